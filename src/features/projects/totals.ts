/**
 * Totals never fall back: answers can overtake one another and come from processes that remember for
 * a second, so each screen shows the newest that the app has seen of a project, by its `asOf`.
 */
import type { ProjectCard, Totals } from '../../../contracts/projects'

const seen = new Map<string, Totals>()

export function withNewestTotals<P extends Pick<ProjectCard, 'projectId' | 'totals'>>(
  project: P,
): P {
  const before = seen.get(project.projectId)
  const totals = before ? newer(before, project.totals) : project.totals
  seen.set(project.projectId, totals)
  return totals === project.totals ? project : { ...project, totals }
}

/** The one with the greater `asOf`; of two of one time, the second. */
export function newer<Timed extends { asOf: string }>(one: Timed, other: Timed): Timed {
  return Date.parse(one.asOf) > Date.parse(other.asOf) ? one : other
}
