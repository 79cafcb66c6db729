/** What waits at a charity: its projects with their clocks, and reports on their way. */
import type { Project } from '../../../../contracts/projects'
import type { ReportDraft } from '../../../../contracts/reports'
import { type Answer, type Asked, call, type Result, useAnswer } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { usePageShownAgain } from '../../../platform'

export type DraftCard = Result<'drafts.mine'>['items'][number]

export type Work = {
  projects: DraftCard[]
  /** Of the projects that stand, as far as they could be fetched. */
  shown: Project[]
  reports: ReportDraft[]
}

/** So many clocks are read at once; a charity has few projects open at a time. */
const CLOCKS_MAX = 12

export function useWork(charityId: string): Asked<Work> {
  const asked = useAnswer(`work ${charityId}`, () => askWork(charityId))
  usePageShownAgain(asked.again)
  return asked
}

async function askWork(charityId: string): Promise<Answer<Work>> {
  const [projects, reports] = await Promise.all([
    call('drafts.mine', { charityId }),
    call('reports.drafts', { charityId }),
  ])
  if (!projects.ok) return projects
  if (!reports.ok) return reports
  const standing = projects.value.items.filter(({ state }) => state !== 'draft')
  const shown = await Promise.all(
    standing.slice(0, CLOCKS_MAX).map(({ projectId }) => call('projects.show', { projectId })),
  )
  const found = shown.flatMap((answer) => (answer.ok ? [answer.value] : []))
  for (const { totals } of found) serverClock.heard(totals.asOf)
  return {
    ok: true,
    value: { projects: projects.value.items, shown: found, reports: reports.value.items },
  }
}

/** Projects that owe a report, what is late first and then what is due soonest. */
export function dueFirst(shown: readonly Project[]): Project[] {
  const owing = shown.filter(({ reporting }) => reporting && reporting.next !== 'nothing')
  return owing.sort((one, other) => waitOf(one) - waitOf(other))
}

/** Whether the report that is owed is with finance: a correction moves no day, and only a final one ends a project. */
export function isSent(
  { projectId, reporting }: Project,
  reports: readonly ReportDraft[],
): boolean {
  return reports.some(({ projectId: of, state, content: { kind = 'progress' } }) => {
    const owed = reporting?.next === 'final' ? kind === 'final' : kind !== 'correction'
    return of === projectId && state === 'waiting' && owed
  })
}

const waitOf = ({ reporting }: Project): number =>
  reporting ? reporting.daysLeft - reporting.lateDays : 0
