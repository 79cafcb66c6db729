import { z } from 'zod'
import type { Order } from '../pay/order-book'
import { SECOND_MS } from '../time/beijing'
import type { World } from '../world'
import { payLater, payNow } from './payment'

/** The payer's side of an order: what a person sees and may do before the cashier. */

export const actionSchema = z.enum([
  'pay',
  'cancel',
  'wrong-password',
  'enter-password',
  'pay-then-kill-app',
  'bank-slow',
])
type Action = z.output<typeof actionSchema>

/** What `wx.requestPayment` reports; `none` when it reports nothing (yet, or ever: the app is gone). */
type Outcome = { result: 'ok' | 'cancel' | 'fail' | 'none'; errMsg: string; code?: Refusal }

/** An order can't be closed for so long after its payer began to type the password. */
const PASSWORD_MS = 30 * SECOND_MS

const REFUSALS = {
  EXPIRED: '支付凭证已失效，请重新发起支付',
  PAID: '该订单已支付',
  CLOSED: '该订单已关闭',
  LATE: '已超过支付时间',
  UNDER_WAY: '银行正在处理这笔支付',
} as const
type Refusal = keyof typeof REFUSALS

/** Why this order can't be paid with this prepay id now; `undefined` when it can. */
const whyNot = (world: World, order: Order, prepayId: string): Refusal | undefined => {
  if (order.paidMs !== undefined) return 'PAID'
  if (order.state === 'CLOSED') return 'CLOSED'
  if (order.bankAnswersMs !== undefined) return 'UNDER_WAY'
  if (world.clock.nowMs() > order.payUntilMs) return 'LATE'
  return world.orders.isPrepayAlive(order, prepayId) ? undefined : 'EXPIRED'
}

export const act = (world: World, order: Order, prepayId: string, action: Action): Outcome => {
  world.people.heardOf(order.openid)
  if (action === 'cancel') return leave(world, order, 'cancel', 'requestPayment:fail cancel')
  const refused = whyNot(world, order, prepayId)
  if (refused !== undefined) {
    const errMsg = `requestPayment:fail ${REFUSALS[refused]}`
    return { result: 'fail', errMsg, code: refused }
  }
  switch (action) {
    case 'enter-password':
      order.passwordUntilMs = world.clock.nowMs() + PASSWORD_MS
      world.orders.save(order)
      return { result: 'none', errMsg: '' }
    case 'wrong-password':
      return leave(world, order, 'fail', 'requestPayment:fail 支付密码错误')
    case 'pay':
      payNow(world, order)
      return { result: 'ok', errMsg: 'requestPayment:ok' }
    case 'pay-then-kill-app':
      payNow(world, order)
      return { result: 'none', errMsg: '' }
    case 'bank-slow':
      payLater(world, order)
      return { result: 'none', errMsg: '' }
  }
}

const leave = (world: World, order: Order, result: Outcome['result'], errMsg: string): Outcome => {
  if (order.passwordUntilMs !== undefined) {
    order.passwordUntilMs = undefined
    world.orders.save(order)
  }
  return { result, errMsg }
}

/** The order as the payer sees it. */
export const orderAtTill = (world: World, order: Order, prepayId: string) => {
  const merchant = world.keyring.merchants.get(order.mchid)
  const refused = whyNot(world, order, prepayId)
  return {
    prepayId,
    payee: merchant?.name ?? order.mchid,
    charityId: merchant?.charityId,
    mchid: order.mchid,
    outTradeNo: order.outTradeNo,
    description: order.description,
    amountFen: order.totalFen,
    currency: 'CNY',
    payer: { openid: order.openid, name: world.people.find(order.openid)?.name },
    state: order.state,
    payUntil: new Date(order.payUntilMs).toISOString(),
    canPay: refused === undefined,
    ...(refused === undefined ? {} : { reason: REFUSALS[refused] }),
  }
}
