/**
 * Composition: the product built from its settings, with everything it uses. `serve.ts` runs it as a
 * process; tests run it inside theirs.
 */
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import type { App } from './app'
import { reminderWorker } from './calendar'
import { audit, auditReport, auditWorker, planAudit } from './checks'
import type { Db } from './db'
import { echoWorker } from './echoes'
import { envelopeWorker } from './envelopes'
import { recordSettled } from './events'
import { billWorker, planBills, queryWorker, refundWorker } from './gifts'
import { logOptions } from './host'
import { type Runner, runnerOf } from './jobs'
import { messageWorker, noticeReaders, reportWorker } from './notices'
import { noteMonths, stepWorker } from './pledges'
import { appOf } from './product-app'
import { buildHostOf, serveAudit } from './product-host'
import { examplesOf } from './projects'
import { secureRandom } from './random'
import { closingWorker, planClosing } from './receipts'
import { dueWorker, planReminders } from './reports'
import type { Settings } from './settings'
import { countGivers } from './shares'
import { platformOf, simulatedClock } from './simulated-platform'
import { openStore, type Store, storeOf } from './store'
import { planSharing, sharingWorker } from './usage'
import { loadVideos } from './videos'

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
/** While the messages of one are on their way, another decides what goes. */
const SEND_ROUNDS = 2

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
      'reports.share': sharingWorker(app),
      'notices.report': reportWorker(app),
      'notices.send': messageWorker(app),
    },
    rounds: { 'pledges.step': STEP_ROUNDS, 'notices.send': SEND_ROUNDS },
    readers: {
      steps: recordSettled,
      givers: countGivers,
      months: noteMonths,
      shared: planSharing,
      ...noticeReaders(app.settings.templates),
    },
  })
  const examples = examplesOf({ db, merchantOf: platform.merchantOf })
  if (clock) {
    await examples.keep(app.clock.now())
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
