/** What every cloud function is given. Nothing reaches for the clock, chance or the outside itself. */
import type { Logger } from 'pino'
import type { Sessions } from './auth'
import type { Sealer } from './auth/sealer'
import type { ChatPlatform } from './chat/platform'
import type { Db } from './db'
import type { EventBuffer } from './events'
import type { Portions, Settler, Signer } from './ledger'
import type { MessageTemplates } from './notices'
import type { DebitProvider } from './payments/debit'
import type { PaymentProvider } from './payments/provider'
import type { ProjectPages } from './projects'
import type { ScenePages } from './scenes'
import type { ShareCodes } from './shares'
import type { VideoPages } from './videos'

/** Business time: in development it follows the simulator, in production it is the wall clock. */
export type Clock = { now(): Date }

/** Chance. `id` gives a URL-safe identifier of so many characters, about 5 bits each. */
export type Random = { id(characters: number): string; fraction(): number }

export type App = {
  db: Db
  clock: Clock
  /** Real time, which no one moves: for what is measured between two calls. */
  wallClock: Clock
  random: Random
  log: Logger
  pay: PaymentProvider
  /** Debit contracts, of the merchant accounts that have a plan for them. */
  debit: DebitProvider
  chat: ChatPlatform
  /** Encrypts and looks up personal fields. */
  sealer: Sealer
  sessions: Sessions
  settler: Settler
  portions: Portions
  /** Signs closed days of the ledger. */
  signer: Signer
  pages: ProjectPages
  videos: VideoPages
  scenes: ScenePages
  codes: ShareCodes
  events: EventBuffer
  settings: {
    /** Where the payment provider reaches us, without a trailing slash. */
    callbackBase: string
    /** The openids of operators as keyed hashes, as donors have them: made once, asked at every call. */
    operatorHashes: ReadonlySet<string>
    /** Of the subscription messages that go out. */
    templates: MessageTemplates
    /** Calls a second to a merchant’s debit account, of all processes together. */
    debitsASecond: number
    /** The merchant account of each charity, as far as its keys are held. */
    merchantOf: ReadonlyMap<string, string>
  }
}
