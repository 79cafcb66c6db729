import type { CalendarDay } from '../../../contracts/calendar'
import { aMonth } from './calendar.fake'
import {
  blanksBefore,
  knownDay,
  lunarYearOf,
  monthAfter,
  morningOf,
  namesOf,
  openingDay,
  underFigure,
} from './month-words'

const words = (zh: string, en = zh) => ({ zh, en })
const named = (name: string | undefined, about: Partial<CalendarDay> = {}): CalendarDay => ({
  day: '2027-03-05',
  lunar: { ...words('正月廿八', 'Month 1, day 28'), short: words('廿八', '28') },
  marks: name ? [{ scene: 'some-scene', name: words(name, 'Some Day') }] : [],
  ...about,
})

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-07', 1, '2026-08'],
  ['2045-12', 1, undefined],
  ['2020-01', -1, undefined],
])('%s and %i months is %s', (month, months, other) => {
  expect(monthAfter(month, months)).toBe(other)
})

test.each([
  ['2026-12', 1],
  ['2027-03', 0],
  ['2026-11', 6],
])('%s has %i empty cells before it, in a week from Monday', (month, blanks) => {
  expect(blanksBefore(month)).toBe(blanks)
})

test.each([
  ['2026-12-07', '十月廿九', '丙午'],
  ['2027-02-05', '腊月廿九', '丙午'],
  ['2027-02-06', '正月初一', '丁未'],
  ['2034-01-05', '闰冬月十五', '癸丑'],
])('%s, %s, is in the year %s', (day, lunar, year) => {
  const { stem, branch } = lunarYearOf(
    named(undefined, { day, lunar: { ...words(lunar), short: words('') } }),
  )
  expect(stem + branch).toBe(year)
})

test.each([
  ['国际志愿者日', '志愿者日'],
  ['学雷锋纪念日', '学雷锋日'],
  ['九月公益周', '公益周'],
  ['春节', '春节'],
  ['一个名字很长的日子', '廿八'],
  [undefined, '廿八'],
])('under a day called %s stands %s', (name, under) => {
  expect(underFigure(named(name), 'zh')).toBe(under)
})

test('a solar term stands under its day; in English the lunar day does', () => {
  const day = named(undefined, { term: words('大雪', 'Major Snow') })
  expect(underFigure(day, 'zh')).toBe('大雪')
  expect(underFigure(day, 'en')).toBe('28')
})

test('a day that is a mark and a solar term has its name once', () => {
  const term = words('清明', 'Qingming')
  expect(namesOf(named('清明', { term }))).toHaveLength(1)
  expect(namesOf(named('重阳节', { term }))).toHaveLength(2)
})

test('a month opens with today, or its first day with a mark, or its first', () => {
  const days = aMonth()
  expect(openingDay(days, '2026-12-20')).toBe('2026-12-20')
  expect(openingDay(days, '2027-01-20')).toBe('2026-12-05')
  expect(openingDay(days.slice(10), '2027-01-20')).toBe('2026-12-11')
})

test.each([
  ['2026-12-08', '2026-12-07T06:32:00Z', 'ahead'],
  ['2026-12-06', '2026-12-07T06:32:00Z', 'past'],
  ['2026-12-07', '2026-12-07T00:59:59Z', 'ahead'],
  ['2026-12-07', '2026-12-07T01:00:00Z', 'today'],
])('the morning of %s, at %s, is %s', (day, asOf, morning) => {
  expect(morningOf(day, asOf)).toBe(morning)
})

test.each(['2026-02-30', '2019-12-31', '2046-01-01', 'tomorrow', '', undefined])(
  'no day of the calendar: %s',
  (text) => {
    expect(knownDay(text)).toBeUndefined()
  },
)

test('a day of the calendar is known', () => {
  expect(knownDay('2028-02-29')).toBe('2028-02-29')
})
