import { day } from '../../../../contracts/beijing'
import { aMonth, aPledge, theMonths } from '../pledges.fake'
import { dueMonth, mendable, monthsShown } from './months-shown'

const MONDAY = day('2026-12-07')
const look = (shown: ReturnType<typeof monthsShown>): string =>
  shown.map(({ period, lantern }) => `${period.slice(2)} ${lantern}`).join(', ')

test('twelve months: what was, the next, and two to come', () => {
  expect(look(monthsShown(aPledge(), MONDAY))).toBe(
    '26-03 lit, 26-04 lit, 26-05 lit, 26-06 lit, 26-07 missed, 26-08 lit, ' +
      '26-09 lit, 26-10 lit, 26-11 lit, 26-12 next, 27-01 wait, 27-02 wait',
  )
})

test('a new pledge looks ahead', () => {
  const months = [aMonth('2027-01', { state: 'planned' }), aMonth('2026-12')]
  const shown = monthsShown(aPledge({ months }), MONDAY)
  expect(shown.map(({ lantern }) => lantern).slice(0, 4)).toEqual(['lit', 'next', 'wait', 'wait'])
  expect(shown.at(-1)?.period).toBe('2027-11')
})

test('of a long one the oldest go', () => {
  const months = Array.from({ length: 20 }, (_, index) =>
    aMonth(`${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`),
  )
  const shown = monthsShown(aPledge({ months }), day('2026-08-20'))
  expect([shown[0]?.period, shown.at(-1)?.period]).toEqual(['2025-11', '2026-10'])
})

test('an ended one shows nothing to come behind twelve months', () => {
  const months = theMonths().filter(({ state }) => state !== 'planned')
  const early = aMonth('2025-01')
  const shown = monthsShown(aPledge({ state: 'ended', months: [...months, early] }), MONDAY)
  expect(shown.at(-1)?.period).toBe('2026-11')
})

test('one that has ended early shows its months and no outlines behind them', () => {
  const months = [aMonth('2026-12', { state: 'skipped' }), aMonth('2026-11')]
  const shown = monthsShown(aPledge({ state: 'ended', months }), MONDAY)
  expect(look(shown)).toBe('26-11 lit, 26-12 wait')
})

test('one that has not begun yet has no months, and twelve outlines', () => {
  const shown = monthsShown(
    aPledge({ state: 'signing', months: [], startedAt: '2026-11-30T17:00:00Z' }),
    MONDAY,
  )
  expect(shown[0]?.period).toBe('2026-12')
  expect(new Set(shown.map(({ lantern }) => lantern))).toEqual(new Set(['wait']))
})

test('skipped is an outline, and the one to pay is the oldest that is due', () => {
  const pledge = aPledge({
    months: [
      aMonth('2026-12', { state: 'announced', canPay: true }),
      aMonth('2026-11', { state: 'skipped' }),
      aMonth('2026-10', { state: 'missed', canPay: true }),
    ],
  })
  expect(look(monthsShown(pledge, MONDAY))).toMatch(/^26-10 missed, 26-11 wait, 26-12 next/)
  expect(dueMonth(pledge)?.period).toBe('2026-12')
  expect(mendable(pledge).map(({ period }) => period)).toEqual(['2026-10'])
})
