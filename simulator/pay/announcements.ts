import { rfc3339 } from '../time/beijing'
import type { SealedNews } from './notifications'
import type { Order } from './order-book'
import type { Refund } from './refund-book'
import { transactionOf } from './transaction'

/** What callbacks say. Only success of a payment is told; of a refund, every outcome. */

const SUMMARY = { SUCCESS: '退款成功', CLOSED: '退款关闭', ABNORMAL: '退款异常' } as const

export const paymentNews = (order: Order): SealedNews => ({
  on: 'callback',
  mchid: order.mchid,
  outTradeNo: order.outTradeNo,
  url: order.notifyUrl,
  eventType: 'TRANSACTION.SUCCESS',
  originalType: 'transaction',
  summary: '支付成功',
  resource: transactionOf(order),
})

export const refundNews = (refund: Refund, url: string): SealedNews => ({
  on: 'refund-callback',
  mchid: refund.mchid,
  outTradeNo: refund.outTradeNo,
  url,
  eventType: `REFUND.${refund.outcome}`,
  originalType: 'refund',
  summary: SUMMARY[refund.outcome],
  resource: {
    mchid: refund.mchid,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    refund_status: refund.outcome,
    ...successTime(refund),
    user_received_account: '支付用户零钱',
    amount: {
      total: refund.totalFen,
      refund: refund.refundFen,
      payer_total: refund.totalFen,
      payer_refund: refund.refundFen,
    },
  },
})

/** A refund as its own calls answer it. */
export const refundView = (refund: Refund) => ({
  refund_id: refund.refundId,
  out_refund_no: refund.outRefundNo,
  transaction_id: refund.transactionId,
  out_trade_no: refund.outTradeNo,
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  ...successTime(refund),
  create_time: rfc3339(refund.createdMs),
  status: refund.status,
  funds_account: 'AVAILABLE',
  amount: {
    total: refund.totalFen,
    refund: refund.refundFen,
    payer_total: refund.totalFen,
    payer_refund: refund.refundFen,
    settlement_refund: refund.refundFen,
    settlement_total: refund.totalFen,
    discount_refund: 0,
    currency: 'CNY',
    refund_fee: 0,
  },
  promotion_detail: [],
})

const successTime = ({ outcome, settledMs }: Refund) =>
  outcome === 'SUCCESS' && settledMs !== undefined ? { success_time: rfc3339(settledMs) } : {}
