/**
 * When a month is due, announced, tried and given up: data and pure functions that both sides use. Days
 * are Beijing days, periods are `YYYY-MM`.
 */
import { addDays, type Day, day, daysBetween, startOf } from './beijing'

/** A month by contract is announced so many days before it is due. */
export const ANNOUNCED_DAYS_BEFORE = 2
/** From its due day on, so many days a month can be charged or paid; then it is missed. */
export const WINDOW_DAYS = 7
/** Days after its first try on which a debit that failed is tried again, inside the window. */
export const RETRY_DAYS = [1, 3, 5] as const
/** Beijing hours between which a debit may be announced and made. */
export const DEBIT_FROM_HOUR = 7
export const DEBIT_UNTIL_HOUR = 22
/** After a contract is signed, so long its first charge goes at once and unannounced. */
export const AT_ONCE_HOURS = 12
export const REMINDER_HOUR = 19
export const DEBIT_FEN_MAX = 50_000
export const PAUSE_DAYS_MAX = 366
/** The phone's own calendar repeats these days in every month. */
export const CALENDAR_DAY_MAX = 28

const HOUR_MS = 3_600_000

/**
 * The day from which on the service takes the next announcement, when no debit paid the one before: its
 * cycle runs from that announcement to the last day of its window. The debit itself is two days later.
 */
export function announcedAgainOn(announcedOn: Day): Day {
  return addDays(announcedOn, ANNOUNCED_DAYS_BEFORE + WINDOW_DAYS)
}

export function periodOf(at: Day): string {
  return at.slice(0, 7)
}

export function nextPeriod(period: string, months = 1): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The chosen day of a period, or its last one: 31 is 28 February, and 31 March again. */
export function dueDay(period: string, dayOfMonth: number): Day {
  const last = daysBetween(day(`${period}-01`), day(`${nextPeriod(period)}-01`))
  return day(`${period}-${String(Math.min(dayOfMonth, last)).padStart(2, '0')}`)
}

/** The first due day on or after `from`, in `atLeast` or a later period. */
export function firstDue(dayOfMonth: number, from: Day, atLeast = periodOf(from)): Day {
  const start = atLeast > periodOf(from) ? atLeast : periodOf(from)
  const due = dueDay(start, dayOfMonth)
  return due >= from ? due : dueDay(nextPeriod(start), dayOfMonth)
}

/** An hour of a Beijing day. */
export function hourOf(at: Day, hour: number): Date {
  return new Date(startOf(at).getTime() + hour * HOUR_MS)
}

/** The last day on which a month that is due then can be charged or paid. */
export function windowEnd(dueOn: Day): Day {
  return addDays(dueOn, WINDOW_DAYS - 1)
}
