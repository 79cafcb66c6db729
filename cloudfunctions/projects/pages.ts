/**
 * What everybody reads at a spike, from memory: kept for a second in each process, and for
 * `projects.show` as the JSON that goes over the wire. Each page says as of when it is.
 */
import type { z } from 'zod'
import type { Project, ProjectCard, projectsList } from '../../contracts/projects'
import { Serialised } from '../bind'
import type { Db } from '../db'
import { cached } from './cached'
import { type CardFilter, readCards, readDay, readProject } from './rows'

const KEEP_MS = 1_000
const PAGES_MAX = 2_000
const LIST_MAX = 50

type List = z.infer<typeof projectsList.result>

export type ProjectPages = {
  show(projectId: string): Promise<Serialised<Project> | undefined>
  list(filter: CardFilter): Promise<List>
  /** All published projects in full, for the public classes. */
  all(): Promise<readonly Project[]>
  forget(): void
}

export function projectPages(deps: {
  db: Db
  clock: { now(): Date }
  elapsedMs: () => number
  openName: (sealed: string) => string
}): ProjectPages {
  const { db, clock } = deps
  const keep = { keepMs: KEEP_MS, entriesMax: PAGES_MAX, elapsedMs: deps.elapsedMs }
  const read = (projectId: string) => readProject(db, projectId, clock.now(), deps.openName)

  const pages = cached({
    ...keep,
    load: async (projectId) => {
      const project = await read(projectId)
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
  const everything = cached({ ...keep, entriesMax: 1, load: () => readAll(db, clock.now(), read) })

  return {
    show: pages.get,
    list: ({ cause, monthly, cursor, limit }) =>
      lists.get(JSON.stringify({ cause, monthly, cursor, limit })),
    all: () => everything.get(''),
    forget() {
      for (const cache of [pages, lists, everything]) cache.forget()
    },
  }
}

function page(cards: ProjectCard[], limit: number) {
  const items = cards.slice(0, limit)
  const last = items.at(-1)
  return cards.length > limit && last ? { items, next: last.projectId } : { items }
}

async function readAll(
  db: Db,
  now: Date,
  read: (projectId: string) => Promise<Project | undefined>,
): Promise<Project[]> {
  const projects: Project[] = []
  let cursor: string | undefined
  do {
    const { items, next } = page(await readCards(db, { cursor, limit: LIST_MAX }, now), LIST_MAX)
    for (const { projectId } of items) {
      const project = await read(projectId)
      if (project) projects.push(project)
    }
    cursor = next
  } while (cursor)
  return projects
}
