/** How the months to come of a monthly project are covered by what its givers have agreed to. */
import { day, daysBetween } from '../../../../contracts/beijing'
import type { Project } from '../../../../contracts/projects'

const DAYS_A_MONTH = 365.25 / 12

/**
 * `needFen`: what its goal comes to in each month of its term. `percent`: how much of that is agreed on, in
 * whole percent, rounded down; it may be more than a hundred.
 */
export function monthlyCover({
  goalFen,
  startsOn,
  endsOn,
  monthlyGivers,
}: Pick<Project, 'goalFen' | 'startsOn' | 'endsOn' | 'monthlyGivers'>): {
  needFen: number
  percent: number
} {
  const months = Math.max(1, Math.round(daysBetween(day(startsOn), day(endsOn)) / DAYS_A_MONTH))
  const needFen = Math.ceil(goalFen / months)
  return { needFen, percent: Math.floor(((monthlyGivers?.monthlyFen ?? 0) * 100) / needFen) }
}
