/** What a day of monthly giving costs, beside a million pledges and beside four million, with as many due. */
import { randomBytes } from 'node:crypto'
import { addDays, type Day, dayOf } from '../../contracts/beijing'
import { nextPeriod, periodOf } from '../../contracts/pledge-plan'
import type { Cluster } from '../support/postgres'
import { type Measured, measured } from './measured'
import { ROUNDS, scaled } from './options'
import { platform } from './platform'
import { COHORTS_MAX, type Givers, type Step, timeOf } from './pledges'
import { median, type Row } from './rounds'

const DUE = 100_000
const SIZES = { '1 million': 1_000_000, '4 million': 4_000_000 }

const STEPS: Record<Step, string> = {
  plan: 'pledges planned',
  announce: 'pledges announced',
  debit: 'pledges claimed and debited',
}

export type PledgeBench = {
  rows: Row[]
  notes(): Promise<string[]>
  close(): Promise<void>
}

export async function pledgeBench(cluster: Cluster): Promise<PledgeBench> {
  if (ROUNDS >= COHORTS_MAX) throw new Error(`pledges have at most ${COHORTS_MAX - 1} rounds`)
  const provider = await platform()
  const sizes = Object.entries(SIZES).map(([name, count]) => {
    const givers = {
      pledges: scaled(count),
      due: scaled(DUE),
      cohorts: ROUNDS + 1,
      month: aMonth(),
    }
    return sizeOf(name, givers, () => begin(cluster, provider.url, givers))
  })
  const steps = Object.keys(STEPS) as Step[]
  return {
    rows: steps.flatMap((step) => sizes.map((size) => size.row(step))),
    notes: async () => (await Promise.all(sizes.map((size) => size.notes()))).flat(),
    async close() {
      for (const size of sizes) await size.close()
      provider.close()
    },
  }
}

/** The one after the next: nothing of it is due before the clock is moved. */
function aMonth(): Day {
  return addDays(`${nextPeriod(periodOf(dayOf(new Date())), 2)}-01` as Day, 0)
}

async function begin(cluster: Cluster, simulatorUrl: string, givers: Givers): Promise<Measured> {
  const product = await measured('product', {
    NODE_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'error',
    SIMULATOR_URL: simulatorUrl,
    DATABASE_URL: await cluster.createDatabase(),
    SEALING_KEY: randomBytes(32).toString('base64'),
  })
  await product.ask({ do: 'plant', givers })
  return product
}

/** Planted when its first row is measured. */
function sizeOf(name: string, givers: Givers, plant: () => Promise<Measured>) {
  let product: Measured | undefined
  let plantedMs = 0
  const taken: Record<Step, number> = { plan: 0, announce: 0, debit: 0 }
  const scrapeMs: number[] = []

  async function planted(): Promise<Measured> {
    if (product) return product
    const beganMs = performance.now()
    product = await plant()
    plantedMs = performance.now() - beganMs
    return product
  }

  return {
    row: (step: Step): Row => ({
      name: `${STEPS[step]}, ${DUE.toLocaleString('en')} due of ${name}`,
      unit: 'pledges/s',
      async measure() {
        const { url, ask } = await planted()
        const cohort = taken[step]
        taken[step] += 1
        await ask({ do: 'put-aside', givers, cohort, step })
        const startedMs = performance.now()
        // As the simulator moves it: answered when all that is due by then is done.
        await moveClock(url, timeOf(givers, cohort, step))
        const aSecond = (givers.due * 1_000) / (performance.now() - startedMs)
        await ask({ do: 'prove-stepped', givers, cohort, step })
        scrapeMs.push(await scrape(url))
        return aSecond
      },
    }),
    async notes() {
      if (!product) return []
      const { mostMegabytes = 0 } = await product.ask({ do: 'memory' })
      return [
        `${name} pledges: planted in ${(plantedMs / 1_000).toFixed(0)} s; memory of the process at most ${mostMegabytes.toFixed(0)} MB (wanted: below 400); a scrape of /metrics takes ${median(scrapeMs).toFixed(0)} ms`,
      ]
    },
    async close() {
      await product?.stop()
    },
  }
}

async function moveClock(url: string, now: Date): Promise<void> {
  const reply = await fetch(`${url}/development/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: now.toISOString() }),
  })
  if (!reply.ok) throw new Error(`the clock answered ${reply.status}: ${await reply.text()}`)
}

async function scrape(url: string): Promise<number> {
  const beganMs = performance.now()
  const reply = await fetch(`${url}/metrics`)
  await reply.text()
  if (!reply.ok) throw new Error(`/metrics answered ${reply.status}`)
  return performance.now() - beganMs
}
