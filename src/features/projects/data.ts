/** Reading projects: a list with the day's total, and one in full. */
import type { Cause, Project } from '../../../contracts/projects'
import { call, type Result, useAnswer } from '../../cloud'
import { serverClock } from '../../cloud/server-time'
import { usePageShownAgain } from '../../platform'
import { newer, withNewestTotals } from './totals'

export type ProjectList = Result<'projects.list'>

/** What one page of the list holds; the home page shows a first choice of them. */
const PAGE = 50

export type ListQuestion = { cause?: Cause | undefined; monthly?: boolean | undefined }

export function useProjectList({ cause, monthly }: ListQuestion) {
  const asked = useAnswer(`${cause ?? 'all'} ${monthly ? 'monthly' : ''}`, async () => {
    const filter = { ...(cause ? { cause } : {}), ...(monthly ? { monthly } : {}) }
    const answer = await call('projects.list', { ...filter, limit: PAGE })
    if (!answer.ok) return answer
    serverClock.heard(answer.value.today.asOf)
    return { ok: true as const, value: withNewest(answer.value) }
  })
  usePageShownAgain(asked.again)
  return asked
}

export function useProject(projectId: string) {
  const asked = useAnswer<Project>(projectId, async () => {
    const answer = await call('projects.show', { projectId })
    return answer.ok ? { ok: true as const, value: withNewestTotals(answer.value) } : answer
  })
  usePageShownAgain(asked.again)
  return asked
}

let newestDay: ProjectList['today'] | undefined

function withNewest(list: ProjectList): ProjectList {
  newestDay = newestDay ? newer(newestDay, list.today) : list.today
  return { ...list, items: list.items.map(withNewestTotals), today: newestDay }
}
