/**
 * A house in which servers die: a durable PostgreSQL, the simulator, one or two processes of the
 * product behind one address, and somebody who starts a new one whenever one has died.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Db, openPostgresql, sql } from '../../cloudfunctions/db'
import { sampleCharities } from '../../cloudfunctions/projects'
import { day } from '../../contracts/beijing'
import { type Simulator, startSimulator } from '../../simulator'
import { startPostgres } from '../support/postgres'
import { type Server, startServer } from '../support/server'
import { laterBy } from '../support/world'
import { front } from './front'

const ENOUGH = '1000000'
/** Of tries to move time: some are cut off by a death, some leave work to be taken again. */
const MOVES_MAX = 20

export type House = {
  db: Db
  simulator: Simulator
  /** Where phones and the provider find the product, whichever process answers. */
  url: string
  servers: readonly Server[]
  /** How often a process has died so far. */
  deaths(): number
  control(path: string, body?: unknown): Promise<Record<string, unknown>>
  /** Everybody who died is back. */
  whole(): Promise<void>
  /** By the clock of everybody here. */
  now(): Promise<Date>
  /** Moves all clocks. Whoever dies on the way is replaced, and time goes on. */
  pass(ms: number): Promise<void>
  passTo(moment: Date, how?: 'stepwise' | 'at once'): Promise<void>
  close(): Promise<void>
}

export async function aHouse(
  processes: 1 | 2,
  { startMs, dayLater = [] }: { startMs?: number; dayLater?: readonly string[] } = {},
): Promise<House> {
  const cluster = await startPostgres({ durable: true })
  const databaseUrl = await cluster.createDatabase()
  const merchants = sampleCharities(day('2026-01-01')).map(({ charityId }) => ({ charityId }))
  const simulator = await startSimulator({
    merchants,
    refundDelayMs: 1_000,
    ...(startMs !== undefined && { startMs }),
  })
  await laterBy(simulator, dayLater)
  const servers: Server[] = []
  const door = await front(() => servers)
  const environment = {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    SEALING_KEY: randomBytes(32).toString('base64'),
    SIMULATOR_URL: simulator.url,
    PUBLIC_URL: door.url,
    CALLS_PER_ADDRESS_A_MINUTE: ENOUGH,
    CALLS_PER_PERSON_A_MINUTE: ENOUGH,
    LOGINS_PER_ADDRESS_A_MINUTE: ENOUGH,
    CASHIERS_PER_ADDRESS_A_MINUTE: ENOUGH,
    CASHIERS_PER_PERSON_A_MINUTE: ENOUGH,
  }
  let deaths = 0
  let closing = false
  const returning: Promise<void>[] = []

  async function live(seat: number): Promise<void> {
    const server = await startServer(environment, { preload: join(__dirname, 'die-at.ts') })
    servers[seat] = server
    await simulator.followApp(door.clockUrl).catch(() => {})
    void server.ended.then(() => {
      if (closing) return
      deaths += 1
      returning[seat] = live(seat)
      // Whoever waits for all to be back is told.
      returning[seat]?.catch(() => {})
    })
  }

  async function whole(): Promise<void> {
    do await Promise.all(returning)
    while (servers.some((server) => !server.alive()) && (await wait(5, true)))
  }

  async function closeAll(): Promise<void> {
    closing = true
    await Promise.allSettled(returning)
    for (const server of servers) await server?.kill()
    await door.close()
    await simulator.close()
  }

  const first = await Promise.allSettled(Array.from({ length: processes }, (_, seat) => live(seat)))
  const failed = first.find((one) => one.status === 'rejected')
  if (failed) {
    await closeAll()
    await cluster.stop()
    throw failed.reason
  }
  const db = openPostgresql(databaseUrl)
  const control = (path: string, body: unknown = {}) =>
    post(`${simulator.url}/control${path}`, body)

  async function now(): Promise<Date> {
    const reply = await fetch(`${simulator.url}/control/clock`)
    return new Date((await reply.json()).now)
  }

  async function passTo(moment: Date, how: 'stepwise' | 'at once' = 'stepwise'): Promise<void> {
    const jump = how === 'at once'
    // A journey that was cut off when time had just arrived leaves it there, where it goes on by itself.
    const journey = async () =>
      (await now()) < moment ? { to: moment.toISOString(), jump } : { advanceMs: 0, jump }
    // A lease runs in real time; that it has passed is said here, so that nobody has to wait for it.
    const letGo = () => db.run(sql`update job set leased_until = null`)
    // Whoever died may have sent a claim that is taken only now, and then nobody works it off.
    const held = () =>
      db.one<{ held: boolean }>(sql`
        select exists (select from job where due_at <= ${moment} and leased_until > now()) as held`)
    const hindrances: unknown[] = []
    for (let tries = 0; tries < MOVES_MAX; tries += 1) {
      await whole()
      await letGo()
      try {
        await control('/clock', await journey())
        if (!(await held()).held) return
        hindrances.push('a job that is due was claimed and not done')
      } catch (fault) {
        hindrances.push(fault)
      }
    }
    throw new Error(`time could not be moved:\n${hindrances.join('\n')}`)
  }
  return {
    db,
    simulator,
    url: door.url,
    servers,
    deaths: () => deaths,
    control,
    whole,
    now,
    async pass(ms) {
      await passTo(new Date((await now()).getTime() + ms))
    },
    passTo,
    async close() {
      await closeAll()
      await db.close()
      await cluster.stop()
    },
  }
}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}
