/**
 * What everybody reads at midnight of New Year's Eve, from memory: kept for a second in each process. A
 * page is kept for its day, so that at midnight nobody gets yesterday's.
 */
import { type Day, dayOf, startOf } from '../../contracts/beijing'
import type { Project } from '../../contracts/projects'
import type { ScenePage } from '../../contracts/scenes'
import { scenes } from '../../contracts/scenes/all'
import { readScenes, type Scene } from '../../contracts/scenes/schema'
import {
  envelopesOn,
  nextDayOf,
  sceneCalled,
  sceneOn,
  standingOf,
} from '../../contracts/scenes/which-scene'
import { Serialised } from '../bind'
import type { Db } from '../db'
import { cached } from '../projects'
import { projectsFor } from './projects-for'
import { isMourning, readSums, readWishes } from './rows'

const KEEP_MS = 1_000
const PAGES_MAX = 200

export type ScenePages = {
  now(): Promise<Serialised<ScenePage>>
  /** The scene of any day, as far as it is known now: of an emergency, today's. */
  on(day: Day): Promise<Scene>
  /** Undefined when there is no such scene. */
  show(key: string): Promise<Serialised<ScenePage> | undefined>
  /** Whether envelopes are sent today. */
  sendEnvelopes(): Promise<boolean>
  forget(): void
}

type Deps = {
  db: Db
  clock: { now(): Date }
  elapsedMs: () => number
  openName: (sealed: string) => string
  projects: () => Promise<readonly { of: Project }[]>
}

/** @throws Error that names the scene's file and field, when one does not fit its schema */
export function scenePages(deps: Deps): ScenePages {
  readScenes(new Map(scenes.map((scene) => [`${scene.key}.json`, scene])))
  const keep = { keepMs: KEEP_MS, entriesMax: PAGES_MAX, elapsedMs: deps.elapsedMs }
  const on = cached({ ...keep, load: (day) => whichIsOn(deps, day as Day) })
  const sending = cached({
    ...keep,
    load: async (day) => envelopesOn(day as Day, await isMourning(deps.db, day as Day)),
  })
  const pages = cached({
    ...keep,
    load: async (place) => {
      const [day = '', key = ''] = place.split(' ')
      const scene = sceneCalled(key)
      if (!scene) return undefined
      return new Serialised<ScenePage>(JSON.stringify(await pageOf(deps, scene, day as Day)))
    },
  })
  const today = () => dayOf(deps.clock.now())
  const sceneOf = async (day: Day) => sceneCalled(await on.get(day)) ?? sceneOn(day)
  return {
    on: sceneOf,
    async now() {
      const day = today()
      const page = await pages.get(`${day} ${await on.get(day)}`)
      if (!page) throw new Error('the scene that is on has a page')
      return page
    },
    // A key that nobody knows is not kept: there are as many as somebody cares to send.
    show: async (key) => (sceneCalled(key) ? pages.get(`${today()} ${key}`) : undefined),
    sendEnvelopes: () => sending.get(today()),
    forget() {
      on.forget()
      sending.forget()
      pages.forget()
    },
  }
}

async function whichIsOn({ db, clock, projects }: Deps, day: Day): Promise<string> {
  const [mourning, all] = await Promise.all([isMourning(db, day), projects()])
  const emergency = day === dayOf(clock.now()) && appealIn(all) !== undefined
  return sceneOn(day, { mourning, emergency }).key
}

async function pageOf(deps: Deps, scene: Scene, day: Day): Promise<ScenePage> {
  const { db, clock, openName } = deps
  const { dates: _, priority: __, projects: ___, countdown, ...shown } = scene
  const all = await deps.projects()
  const projects = projectsFor(
    scene,
    all.map(({ of }) => of),
  )
  const appeal = appealIn(all)
  const { state, ...span } = standingOf(scene, day, {
    emergency: appeal !== undefined,
    mourning: scene.key === 'mourning' && (await isMourning(db, day)),
  })
  const next = nextDayOf(scene, day)
  const asOf = clock.now().toISOString()
  const ids = projects.map(({ projectId }) => projectId)
  const [sums, wishes] = await Promise.all([
    readSums(db, ids, span),
    readWishes(db, ids, state === 'coming' ? undefined : span),
  ])
  return {
    ...shown,
    day,
    state,
    ...span,
    ...(countdown &&
      next !== undefined &&
      next > day &&
      next <= span.to && {
        countdown: { text: countdown, day: next, until: startOf(next).toISOString() },
      }),
    projects,
    totals: { ...sums, asOf },
    lit: sums.gifts,
    wishes: wishes.map(({ message, name, at }) => ({
      message,
      ...(name !== null && { name: openName(name) }),
      at: at.toISOString(),
    })),
    ...(appeal && scene.key !== 'emergency' && { appeal }),
  }
}

/** The emergency appeal that takes gifts, where there is one. */
export function appealIn(all: readonly { of: Project }[]) {
  const found = all.find(({ of }) => of.emergency && of.openness.open)
  return found && { projectId: found.of.projectId, title: found.of.title }
}
