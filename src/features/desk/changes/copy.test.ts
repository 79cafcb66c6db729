import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { changesCopy } from './copy'

test('everything that the server writes down has its words', () => {
  const folder = join(__dirname, '../../../../cloudfunctions')
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/what: '([a-z]+\.[a-z_]+)'/g),
    ])
    .map(([, what]) => what)
  expect(written).toContain('report.approved')
  expect(written.filter((what) => !(String(what) in changesCopy.zh.what))).toEqual([])
})
