import { day } from '../../../contracts/beijing'
import { afterChange, afterPause, afterResume, afterSkip, firstTime, pauseOf } from './next-times'
import { aMonth, aPledge } from './pledges.fake'

const MONDAY = day('2026-12-07')
const terms = { amountFen: 3_000, day: 8, way: 'reminder' as const }

test('the first one by its day is this month if its day is still to come, and today counts', () => {
  expect(firstTime(terms, 'on-day', MONDAY)).toEqual({ on: '2026-12-08', amountFen: 3_000 })
  expect(firstTime({ ...terms, day: 7 }, 'on-day', MONDAY).on).toBe('2026-12-07')
  expect(firstTime({ ...terms, day: 6 }, 'on-day', MONDAY).on).toBe('2027-01-06')
})

test('given now, the next one is in the next month', () => {
  expect(firstTime(terms, 'now', MONDAY).on).toBe('2027-01-08')
  expect(firstTime({ ...terms, day: 31 }, 'now', day('2027-01-31')).on).toBe('2027-02-28')
})

test('a debit is announced two days before, so tomorrow is too soon for it', () => {
  expect(firstTime({ ...terms, way: 'contract' }, 'on-day', MONDAY).on).toBe('2027-01-08')
  expect(firstTime({ ...terms, way: 'contract', day: 9 }, 'on-day', MONDAY).on).toBe('2026-12-09')
})

test('a change counts at once, and from the one after when the next is announced', () => {
  const wish = { ...terms, amountFen: 5_000, day: 20 }
  expect(afterChange(aPledge(), wish, MONDAY)).toEqual({
    stays: undefined,
    next: { on: '2026-12-20', amountFen: 5_000 },
  })
  expect(afterChange(aPledge({ announced: true }), wish, MONDAY)).toEqual({
    stays: { on: '2026-12-08', amountFen: 3_000 },
    next: { on: '2027-01-20', amountFen: 5_000 },
  })
})

test('a day that has passed this month is the next month’s', () => {
  expect(afterChange(aPledge(), { ...terms, day: 3 }, MONDAY).next.on).toBe('2027-01-03')
})

test('of a paused pledge the changed one comes after the pause', () => {
  const { nextOn: _, ...rest } = aPledge({ state: 'paused', resumesOn: '2027-02-08' })
  expect(afterChange(rest, { ...terms, day: 20 }, MONDAY).next.on).toBe('2027-02-20')
})

test('a pause of so many months leaves out so many due days', () => {
  expect([1, 2, 3].map((months) => pauseOf(aPledge(), months, MONDAY))).toEqual([
    '2027-01-08',
    '2027-02-08',
    '2027-03-08',
  ])
  const onThe31st = aPledge({ day: 31, nextOn: '2026-12-31' })
  expect(pauseOf(onThe31st, 2, MONDAY)).toBe('2027-02-28')
})

test('until a day: it goes on at the first due day from there', () => {
  expect(afterPause(aPledge(), day('2027-01-09')).on).toBe('2027-02-08')
  expect(afterPause(aPledge(), day('2027-01-08')).on).toBe('2027-01-08')
})

test('what is skipped is followed by the month after', () => {
  expect(afterSkip(aPledge({ day: 31, nextOn: '2027-01-31' }))?.on).toBe('2027-02-28')
  const { nextOn: _, ...none } = aPledge()
  expect(afterSkip(none)).toBeUndefined()
})

test('going on before its time makes up no month, and none comes twice', () => {
  const paused = aPledge({ state: 'paused', months: [aMonth('2026-12')] })
  expect(afterResume(paused, MONDAY).on).toBe('2027-01-08')
  expect(afterResume({ ...paused, months: [aMonth('2026-11')] }, MONDAY).on).toBe('2026-12-08')
})
