/** Everything that functions and jobs use, made from the settings. */
import type { Logger } from 'pino'
import type { App } from './app'
import { sessionsOf } from './auth'
import { sealerOf } from './auth/sealer'
import { wechatChat } from './chat'
import { type MovableClock, wallClock } from './clock'
import type { Db } from './db'
import type { DataFolder } from './db/data-folder'
import { eventBufferOf } from './events'
import { portionsOf, settlerOf, signerOf } from './ledger'
import { debitContracts, type WechatPayDeps, wechatPay } from './payments'
import { projectPages } from './projects'
import { secureRandom } from './random'
import { scenePages } from './scenes'
import type { Platform, Settings } from './settings'
import { shareCodes } from './shares'
import { videoPages } from './videos'

export async function appOf(
  settings: Settings,
  platform: Platform,
  parts: {
    db: Db
    log: Logger
    clock: MovableClock | undefined
    folder: DataFolder | undefined
  },
): Promise<App> {
  const { db, log } = parts
  const clock = parts.clock ?? wallClock
  const key = settings.sealingKey ?? parts.folder?.developmentKey()
  if (!key) throw new Error('SEALING_KEY is missing.')
  const sealer = sealerOf(key)
  const payDeps: WechatPayDeps = {
    wallClock,
    random: secureRandom,
    observe: (attempt) => {
      if (attempt.trouble) log.warn(attempt, 'a call to the payment provider had trouble')
    },
  }
  const debit = debitContracts(platform.pay, payDeps)
  const pages = projectPages({
    db,
    clock,
    elapsedMs: () => performance.now(),
    openName: (sealed) => sealer.open(sealed),
    debits: debit.plans,
  })
  const chat = wechatChat(
    {
      appid: platform.appid,
      secret: platform.secret,
      host: platform.chatHost,
      words: settings.words,
      miniProgramState: settings.production ? 'formal' : 'developer',
    },
    { wallClock },
  )
  const app: App = {
    db,
    clock,
    wallClock,
    random: secureRandom,
    log,
    pay: wechatPay(platform.pay, payDeps),
    debit,
    chat,
    sealer,
    sessions: sessionsOf({ db, clock }),
    settler: settlerOf({
      db,
      clock,
      alarmed: ({ giftId }, why) => log.error({ giftId, why }, 'a payment does not fit its gift'),
    }),
    portions: portionsOf({ db, clock }),
    signer: signerOf(key),
    pages,
    videos: videoPages({
      db,
      clock,
      projects: pages,
      elapsedMs: () => performance.now(),
      openName: (sealed) => sealer.open(sealed),
    }),
    scenes: scenePages({
      db,
      clock,
      elapsedMs: () => performance.now(),
      openName: (sealed) => sealer.open(sealed),
      projects: pages.projects,
    }),
    codes: shareCodes({ db, chat, clock, wallClock }),
    events: eventBufferOf({ db, clock, log }),
    settings: {
      callbackBase: settings.publicUrl,
      operatorHashes: new Set(settings.operatorOpenids.map((openid) => sealer.hash(openid))),
      templates: settings.templates,
      debitsASecond: settings.debitsASecond,
      messagesASecond: settings.messagesASecond,
      merchantOf: platform.merchantOf,
    },
  }
  return app
}
