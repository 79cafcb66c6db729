/**
 * Composition: the product built from its settings, with everything it uses. `serve.ts` runs it as a
 * process; tests run it inside theirs.
 */
import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import type { App } from './app'
import { sessionsOf } from './auth'
import { sealerOf } from './auth/sealer'
import { reminderWorker } from './calendar'
import { isStaff } from './charities'
import { wechatChat } from './chat'
import { audit, auditReport, auditWorker, planAudit } from './checks'
import { type MovableClock, wallClock } from './clock'
import { type Db, sql } from './db'
import type { DataFolder } from './db/data-folder'
import { echoWorker } from './echoes'
import { envelopeWorker } from './envelopes'
import { eventBufferOf, recordSettled } from './events'
import { filesOf } from './files'
import { functions } from './functions'
import { gaugesOf } from './gauges'
import { billWorker, planBills, queryWorker, refundWorker, takeCallback } from './gifts'
import { buildHost, logOptions } from './host'
import { type Runner, runnerOf } from './jobs'
import { portionsOf, settlerOf, signerOf } from './ledger'
import { messageWorker, noticeReaders, reportWorker } from './notices'
import { debitContracts, type WechatPayDeps, wechatPay } from './payments'
import { noteMonths, stepWorker, takeChargeCallback, takeContractCallback } from './pledges'
import { type Examples, examplesOf, projectPages, publicClasses } from './projects'
import { secureRandom } from './random'
import { closingWorker, planClosing } from './receipts'
import { dueWorker, planReminders } from './reports'
import { scenePages } from './scenes'
import type { Platform, Settings } from './settings'
import { countGivers, shareCodes } from './shares'
import { platformOf, simulatedClock } from './simulated-platform'
import { openStore, type Store, storeOf } from './store'
import { loadVideos, videoPages } from './videos'

/** Whether this process answers, works off jobs, or both. */
export type Roles = { host: boolean; jobs: boolean }

export type Product = {
  app: App
  db: Db
  runner: Runner
  /** Listening once `listen` has been called; absent without the role. */
  host: FastifyInstance | undefined
  listen(): Promise<string>
  audit(): Promise<{ text: string; well: boolean }>
  close(): Promise<void>
}

const AUDIT_TOKEN_CHARACTERS = 32
/** While one waits for its slots, another is judged, and a third recorded. */
const STEP_ROUNDS = 3

export type BuildOptions = {
  roles?: Roles
  log?: Logger
  /** A database that is open already: for tests. It is closed with the product. */
  db?: Db
}

/** @throws FolderRefused and other errors whose message is a sentence for the operator. */
export async function buildProduct(
  settings: Settings,
  options: BuildOptions = {},
): Promise<Product> {
  const roles = options.roles ?? { host: true, jobs: true }
  const log = options.log ?? pino({ ...logOptions, level: settings.logLevel })
  const store = options.db ? storeOf(options.db) : await openOrTell(settings, log)
  try {
    return await assemble(settings, { ...options, roles, log }, store)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The sentence is for the operator; what the database itself said is for a log that asks for it. */
function openOrTell(settings: Settings, log: Logger): Promise<Store> {
  return openStore(settings).catch((error: unknown) => {
    log.debug({ err: error }, 'the database could not be opened')
    throw error
  })
}

async function assemble(
  settings: Settings,
  options: BuildOptions & { roles: Roles; log: Logger },
  store: Store,
): Promise<Product> {
  const { log, roles } = options
  const { db, folder } = store
  const { simulatorUrl } = settings
  // Before anything is dated: sample projects, the first bills and due jobs are of the simulator's day.
  const clock = simulatorUrl === undefined ? undefined : await simulatedClock(simulatorUrl)
  const platform = await platformOf(settings)
  const app = await appOf(settings, platform, { db, log, clock, folder })
  const runner = runnerOf({
    db,
    clock: app.clock,
    log,
    workers: {
      'gifts.query': queryWorker(app),
      'gifts.refund': refundWorker(app),
      'envelopes.end': envelopeWorker(app),
      'pledges.step': stepWorker(app),
      'bills.reconcile': billWorker(app),
      'books.audit': auditWorker(app),
      'ledger.close': closingWorker(app),
      'calendar.remind': reminderWorker(app),
      'reports.due': dueWorker(app),
      'echoes.tell': echoWorker(app),
      'notices.report': reportWorker(app),
      'notices.send': messageWorker(app),
    },
    rounds: { 'pledges.step': STEP_ROUNDS },
    readers: [recordSettled, countGivers, noteMonths, ...noticeReaders(app.settings.templates)],
  })
  const examples = examplesOf({ db, clock: app.clock, merchantOf: platform.merchantOf })
  if (clock) {
    await examples.keep()
    await loadVideos(db)
  }
  const { merchants } = platform.pay
  for (const { mchid } of merchants) await planBills(db, mchid, app.clock.now())
  await planAudit(db, app.clock.now())
  await planClosing(db, app.clock.now())
  await planReminders(db, app.clock.now())
  if (roles.jobs) await runner.start()

  const auditNow = async (bills = false) =>
    auditReport(await audit({ ...app, publicKey: app.signer.publicKey, bills }))
  const host = roles.host ? buildHostOf(settings, { app, runner, clock, examples }) : undefined
  const token = secureRandom.id(AUDIT_TOKEN_CHARACTERS)
  if (host) serveAudit(host, token, auditNow)
  return {
    app,
    db,
    runner,
    host,
    audit: () => auditNow(),
    async listen() {
      const url = await host?.listen({ host: settings.host, port: settings.port })
      if (url) folder?.announce({ url, token })
      return url ?? ''
    },
    async close() {
      // Stop taking, finish what was taken, then let go of what it was written to.
      await host?.close()
      await app.settler.drained()
      await app.portions.drained()
      await runner.stop()
      await app.events.stop()
      await store.close()
    },
  }
}

/** `npm run audit` beside a running product asks it here: only one process can hold the database. */
function serveAudit(
  host: FastifyInstance,
  token: string,
  auditNow: (bills: boolean) => Promise<{ text: string; well: boolean }>,
): void {
  host.post<{ Querystring: { bills?: string } }>('/audit', async (request, reply) =>
    request.headers.authorization === `Bearer ${token}`
      ? auditNow(request.query.bills !== undefined)
      : reply.callNotFound(),
  )
}

async function appOf(
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
      merchantOf: platform.merchantOf,
    },
  }
  return app
}

/** A clock that is moved stops once for all that falls due in the same second. */
function nextStop(dueAt: Date | null): Date | null {
  return dueAt && new Date(Math.ceil(dueAt.getTime() / 1_000) * 1_000)
}

function buildHostOf(
  settings: Settings,
  parts: { app: App; runner: Runner; clock: MovableClock | undefined; examples: Examples },
): FastifyInstance {
  const { app, runner, clock, examples } = parts
  return buildHost({
    app,
    functions,
    classes: publicClasses(app.pages),
    callbacks: {
      wechatpay: (post) => takeCallback(app, post),
      contract: (post) => takeContractCallback(app, post),
      debit: (post) => takeChargeCallback(app, post),
      acknowledge: app.debit.acknowledge,
    },
    files: filesOf(app),
    isStaff: (donorId) => isStaff(app.db, donorId),
    health: {
      database: () => app.db.run(sql`select 1`),
      jobs: async () => {
        if (!runner.healthy()) throw new Error('the last round of jobs failed')
      },
    },
    settings: {
      appId: settings.appId,
      appKey: settings.appKey,
      limits: settings.limits,
      trustedProxies: settings.trustedProxies,
    },
    wallClock,
    gauges: gaugesOf(app),
    h5Folder: resolve(settings.h5Folder),
    ...(clock &&
      settings.simulatorUrl !== undefined && {
        development: {
          simulator: settings.simulatorUrl,
          async setClock(now: Date) {
            clock.set(now)
            await examples.keep()
            app.pages.forget()
            app.scenes.forget()
            await runner.runDue()
            return { nextDueAt: nextStop(await runner.nextDueAt())?.toISOString() ?? null }
          },
        },
      }),
  })
}
