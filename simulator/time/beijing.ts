/** Beijing time, which WeChat Pay writes its days, stamps and bills in. It has no summer time. */

const OFFSET_MS = 8 * 3_600_000
export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const YEAR_MS = 365 * DAY_MS

/** `2026-12-01`, the day in Beijing. */
export const beijingDay = (ms: number) => shifted(ms).slice(0, 10)

/** `2026-12-01 09:30:00`, as bills write a moment. */
export const beijingStamp = (ms: number) => shifted(ms).slice(0, 19).replace('T', ' ')

/** `2026-12-01T09:30:00+08:00`, as API v3 writes a moment. */
export const rfc3339 = (ms: number) => `${shifted(ms).slice(0, 19)}+08:00`

/** `20261201093000`, as API v2 writes a moment of payment. */
export const beijingDigits = (ms: number) => beijingStamp(ms).replace(/\D/g, '')

/** Which Beijing day this is, counted: the next day is one more. */
export const beijingDayNumber = (ms: number) => Math.floor((ms + OFFSET_MS) / DAY_MS)

/** How far the Beijing day has gone. */
export const beijingTimeOfDayMs = (ms: number) => (ms + OFFSET_MS) % DAY_MS

// `Date.parse` forgives much else, also the last days of its own calendar, which eight hours later are none.
const DAY = /^\d{4}-\d\d-\d\d$/

/** The moment when a Beijing day begins; `NaN` for text that is no day of the calendar. */
export const startOfBeijingDayMs = (day: string) => {
  if (!DAY.test(day)) return Number.NaN
  const ms = Date.parse(`${day}T00:00:00+08:00`)
  return beijingDayOrEmpty(ms) === day ? ms : Number.NaN
}

const shifted = (ms: number) => new Date(ms + OFFSET_MS).toISOString()

// `Date` takes 30 February for 2 March, so a day counts only if it comes back as itself.
const beijingDayOrEmpty = (ms: number) => (Number.isNaN(ms) ? '' : beijingDay(ms))
