import {
  agoWords,
  clockOf,
  dateWords,
  daysUntil,
  dayWords,
  minuteWords,
  pastDayWords,
  weekdayWords,
} from './when'

// 14:32:08 in Beijing on a Monday.
const NOON = '2026-12-07T06:32:08.000Z'

test('a day is written as people write it', () => {
  expect(dayWords('2026-12-30', 'zh')).toBe('12月30日')
  expect(dayWords('2026-12-30', 'en')).toBe('30 Dec')
  expect(dateWords('2027-03-01', 'zh')).toBe('2027年3月1日')
  expect(weekdayWords(NOON, 'zh')).toBe('周一')
  expect(clockOf(NOON)).toBe('14:32:08')
})

test('in a list a day of another year has its year', () => {
  expect(pastDayWords('2026-12-05T02:00:00.000Z', '2027-09-15T02:00:00.000Z', 'zh')).toBe(
    '2026年12月5日',
  )
  expect(pastDayWords('2027-01-01T02:00:00.000Z', '2027-09-15T02:00:00.000Z', 'zh')).toBe('1月1日')
  // Half past midnight of New Year in Beijing, and still the old year in London.
  expect(pastDayWords('2026-12-31T16:30:00.000Z', '2027-01-01T02:00:00.000Z', 'en')).toBe('1 Jan')
  expect(agoWords('2026-12-06T15:00:00.000Z', '2027-02-01T02:00:00.000Z', 'zh')).toBe(
    '2026年12月6日',
  )
})

test('the minute of an instant has its day, unless that is today', () => {
  expect(minuteWords('2026-12-07T06:41:59.000Z', NOON, 'zh')).toBe('14:41')
  expect(minuteWords('2026-12-06T15:59:00.000Z', NOON, 'zh')).toBe('12月6日 23:59')
  expect(minuteWords('2025-12-07T06:41:00.000Z', NOON, 'en')).toBe('7 Dec 2025 14:41')
})

test('the last hours of a day in London are the next day in Beijing', () => {
  expect(daysUntil('2026-12-08', '2026-12-07T15:59:59.000Z')).toBe(1)
  expect(daysUntil('2026-12-08', '2026-12-07T16:00:00.000Z')).toBe(0)
})

test.each([
  ['2026-12-07T06:32:00.000Z', '刚刚'],
  ['2026-12-07T06:29:00.000Z', '3 分钟前'],
  ['2026-12-07T04:30:00.000Z', '2 小时前'],
  ['2026-12-06T15:00:00.000Z', '12月6日'],
])('a gift of %s was given %s', (at, words) => {
  expect(agoWords(at, NOON, 'zh')).toBe(words)
})

test('a gift just before midnight is still minutes ago just after it', () => {
  expect(agoWords('2026-12-06T15:58:00.000Z', '2026-12-06T16:02:00.000Z', 'zh')).toBe('4 分钟前')
})
