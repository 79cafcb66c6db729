import { z } from 'zod'
import type { CallFault } from '../fault-plan'
import { DAY_MS, MINUTE_MS } from '../time/beijing'
import type { World } from '../world'
import { refundNews, refundView } from './announcements'
import { invalidRequest, PayError, paramError, tooOften } from './errors'
import { amountFen, currency, notifyUrl, parseOrRefuse, refuseQuery, text } from './fields'
import type { Operation } from './operation'
import type { Order } from './order-book'
import type { Refund, RefundOutcome } from './refund-book'

/** `POST /v3/refund/domestic/refunds` and asking for a refund. Accepted first, settled by the bank later. */

const outRefundNo = z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/, '商户退款单号格式有误')

const refundSchema = z.strictObject({
  transaction_id: text(32).optional(),
  out_trade_no: text(32).optional(),
  out_refund_no: outRefundNo,
  reason: text(80).optional(),
  notify_url: notifyUrl(256).optional(),
  funds_account: z.enum(['AVAILABLE', 'UNSETTLED']).optional(),
  amount: z.strictObject({
    refund: amountFen,
    total: amountFen,
    currency,
    from: z
      .array(z.strictObject({ account: z.enum(['AVAILABLE', 'UNAVAILABLE']), amount: amountFen }))
      .optional(),
  }),
  goods_detail: z
    .array(
      z.strictObject({
        merchant_goods_id: text(32),
        wechatpay_goods_id: text(32).optional(),
        goods_name: text(256).optional(),
        unit_price: z.int().min(0),
        refund_amount: z.int().min(0),
        refund_quantity: z.int().min(1),
      }),
    )
    .optional(),
})
type RefundWish = z.output<typeof refundSchema>

const byNumber = z.strictObject({ out_refund_no: outRefundNo })

const REFUNDS_PER_ORDER_MAX = 50
const REFUNDABLE_MS = 365 * DAY_MS
const BETWEEN_REFUNDS_MS = MINUTE_MS

export const refundOperations = (world: World): Operation[] => [
  {
    on: 'refund',
    method: 'POST',
    path: '/refund/domestic/refunds',
    async run({ merchant, query, body, fault }) {
      refuseQuery(query)
      const wish = parseOrRefuse(refundSchema, body, 'body')
      const order = paidOrder(world, merchant.mchid, wish)
      const known = world.refunds.find(merchant.mchid, wish.out_refund_no)
      const refund = known ?? accept(world, order, wish, fault)
      if (refund.fingerprint !== fingerprintOf(order, wish)) {
        throw invalidRequest('订单金额或退款金额与之前请求不一致，请核实后再试')
      }
      return { status: 200, body: refundView(refund) }
    },
  },
  {
    on: 'refund-query',
    method: 'GET',
    path: '/refund/domestic/refunds/:out_refund_no',
    async run({ merchant, params, query }) {
      refuseQuery(query)
      const { out_refund_no } = parseOrRefuse(byNumber, params, 'uri')
      const refund = world.refunds.find(merchant.mchid, out_refund_no)
      if (refund === undefined) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
      return { status: 200, body: refundView(refund) }
    },
  },
]

/** Refunds that the last run accepted and did not see settled are settled in this one. */
export const resumeRefunds = (world: World) => {
  for (const refund of world.refunds.all()) {
    if (refund.status === 'PROCESSING') planSettling(world, refund)
  }
}

const paidOrder = (world: World, mchid: string, wish: RefundWish) => {
  if ((wish.transaction_id === undefined) === (wish.out_trade_no === undefined)) {
    throw paramError('transaction_id 和 out_trade_no 必须二选一')
  }
  const order =
    wish.out_trade_no === undefined
      ? world.orders.findByTransaction(wish.transaction_id ?? '')
      : world.orders.find(mchid, wish.out_trade_no)
  if (order === undefined || order.mchid !== mchid) {
    throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  }
  if (order.paidMs === undefined) throw invalidRequest('订单状态有误，未支付的订单不能退款')
  return order
}

const accept = (world: World, order: Order, wish: RefundWish, fault: CallFault | undefined) => {
  const nowMs = world.clock.nowMs()
  checkLimits(order, wish, nowMs)
  if (fault?.kind === 'notEnough') throw new PayError(403, 'NOT_ENOUGH', '基本账户余额不足')
  const refund = world.refunds.add({
    outRefundNo: wish.out_refund_no,
    mchid: order.mchid,
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId ?? '',
    refundFen: wish.amount.refund,
    totalFen: order.totalFen,
    reason: wish.reason,
    notifyUrl: wish.notify_url,
    fingerprint: fingerprintOf(order, wish),
    createdMs: nowMs,
    dueMs: nowMs + world.refundDelayMs,
    outcome: outcomeUnder(fault),
  })
  order.state = 'REFUND'
  order.refundedFen += refund.refundFen
  order.refunds += 1
  order.lastRefundMs = nowMs
  world.orders.save(order)
  planSettling(world, refund)
  return refund
}

const checkLimits = (order: Order, { amount }: RefundWish, nowMs: number) => {
  if (amount.total !== order.totalFen) throw paramError('订单金额 amount.total 与原订单不一致')
  if (nowMs - (order.paidMs ?? 0) > REFUNDABLE_MS) throw invalidRequest('订单已超过可退款的期限')
  if (order.refunds >= REFUNDS_PER_ORDER_MAX) throw invalidRequest('一笔订单最多部分退款 50 次')
  if (order.refundedFen + amount.refund > order.totalFen) {
    throw invalidRequest('申请退款金额超过订单可退金额')
  }
  if (nowMs - (order.lastRefundMs ?? 0) < BETWEEN_REFUNDS_MS) {
    throw tooOften('同一笔订单两次退款须间隔 1 分钟')
  }
}

const outcomeUnder = (fault: CallFault | undefined): RefundOutcome => {
  if (fault?.kind === 'abnormal') return 'ABNORMAL'
  return fault?.kind === 'closed' ? 'CLOSED' : 'SUCCESS'
}

/** The bank's answer, some time later; a closed refund gives the money back to what can be refunded. */
const planSettling = (world: World, refund: Refund) =>
  world.clock.plan(refund.dueMs, () => {
    // The day that it was due on, whenever time is looked at: a jump lands days later.
    world.refunds.settle(refund, refund.dueMs)
    const order = world.orders.find(refund.mchid, refund.outTradeNo)
    if (refund.outcome === 'CLOSED' && order !== undefined) {
      order.refundedFen -= refund.refundFen
      world.orders.save(order)
    }
    if (refund.notifyUrl === undefined) return
    return world.notifier.announce(refundNews(refund, refund.notifyUrl))
  })

const fingerprintOf = (order: Order, { amount, reason, notify_url }: RefundWish) =>
  JSON.stringify([order.outTradeNo, amount.refund, amount.total, reason, notify_url])
