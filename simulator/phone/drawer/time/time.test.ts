import { clockWords, lengthWords, shortMoment } from './clock-words'
import { nextNewYearsEveMs, nextSpringEveMs } from './eves'
import { aMonthLaterMs } from './months'

/** Where the buttons of the clock lead, and how moments are written. */

const at = (beijing: string) => Date.parse(`${beijing}+08:00`)
const iso = (ms: number | undefined) =>
  ms && new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

test.each([
  ['2026-11-27T11:00', '2026-12-27T11:00'],
  ['2026-12-05T23:30', '2027-01-05T23:30'],
  ['2027-01-31T08:00', '2027-02-28T08:00'],
  ['2028-01-31T00:00', '2028-02-29T00:00'],
  ['2027-03-31T12:00', '2027-04-30T12:00'],
  // Still the 30th in London.
  ['2027-05-31T06:00', '2027-06-30T06:00'],
])('a month after %s is %s', (from, to) => {
  expect(iso(aMonthLaterMs(at(from)))).toBe(to)
})

test.each([
  ['2026-11-27T11:00', '2027-02-05T20:00'],
  ['2027-02-05T19:59', '2027-02-05T20:00'],
  ['2027-02-05T20:00', '2028-01-25T20:00'],
  ['2029-12-01T00:00', '2030-02-02T20:00'],
])('the next 除夕 after %s is %s', (from, to) => {
  expect(iso(nextSpringEveMs(at(from)))).toBe(to)
})

test('behind the table no 除夕 is made up', () => {
  expect(nextSpringEveMs(at('2035-02-08T00:00'))).toBeUndefined()
})

test('every 除夕 of the table is within a day of what the Chinese calendar of Intl says', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
  })
  let nowMs = at('2026-01-01T00:00')
  for (let eveMs = nextSpringEveMs(nowMs); eveMs !== undefined; eveMs = nextSpringEveMs(nowMs)) {
    const around = [0, 1, 2].map((days) => lunar.format((eveMs ?? 0) + days * 86_400_000))
    expect(around).toContain('1/1')
    nowMs = eveMs
  }
})

test.each([
  ['2026-11-27T11:00', '2026-12-31T20:00'],
  ['2026-12-31T20:00', '2027-12-31T20:00'],
  ['2027-01-01T00:30', '2027-12-31T20:00'],
])('the next 31 December after %s is %s', (from, to) => {
  expect(iso(nextNewYearsEveMs(at(from)))).toBe(to)
})

test('a moment is written for Beijing, whatever zone the machine is in', () => {
  const ms = at('2026-11-27T00:15:07')
  expect(clockWords(ms)).toEqual({
    day: '2026年11月27日周五',
    english: 'Fri 27 Nov 2026',
    time: '00:15:07',
  })
  expect(shortMoment(ms, ms)).toBe('11-27 00:15')
  expect(shortMoment(at('2027-01-01T00:00'), ms)).toBe('2027-01-01 00:00')
})

test.each([
  [500, '0.5 秒'],
  [61_000, '1 分钟'],
  [90 * 60_000, '1.5 小时'],
  [30 * 86_400_000, '30 天'],
])('%d ms are %s', (ms, words) => {
  expect(lengthWords(ms).chinese).toBe(words)
})
