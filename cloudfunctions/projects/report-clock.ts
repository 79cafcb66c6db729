/** When the next report is due (docs/law.md): every 5 days for a disaster appeal, else every 3 months. */
import dayjs from 'dayjs'
import { addDays, type Day } from '../../contracts/beijing'

export type ReportEvery = '5-days' | '3-months'

/** `since` is the day of the last report that counts, or the project's first day. */
export function nextReportDueOn(every: ReportEvery, since: Day): Day {
  if (every === '5-days') return addDays(since, 5)
  return dayjs(since).add(3, 'month').format('YYYY-MM-DD') as Day
}
