/** Refund rows: one at a time for a gift, under a number that moves money once. */
import type { Gift } from '../../contracts/gifts'
import { type Queryable, sql, type Tx } from '../db'
import { plan } from '../jobs'
import type { Refund } from '../payments'
import { projectOf } from './gift-id'

export type Why = Gift['refunds'][number]['why']

export type RefundRow = {
  projectId: string
  refundId: string
  giftId: string
  mchid: string
  refundFen: number
  totalFen: number
  why: Why
  state: string
}

/** The gift, locked, so that undo, request and operator cannot cross each other. */
export async function lockGift(tx: Tx, giftId: string, donorId: string | null) {
  // Locked first and read after: a statement that waits for a lock sees other tables as they were
  // before it waited, and would miss the refund that the other one has just begun.
  await tx.run(sql`
    select from gift where project_id = ${projectOf(giftId)} and id = ${giftId} for no key update`)
  return tx.maybe<{
    state: string
    amountFen: number
    refundedFen: number
    settledAt: Date | null
    askedRefundId: string | null
    underWay: boolean
  }>(sql`
    select g.state, g.amount_fen as "amountFen", g.refunded_fen as "refundedFen",
      g.settled_at as "settledAt",
      (select r.id from refund r where r.project_id = g.project_id and r.gift_id = g.id
        and r.state = 'asked') as "askedRefundId",
      exists (select from refund r where r.project_id = g.project_id and r.gift_id = g.id
        and r.state in ('under_way', 'stuck')) as "underWay"
    from gift g
    where g.project_id = ${projectOf(giftId)} and g.id = ${giftId}
      and (${donorId}::text is null or g.donor_id = ${donorId})`)
}

/** Sends an amount back: a request that waits is taken over, otherwise a new refund begins. */
export async function sendBack(
  tx: Tx,
  refund: {
    giftId: string
    refundId: string
    adopt: string | null
    amountFen: number
    why: Why
    now: Date
  },
): Promise<string> {
  const projectId = projectOf(refund.giftId)
  const refundId = refund.adopt ?? refund.refundId
  await tx.run(
    refund.adopt
      ? sql`update refund set state = 'under_way', amount_fen = ${refund.amountFen},
          granted_at = ${refund.now}
        where project_id = ${projectId} and id = ${refundId}`
      : sql`insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
        values (${projectId}, ${refundId}, ${refund.giftId}, ${refund.amountFen}, 'under_way',
          ${refund.why}, ${refund.now})`,
  )
  await plan(tx, { name: 'gifts.refund', key: refundId, dueAt: refund.now, payload: { projectId } })
  return refundId
}

export function readRefund(
  db: Queryable,
  of: { projectId: string; refundId: string },
): Promise<RefundRow | undefined> {
  return db.maybe<RefundRow>(sql`
    select r.project_id as "projectId", r.id as "refundId", r.gift_id as "giftId", g.mchid,
      r.amount_fen as "refundFen", g.amount_fen as "totalFen", r.why, r.state
    from refund r join gift g on g.project_id = r.project_id and g.id = r.gift_id
    where r.project_id = ${of.projectId} and r.id = ${of.refundId}`)
}

/** Whether the provider speaks of this very refund: its merchant, order, number and sum. */
export function isAskedFor(refund: RefundRow, said: Refund): boolean {
  return (
    refund.refundId === said.refundNumber &&
    refund.giftId === said.orderNumber &&
    refund.mchid === said.mchid &&
    refund.refundFen === said.refundFen
  )
}
