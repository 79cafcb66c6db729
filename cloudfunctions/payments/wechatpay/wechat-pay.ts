/** WeChat Pay (API v3, JSAPI orders, public-key mode) behind the product's payment contract. */
import { createHash } from 'node:crypto'
import type { PaymentProvider } from '../provider'
import { tradeBill } from './bills'
import { readCallback } from './callback'
import { wechatPayClient } from './client'
import { wechatPayOrders } from './orders'
import { wechatPayRefunds } from './refunds'
import type { WechatPaySettings } from './settings'
import { merchantOf, readKeys } from './settings'
import { paymentSheet } from './signing'
import type { WechatPayDeps } from './tries'
import { NONCE_CHARACTERS, triesAt } from './tries'

/** @throws Error with one sentence when a key in the settings cannot be used. */
export function wechatPay(settings: WechatPaySettings, deps: WechatPayDeps): PaymentProvider {
  const keys = readKeys(settings)
  const client = wechatPayClient(triesAt(settings.hosts, deps), keys, deps)
  const orders = wechatPayOrders(client, settings.appid)
  const refunds = wechatPayRefunds(client)
  const { appid } = settings
  const { wallClock } = deps

  return {
    appid,
    mchids: new Set(keys.merchants.keys()),
    prepare: async (order) => orders.prepare(merchantOf(keys, order.mchid), order),
    query: async (order) => orders.query(merchantOf(keys, order.mchid), order),
    close: async (order) => orders.close(merchantOf(keys, order.mchid), order),
    refund: async (request) => refunds.refund(merchantOf(keys, request.mchid), request),
    queryRefund: async ({ mchid, refundNumber }) =>
      refunds.queryRefund(merchantOf(keys, mchid), refundNumber),
    readCallback: (post) => readCallback(post, { appid, keys, now: wallClock.now() }),
    tradeBill: async ({ mchid, day }) => tradeBill(client, merchantOf(keys, mchid), day),
    sheet: ({ mchid, prepayId, at }) =>
      paymentSheet(merchantOf(keys, mchid), { appid, prepayId }, sheetStamp(prepayId, at)),
  }
}

/** A nonce only has to differ from one prepay to the next; who forges a sheet lacks the key, not this. */
function sheetStamp(prepayId: string, at: Date) {
  return {
    timestampSeconds: Math.floor(at.getTime() / 1000),
    nonce: createHash('sha256').update(prepayId).digest('hex').slice(0, NONCE_CHARACTERS),
  }
}
