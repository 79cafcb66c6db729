/**
 * The transaction and the refund as WeChat Pay writes them, in callbacks and in answers alike, turned
 * into the product's words.
 */
import { z } from 'zod'
import type { PaidOrder, RefundState } from '../provider'

const timestamp = z.iso.datetime({ offset: true })
const fen = z.int().min(0)

export const PaidTransaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().min(1),
  trade_state: z.string(),
  success_time: timestamp,
  payer: z.object({ openid: z.string() }),
  amount: z.object({ total: fen, currency: z.string() }),
})

export function paidOrder(transaction: z.infer<typeof PaidTransaction>): PaidOrder {
  return {
    mchid: transaction.mchid,
    appid: transaction.appid,
    orderNumber: transaction.out_trade_no,
    transactionId: transaction.transaction_id,
    paidFen: transaction.amount.total,
    currency: transaction.amount.currency,
    payerOpenid: transaction.payer.openid,
    paidAt: utc(transaction.success_time),
  }
}

const REFUND_STATES = {
  SUCCESS: 'refunded',
  PROCESSING: 'processing',
  CLOSED: 'closed',
  ABNORMAL: 'abnormal',
} as const

/** An answer calls the state `status`, a callback `refund_status`. */
const RefundFields = {
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  refund_id: z.string(),
  success_time: timestamp.optional(),
  amount: z.object({ refund: fen }),
}
const RefundStatus = z.enum(['SUCCESS', 'PROCESSING', 'CLOSED', 'ABNORMAL'])
export const AnsweredRefund = z.object({ ...RefundFields, status: RefundStatus })
export const CalledBackRefund = z.object({
  ...RefundFields,
  mchid: z.string(),
  refund_status: RefundStatus,
})

export function refundState(
  mchid: string,
  status: z.infer<typeof RefundStatus>,
  refund: Omit<z.infer<typeof AnsweredRefund>, 'status'>,
): RefundState {
  return {
    state: REFUND_STATES[status],
    refund: {
      mchid,
      orderNumber: refund.out_trade_no,
      refundNumber: refund.out_refund_no,
      refundId: refund.refund_id,
      refundFen: refund.amount.refund,
      ...(refund.success_time === undefined ? {} : { refundedAt: utc(refund.success_time) }),
    },
  }
}

/** WeChat Pay writes `2026-09-09T09:09:09+08:00`; the product keeps UTC. */
export function utc(time: string): string {
  return new Date(time).toISOString()
}
