/** Gifts that wait for their payment, written straight into a database: for tests of the ledger alone. */
import { randomBytes } from 'node:crypto'
import { type Db, openPostgresql, sql } from '../../cloudfunctions/db'
import type { Payment } from '../../cloudfunctions/ledger'
import { loadSample } from '../../cloudfunctions/projects'
import { migratedPglite } from './migrated'
import { type Cluster, startPostgres } from './postgres'

export const MCHID = 'SIM1900001'
const START = new Date('2026-12-01T02:00:00Z')

let cluster: Promise<Cluster> | undefined

/** A migrated database with the sample projects, as of a day in December 2026. */
export async function aDatabase(
  kind: Db['kind'],
): Promise<{ db: Db; url: string; close(): Promise<void> }> {
  if (kind === 'postgresql') cluster ??= startPostgres()
  const url = kind === 'postgresql' ? await (await cluster)?.createMigrated() : undefined
  const db = url === undefined ? await migratedPglite() : openPostgresql(url)
  await loadSample(db, START, new Map([['shandu', MCHID]]))
  return { db, url: url ?? '', close: () => db.close() }
}

export async function stopDatabases(): Promise<void> {
  await (await cluster)?.stop()
  cluster = undefined
}

/** Frozen gifts, and for each the payment that fits it. */
export async function frozenGifts(
  db: Db,
  gifts: number,
  { projectId = 'quilt001', amountFen = 1000, donors = gifts } = {},
): Promise<Payment[]> {
  const rows = Array.from({ length: gifts }, (_, n) => ({
    id: `${projectId}-${randomBytes(11).toString('hex')}`,
    donor: `donor-${n % donors}`,
  }))
  await db.run(sql`
    insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash,
      description, notify_url, state, show_name, started_at, expires_at)
    select ${projectId}, g.id, g.donor, 'shandu', ${MCHID}, ${amountFen}, 'hash of ' || g.donor,
      '', '', 'started', false, ${START}, ${START}::timestamptz + interval '15 minutes'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id text, donor text)`)
  return rows.map(({ id, donor }) => ({
    projectId,
    giftId: id,
    transactionId: `42${randomBytes(13).toString('hex')}`,
    paidFen: amountFen,
    currency: 'CNY',
    payerHash: `hash of ${donor}`,
    mchid: MCHID,
    paidAt: '2026-12-01T02:01:00Z',
    source: 'callback',
  }))
}

/** What the books say of a project: gifts settled, the fund, and the totals on the page. */
export async function sumsOf(db: Db, projectId = 'quilt001') {
  return db.one<{
    settled: number
    entries: number
    fundFen: number
    raisedFen: number
    gifts: number
    donors: number
  }>(sql`
    select (select count(*) from gift where project_id = t.project_id and state = 'settled') as settled,
      (select count(*) from ledger_entry where project_id = t.project_id) as entries,
      (select coalesce(-sum(amount_fen), 0)::bigint from ledger_entry
        where account = 'fund:' || t.project_id) as "fundFen",
      raised_fen as "raisedFen", gifts, donors
    from project_total t where project_id = ${projectId}`)
}
