/**
 * A report to all who gave to a project: to a hundred thousand, and to four million, with a process killed
 * midway. Told is by the product's own runner, in a process of its own, whose memory is watched; a sample
 * has accepted a message, which goes to the simulator. Then everybody is counted, person by person.
 */
import { randomBytes } from 'node:crypto'
import { openPostgresql } from '../../cloudfunctions/db'
import { sampleCharities } from '../../cloudfunctions/projects'
import { dayOf } from '../../contracts/beijing'
import { startSimulator } from '../../simulator'
import type { Cluster } from '../support/postgres'
import { until } from '../support/world'
import { PROJECT } from './gifts'
import { type Measured, measured } from './measured'
import { isWanted, scaled } from './options'
import { fatesOf, proveTold, type Readers, stand, toldSoFar } from './readers'
import { type Figure, hurry } from './rounds'

const NAMES = {
  small: 'notices of a report, to 100,000',
  large: 'notices of a report, to 4 million',
}
const PEOPLE = { small: 100_000, large: 4_000_000 }
/** Of either size: people who accepted one message. */
const SAMPLE = 1_000
/** So few that they do not compete with what is measured. */
const MESSAGES_A_SECOND = 100
/** Those that were on their way when the process died. */
const UNKNOWN_MAX = 64
const CALLERS = 16
const TEMPLATE = 'lantern-report-published'
/** By day: at night no message goes. */
const NOON_HOURS = 4
const WAIT_MS = 1_800_000

/** Within 1.3 times: a person costs the same, however many there are. */
export const TELLING_RATIO = { of: NAMES.large, to: NAMES.small, atLeast: 0.77 }

type Told = { aSecond: number; mostMegabytes: number; note: string }

export async function telling(
  cluster: Cluster,
  said: (text: string) => void,
): Promise<{ figures: Figure[]; notes: string[] }> {
  if (!isWanted(NAMES.large)) return { figures: [], notes: [] }
  const small = await tell(cluster, { people: scaled(PEOPLE.small), killed: false })
  said(`  ${NAMES.small}: ${Math.round(small.aSecond)}`)
  const large = await tell(cluster, { people: scaled(PEOPLE.large), killed: true })
  said(`  ${NAMES.large}: ${Math.round(large.aSecond)}`)
  const ratio = large.mostMegabytes / small.mostMegabytes
  return {
    figures: [figure(NAMES.small, small.aSecond), figure(NAMES.large, large.aSecond)],
    notes: [
      small.note,
      large.note,
      `memory of a process that tells of a report, at most: ${small.mostMegabytes.toFixed(0)} MB for 100,000 and ${large.mostMegabytes.toFixed(0)} MB for 4 million, ${ratio.toFixed(2)} times as much (wanted: at most 1.2)`,
    ],
  }
}

async function tell(
  cluster: Cluster,
  { people, killed }: { people: number; killed: boolean },
): Promise<Told> {
  const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`)
  const merchants = sampleCharities(dayOf(new Date())).map(({ charityId }) => ({ charityId }))
  const simulator = await startSimulator({ merchants, startMs: today + NOON_HOURS * 3_600_000 })
  const environment = {
    NODE_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'error',
    SIMULATOR_URL: simulator.url,
    DATABASE_URL: await cluster.createDatabase(),
    SEALING_KEY: randomBytes(32).toString('base64'),
    MESSAGES_A_SECOND: String(MESSAGES_A_SECOND),
  }
  const db = openPostgresql(environment.DATABASE_URL)
  let product = await measured('product', environment)
  try {
    const sample = await accepted(simulator.url, Math.min(SAMPLE, people))
    const readers: Readers = { people, project: PROJECT, sample }
    await product.ask({ do: 'plant-readers', readers })
    const startedMs = performance.now()
    const { waitedMs = 0 } = await product.ask({ do: 'publish', readers })
    let asideMs = 0
    let mostMegabytes = 0
    let atDeath: { told: number; tried: number } | undefined
    if (killed) {
      await until(async () => (await stand(db)).halfway, WAIT_MS)
      mostMegabytes = await mostOf(product)
      await product.kill()
      const deadMs = performance.now()
      atDeath = await toldSoFar(db)
      // A lease runs in real time; that it has passed is said here, so that nobody has to wait for it.
      await db.script('update job set leased_until = null')
      product = await measured('product', environment)
      asideMs = performance.now() - deadMs
    }
    await until(async () => (await stand(db)).told, WAIT_MS)
    const seconds = (performance.now() - startedMs - asideMs) / 1_000
    await until(async () => (await stand(db)).sent, WAIT_MS)
    mostMegabytes = Math.max(mostMegabytes, await mostOf(product))
    await proveTold(db, readers)
    const fates = await fatesOf(db)
    const arrived = await arrivals(simulator.url, sample)
    proveSent(sample.length, { ...fates, ...arrived }, killed ? UNKNOWN_MAX : 0)
    const death = atDeath
      ? `; the process was killed when ${atDeath.told} were told and ${atDeath.tried} messages tried`
      : ''
    const note = `a report to ${people} people: publishing answered after ${waitedMs.toFixed(0)} ms, all were told in ${seconds.toFixed(0)} s (${((seconds * 1e6) / people).toFixed(0)} µs each)${death}; each has one notice; of ${sample.length} messages ${arrived.messages} arrived, to ${arrived.people} people, and ${fates.unknown} were on their way when it died`
    return { aSecond: people / seconds, mostMegabytes, note }
  } finally {
    await product.stop()
    await simulator.close()
    await db.close()
  }
}

/** So many people of the chat app, who have let one message through. */
async function accepted(url: string, count: number): Promise<string[]> {
  const openids: string[] = []
  await hurry(CALLERS, count, async (index) => {
    const { openid } = await post(`${url}/control/people`, { name: `reader ${index}` })
    await post(`${url}/control/people/${openid}/accept-messages`, { templateIds: [TEMPLATE] })
    openids[index] = String(openid)
  })
  return openids
}

/** As the chat app has it. */
async function arrivals(url: string, sample: readonly string[]) {
  const counts: number[] = []
  await hurry(CALLERS, sample.length, async (index) => {
    const reply = await fetch(`${url}/control/messages?openid=${sample[index]}`)
    const messages: unknown[] = await reply.json()
    counts[index] = messages.length
  })
  return {
    messages: counts.reduce((sum, of) => sum + of, 0),
    people: counts.filter((of) => of > 0).length,
    most: Math.max(...counts),
  }
}

/** @throws Error unless nobody got two, and all but the unknown ones arrived. */
function proveSent(
  wanted: number,
  of: Record<'sent' | 'unknown' | 'others' | 'messages' | 'people' | 'most', number>,
  unknownMax: number,
): void {
  const fits =
    of.most === 1 &&
    of.messages === of.people &&
    of.others === 0 &&
    of.unknown <= unknownMax &&
    of.sent + of.unknown === wanted &&
    of.messages >= of.sent &&
    of.messages <= wanted
  if (!fits) throw new Error(`of ${wanted} messages: ${JSON.stringify(of)}`)
}

async function mostOf(product: Measured): Promise<number> {
  return (await product.ask({ do: 'memory' })).mostMegabytes ?? 0
}

function figure(name: string, median: number): Figure {
  return { name, unit: 'notices/s', median, rounds: [median] }
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`)
  return reply.json()
}
