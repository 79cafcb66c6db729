import fc from 'fast-check'
import { SolarDay } from 'tyme4ts'
import { addDays, type Day, day, daysBetween } from '../beijing'
import { observatory } from './fixtures/observatory'
import { dayOfLunar, dayOfTerm, FIRST_DAY, LAST_DAY, lunarOf, termOn } from './lunar'

const days = fc
  .integer({ min: 0, max: daysBetween(FIRST_DAY, LAST_DAY) })
  .map((count) => addDays(FIRST_DAY, count))

describe('the festivals of the Hong Kong Observatory’s tables', () => {
  test.each(observatory)('$year', ({ year, ...published }) => {
    const newYear = dayOfLunar(year, 1, 1)
    expect({
      newYearsEve: addDays(newYear, -1),
      newYear,
      lanterns: dayOfLunar(year, 1, 15),
      qingming: dayOfTerm(year, 'qingming'),
      dragonBoat: dayOfLunar(year, 5, 5),
      midAutumn: dayOfLunar(year, 8, 15),
      doubleNinth: dayOfLunar(year, 9, 9),
    }).toEqual(published)
  })

  test('are of every year from 2020 to 2035', () => {
    expect(observatory.map(({ year }) => year)).toEqual(
      Array.from({ length: 16 }, (_, index) => 2020 + index),
    )
  })
})

test('leap months are those of the Hong Kong Observatory, also the late one of 2033', () => {
  const first = (at: string) => lunarOf(day(at))
  expect(first('2020-05-23')).toEqual({ year: 2020, month: 4, leap: true, day: 1 })
  expect(first('2023-03-22')).toEqual({ year: 2023, month: 2, leap: true, day: 1 })
  expect(first('2025-07-25')).toEqual({ year: 2025, month: 6, leap: true, day: 1 })
  expect(first('2028-06-23')).toEqual({ year: 2028, month: 5, leap: true, day: 1 })
  expect(first('2031-04-22')).toEqual({ year: 2031, month: 3, leap: true, day: 1 })
  expect(first('2033-12-21')).toEqual({ year: 2033, month: 11, leap: false, day: 30 })
  expect(first('2033-12-22')).toEqual({ year: 2033, month: 11, leap: true, day: 1 })
  expect(first('2034-01-20')).toEqual({ year: 2033, month: 12, leap: false, day: 1 })
})

test('the table says of any day what the library says', () => {
  fc.assert(
    fc.property(days, (at) => {
      const theirs = solarDay(at).getLunarDay()
      const month = theirs.getMonth()
      expect(lunarOf(at)).toEqual({
        year: theirs.getYear(),
        month: Math.abs(month),
        leap: month < 0,
        day: theirs.getDay(),
      })
      const term = solarDay(at).getTermDay()
      expect(termOn(at) !== undefined).toBe(term.getDayIndex() === 0)
    }),
    { numRuns: 1_000 },
  )
})

test('a lunar day comes back to its Gregorian one', () => {
  fc.assert(
    fc.property(days, (at) => {
      const lunar = lunarOf(at)
      if (!lunar.leap) expect(dayOfLunar(lunar.year, lunar.month, lunar.day)).toBe(at)
    }),
  )
})

test('every year has its twenty-four terms', () => {
  for (let year = 2020; year <= 2045; year += 1) {
    let count = 0
    for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at = addDays(at, 1)) {
      if (termOn(at)) count += 1
    }
    expect(count).toBe(24)
  }
})

test.each(['2019-12-31', '2046-01-01'])(
  'nothing is said of %s, which the table does not know',
  (at) => {
    expect(() => lunarOf(day(at))).toThrow(RangeError)
  },
)

function solarDay(at: Day): SolarDay {
  return SolarDay.fromYmd(Number(at.slice(0, 4)), Number(at.slice(5, 7)), Number(at.slice(8)))
}
