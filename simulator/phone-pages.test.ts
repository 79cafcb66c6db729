import './fixtures/patience'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestBed } from './fixtures/a-simulator'
import { aSimulator } from './fixtures/a-simulator'

const PRODUCT = 'http://127.0.0.1:3999'

let folder: string
let bed: TestBed
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phone-'))
  bed = await aSimulator({ pagesFolder: folder, productOrigins: [PRODUCT] })
})
afterEach(async () => {
  await bed.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string) => fetch(`${bed.simulator.url}${path}`, { redirect: 'manual' })
const build = () => {
  mkdirSync(join(folder, 'phone'))
  writeFileSync(join(folder, 'index.html'), '<p>phones</p>')
  writeFileSync(join(folder, 'phone', 'index-1a.js'), 'phones()')
  writeFileSync(join(folder, 'phone', 'notes.txt'), 'not for the page')
}

test('where the page is not built, that is what the page says', async () => {
  const text = await (await get('/')).text()
  expect(text).toContain('还没有构建')
  expect(text).toContain('npm run build:phone')
})

test('the page is served as it was built, and frames and fetches from the product alone', async () => {
  build()
  const page = await get('/')
  expect(await page.text()).toBe('<p>phones</p>')
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain(`frame-src 'self' ${PRODUCT}`)
  expect(policy).toContain("frame-ancestors 'none'")
  const script = await get('/phone/index-1a.js')
  expect(await script.text()).toBe('phones()')
  expect(script.headers.get('content-type')).toContain('text/javascript')
})

test.each([
  '/phone/absent.js',
  '/phone/notes.txt',
  '/phone/..%2Findex.html',
  '/phone/%2e%2e%2f%2e%2e%2fbook.js',
])('%s is not there', async (path) => {
  build()
  expect((await get(path)).status).toBe(404)
})

test('whoever comes by the other name of this machine is sent to the one that the product speaks to', async () => {
  const { port } = new URL(bed.simulator.url)
  const reply = await fetch(`http://localhost:${port}/`, { redirect: 'manual' })
  expect(reply.status).toBe(302)
  expect(reply.headers.get('location')).toBe(`${bed.simulator.url}/`)
})

test('what else there is stands on a page of its own', async () => {
  expect(await (await get('/control')).text()).toContain('/control/ledger')
})

test('the templates and the codes that there are can be listed', async () => {
  await bed.control('/templates', { templateId: 't1', title: '捐赠成功通知', fields: ['thing1'] })
  expect(await bed.control('/templates')).toEqual([{ templateId: 't1', title: '捐赠成功通知' }])
  expect(await bed.control('/codes')).toEqual([])
})
