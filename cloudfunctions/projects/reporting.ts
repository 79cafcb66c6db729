/** The countdown of a project's page: to its next report, and to the filing of an emergency appeal. */
import { type Day, daysBetween } from '../../contracts/beijing'
import type { Reporting } from '../../contracts/projects'
import { finalReportDueOn } from './report-clock'

export type ReportingRow = {
  nextReportDueOn: Day
  endsOn: Day
  reportedInFull: boolean
  recordNumber: string | null
  filingDueOn: Day | null
  raisedFen: number
  spentFen: number
}

export function reportingOf(row: ReportingRow, today: Day): Reporting {
  const finalDueOn = finalReportDueOn(row.endsOn)
  const days = row.reportedInFull ? 0 : daysBetween(today, row.nextReportDueOn)
  const filing = row.recordNumber === null && row.filingDueOn
  return {
    next: row.reportedInFull ? 'nothing' : row.nextReportDueOn > row.endsOn ? 'final' : 'progress',
    daysLeft: Math.max(days, 0),
    lateDays: Math.max(-days, 0),
    finalDueOn,
    ...(filing && { filingDaysLeft: Math.max(daysBetween(today, filing), 0) }),
    spentFen: row.spentFen,
    overspentFen: Math.max(row.spentFen - row.raisedFen, 0),
  }
}
