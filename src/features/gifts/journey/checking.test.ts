import type { Gift } from '../../../../contracts/gifts'
import type { PayWord } from '../../../platform'
import { judge, LOOKS_MAX, lookAfterMs, type Verdict } from './checking'

test.each<[Gift['state'], PayWord, Verdict]>([
  ['settled', 'cancel', 'lit'],
  ['partly_refunded', 'ok', 'lit'],
  ['started', 'ok', 'waiting'],
  ['started', 'unknown', 'waiting'],
  ['started', 'cancel', 'unpaid'],
  ['started', 'fail', 'unpaid'],
  ['expired', 'ok', 'unpaid'],
  ['paid', 'ok', 'held'],
  ['refunded', 'ok', 'held'],
])('a gift that is %s after the phone said %s is %s', (state, word, verdict) => {
  expect(judge({ state }, word)).toBe(verdict)
})

test('a gift that was in the ledger and went back is told apart from one that was never accepted', () => {
  expect(judge({ state: 'refunded', settledAt: '2026-12-07T06:32:00Z' }, 'ok')).toBe('returned')
})

test('looking slows down, and lasts about two minutes', () => {
  const waits = Array.from({ length: LOOKS_MAX }, (_, looks) => lookAfterMs(looks))
  expect(waits).toEqual([...waits].sort((one, other) => one - other))
  const allMs = waits.reduce((sum, ms) => sum + ms, 0)
  expect(allMs).toBeGreaterThan(100_000)
  expect(allMs).toBeLessThan(150_000)
})
