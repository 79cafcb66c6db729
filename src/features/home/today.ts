/** What the home page says of this day: a greeting by the hour, and one project as a reason to give. */
import { beijingParts, day, daysBetween } from '../../../contracts/beijing'
import type { ProjectCard } from '../../../contracts/projects'
import type { Scene } from '../../../contracts/scenes/schema'

export type PartOfDay = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening'

/** From which hour on, Beijing, in the order of the day. */
const parts: readonly (readonly [PartOfDay, number])[] = [
  ['night', 0],
  ['morning', 5],
  ['noon', 11],
  ['afternoon', 14],
  ['evening', 18],
  ['night', 23],
]

export function partOfDay(instant: string): PartOfDay {
  const hour = Number(beijingParts(new Date(instant)).time.slice(0, 2))
  return parts.filter(([, from]) => from <= hour).pop()?.[0] ?? 'night'
}

/** Any fixed day: the reasons take turns from there. */
const FIRST_DAY = day('2026-01-01')

/**
 * An emergency that takes gifts comes first; else the open projects take turns, one a day, the same
 * for everybody. Undefined when none is open.
 */
export function reasonFor(
  projects: readonly ProjectCard[],
  instant: string,
): ProjectCard | undefined {
  const open = projects.filter((project) => project.openness.open)
  return open.find((project) => project.emergency) ?? inTurn(open, instant)
}

/** On a day with a scene of its own: the first of the scene's projects, or one of its causes. */
export function reasonOf(
  { projects: wanted, causes }: Pick<Scene, 'projects' | 'causes'>,
  projects: readonly ProjectCard[],
): ProjectCard | undefined {
  const open = projects.filter((project) => project.openness.open)
  const own = wanted.flatMap((id) => open.find(({ projectId }) => projectId === id) ?? [])
  return own[0] ?? open.find(({ cause }) => causes.includes(cause))
}

function inTurn(open: readonly ProjectCard[], instant: string): ProjectCard | undefined {
  const inOrder = [...open].sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
  const turn = Math.abs(daysBetween(FIRST_DAY, beijingParts(new Date(instant)).day))
  return inOrder[turn % inOrder.length]
}
