/** Which reports count for a gift: of a report and its corrections the last one, for all of them. Pure. */
import type { Way } from './use-way'

type Reports = Pick<Way, 'reports'>

/** Whether another report stands in its place. */
export function isCorrected({ reports }: Reports, reportId: string): boolean {
  return reports.some(({ corrects }) => corrects === reportId)
}

/**
 * What the gift bears of a report, with what it bore of those that it corrects (fen). The sums of all reports
 * that count make `usedFen`.
 */
export function bornOf({ reports, parts }: Reports & Pick<Way, 'parts'>, reportId: string): number {
  const line = new Set<string>()
  let id: string | undefined = reportId
  while (id !== undefined && !line.has(id)) {
    line.add(id)
    const at: string = id
    id = reports.find((report) => report.reportId === at)?.corrects
  }
  return parts.reduce((sum, part) => (line.has(part.reportId) ? sum + part.usedFen : sum), 0)
}
