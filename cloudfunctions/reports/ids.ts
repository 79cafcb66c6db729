/** A report's id begins with its project's, so that it stands alone where it is told of. */
import type { Random } from '../app'

const PROJECT_CHARACTERS = 8
const CHANCE_CHARACTERS = 16

export function newReportId(projectId: string, random: Random): string {
  return `${projectId}-r${random.id(CHANCE_CHARACTERS)}`
}

export function projectOfReport(reportId: string): string {
  return reportId.slice(0, PROJECT_CHARACTERS)
}
