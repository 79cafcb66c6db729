import fc from 'fast-check'
import { addDays, beijingParts, day, dayOf, daysBetween, endOf, startOf } from './beijing'

const DAY_MS = 86_400_000
const instants = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const days = instants.map(dayOf)
const counts = fc.integer({ min: -40_000, max: 40_000 })

test('a day begins at Beijing’s midnight, which is four in the afternoon in UTC', () => {
  expect(startOf(day('2026-12-01')).toISOString()).toBe('2026-11-30T16:00:00.000Z')
  expect(dayOf(new Date('2026-11-30T15:59:59.999Z'))).toBe('2026-11-30')
  expect(dayOf(new Date('2026-11-30T16:00:00.000Z'))).toBe('2026-12-01')
})

test('every instant lies in its day and in no other', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const its = dayOf(instant)
      expect(startOf(its).getTime()).toBeLessThanOrEqual(instant.getTime())
      expect(endOf(its).getTime()).toBeGreaterThan(instant.getTime())
      expect(endOf(its)).toEqual(startOf(addDays(its, 1)))
      expect(endOf(its).getTime() - startOf(its).getTime()).toBe(DAY_MS)
    }),
  )
})

test('a day is the one that the calendar of Shanghai shows', () => {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })
  fc.assert(
    fc.property(instants, (instant) => {
      const parts = beijingParts(instant)
      expect(parts.day).toBe(calendar.format(instant))
      expect(parts.time).toBe(clock.format(instant))
      expect(parts.day).toBe(
        `${parts.day.slice(0, 4)}-${String(parts.month).padStart(2, '0')}-${String(parts.date).padStart(2, '0')}`,
      )
      expect(parts.weekday).toBe(new Date(`${parts.day}T12:00:00Z`).getUTCDay())
    }),
  )
})

test('adding days and counting them are each other’s reverse', () => {
  fc.assert(
    fc.property(days, counts, (from, count) => {
      const to = addDays(from, count)
      expect(daysBetween(from, to)).toBe(count)
      expect(daysBetween(to, from) + count).toBe(0)
      expect(addDays(to, -count)).toBe(from)
    }),
  )
})

test('days sort as their texts do', () => {
  fc.assert(
    fc.property(days, days, (one, other) => {
      expect(one < other).toBe(startOf(one) < startOf(other))
    }),
  )
})

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '20260101',
  'today',
  '',
  '2026-04-31',
])('there is no day %j', (text) => {
  expect(() => day(text)).toThrow(RangeError)
})

test('there is a 29th of February in its years', () => {
  expect(day('2028-02-29')).toBe('2028-02-29')
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
})
