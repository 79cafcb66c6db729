import { createHash } from 'node:crypto'
import { bearsAppKey } from './app-key'

const now = new Date('2026-12-01T04:00:00Z')
const HOUR_MS = 3_600_000

const admits = (headers: Record<string, string>) =>
  bearsAppKey(headers, { appId: 'lantern', appKey: 'key', clock: { now: () => now } })

function signedAt(atMs: number, key = 'key') {
  const digest = createHash('md5').update(`${atMs}${key}`).digest('hex')
  return { 'x-lc-id': 'lantern', 'x-lc-sign': `${digest},${atMs}` }
}

test('a signature with the key is admitted, also from a clock that is hours off', () => {
  expect(admits(signedAt(now.getTime()))).toBe(true)
  expect(admits(signedAt(now.getTime() - 23 * HOUR_MS))).toBe(true)
  expect(admits(signedAt(now.getTime() + 23 * HOUR_MS))).toBe(true)
})

test('a signature that is more than a day old is refused', () => {
  expect(admits(signedAt(now.getTime() - 25 * HOUR_MS))).toBe(false)
})

test('the key itself is admitted', () => {
  expect(admits({ 'x-lc-id': 'lantern', 'x-lc-key': 'key' })).toBe(true)
})

test.each([
  ['nothing at all', {}],
  ['a key without an id', { 'x-lc-key': 'key' }],
  ['another app', { 'x-lc-id': 'other', 'x-lc-key': 'key' }],
  ['a wrong key', { 'x-lc-id': 'lantern', 'x-lc-key': 'wrong' }],
  ['a master key', { 'x-lc-id': 'lantern', 'x-lc-key': 'key,master' }],
  ['a signature with another key', signedAt(now.getTime(), 'wrong')],
  [
    'a master signature',
    {
      ...signedAt(now.getTime()),
      'x-lc-sign': `${signedAt(now.getTime())['x-lc-sign']},master`,
    },
  ],
  ['a signature that is none', { 'x-lc-id': 'lantern', 'x-lc-sign': 'abc' }],
])('%s is refused', (_what, headers) => {
  expect(admits(headers as Record<string, string>)).toBe(false)
})
