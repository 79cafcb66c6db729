import type { Order } from '../pay/order-book'
import type { Refund } from '../pay/refund-book'
import { tradeTypeOf } from '../pay/transaction'

/** One movement of money as bills list it. */

export type BillLine = {
  kind: 'payment' | 'refund'
  atMs: number
  appid: string
  mchid: string
  transactionId: string
  outTradeNo: string
  openid: string
  tradeType: 'JSAPI' | 'PAP'
  description: string
  attach: string
  /** Of the payment, or of the refund. */
  amountFen: number
  feeFen: number
  refund?: { refundId: string; outRefundNo: string; createdMs: number }
}

export const paymentLine = (order: Order): BillLine => ({
  kind: 'payment',
  atMs: order.paidMs ?? 0,
  ...orderFields(order),
  amountFen: order.totalFen,
  feeFen: 0,
})

export const refundLine = (order: Order, refund: Refund): BillLine => ({
  kind: 'refund',
  atMs: refund.settledMs ?? 0,
  ...orderFields(order),
  amountFen: refund.refundFen,
  feeFen: 0,
  refund: {
    refundId: refund.refundId,
    outRefundNo: refund.outRefundNo,
    createdMs: refund.createdMs,
  },
})

const orderFields = (order: Order) => ({
  appid: order.appid,
  mchid: order.mchid,
  transactionId: order.transactionId ?? '',
  outTradeNo: order.outTradeNo,
  openid: order.openid,
  tradeType: tradeTypeOf(order),
  description: order.description,
  attach: order.attach ?? '',
})
