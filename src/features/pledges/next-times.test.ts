import { day } from '../../../contracts/beijing'
import {
  afterChange,
  afterPause,
  afterResume,
  afterSkip,
  firstTime,
  newTerms,
  pauseOf,
} from './next-times'
import { aMonth, aPledge, theMonths } from './pledges.fake'

/** Monday 7 December, 14:32 in Beijing. */
const NOW = new Date('2026-12-07T06:32:00Z')
const EVENING = new Date('2026-12-07T12:00:00Z')
const terms = { amountFen: 3_000, day: 8, hour: 19, way: 'reminder' as const }
const without = (pledge: ReturnType<typeof aPledge>) => {
  const { nextOn: _, nextFen: _fen, ...rest } = pledge
  return rest
}

test('the first one by its day is this month if its day and hour are still to come', () => {
  expect(firstTime(terms, 'on-day', NOW)).toEqual({ on: '2026-12-08', amountFen: 3_000 })
  expect(firstTime({ ...terms, day: 7 }, 'on-day', NOW).on).toBe('2026-12-07')
  expect(firstTime({ ...terms, day: 7 }, 'on-day', EVENING).on).toBe('2027-01-07')
  expect(firstTime({ ...terms, day: 6 }, 'on-day', NOW).on).toBe('2027-01-06')
})

test('given now, the next one is in the next month', () => {
  expect(firstTime(terms, 'now', NOW).on).toBe('2027-01-08')
  const endOfJanuary = new Date('2027-01-31T02:00:00Z')
  expect(firstTime({ ...terms, day: 31 }, 'now', endOfJanuary).on).toBe('2027-02-28')
})

test('a debit is announced two days before, so tomorrow is too soon for it', () => {
  const debit = { ...terms, way: 'contract' as const }
  expect(firstTime(debit, 'on-day', NOW).on).toBe('2027-01-08')
  expect(firstTime({ ...debit, day: 9 }, 'on-day', NOW).on).toBe('2026-12-09')
  const late = new Date('2026-12-07T14:30:00Z')
  expect(firstTime({ ...debit, day: 9 }, 'on-day', late).on).toBe('2027-01-09')
})

test('a change counts at once, and from the one after when the next is announced', () => {
  const wish = { ...terms, amountFen: 5_000, day: 20 }
  expect(afterChange(aPledge(), wish, NOW)).toEqual({
    stays: undefined,
    next: { on: '2026-12-20', amountFen: 5_000 },
  })
  expect(afterChange(aPledge({ announced: true }), wish, NOW)).toEqual({
    stays: { on: '2026-12-08', amountFen: 3_000 },
    next: { on: '2027-01-20', amountFen: 5_000 },
  })
})

test('with the same day what is planned keeps its day, and another day is reckoned anew', () => {
  const planned = aPledge({
    nextOn: '2027-01-08',
    months: [aMonth('2027-01', { state: 'planned' })],
  })
  expect(afterChange(planned, { ...terms, amountFen: 5_000 }, NOW).next.on).toBe('2027-01-08')
  expect(afterChange(planned, { ...terms, day: 10 }, NOW).next.on).toBe('2026-12-10')
  expect(afterChange(aPledge(), { ...terms, day: 3 }, NOW).next.on).toBe('2027-01-03')
})

test('a debit that is tried again in the next month is still the one of its own', () => {
  const months = [aMonth('2026-11', { state: 'retrying', dueOn: '2026-11-30' })]
  const pledge = aPledge({ day: 30, announced: true, nextOn: '2026-12-01', months })
  expect(afterChange(pledge, { ...terms, day: 15 }, NOW).next.on).toBe('2026-12-15')
  expect(afterSkip(pledge)?.on).toBe('2026-12-30')
})

test('what was changed since a month was announced comes with the month after', () => {
  const announced = { announced: true, months: theMonths({ state: 'announced' }) } as const
  expect(newTerms(aPledge(announced))).toBeUndefined()
  expect(newTerms(aPledge({ amountFen: 5_000 }))).toBeUndefined()
  const after = { on: '2027-01-08', amountFen: 3_000 }
  expect(newTerms(aPledge({ ...announced, amountFen: 5_000 }))).toEqual({
    ...after,
    amountFen: 5_000,
  })
  expect(newTerms(aPledge({ ...announced, day: 31 }))).toEqual({ ...after, on: '2027-01-31' })
  expect(newTerms(aPledge({ ...announced, projectId: 'lamp0001' }))).toEqual(after)
})

test('of a paused pledge the changed one comes after the pause', () => {
  const paused = aPledge({ state: 'paused', resumesOn: '2027-02-08', nextOn: '2027-02-08' })
  expect(afterChange(paused, { ...terms, day: 20 }, NOW).next.on).toBe('2027-02-20')
})

test('a pause of so many months leaves out so many due days', () => {
  expect([1, 2, 3].map((months) => pauseOf(aPledge(), months, NOW))).toEqual([
    '2027-01-08',
    '2027-02-08',
    '2027-03-08',
  ])
  const onThe31st = aPledge({ day: 31, nextOn: '2026-12-31' })
  expect(pauseOf(onThe31st, 2, NOW)).toBe('2027-02-28')
  const held = without(aPledge({ months: theMonths().slice(1) }))
  expect(pauseOf(held, 1, NOW)).toBe('2027-01-08')
})

test('until a day: it goes on at the first due day from there', () => {
  expect(afterPause(aPledge(), day('2027-01-09'), NOW).on).toBe('2027-02-08')
  expect(afterPause(aPledge(), day('2027-01-08'), NOW).on).toBe('2027-01-08')
})

test('what is announced is left out by a pause that goes beyond it, and by no other', () => {
  const announced = aPledge({ announced: true, day: 25, months: theMonths({ state: 'announced' }) })
  expect(afterPause(announced, day('2026-12-20'), NOW).on).toBe('2027-01-25')
  expect(afterPause(announced, day('2026-12-08'), NOW).on).toBe('2026-12-08')
})

test('after an announced debit is left out, the next one waits for the end of its cycle', () => {
  const months = [aMonth('2026-12', { state: 'announced', way: 'contract', dueOn: '2026-12-29' })]
  const debit = { way: 'contract', announced: true, nextOn: '2026-12-29' } as const
  const pledge = aPledge({ ...debit, day: 1, months })
  expect(afterSkip(pledge)?.on).toBe('2027-02-01')
  expect(afterSkip({ ...pledge, day: 7 })?.on).toBe('2027-01-07')
  expect(afterPause(pledge, day('2026-12-31'), NOW).on).toBe('2027-02-01')
  const skipped = [aMonth('2027-02', { state: 'planned' }), aMonth('2026-12', { state: 'skipped' })]
  const runs = aPledge({ way: 'contract', day: 1, notBefore: '2027-01-07', months: skipped })
  const wish = { ...terms, way: 'contract' as const }
  expect(afterChange(runs, { ...wish, day: 5 }, NOW).next.on).toBe('2027-02-05')
  expect(afterChange(runs, { ...wish, day: 9 }, NOW).next.on).toBe('2027-01-09')
  expect(afterChange(runs, { ...terms, day: 5 }, NOW).next.on).toBe('2027-01-05')
})

test('a pause that ends tomorrow leaves time for the announcement, and a month’s rest is not five days', () => {
  const debit = aPledge({ way: 'contract', months: theMonths().slice(1) })
  expect(afterPause(debit, day('2026-12-08'), NOW).on).toBe('2027-01-08')
  const months = [aMonth('2026-12', { state: 'announced', dueOn: '2026-12-08' })]
  const other = aPledge({ day: 1, announced: true, months })
  expect(pauseOf(other, 1, new Date('2026-12-27T06:00:00Z'))).toBe('2027-02-01')
})

test('what is skipped is followed by the month after', () => {
  const january = [aMonth('2027-01', { state: 'planned' })]
  expect(afterSkip(aPledge({ day: 31, months: january }))?.on).toBe('2027-02-28')
  expect(afterSkip(aPledge({ months: [aMonth('2026-11')] }))).toBeUndefined()
})

test('going on before its time makes up no month, and none comes twice', () => {
  const paused = aPledge({ state: 'paused', months: [aMonth('2026-12')] })
  expect(afterResume(paused, NOW).on).toBe('2027-01-08')
  expect(afterResume({ ...paused, months: [aMonth('2026-11')] }, NOW).on).toBe('2026-12-08')
})
