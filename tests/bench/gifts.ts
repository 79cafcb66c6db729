/** Frozen gifts in bulk, ready to be paid, and the count of those that were stored. */
import { type Db, sql } from '../../cloudfunctions/db'
import type { Payment } from '../../cloudfunctions/ledger'

export const PROJECT = 'quilt001'
export const AMOUNT_FEN = 2_000
const DONORS = 1_000

export type Batch = { prefix: string; count: number }

export function giftId({ prefix }: Batch, index: number): string {
  return `${PROJECT}-${prefix}-${index}`
}

/** `payerHashes` are those of the payers, taken in turn. */
export async function freezeMany(db: Db, batch: Batch, payerHashes: readonly string[]) {
  await db.run(sql`
    insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash,
      description, notify_url, state, show_name, started_at, expires_at)
    select ${PROJECT}, ${`${PROJECT}-${batch.prefix}-`}::text || i, 'donor' || i % ${DONORS}::integer,
      p.charity_id, c.mchid, ${AMOUNT_FEN},
      (${JSON.stringify(payerHashes)}::jsonb)->>(i % ${payerHashes.length}::integer), '', '', 'started', false,
      now(), now() + interval '15 minutes'
    from generate_series(0, ${batch.count - 1}::integer) i, project p join charity c on c.id = p.charity_id
    where p.id = ${PROJECT}`)
  await db.script('vacuum analyze gift')
}

export function paymentOf(
  batch: Batch,
  index: number,
  of: { mchid: string; payerHash: string; event: Buffer },
): Payment {
  return {
    projectId: PROJECT,
    giftId: giftId(batch, index),
    transactionId: `4200${batch.prefix}${index}`,
    paidFen: AMOUNT_FEN,
    currency: 'CNY',
    payerHash: of.payerHash,
    mchid: of.mchid,
    paidAt: new Date().toISOString(),
    source: 'callback',
    event: of.event,
  }
}

/** @throws Error unless every gift of the batch is in the ledger once. */
export async function proveStored(db: Db, batch: Batch): Promise<void> {
  const prefix = `${PROJECT}-${batch.prefix}-`
  const { stored } = await db.one<{ stored: number }>(sql`
    select count(*) as stored from gift where starts_with(id, ${prefix}) and state = 'settled'`)
  const { lines } = await db.one<{ lines: number }>(sql`
    select count(*) as lines from ledger_entry where starts_with(gift_id, ${prefix})`)
  if (stored !== batch.count || lines !== 2 * batch.count) {
    throw new Error(
      `${batch.count} gifts were acknowledged, ${stored} are stored in ${lines} lines`,
    )
  }
}
