/**
 * What everybody reads at a spike, from memory: kept for a second in each process, and for
 * `projects.show` as the JSON that goes over the wire. Each page says as of when it is.
 */
import type { z } from 'zod'
import type { Charity, Project, ProjectCard, projectsList } from '../../contracts/projects'
import { Serialised } from '../bind'
import type { Db } from '../db'
import { cached } from './cached'
import {
  type CardFilter,
  type Dated,
  type Reading,
  readCards,
  readCharities,
  readDay,
  readProject,
  readProjects,
} from './rows'

const KEEP_MS = 1_000
const PAGES_MAX = 2_000
/** The key of what is kept as a whole. */
const ALL = ''

type List = z.infer<typeof projectsList.result>

export type ProjectPages = {
  show(projectId: string): Promise<Serialised<Project> | undefined>
  list(filter: CardFilter): Promise<List>
  /** All published projects in full, for the public classes. */
  projects(): Promise<readonly Dated<Project>[]>
  charities(): Promise<readonly Dated<Charity>[]>
  /** The next reader of a project's page gets it fresh; without an id, of every page. */
  forget(projectId?: string): void
}

export function projectPages(
  deps: {
    db: Db
    clock: { now(): Date }
    elapsedMs: () => number
  } & Reading,
): ProjectPages {
  const { db, clock } = deps
  const keep = { keepMs: KEEP_MS, entriesMax: PAGES_MAX, elapsedMs: deps.elapsedMs }
  const pages = cached({
    ...keep,
    load: async (projectId) => {
      const project = await readProject(db, projectId, clock.now(), deps)
      return project && new Serialised<Project>(JSON.stringify(project))
    },
  })
  const lists = cached({
    ...keep,
    load: async (key): Promise<List> => {
      const filter = JSON.parse(key) as CardFilter
      const now = clock.now()
      const [cards, today] = await Promise.all([readCards(db, filter, now), readDay(db, now)])
      return { ...page(cards, filter.limit), today }
    },
  })
  const projects = cached({ ...keep, load: () => readProjects(db, clock.now(), deps) })
  const charities = cached({ ...keep, load: () => readCharities(db) })

  return {
    show: pages.get,
    list: ({ cause, monthly, cursor, limit }) =>
      lists.get(JSON.stringify({ cause, monthly, cursor, limit })),
    projects: () => projects.get(ALL),
    charities: () => charities.get(ALL),
    forget(projectId) {
      pages.forget(projectId)
      // Lists and charities tell nothing of a single gift.
      for (const cache of projectId === undefined ? [projects, lists, charities] : [projects]) {
        cache.forget()
      }
    },
  }
}

function page(cards: ProjectCard[], limit: number) {
  const items = cards.slice(0, limit)
  const last = items.at(-1)
  return cards.length > limit && last ? { items, next: last.projectId } : { items }
}
