import type { AppKey } from './crowd/product'
import type { Journal } from './journal'
import type { AppClock } from './time/app-clock'
import { createAppClock } from './time/app-clock'

/** The app under simulation, as far as it has to be known: its clock, its pages, and where they come from. */
export type FollowedApp = {
  clock: AppClock
  /** Pages from here may call across origins and be returned to. */
  origins: ReadonlySet<string>
  /** Where it answers: beside its clock, else the origin that was told last, else the first of the start. */
  origin(): string
  /** What its phones bring along with every call. */
  key: AppKey
  /** The pages of the mini program, the home page first; empty until they are told. */
  pages(): readonly string[]
  /** Empty until it is told, which opens the home page as well. */
  homePage(): string
  /** Throws when the app cannot be reached, and keeps the one before. */
  follow(clockUrl: string | undefined, nowMs: number): Promise<void>
  allow(urls: string[]): void
  hasPages(pages: string[]): void
}

type Options = {
  appClockUrl?: string | undefined
  productOrigins: string[]
  appKey?: AppKey | undefined
}
type Told = { clockUrl?: string | undefined; origins: string[]; pages?: string[] }

const APP_KEY = { id: 'lantern', key: 'lantern-demo' }

/** What was told while it ran is remembered; what a start says comes first. */
export const createFollowedApp = (journal: Journal, options: Options): FollowedApp => {
  const [told] = journal.records<Told>('app')
  const clock = createAppClock(options.appClockUrl ?? told?.clockUrl)
  const further = new Set(told?.origins)
  const origins = new Set([...options.productOrigins.map(originOf), ...further])
  let pages = told?.pages ?? []
  const save = () =>
    journal.put('app', 'told', {
      clockUrl: clock.url(),
      origins: [...further],
      pages,
    } satisfies Told)
  return {
    clock,
    origins,
    origin() {
      const clockUrl = clock.url()
      if (clockUrl !== undefined) return originOf(clockUrl)
      const [first = ''] = origins
      return [...further].at(-1) ?? first
    },
    key: options.appKey ?? APP_KEY,
    pages: () => pages,
    homePage: () => pages[0] ?? '',
    async follow(clockUrl, nowMs) {
      await clock.follow(clockUrl, nowMs)
      save()
    },
    allow(urls) {
      for (const origin of urls.map(originOf)) {
        further.add(origin)
        origins.add(origin)
      }
      save()
    },
    hasPages(told) {
      pages = told
      save()
    },
  }
}

const originOf = (url: string) => new URL(url).origin
