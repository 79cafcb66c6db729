import { z } from 'zod'
import type { Merchant } from '../keys/keyring'
import { DAY_MS, MINUTE_MS } from '../time/beijing'
import type { World } from '../world'
import { invalidRequest, NUMBER, PayError, paramError } from './errors'
import { amountFen, currency, mchid, moment, notifyUrl, outTradeNo, text } from './fields'
import type { Order } from './order-book'

/** `POST /v3/pay/transactions/jsapi` (documentation 4012525182, 2025-02-19). */

const goods = z.strictObject({
  merchant_goods_id: text(32),
  wechatpay_goods_id: text(32).optional(),
  goods_name: text(256).optional(),
  quantity: z.int().min(1),
  unit_price: z.int().min(0),
})

const store = z.strictObject({
  id: text(32),
  name: text(256).optional(),
  area_code: text(32).optional(),
  address: text(512).optional(),
})

export const prepaySchema = z.strictObject({
  appid: text(32),
  mchid,
  description: text(127),
  out_trade_no: outTradeNo,
  time_expire: moment.optional(),
  attach: text(128).optional(),
  notify_url: notifyUrl(255),
  goods_tag: text(32).optional(),
  support_fapiao: z.boolean().optional(),
  amount: z.strictObject({ total: amountFen, currency: currency.optional() }),
  payer: z.strictObject({ openid: text(128) }),
  detail: z
    .strictObject({
      cost_price: z.int().min(0).optional(),
      invoice_id: text(32).optional(),
      goods_detail: z.array(goods).min(1).optional(),
    })
    .optional(),
  scene_info: z
    .strictObject({
      payer_client_ip: text(45),
      device_id: text(32).optional(),
      store_info: store.optional(),
    })
    .optional(),
  settle_info: z.strictObject({ profit_sharing: z.boolean().optional() }).optional(),
})

type PrepayWish = z.output<typeof prepaySchema>

const PAY_WITHIN_MS = 7 * DAY_MS
const PAY_WITHIN_MS_MIN = MINUTE_MS
const PAY_WITHIN_MS_MAX = 15 * DAY_MS

/** The order that a wish means: a new one, or the same one when the merchant only asks again. */
export const placeOrder = (world: World, merchant: Merchant, wish: PrepayWish): Order => {
  if (wish.mchid !== merchant.mchid) throw paramError('HTTP 头中的商户号与包体中的 mchid 不匹配')
  if (wish.appid !== world.keyring.appid) {
    throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid 和 mchid 不匹配')
  }
  if (world.people.find(wish.payer.openid) === undefined) {
    throw paramError('无效的 openid', { field: '/payer/openid', location: 'body', issue: '' })
  }
  world.people.heardOf(wish.payer.openid)
  const known = world.orders.find(merchant.mchid, wish.out_trade_no)
  const fingerprint = canonical(wish)
  if (known === undefined) return newOrder(world, wish, fingerprint)
  refuseReentry(known, fingerprint, world.clock.nowMs())
  return known
}

/** Equal parameters enter the same order again; a paid or closed order needs another number. */
const refuseReentry = (known: Order, fingerprint: string, nowMs: number) => {
  const differs = known.fingerprint !== fingerprint
  if (known.paidMs !== undefined) {
    throw invalidRequest('该订单已支付', differs ? NUMBER.paidAndDiffers : NUMBER.paid)
  }
  if (known.state === 'CLOSED' || nowMs > known.payUntilMs) {
    throw new PayError(
      400,
      'ORDER_CLOSED',
      '该订单已关闭，请更换商户订单号',
      undefined,
      NUMBER.closed,
    )
  }
  if (differs) {
    throw invalidRequest('请求重入时，参数与首次请求时不一致', NUMBER.reentryDiffers)
  }
}

const newOrder = (world: World, wish: PrepayWish, fingerprint: string) =>
  world.orders.place({
    mchid: wish.mchid,
    appid: wish.appid,
    outTradeNo: wish.out_trade_no,
    openid: wish.payer.openid,
    description: wish.description,
    attach: wish.attach,
    notifyUrl: wish.notify_url,
    totalFen: wish.amount.total,
    fingerprint,
    payUntilMs: payUntilMs(wish.time_expire, world.clock.nowMs()),
  })

/** The last pay moment: at least a minute and at most 15 days away, 7 days when nothing was said. */
const payUntilMs = (timeExpire: string | undefined, nowMs: number) => {
  if (timeExpire === undefined) return nowMs + PAY_WITHIN_MS
  const askedMs = Date.parse(timeExpire)
  if (askedMs <= nowMs) {
    throw paramError('支付结束时间已过', { field: '/time_expire', location: 'body', issue: '' })
  }
  return Math.min(Math.max(askedMs, nowMs + PAY_WITHIN_MS_MIN), nowMs + PAY_WITHIN_MS_MAX)
}

/** Text that is equal for requests which mean the same, whatever the order of their fields. */
const canonical = (wish: PrepayWish) =>
  JSON.stringify(wish, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
