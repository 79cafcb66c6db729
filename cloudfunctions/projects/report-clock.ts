/**
 * When the next report is due (docs/law.md): every 5 days for a disaster appeal while the rescue lasts, else
 * every 3 months, and in full within 3 months after the end.
 */
import dayjs from 'dayjs'
import { addDays, type Day } from '../../contracts/beijing'

export type ReportEvery = '5-days' | '3-months'

/** What the days of a project say of its clock. */
export type ReportDays = {
  /** Its last day, where it has one: what falls due after it is the final report. */
  endsOn?: Day | undefined
  /** The end of the rescue; without it, the rescue lasts as long as the project. */
  rescueUntil?: Day | undefined
}

/** `since` is the day of the last report that counts, or the project's first day. */
export function nextReportDueOn(every: ReportEvery, since: Day, days: ReportDays = {}): Day {
  const { endsOn, rescueUntil } = days
  // The first report after the rescue tells of its last days; from that one on it is every 3 months.
  const rescued = rescueUntil !== undefined && since >= rescueUntil
  const regular = every === '5-days' && !rescued ? addDays(since, 5) : monthsAfter(since, 3)
  return endsOn !== undefined && regular > endsOn ? finalReportDueOn(endsOn) : regular
}

export function finalReportDueOn(endsOn: Day): Day {
  return monthsAfter(endsOn, 3)
}

function monthsAfter(day: Day, months: number): Day {
  return dayjs(day).add(months, 'month').format('YYYY-MM-DD') as Day
}
