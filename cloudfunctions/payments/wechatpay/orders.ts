/** Orders at WeChat Pay: opened for a phone (JSAPI), asked about, closed. */
import { z } from 'zod'
import type { FrozenOrder, OrderRef, OrderState, PaymentProvider, Prepared } from '../provider'
import { ProviderError } from '../provider'
import type { WechatPayClient } from './client'
import { failureOf, nonsense, providerError } from './failures'
import type { Merchant } from './settings'
import { PaidTransaction, paidOrder } from './transaction'

type Orders = {
  prepare(merchant: Merchant, order: FrozenOrder): Promise<Prepared>
  query(merchant: Merchant, order: OrderRef): Promise<OrderState>
  close(merchant: Merchant, order: OrderRef): ReturnType<PaymentProvider['close']>
}

export function wechatPayOrders(client: WechatPayClient, appid: string): Orders {
  return { prepare, query, close }

  async function prepare(merchant: Merchant, order: FrozenOrder): Promise<Prepared> {
    const content = await client.demand(merchant, {
      operation: 'prepare',
      method: 'POST',
      pathAndQuery: '/v3/pay/transactions/jsapi',
      body: prepayBody(appid, order),
    })
    const reply = z.object({ prepay_id: z.string().min(1) }).safeParse(content)
    if (!reply.success) throw nonsense('prepare')
    return { prepayId: reply.data.prepay_id }
  }

  async function query(merchant: Merchant, order: OrderRef): Promise<OrderState> {
    const answer = await client.call(merchant, {
      operation: 'query',
      method: 'GET',
      pathAndQuery: `${orderPath(order)}?mchid=${encodeURIComponent(order.mchid)}`,
    })
    if (answer.ok) return readOrderState(order, answer.content)
    if (answer.complaint.plainCode === 'ORDERNOTEXIST') return { state: 'unknown-order' }
    throw providerError(answer.complaint, 'query')
  }

  async function close(merchant: Merchant, order: OrderRef): ReturnType<PaymentProvider['close']> {
    const request = {
      operation: 'close',
      method: 'POST',
      pathAndQuery: `${orderPath(order)}/close`,
      body: { mchid: order.mchid },
    } as const
    try {
      const answer = await client.call(merchant, request)
      if (answer.ok || answer.complaint.plainCode === 'ORDERNOTEXIST') return 'closed'
      const failure = failureOf(answer.complaint)
      if (failure.kind === 'conflict' && failure.which !== 'other-request') return failure.which
      throw providerError(answer.complaint, 'close')
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'busy') return 'busy'
      throw error
    }
  }
}

/** The same order gives the same bytes for ever: WeChat Pay compares them when a call is repeated. */
function prepayBody(appid: string, order: FrozenOrder): Readonly<Record<string, unknown>> {
  return {
    appid,
    mchid: order.mchid,
    description: order.description,
    out_trade_no: order.orderNumber,
    time_expire: beijingTime(order.expiresAt),
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    notify_url: order.notifyUrl,
    amount: { total: order.amountFen, currency: 'CNY' },
    payer: { openid: order.payerOpenid },
  }
}

/** The states of an order that nobody has paid, and may still pay. */
const UNPAID_STATES = ['NOTPAY', 'USERPAYING', 'PAYERROR']
const CLOSED_STATES = ['CLOSED', 'REVOKED']

const AnyTransaction = z.object({
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
})

function readOrderState(order: OrderRef, content: unknown): OrderState {
  const any = AnyTransaction.safeParse(content)
  // A signature does not say which question it answers, so an answer about another order (a genuine
  // one, played back) must not settle this one.
  if (!any.success || any.data.out_trade_no !== order.orderNumber || any.data.mchid !== order.mchid)
    throw nonsense('query')
  const state = any.data.trade_state
  if (UNPAID_STATES.includes(state)) return { state: 'unpaid' }
  if (CLOSED_STATES.includes(state)) return { state: 'closed' }
  const paid = PaidTransaction.safeParse(content)
  if (!paid.success) throw nonsense('query')
  if (state === 'SUCCESS') return { state: 'paid', payment: paidOrder(paid.data) }
  if (state === 'REFUND') return { state: 'refunded', payment: paidOrder(paid.data) }
  throw nonsense('query')
}

function orderPath(order: OrderRef): string {
  return `/v3/pay/transactions/out-trade-no/${encodeURIComponent(order.orderNumber)}`
}

const BEIJING_AHEAD_MS = 8 * 60 * 60 * 1000

/** `2026-09-09T09:09:09+08:00`: RFC 3339 without fractions, which is all that WeChat Pay reads. */
function beijingTime(utc: string): string {
  const shifted = new Date(Date.parse(utc) + BEIJING_AHEAD_MS)
  return shifted.toISOString().replace(/\.\d+Z$/, '+08:00')
}
