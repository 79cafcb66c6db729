import type { Gift } from '../../../../contracts/gifts'
import { judge, LOOKS_MAX, lookAfterMs, type PhoneWord, type Verdict } from './checking'

test.each<[Gift['state'], PhoneWord, Verdict]>([
  ['settled', 'cancelled', 'lit'],
  ['partly_refunded', 'paid', 'lit'],
  ['started', 'paid', 'waiting'],
  ['started', 'unknown', 'waiting'],
  ['started', 'cancelled', 'unpaid'],
  ['started', 'failed', 'unpaid'],
  ['expired', 'paid', 'unpaid'],
  ['paid', 'paid', 'held'],
  ['refunded', 'paid', 'held'],
])('a gift that is %s after the phone said %s is %s', (state, word, verdict) => {
  expect(judge({ state }, word)).toBe(verdict)
})

test('a gift that was in the ledger and went back is told apart from one that was never accepted', () => {
  expect(judge({ state: 'refunded', settledAt: '2026-12-07T06:32:00Z' }, 'paid')).toBe('returned')
})

test('looking slows down, and lasts about two minutes', () => {
  const waits = Array.from({ length: LOOKS_MAX }, (_, looks) => lookAfterMs(looks))
  expect(waits).toEqual([...waits].sort((one, other) => one - other))
  const allMs = waits.reduce((sum, ms) => sum + ms, 0)
  expect(allMs).toBeGreaterThan(100_000)
  expect(allMs).toBeLessThan(150_000)
})
