/**
 * One morning of debits against the simulator, which takes 150 a second of real time and refuses more with
 * 429: how much of that is reached from seven o’clock on, and that each debit is there once in its book and
 * in ours. The simulator runs in this process, and the product in one of its own.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { type Db, openPostgresql, sql } from '../../cloudfunctions/db'
import { sampleCharities } from '../../cloudfunctions/projects'
import { day, dayOf } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import { type Simulator, startSimulator } from '../../simulator'
import type { Cluster } from '../support/postgres'
import { aKey, ordersOf, type Person, personAt, until } from '../support/world'
import { PROJECT } from './gifts'
import { type Measured, measured } from './measured'
import { isWanted, scaled } from './options'
import { type Figure, hurry } from './rounds'

const ALLOWED_A_SECOND = 150
/** Forty seconds of them. */
const DEBITS = 6_000
const PEOPLE = 60
const CALLERS = 16
const AMOUNT_FEN = 3_000
/** Signed three days before its first due day, since it is announced two days before. */
const SIGNED_AT = hourOf(day('2027-01-05'), 12)
const DUE_ON = day('2027-01-08')
/** A debit that was refused for its rate is asked after two minutes later, and then sent again. */
const LATER_MS = 15 * 60_000
const WAIT_MS = 600_000

const REACHED = 'debits a second that the simulator took'
const ALLOWED = 'debits a second that it takes at most'

export const DEBIT_RATIO = { of: REACHED, to: ALLOWED, atLeast: 0.95 }

export async function debits(
  cluster: Cluster,
  said: (text: string) => void,
): Promise<{ figures: Figure[]; notes: string[] }> {
  if (!isWanted(REACHED)) return { figures: [], notes: [] }
  const count = scaled(DEBITS)
  const morning = await aMorning(cluster)
  try {
    await signMany(morning, count)
    await morning.control('/clock', { to: hourOf(DUE_ON, 6).toISOString() })
    // The last seconds pass by themselves, so that both clocks run when it begins.
    const seven = hourOf(DUE_ON, 7).getTime()
    await morning.control('/clock', { to: new Date(seven - 2_000).toISOString() })
    const seen = await watched(morning, count)
    await morning.control('/clock', { advanceMs: LATER_MS })
    await proveDebited(morning, count)
    const reached = seen.taken / seen.seconds
    said(`  ${REACHED}: ${reached.toFixed(1)}`)
    const { mostMegabytes = 0 } = await morning.product.ask({ do: 'memory' })
    return {
      figures: [
        figure(REACHED, 'debits/s', reached),
        figure(ALLOWED, 'debits/s', ALLOWED_A_SECOND),
      ],
      notes: [
        `${count} debits against the simulator: in the first ${seen.seconds.toFixed(0)} s ${seen.taken} were taken, ${seen.refused} were refused with 429 and sent again later; each was there once in both books; memory of the process at most ${mostMegabytes.toFixed(0)} MB (wanted: below 400)`,
        `half-way through them, /metrics said: ${seen.progress}`,
      ],
    }
  } finally {
    await morning.close()
  }
}

type Morning = {
  simulator: Simulator
  product: Measured
  db: Db
  control(path: string, body?: unknown): Promise<Record<string, unknown>>
  close(): Promise<void>
}

async function aMorning(cluster: Cluster): Promise<Morning> {
  const merchants = sampleCharities(dayOf(SIGNED_AT)).map(({ charityId }) => ({ charityId }))
  const simulator = await startSimulator({ merchants, startMs: SIGNED_AT.getTime() })
  const url = await cluster.createDatabase()
  const product = await measured('product', {
    NODE_ENV: 'development',
    // The simulator calls back, so that the address has to be known before.
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
    SIMULATOR_URL: simulator.url,
    DATABASE_URL: url,
    SEALING_KEY: randomBytes(32).toString('base64'),
    CALLS_PER_ADDRESS_A_MINUTE: '1000000',
    CALLS_PER_PERSON_A_MINUTE: '1000000',
    CASHIERS_PER_ADDRESS_A_MINUTE: '1000000',
    CASHIERS_PER_PERSON_A_MINUTE: '1000000',
    LOGINS_PER_ADDRESS_A_MINUTE: '1000000',
  })
  await simulator.followApp(`${product.url}/development/clock`)
  const db = openPostgresql(url)
  return {
    simulator,
    product,
    db,
    async control(path, body = {}) {
      const reply = await fetch(`${simulator.url}/control${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
      return reply.json()
    },
    async close() {
      await product.stop()
      await simulator.close()
      await db.close()
    },
  }
}

/** As donors do it, each with many pledges. */
async function signMany({ product: { url }, db, control }: Morning, count: number): Promise<void> {
  const people: Person[] = []
  for (let index = 0; index < PEOPLE; index += 1) {
    const { openid } = await control('/people', { name: `givers ${index}` })
    people.push(await personAt({ url, control }, String(openid)))
  }
  await hurry(CALLERS, count, async (index) => {
    const person = people[index % PEOPLE]
    const started = await person?.done('pledges.start', {
      key: aKey(),
      projectId: PROJECT,
      amountFen: AMOUNT_FEN,
      day: Number(DUE_ON.slice(8)),
      first: 'on-day',
      way: 'contract',
      confirmedLarge: true,
    })
    const { contractCode, extraData } = started?.contract ?? {}
    await control(`/contracts/${contractCode}`, {
      action: 'sign',
      openid: person?.openid,
      extraData,
    })
  })
  const signed = sql`select count(*) as n from pledge where state = 'active'`
  await until(async () => (await db.one<{ n: number }>(signed)).n === count, WAIT_MS)
}

/**
 * What was taken in the time in which all could have been; `refused` have been sent and are not in the
 * simulator’s book when each was sent once.
 */
async function watched({ simulator, product, db }: Morning, count: number) {
  const sent = async () =>
    (
      await db.one<{ n: number }>(
        sql`select count(*) as n from charge_attempt where asked_at is not null`,
      )
    ).n
  await until(async () => (await sent()) >= count / 2, WAIT_MS)
  const progress = await progressOf(product.url)
  await until(async () => (await sent()) === count, WAIT_MS)
  // The last slots are up to a few seconds ahead.
  const seconds = count / ALLOWED_A_SECOND
  await until(async () => {
    const { free } = await db.one<{ free: boolean }>(
      sql`select free_at < clock_timestamp() - interval '2 seconds' as free from pace where call = 'charge'`,
    )
    return free
  }, WAIT_MS)
  const times = (await ordersOf(simulator.url))
    .map(({ createdAt }) => Date.parse(createdAt))
    .sort((one, other) => one - other)
  const end = (times[0] ?? 0) + seconds * 1_000
  return {
    seconds,
    progress,
    taken: times.filter((at) => at < end).length,
    refused: count - times.length,
  }
}

/** The figures of the run, as an operator reads them. */
async function progressOf(url: string): Promise<string> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const names = [
    ...['timed_today', 'due', 'claimed', 'announced', 'charging', 'retrying'],
    ...['paid_today', 'failed_today'],
  ]
  return names
    .map((name) => `${name} ${new RegExp(`^lantern_pledges_${name} (\\S+)`, 'm').exec(text)?.[1]}`)
    .join(', ')
}

/** @throws Error unless each debit is in the simulator’s book once, paid, and in the ledger once. */
async function proveDebited({ simulator, product, db }: Morning, count: number): Promise<void> {
  const settled = sql`select count(*) as n from gift where state = 'settled'`
  await until(async () => (await db.one<{ n: number }>(settled)).n === count, WAIT_MS)
  const orders = (await ordersOf(simulator.url)).filter(({ state }) => state === 'SUCCESS')
  const numbers = [...new Set(orders.map(({ outTradeNo }) => outTradeNo))]
  const { fitting, lines, months } = await db.one<
    Record<'fitting' | 'lines' | 'months', number>
  >(sql`
    select count(*) as fitting,
      (select count(*) from ledger_entry) as lines,
      (select count(*) from charge where state = 'paid' and attempts = 1) as months
    from gift g
    join charge_attempt a on a.project_id = g.project_id and a.gift_id = g.id
    where g.state = 'settled' and g.amount_fen = ${AMOUNT_FEN}
      and g.id in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`)
  const told = await progressOf(product.url)
  const paid = Number(/paid_today (\d+)/.exec(told)?.[1])
  if ([orders.length, numbers.length, fitting, lines / 2, months, paid].some((n) => n !== count)) {
    throw new Error(
      `of ${count} debits ${orders.length} are in the simulator’s book (${numbers.length} numbers), ${fitting} in ours, in ${lines} lines, with ${months} months paid once; /metrics: ${told}`,
    )
  }
}

function figure(name: string, unit: string, median: number): Figure {
  return { name, unit, median, rounds: [median] }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
