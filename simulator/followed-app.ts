import type { AppKey } from './crowd/product'
import type { Journal } from './journal'
import type { AppClock } from './time/app-clock'
import { createAppClock } from './time/app-clock'

/** The app under simulation, as far as it has to be known: its clock, its pages, and where they come from. */
export type FollowedApp = {
  clock: AppClock
  /** Pages from here may call across origins and be returned to: the product's own, and the relay's behind them. */
  readonly origins: ReadonlySet<string>
  /** Where its pages are: the first of its own origins. Throws as long as none was told. */
  frontOrigin(): string
  /** An address of the product as it is without the relay, and any other as it is. */
  withoutRelay(url: string): string
  /** The phones reach it through here too, in this run. */
  relayedAt(origin: string): void
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
  const own = new Set([...options.productOrigins.map(originOf), ...further])
  let relay: string | undefined
  let pages = told?.pages ?? []
  const save = () =>
    journal.put('app', 'told', {
      clockUrl: clock.url(),
      origins: [...further],
      pages,
    } satisfies Told)
  return {
    clock,
    get origins() {
      return new Set(relay === undefined ? own : [...own, relay])
    },
    origin() {
      const clockUrl = clock.url()
      if (clockUrl !== undefined) return originOf(clockUrl)
      const [first = ''] = own
      return [...further].at(-1) ?? first
    },
    frontOrigin() {
      const [first] = own
      if (first === undefined) throw new Error('The product has no origin yet.')
      return first
    },
    withoutRelay(url) {
      const isRelayed = relay !== undefined && URL.canParse(url) && originOf(url) === relay
      return isRelayed ? url.replace(relay ?? '', this.frontOrigin()) : url
    },
    relayedAt(origin) {
      relay = origin
    },
    key: options.appKey ?? APP_KEY,
    pages: () => pages,
    homePage: () => pages[0] ?? '',
    async follow(clockUrl, nowMs) {
      await clock.follow(clockUrl, nowMs)
      save()
    },
    allow(urls) {
      // The relay leads to the product: as an origin of its own it would lead to itself.
      for (const origin of urls.map(originOf).filter((told) => told !== relay)) {
        further.add(origin)
        own.add(origin)
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
