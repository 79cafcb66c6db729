/**
 * Settling at the engine: one hot project, against single-row inserts and one transaction a gift; and
 * envelopes beside it.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, migrate, openPglite, openPostgresql, sql } from '../../cloudfunctions/db'
import { type Settler, settlerOf } from '../../cloudfunctions/ledger'
import { loadSample, sampleCharities } from '../../cloudfunctions/projects'
import { dayOf } from '../../contracts/beijing'
import type { Cluster } from '../support/postgres'
import { type Batch, freezeMany, paymentOf, proveStored } from './gifts'
import { scaled } from './options'
import { portionRows } from './portions'
import { hurry, type Row } from './rounds'

const PAYERS = ['one', 'two', 'three', 'four', 'five']
const GIFTS = { 64: 12_000, 256: 20_000 } as const
/** As long as a callback of the provider is. */
const EVENT = Buffer.alloc(900, 'x')
const clock = { now: () => new Date() }

type Callers = keyof typeof GIFTS

export async function engineRows(
  cluster: Cluster,
): Promise<{ rows: Row[]; close(): Promise<void> }> {
  const postgresql = openPostgresql(await cluster.createDatabase())
  // In a folder, as the product has it: files in memory are copied whenever they grow.
  const folder = mkdtempSync(join(tmpdir(), 'lantern-bench-'))
  const pglite = await openPglite(folder)
  const mchidOf = new Map<Db, string>()
  for (const db of [postgresql, pglite]) mchidOf.set(db, await prepare(db))

  const settling = (db: Db, callers: Callers): Row => ({
    name: `settled in batches, ${db.kind}, ${callers} callers`,
    unit: 'gifts/s',
    measure: () => settle(db, mchidOf.get(db) ?? '', callers, settlerOf({ db, clock })),
  })
  const rows: Row[] = [
    single(postgresql, 64),
    settling(postgresql, 64),
    single(postgresql, 256),
    settling(postgresql, 256),
    {
      name: 'one transaction a gift, postgresql, 64 callers',
      unit: 'gifts/s',
      measure: () =>
        settle(postgresql, mchidOf.get(postgresql) ?? '', 64, oneByOne(postgresql), scaled(3_000)),
    },
    settling(pglite, 64),
    settling(pglite, 256),
    ...portionRows(postgresql, 256, PAYERS),
    ...portionRows(pglite, 256, PAYERS),
  ]
  return {
    rows,
    async close() {
      await postgresql.close()
      await pglite.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function prepare(db: Db): Promise<string> {
  await migrate(db)
  const merchants = sampleCharities(dayOf(clock.now())).map(
    ({ charityId }, index) => [charityId, `190000000${index}`] as const,
  )
  await loadSample(db, clock.now(), new Map(merchants))
  await db.script(
    'create table plain (id text primary key, project_id text, donor_id text, amount_fen bigint, event bytea, at timestamptz)',
  )
  const { mchid } = await db.one<{ mchid: string }>(sql`
    select c.mchid from project p join charity c on c.id = p.charity_id where p.id = 'quilt001'`)
  return mchid
}

async function settle(
  db: Db,
  mchid: string,
  callers: Callers,
  settler: Settler,
  count: number = scaled(GIFTS[callers]),
): Promise<number> {
  const batch: Batch = { prefix: randomBytes(5).toString('hex'), count }
  await freezeMany(db, batch, PAYERS)
  const { aSecond } = await hurry(callers, count, async (index) => {
    const payerHash = PAYERS[index % PAYERS.length] ?? ''
    const outcome = await settler.settle(
      paymentOf(batch, index, { mchid, payerHash, event: EVENT }),
    )
    if (outcome.kind !== 'settled') throw new Error(`a gift was ${outcome.kind}`)
  })
  await proveStored(db, batch)
  return aSecond
}

/** The same function for one payment a call: what settling would be without batches. */
function oneByOne(db: Db): Settler {
  return {
    async settle(payment) {
      const lone = settlerOf({ db, clock })
      return lone.settle(payment)
    },
    drained: async () => {},
  }
}

/** One autocommitted insert a call, through the same driver, pool and settings. */
function single(db: Db, callers: Callers): Row {
  return {
    name: `single-row inserts, ${db.kind}, ${callers} callers`,
    unit: 'rows/s',
    async measure() {
      const prefix = randomBytes(5).toString('hex')
      const { aSecond } = await hurry(callers, scaled(GIFTS[callers]), async (index) => {
        await db.run(sql`
          insert into plain (id, project_id, donor_id, amount_fen, event, at)
          values (${`quilt001-${prefix}-${index}`}, 'quilt001', ${`donor${index % 1_000}`}, 2000,
            ${EVENT}, ${clock.now()})`)
      })
      return aSecond
    },
  }
}
