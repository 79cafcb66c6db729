import { rfc3339 } from '../time/beijing'
import type { Order, OrderState } from './order-book'

/** An order as queries and callbacks show it (documentation 4012791911 and 4012791861). */

const DESCRIPTION: Record<OrderState, string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '订单发生过退款',
  PAY_FAIL: '支付失败',
}

export const tradeTypeOf = ({ charge }: Order): 'JSAPI' | 'PAP' =>
  charge === undefined ? 'JSAPI' : 'PAP'

export const transactionOf = (order: Order) => ({
  appid: order.appid,
  mchid: order.mchid,
  out_trade_no: order.outTradeNo,
  ...(order.attach === undefined ? {} : { attach: order.attach }),
  trade_state: stateOf(order),
  trade_state_desc: DESCRIPTION[order.state],
  promotion_detail: [],
  ...(order.paidMs === undefined ? unpaid(order) : paid(order, order.paidMs)),
})

/** A charge by contract waits as `ACCEPT`, and fails as whatever a bank refuses does. */
const stateOf = ({ state, charge }: Order) => {
  if (state === 'PAY_FAIL') return 'PAYERROR'
  return state === 'NOTPAY' && charge !== undefined ? 'ACCEPT' : state
}

const unpaid = (order: Order) => ({
  payer: {},
  amount: { total: order.totalFen, currency: 'CNY' },
})

const paid = (order: Order, paidMs: number) => ({
  transaction_id: order.transactionId,
  trade_type: tradeTypeOf(order),
  bank_type: 'OTHERS',
  success_time: rfc3339(paidMs),
  payer: { openid: order.openid },
  amount: {
    total: order.totalFen,
    payer_total: order.totalFen,
    currency: 'CNY',
    payer_currency: 'CNY',
  },
})
