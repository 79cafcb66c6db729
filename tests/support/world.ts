/**
 * A small world for a story: the simulator, the product on a database of its own, and people who act
 * over HTTP as a phone would. The ledger can be printed at the end.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { type Db, openPostgresql, sql } from '../../cloudfunctions/db'
import { buildProduct, type Product } from '../../cloudfunctions/product'
import { sampleCharities } from '../../cloudfunctions/projects'
import { readSettings } from '../../cloudfunctions/settings'
import type { DeclarationOf, FunctionName } from '../../contracts'
import { day } from '../../contracts/beijing'
import type { InputOf, ResultOf } from '../../contracts/declare'
import { type Simulator, startSimulator } from '../../simulator'
import { clockOfAll } from './clock-of-all'
import { migratedPglite } from './migrated'
import { type PlatformHand, platformHand } from './platform'
import { type Cluster, startPostgres } from './postgres'
import { layKeys } from './simulator-keys'

const APP = { id: 'lantern', key: 'lantern-demo' }

/** What a call comes to: the result, or the refusal as it stood in the body. */
export type Reply<Result> =
  | { status: number; ok: true; result: Result }
  | { status: number; ok: false; name: string; code: number; error: string; details: unknown }

export type World = {
  product: Product
  db: Db
  url: string
  simulator: Simulator
  /** Where the simulator keeps what it knows, keys of sessions among it. */
  simulatorFolder: string
  /** Signs and seals as the payment platform does, for callbacks that it would never send. */
  platform: PlatformHand
  aPerson(name?: string): Promise<Person>
  /** The same person on a new session. */
  logIn(openid: string): Promise<Person>
  /** A person whose openid is an operator's. */
  anOperator(): Promise<Person>
  control(path: string, body?: unknown): Promise<Record<string, unknown>>
  /** The provider's own book of orders: what a ledger is compared with at the end. */
  orders(): Promise<ProviderOrder[]>
  /** Moves both clocks, stopping at everything that falls due on the way. */
  pass(ms: number): Promise<void>
  close(): Promise<void>
}

export type Person = {
  openid: string
  sessionToken: string
  call<Name extends FunctionName>(
    name: Name,
    input: InputOf<DeclarationOf<Name>>,
  ): Promise<Reply<ResultOf<DeclarationOf<Name>>>>
  /** What no program of ours would send: any body, as it stands. */
  send(name: string, body: unknown): Promise<Reply<unknown>>
  /** The same, for a story in which a refusal would be a mistake. */
  done<Name extends FunctionName>(
    name: Name,
    input: InputOf<DeclarationOf<Name>>,
  ): Promise<ResultOf<DeclarationOf<Name>>>
  cashier(giftPackage: string, action: CashierAction): Promise<Record<string, unknown>>
  /** Starts and pays a gift, and waits until the callback has settled it. */
  give(projectId: string, amountFen: number, more?: object): Promise<string>
}

export type ProviderOrder = {
  mchid: string
  outTradeNo: string
  transactionId?: string
  openid: string
  totalFen: number
  refundedFen: number
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND' | 'PAY_FAIL'
  createdAt: string
  paidAt?: string
}

type CashierAction =
  | 'pay'
  | 'cancel'
  | 'wrong-password'
  | 'enter-password'
  | 'pay-then-kill-app'
  | 'bank-slow'

export type WorldOptions = {
  database: 'pglite' | 'postgresql'
  limits?: NodeJS.ProcessEnv
  simulator?: Partial<Parameters<typeof startSimulator>[0]>
  log?: Logger
  /** Charities whose accounts debit a day after they were asked to; the others announce it. */
  dayLater?: readonly string[]
  /** Another product on the same database, whose jobs race with those of the first. */
  raced?: boolean
}

let cluster: Promise<Cluster> | undefined

export async function aWorld(options: WorldOptions): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-world-'))
  const merchants =
    options.simulator?.merchants ??
    sampleCharities(day('2026-01-01')).map(({ charityId }) => ({ charityId }))
  const simulatorFolder = join(folder, 'simulator')
  await layKeys(simulatorFolder, merchants)
  const simulator = await startSimulator({
    merchants,
    refundDelayMs: 1_000,
    dataFolder: simulatorFolder,
    ...options.simulator,
  })
  await laterBy(simulator, options.dayLater ?? [])
  const operator = await post(`${simulator.url}/control/people`, { name: 'operator' })
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: folder,
    SIMULATOR_URL: simulator.url,
    OPERATOR_OPENIDS: String(operator['openid']),
    CALLS_PER_ADDRESS_A_MINUTE: '1000000',
    CALLS_PER_PERSON_A_MINUTE: '1000000',
    LOGINS_PER_ADDRESS_A_MINUTE: '1000000',
    CASHIERS_PER_PERSON_A_MINUTE: '1000000',
    CASHIERS_PER_ADDRESS_A_MINUTE: '1000000',
    ...options.limits,
  })
  const db = await openDatabase(options.database)
  const sealed = { ...settings, sealingKey: randomBytes(32) }
  const log = options.log ?? pino({ level: process.env['LOG_LEVEL'] ?? 'silent' })
  const product = await buildProduct(sealed, { db, log })
  const url = await product.listen()
  // The database is closed with the first.
  const second = options.raced
    ? await buildProduct(sealed, { db: { ...db, close: async () => {} }, log })
    : undefined
  const both = second && [url, await second.listen()]
  for (const each of [product, second]) if (each) each.app.settings.callbackBase = url
  const clock = both && (await clockOfAll(() => both))
  // A crowd visits whom the clock is told to.
  await simulator.followApp(clock?.url ?? `${url}/development/clock`)

  const control = (path: string, body?: unknown) => post(`${simulator.url}/control${path}`, body)
  const logIn = async (openid: string) => personAt({ url, control }, openid)
  return {
    product,
    db,
    url,
    simulator,
    simulatorFolder,
    platform: platformHand(simulatorFolder),
    control,
    orders: () => ordersOf(simulator.url),
    async aPerson(name = '阿明') {
      const { openid } = await control('/people', { name })
      return logIn(String(openid))
    },
    logIn,
    anOperator: () => logIn(String(operator['openid'])),
    async pass(ms) {
      await control('/clock', { advanceMs: ms })
    },
    async close() {
      await second?.close()
      await product.close()
      await simulator.close()
      await clock?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Call once when a test file with worlds on PostgreSQL ends. */
export async function stopCluster(): Promise<void> {
  await (await cluster)?.stop()
  cluster = undefined
}

/** Lets the accounts of these charities debit a day after they were asked to. */
export async function laterBy(simulator: Simulator, charities: readonly string[]): Promise<void> {
  for (const { mchid, charityId } of simulator.settingsForTheApp.merchants) {
    if (!charities.includes(charityId)) continue
    await post(`${simulator.url}/control/merchants/${mchid}`, { mode: '24-hour' })
  }
}

async function openDatabase(kind: WorldOptions['database']): Promise<Db> {
  if (kind === 'postgresql') cluster ??= startPostgres()
  return kind === 'pglite'
    ? migratedPglite()
    : openPostgresql(await ((await cluster) ?? unreachable()).createMigrated())
}

function unreachable(): never {
  throw new Error('the cluster was started above')
}

/** Logs somebody in at a product, wherever it runs. */
export async function personAt(
  world: Pick<World, 'url' | 'control'>,
  openid: string,
): Promise<Person> {
  const { code } = await world.control(`/people/${openid}/login-code`)
  const login = await post(
    `${world.url}/1.1/users`,
    { authData: { lc_weapp: { code } } },
    headers(),
  )
  const sessionToken = String(login['sessionToken'])
  const person: Person = {
    openid,
    sessionToken,
    send: (name, input) => callFunction(world.url, name, input, sessionToken),
    call: (name, input) => callFunction(world.url, name, input, sessionToken),
    async done(name, input) {
      const reply = await person.call(name, input)
      if (reply.ok) return reply.result
      throw new Error(`${name} was refused: ${reply.name} ${JSON.stringify(reply.details)}`)
    },
    cashier: (giftPackage, action) =>
      world.control(`/cashier/${giftPackage.replace('prepay_id=', '')}`, { openid, action }),
    async give(projectId, amountFen, more = {}) {
      const { giftId, payment } = await person.done('gifts.start', {
        key: aKey(),
        projectId,
        amountFen,
        ...more,
      })
      await person.cashier(payment.package, 'pay')
      await until(async () => {
        const { state } = await person.done('gifts.show', { giftId })
        return state !== 'started'
      })
      return giftId
    },
  }
  return person
}

/** Calls a function as a phone does; without a token, as nobody. */
export async function callFunction<Result>(
  url: string,
  name: string,
  input: unknown,
  sessionToken?: string,
): Promise<Reply<Result>> {
  const reply = await fetch(`${url}/1.1/functions/${name}`, {
    method: 'POST',
    headers: headers(sessionToken),
    body: JSON.stringify(input),
  })
  const body = await reply.json()
  return reply.ok
    ? { status: reply.status, ok: true, result: body.result }
    : { status: reply.status, ok: false, ...body }
}

export async function ordersOf(simulatorUrl: string): Promise<ProviderOrder[]> {
  const reply = await fetch(`${simulatorUrl}/control/ledger`)
  return (await reply.json()).orders
}

export function aKey(): string {
  return randomBytes(12).toString('base64url')
}

export function headers(sessionToken?: string): Record<string, string> {
  const at = String(Date.now())
  const digest = createHash('md5')
    .update(at + APP.key)
    .digest('hex')
  return {
    'content-type': 'application/json',
    'x-lc-id': APP.id,
    'x-lc-sign': `${digest},${at}`,
    ...(sessionToken !== undefined && { 'x-lc-session': sessionToken }),
  }
}

/** Waits for what comes by itself; fails with a sentence when it does not. */
export async function until(condition: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('what was waited for did not come')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The entries of a project, one line each, as `account amount`: what a story ends with. */
export async function printLedger(db: Db, projectId: string): Promise<string> {
  const rows = await db.many<{ entry: string; account: string; amountFen: number }>(sql`
    select split_part(entry_id, ':', 1) as entry, split_part(account, ':', 1) as account,
      amount_fen as "amountFen"
    from ledger_entry where project_id = ${projectId}
    order by posted_at, entry_id, line`)
  if (rows.length === 0) return '(no entries)'
  return rows
    .map(({ entry, account, amountFen }) => `${entry} ${account} ${amountFen / 100}`)
    .join('\n')
}

async function post(
  url: string,
  body: unknown = {},
  more: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Record<string, unknown>> {
  const reply = await fetch(url, { method: 'POST', headers: more, body: JSON.stringify(body) })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}
