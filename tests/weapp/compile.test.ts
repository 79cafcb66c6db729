/** WeChat's own compilers, as far as they run without its developer tools. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '../../scripts/client-build'

const compiler: {
  wxmlToJs(folder: string): string
  wxssToJs(folder: string): string
} = require('miniprogram-compiler')

let dist = ''
beforeAll(async () => {
  dist = await ensureBuilt('weapp')
}, 240_000)

test('wcc accepts every template', () => {
  expect(compiler.wxmlToJs(dist)).toContain('pages/home/index.wxml')
})

test('wcsc accepts every style', () => {
  expect(compiler.wxssToJs(dist)).toContain('app.wxss')
})

test('a template with an open end is refused: the gate is a gate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-wxml-'))
  try {
    writeFileSync(join(folder, 'bad.wxml'), '<view><input></view>')
    expect(() => compiler.wxmlToJs(folder)).toThrow('end-tag')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
