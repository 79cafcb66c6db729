/** What a host is built from. The composition root fills it in; tests fill in what they need. */
import type { App, Clock } from '../app'
import type { BoundFunction } from '../bind'
import type { Files } from '../files'
import type { Classes } from './classes'
import type { HostLimits } from './limits'
import type { Gauge } from './metrics'

export type HostOptions = {
  app: App
  functions: readonly BoundFunction[]
  /** Public read-only classes by their LeanCloud name, `Project` and `Charity`. */
  classes: Classes
  callbacks: Callbacks
  files: Files
  /** Whether somebody works for any charity: what a function for staff asks beside a session. */
  isStaff(donorId: string): Promise<boolean>
  health: Health
  settings: HostSettings
  /** Real time, to judge the age of signatures; `app.clock` may be moved in development. */
  wallClock: Clock
  /** Figures of other parts for /metrics, read when somebody looks. */
  gauges?: readonly Gauge[]
  /** The folder of the built H5 pages. */
  h5Folder?: string
  /** Absent in production, and then its addresses are too. */
  development?: Development
}

export type { Files } from '../files'

export type HostSettings = {
  appId: string
  appKey: string
  sessionDays?: number
  limits?: Partial<HostLimits>
  /** Addresses that no limit counts, a load generator's for example. */
  uncountedAddresses?: readonly string[]
  /** Addresses and CIDR blocks of our proxies: from them the caller's address is read from X-Forwarded-For. */
  trustedProxies?: readonly string[]
}

export type Callbacks = {
  /** Takes the bytes as they came, because the signature covers them; answers after the commit. */
  wechatpay(post: PostedCallback): Promise<CallbackAnswer>
  /** That a debit contract was signed or has ended. True: it is committed, and need not come again. */
  contract(post: PostedCallback): Promise<boolean>
  /** What became of a charge by contract. True: as above. */
  debit(post: PostedCallback): Promise<boolean>
  /** What the provider reads as our answer to those two. */
  acknowledge(well: boolean): { contentType: string; body: string }
}

export type PostedCallback = {
  mchid: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  rawBody: Buffer
  requestId: string
}

export type CallbackAnswer = { status: number; body?: Readonly<Record<string, unknown>> }

/** Named checks, `{ database, jobs }`: a check that rejects, or takes too long, is not ready. */
export type Health = Readonly<Record<string, () => Promise<unknown>>>

export type Development = {
  /** Address of the simulator, from which H5 in a plain browser takes a person. */
  simulator: string
  /** Moves the app's clock, does the work due by then, and says when the next is due. */
  setClock(now: Date): Promise<{ nextDueAt: string | null }>
}
