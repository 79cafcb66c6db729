/**
 * A bill against the ledger, both ways: what the provider has and we have not, and what we have and
 * the provider does not know. It reads and changes nothing; what can be mended is named apart.
 */
import type { Day } from '../../contracts/beijing'
import type { Queryable } from '../db'
import type { BillRow } from '../payments'
import type { Alarm } from './alarm-rows'
import { comparePayments } from './bill-payments'
import { compareRefunds } from './bill-refunds'
import { isGiftId } from './gift-id'

export type BillOf = { mchid: string; day: Day }
export type PaymentLine = Extract<BillRow, { kind: 'payment' }>
export type RefundLine = Extract<BillRow, { kind: 'refund' }>

/** What does not fit: the alarm that it raises, and what the audit says of it. */
export type Lie = Omit<Alarm, 'stated'> & { fen: number; says: string }

/** What the ledger has of a day: a payment by its transaction, or a refund by its number. */
export type Ours = { projectId: string; giftId: string; number: string; fen: number }

export type Comparison = {
  payments: Awaited<ReturnType<typeof comparePayments>>
  refunds: Awaited<ReturnType<typeof compareRefunds>>
  foreignLines: number
  lies: Lie[]
}

/** @param bill.appid the one under which our orders are made */
export async function compareBill(
  db: Queryable,
  of: BillOf,
  bill: { appid: string; rows: readonly BillRow[] },
): Promise<Comparison> {
  const lines = bill.rows.filter((row) => row.appid === bill.appid && isGiftId(row.orderNumber))
  const payments = await comparePayments(
    db,
    of,
    lines.filter((row) => row.kind === 'payment'),
  )
  const refunds = await compareRefunds(
    db,
    of,
    lines.filter((row) => row.kind === 'refund'),
  )
  return {
    payments,
    refunds,
    foreignLines: bill.rows.length - lines.length,
    lies: [...payments.lies, ...refunds.lies],
  }
}
