/** Whether a project takes gifts, in words: for its page, its tag in a list, and its share card. */
import type { Project, ProjectCard } from '../../../contracts/projects'
import { dayWords, type Lang } from '../../ui'
import { projectCopy } from './copy'

/** Why no gift is taken now; undefined while gifts are taken. */
export function closedSentence(project: Project, lang: Lang): string | undefined {
  const { openness, startsOn } = project
  if (openness.open) return undefined
  const copy = projectCopy[lang]
  switch (openness.why) {
    case 'REPORT_LATE':
      return copy.late(openness.lateDays ?? 1)
    case 'PROJECT_NOT_STARTED':
      return copy.closed.PROJECT_NOT_STARTED(dayWords(startsOn, lang))
    default:
      return copy.closed[openness.why]
  }
}

/** The same in a word or two, for a list. */
export function closedTag({ openness }: ProjectCard, lang: Lang): string | undefined {
  if (openness.open) return undefined
  const copy = projectCopy[lang]
  switch (openness.why) {
    case 'REPORT_LATE':
      return copy.reportNow
    case 'PROJECT_ENDED':
      return copy.ended
    case 'PROJECT_NOT_STARTED':
      return copy.notStarted
    default:
      return copy.paused
  }
}
