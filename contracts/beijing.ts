/**
 * Days are Beijing days. China has had one time zone without daylight saving since 1991, so a fixed
 * offset of eight hours is exact, and works in a mini program, where `Intl` time zones are missing.
 */
export type Day = string & { readonly calendar: 'beijing' }

const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The Beijing day in which an instant lies. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10) as Day
}

/** Brands `YYYY-MM-DD`; throws RangeError when there is no such day. */
export function day(text: string): Day {
  const at = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a day: ${text}`)
  }
  return text as Day
}

/** The instant at which a Beijing day begins. */
export function startOf(at: Day): Date {
  return new Date(Date.parse(`${at}T00:00:00Z`) - OFFSET_MS)
}

/** The instant at which a Beijing day is over. */
export function endOf(at: Day): Date {
  return new Date(startOf(at).getTime() + DAY_MS)
}

export function addDays(at: Day, days: number): Day {
  return new Date(Date.parse(`${at}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day
}

/** Whole days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** Beijing's clock for a screen: `{ day: '2026-12-07', month: 12, date: 7, weekday: 1, time: '14:32:08' }`. */
export function beijingParts(instant: Date): {
  day: Day
  month: number
  date: number
  weekday: number
  time: string
} {
  const shifted = new Date(instant.getTime() + OFFSET_MS)
  return {
    day: dayOf(instant),
    month: shifted.getUTCMonth() + 1,
    date: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    time: shifted.toISOString().slice(11, 19),
  }
}
