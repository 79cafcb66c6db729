import { beijingDay, startOfBeijingDayMs } from '../../../time/beijing'

/** The evenings before a new year, in Beijing. */

// 除夕: the day before the first of the first month in the Gregorian-Lunar Calendar Conversion Table of the
// Hong Kong Observatory. `Intl` cannot stand in: ICU misses 2027 and 2030, whose new moons fall near midnight.
const SPRING_EVES = [
  '2026-02-16',
  '2027-02-05',
  '2028-01-25',
  '2029-02-12',
  '2030-02-02',
  '2031-01-22',
  '2032-02-10',
  '2033-01-30',
  '2034-02-18',
  '2035-02-07',
] as const

/** When families sit together and look at their phones: eight in the evening. */
const EVENING_MS = 20 * 3_600_000

/** The next evening of 除夕 that is still to come; `undefined` behind the end of the table. */
export const nextSpringEveMs = (nowMs: number) =>
  SPRING_EVES.map((day) => eveningOf(day)).find((ms) => ms > nowMs)

/** The next evening of 31 December that is still to come. */
export const nextNewYearsEveMs = (nowMs: number) => {
  const year = Number(beijingDay(nowMs).slice(0, 4))
  const thisYear = eveningOf(`${year}-12-31`)
  return thisYear > nowMs ? thisYear : eveningOf(`${year + 1}-12-31`)
}

const eveningOf = (day: string) => startOfBeijingDayMs(day) + EVENING_MS
