/** The refunds of a bill against those that we asked for, and ours that are done against the bills. */
import { endOf, startOf } from '../../contracts/beijing'
import { type Queryable, sql } from '../db'
import type { BillOf, Lie, Ours, RefundLine } from './bill-compare'
import { projectOf } from './gift-id'

export type RefundKey = { projectId: string; refundId: string }

/** Any other word of the provider's says that no money moves. */
const MONEY_MOVES = ['SUCCESS', 'PROCESSING']
/** As `billed_by` has it in the database: a range that an index finds. */
const BILLED_BY_MS = 600_000

/** `unfinished` are ours that were carried out without our hearing of it; `listed` ours in this bill. */
export async function compareRefunds(
  db: Queryable,
  of: BillOf,
  lines: readonly RefundLine[],
): Promise<{ ours: Ours[]; lies: Lie[]; unfinished: RefundKey[]; listed: RefundKey[] }> {
  const moving = lines.filter(({ refundState }) => MONEY_MOVES.includes(refundState))
  const known = await readKnown(db, of, moving)
  const fitting = known.filter(({ fits }) => fits)
  const listed = new Set(fitting.map(({ line }) => line.refundNumber))
  const ours = await refundsOn(db, of)
  return {
    ours,
    listed: fitting.map(({ line }) => keyOf(line)),
    unfinished: fitting
      .filter(({ line, done }) => line.refundState === 'SUCCESS' && !done)
      .map(({ line }) => keyOf(line)),
    lies: [
      ...known.filter(({ fits }) => !fits).map(strangeLie),
      ...ours.filter(({ number, inBill }) => !inBill && !listed.has(number)).map(missingLie),
    ],
  }
}

type Known = { line: RefundLine; fits: boolean; done: boolean; ours: string | null }

/** What we have under the number of each line. */
async function readKnown(db: Queryable, { mchid }: BillOf, lines: readonly RefundLine[]) {
  if (lines.length === 0) return []
  const keys = lines.map(({ orderNumber, refundNumber, refundFen }, n) => ({
    n,
    project_id: projectOf(orderNumber),
    gift_id: orderNumber,
    id: refundNumber,
    fen: refundFen,
  }))
  const rows = await db.many<Omit<Known, 'line'> & { n: number }>(sql`
    select i.n, r.amount_fen || ' ' || r.state as ours, coalesce(r.state = 'done', false) as done,
      coalesce(r.gift_id = i.gift_id and r.amount_fen = i.fen and g.mchid = ${mchid}
        and r.state not in ('asked', 'declined'), false) as fits
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as i (
      n integer, project_id text, gift_id text, id text, fen bigint
    )
    left join refund r on r.project_id = i.project_id and r.id = i.id
    left join gift g on g.project_id = r.project_id and g.id = r.gift_id
    order by i.n`)
  return rows.flatMap(({ n, ...row }): Known[] => (lines[n] ? [{ line: lines[n], ...row }] : []))
}

/** Those that we know to be done by this day's bill, and whether one lists them already. */
function refundsOn(db: Queryable, { mchid, day }: BillOf): Promise<(Ours & { inBill: boolean })[]> {
  return db.many<Ours & { inBill: boolean }>(sql`
    select r.project_id as "projectId", r.gift_id as "giftId", r.id as number, r.amount_fen as fen,
      b.day is not null as "inBill"
    from refund r
    join gift g on g.project_id = r.project_id and g.id = r.gift_id
    left join refund_in_bill b on b.project_id = r.project_id and b.refund_id = r.id
    where r.state = 'done' and g.mchid = ${mchid}
      and r.done_at >= ${new Date(startOf(day).getTime() - BILLED_BY_MS)}
      and r.done_at < ${new Date(endOf(day).getTime() - BILLED_BY_MS)}
    order by r.id`)
}

function keyOf({ orderNumber, refundNumber }: RefundLine): RefundKey {
  return { projectId: projectOf(orderNumber), refundId: refundNumber }
}

function strangeLie({ line, ours }: Known): Lie {
  const { orderNumber: giftId, refundNumber: number, refundFen: fen } = line
  const says = `${giftId}: the bill gives back ${fen} as ${number}, we ${ours ?? 'nothing'}`
  const projectId = projectOf(giftId)
  return { kind: 'refund', projectId, giftId, number, fen, why: 'not asked for', says }
}

function missingLie({ projectId, giftId, number, fen }: Ours): Lie {
  const says = `${giftId}: the ledger gave back ${fen} as ${number}, the bill nothing`
  return { kind: 'bill', projectId, giftId, number, fen, why: 'not in the bill', says }
}
