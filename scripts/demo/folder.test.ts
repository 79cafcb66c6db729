import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder } from '../../cloudfunctions/db/data-folder'
import { lockFolder } from '../../simulator/folder-lock'
import { emptyDemoFolder } from './folder'

let base: string
let folder: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lantern-demo-'))
  folder = join(base, 'demo')
})
afterEach(() => rmSync(base, { recursive: true }))

const empty = () => emptyDemoFolder(folder, join(folder, 'simulator'))
const fill = () => {
  mkdirSync(join(folder, 'pglite'))
  writeFileSync(join(folder, 'pglite', 'books'), 'old')
}

test('a demo’s folder is made, and emptied when it begins anew', async () => {
  await empty()
  expect(readdirSync(folder)).toEqual(['demo.txt'])
  fill()
  await empty()
  expect(readdirSync(folder)).toEqual(['demo.txt'])
})

test('a folder of something else stays as it is', async () => {
  mkdirSync(folder)
  fill()
  await expect(empty()).rejects.toThrow(/holds something that is not of npm run demo/)
  expect(readdirSync(folder)).toEqual(['pglite'])
})

test('a folder that a product or a simulator holds stays as it is', async () => {
  await empty()
  fill()
  const product = await openDataFolder(folder)
  await expect(empty()).rejects.toThrow(/Another process uses the data folder/)
  await product.release()
  const simulator = await lockFolder(join(folder, 'simulator'))
  await expect(empty()).rejects.toThrow(/Another simulator/)
  await simulator.release()
  expect(existsSync(join(folder, 'pglite', 'books'))).toBe(true)
})
