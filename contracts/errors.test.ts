import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errors } from './errors'

const entries = Object.entries(errors)

test('every refusal of ours has a number of its own, from 10000, and is HTTP 400', () => {
  const ours = entries.filter(([, { code }]) => code >= 10_000)
  expect(new Set(ours.map(([, { code }]) => code)).size).toBe(ours.length)
  expect(ours.filter(([, { status }]) => status !== 400)).toEqual([])
})

test('every entry speaks both languages', () => {
  for (const [, { zh, en }] of entries) {
    expect(zh).toMatch(/[\u4e00-\u9fff].*[\u3002\uff1f]$/)
    expect(en).toMatch(/^[ -~\u2019]+[.?]$/)
  }
})

test('every entry is given by somebody', () => {
  const folder = join(__dirname, '../cloudfunctions')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|sql)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  expect(entries.map(([name]) => name).filter((name) => !sources.includes(`'${name}'`))).toEqual([])
})
