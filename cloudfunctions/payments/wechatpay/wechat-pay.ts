/** WeChat Pay (API v3, JSAPI orders, public-key mode) behind the product's payment contract. */
import { createHash } from 'node:crypto'
import type { PaymentProvider } from '../provider'
import { ProviderError } from '../provider'
import { tradeBill } from './bills'
import { readCallback } from './callback'
import type { WechatPayDeps } from './client'
import { NONCE_CHARACTERS, wechatPayClient } from './client'
import { wechatPayOrders } from './orders'
import { wechatPayRefunds } from './refunds'
import type { Merchant, WechatPaySettings } from './settings'
import { readKeys } from './settings'
import { paymentSheet } from './signing'

/** @throws Error with one sentence when a key in the settings cannot be used. */
export function wechatPay(settings: WechatPaySettings, deps: WechatPayDeps): PaymentProvider {
  const keys = readKeys(settings)
  const client = wechatPayClient(settings, keys, deps)
  const orders = wechatPayOrders(client, settings.appid)
  const refunds = wechatPayRefunds(client)
  const { appid } = settings
  const { wallClock } = deps

  return {
    appid,
    mchids: new Set(keys.merchants.keys()),
    prepare: async (order) => orders.prepare(merchantOf(order.mchid), order),
    query: async (order) => orders.query(merchantOf(order.mchid), order),
    close: async (order) => orders.close(merchantOf(order.mchid), order),
    refund: async (request) => refunds.refund(merchantOf(request.mchid), request),
    queryRefund: async ({ mchid, refundNumber }) =>
      refunds.queryRefund(merchantOf(mchid), refundNumber),
    readCallback: (post) => readCallback(post, { appid, keys, now: wallClock.now() }),
    tradeBill: async ({ mchid, day }) => tradeBill(client, merchantOf(mchid), day),
    sheet: ({ mchid, prepayId, at }) =>
      paymentSheet(merchantOf(mchid), { appid, prepayId }, sheetStamp(prepayId, at)),
  }

  function merchantOf(mchid: string): Merchant {
    const merchant = keys.merchants.get(mchid)
    if (merchant) return merchant
    // The key file is ours to mend; what was asked of this merchant before stands as it stands.
    throw new ProviderError({ kind: 'busy', code: 'NO_KEYS' }, `no keys for merchant ${mchid}`)
  }
}

/** A nonce only has to differ from one prepay to the next; who forges a sheet lacks the key, not this. */
function sheetStamp(prepayId: string, at: Date) {
  return {
    timestampSeconds: Math.floor(at.getTime() / 1000),
    nonce: createHash('sha256').update(prepayId).digest('hex').slice(0, NONCE_CHARACTERS),
  }
}
