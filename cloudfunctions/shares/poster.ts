/** A poster: what stands on it, and the code that opens its maker's card. Nobody's name, and no sum. */
import { dayOf } from '../../contracts/beijing'
import { isRefusal, refuse } from '../../contracts/errors'
import type { Project } from '../../contracts/projects'
import { type Asking, sharesPoster } from '../../contracts/shares'
import type { App } from '../app'
import { bind } from '../bind'
import { leadsTo } from './leads-to'
import { markSent } from './sent'
import { sharedPage } from './shared-page'
import { ownCard } from './start'

export const posterOf = bind(sharesPoster, async (app, { donor }, { path: asked }) => {
  const page = sharedPage(asked)
  if (!page) return refuse('PAGE_NOT_SHARED', { path: asked })
  const { path, kind } = page
  const found = (await leadsTo(app.db, [page], dayOf(app.clock.now()))).get(path)
  if (!found || isRefusal(found)) return found ?? refuse('PAGE_NOT_SHARED', { path: asked })
  const shareId = await ownCard(app, donor.donorId, path)
  await markSent(app, donor.donorId, shareId)
  const code = await app.codes.of(shareId)
  if (code === 'busy') return refuse('BUSY', { path })
  const project = found.projectId ? await readProject(app, found.projectId) : undefined
  const line = kind === 'envelope' ? undefined : (found.line ?? project?.summary)
  return {
    shareId,
    path,
    page: {
      ...found.page,
      ...(line && { line }),
      ...(project && { asking: askingOf(project) }),
    },
    code,
  }
})

async function readProject(app: App, projectId: string): Promise<Project | undefined> {
  const kept = await app.pages.show(projectId)
  return kept && JSON.parse(kept.json)
}

function askingOf(project: Project): Asking {
  const { title, charityName, recordNumber, filingDueOn, openness } = project
  return {
    projectTitle: title,
    charityName,
    ...(recordNumber !== undefined && { recordNumber }),
    ...(filingDueOn !== undefined && { filingDueOn }),
    openness,
  }
}
