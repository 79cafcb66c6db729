/** The payments of a bill against those that the ledger has of the same day. */
import { startOf } from '../../contracts/beijing'
import { type Queryable, sql } from '../db'
import type { BillOf, Lie, Ours, PaymentLine } from './bill-compare'
import { projectOf } from './gift-id'

/** Lines that are looked up by one statement: a great day's bill has millions. */
const LINES_AT_ONCE = 5_000
/** A payment is recorded after it was made, and the clocks of two machines differ a little. */
const CLOCKS_DIFFER_MS = 600_000

export async function comparePayments(
  db: Queryable,
  of: BillOf,
  lines: readonly PaymentLine[],
): Promise<{ ours: Ours[]; lies: Lie[]; unbooked: PaymentLine[] }> {
  const theirs = new Map(lines.map((line) => [line.transactionId, line]))
  const unbooked = await readUnbooked(db, lines)
  const told = new Set(unbooked.map(({ line }) => line.transactionId))
  const ours = await paymentsOn(db, of)
  const missing = ours.filter(
    ({ number, fen }) => theirs.get(number)?.paidFen !== fen && !told.has(number),
  )
  return {
    ours,
    unbooked: unbooked.map(({ line }) => line),
    lies: [
      ...unbooked.map(({ line, booked }) => unbookedLie(line, booked)),
      ...missing.map((payment) => missingLie(payment, theirs.get(payment.number)?.paidFen)),
    ],
  }
}

/** The lines of which the ledger has nothing, or something else. */
async function readUnbooked(db: Queryable, lines: readonly PaymentLine[]) {
  const unbooked: { line: PaymentLine; booked: string | null }[] = []
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const some = lines.slice(at, at + LINES_AT_ONCE)
    const keys = some.map(({ orderNumber, transactionId, paidFen }, n) => ({
      n,
      project_id: projectOf(orderNumber),
      gift_id: orderNumber,
      transaction_id: transactionId,
      paid_fen: paidFen,
    }))
    const found = await db.many<{ n: number; booked: string | null }>(sql`
      select i.n, y.paid_fen || ' by ' || y.transaction_id as booked
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as i (
        n integer, project_id text, gift_id text, transaction_id text, paid_fen bigint
      )
      left join payment y on y.project_id = i.project_id and y.gift_id = i.gift_id
      where (y.transaction_id, y.paid_fen) is distinct from (i.transaction_id, i.paid_fen)
      order by i.n`)
    for (const { n, booked } of found) {
      const line = some[n]
      if (line) unbooked.push({ line, booked })
    }
  }
  return unbooked
}

/**
 * By the ledger's entries, which are what counts; found through the index of a project's latest. Payment by
 * payment, by key: joined as wholes, all that a project was ever given would be read for one day.
 */
function paymentsOn(db: Queryable, { mchid, day }: BillOf): Promise<Ours[]> {
  return db.many<Ours>(sql`
    select y.project_id as "projectId", y.gift_id as "giftId", y.transaction_id as number,
      e.amount_fen as fen
    from project p
    cross join lateral (select * from payment where project_id = p.id
      and recorded_at >= ${new Date(startOf(day).getTime() - CLOCKS_DIFFER_MS)}) y
    cross join lateral (
      select mchid from gift where project_id = y.project_id and id = y.gift_id limit 1
    ) g
    cross join lateral (
      select amount_fen from ledger_entry
      where project_id = y.project_id and entry_id = 'gift:' || y.gift_id and line = 1 limit 1
    ) e
    where g.mchid = ${mchid} and beijing_day(y.paid_at) = ${day}
    order by y.gift_id`)
}

function unbookedLie(line: PaymentLine, booked: string | null): Lie {
  const { orderNumber: giftId, transactionId: number, paidFen: fen } = line
  const says = `${giftId}: the bill has ${fen} by ${number}, the ledger ${booked ?? 'nothing'}`
  return {
    kind: 'bill',
    projectId: projectOf(giftId),
    giftId,
    number,
    fen,
    why: 'not booked',
    says,
  }
}

function missingLie(payment: Ours, theirFen: number | undefined): Lie {
  const { giftId, number, fen } = payment
  const says = `${giftId}: the ledger has ${fen} by ${number}, the bill ${theirFen ?? 'nothing'}`
  return { kind: 'bill', ...payment, why: 'not in the bill', says }
}
