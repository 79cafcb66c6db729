/**
 * A hand that signs and seals as the payment platform does, with the platform's own keys: so that a
 * story can bring any callback, also one that the platform would never send.
 */
import { createCipheriv, createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ProviderOrder } from './world'

const Keys = z.object({
  appid: z.string(),
  platform: z.object({ id: z.string(), privateKeyPem: z.string() }),
  merchants: z.array(z.object({ mchid: z.string(), apiV3Key: z.string() })),
})

export type Letter = { body: string; headers: Record<string, string> }

export type PlatformHand = {
  mchids: readonly string[]
  /** The letter that says an order was paid, with whatever is to be said otherwise. */
  paid(order: ProviderOrder, otherwise?: object): string
  refunded(refund: RefundNews): string
  /** Seals any content for a merchant, as an event of a type. */
  seal(mchid: string, eventType: string, content: unknown): string
  /** Signs exactly these bytes; `ageSeconds` ago when given. */
  sign(body: string, ageSeconds?: number): Letter
}

export type RefundNews = {
  mchid: string
  orderNumber: string
  refundNumber: string
  refundFen: number
  totalFen: number
  status?: 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
}

/** Reads the keys that the simulator keeps in its folder. */
export function platformHand(simulatorFolder: string): PlatformHand {
  const text = readFileSync(join(simulatorFolder, 'keys.json'), 'utf8')
  const { appid, platform, merchants } = Keys.parse(JSON.parse(text))
  const privateKey = createPrivateKey(platform.privateKeyPem)
  const keyOf = new Map(merchants.map(({ mchid, apiV3Key }) => [mchid, apiV3Key]))
  const seal = (mchid: string, eventType: string, content: unknown) =>
    sealed(keyOf.get(mchid) ?? '', eventType, content)
  return {
    mchids: merchants.map(({ mchid }) => mchid),
    paid: (order, otherwise = {}) =>
      seal(order.mchid, 'TRANSACTION.SUCCESS', { ...transaction(appid, order), ...otherwise }),
    refunded: (news) => seal(news.mchid, `REFUND.${news.status ?? 'SUCCESS'}`, refund(news)),
    seal,
    sign: (body, ageSeconds = 0) => ({ body, headers: signed(body, ageSeconds) }),
  }

  function signed(body: string, ageSeconds: number): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds)
    const nonce = randomBytes(16).toString('hex')
    return {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': platform.id,
      'wechatpay-signature': signature(privateKey, `${timestamp}\n${nonce}\n${body}\n`),
    }
  }
}

/** Posts a letter to a merchant's callback address and answers with the status. */
export async function post(url: string, mchid: string, letter: Letter): Promise<number> {
  const { status } = await fetch(`${url}/callbacks/wechatpay/${mchid}`, {
    method: 'POST',
    ...letter,
  })
  return status
}

function signature(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text), key).toString('base64')
}

function sealed(apiV3Key: string, eventType: string, content: unknown): string {
  const kind = eventType.startsWith('REFUND') ? 'refund' : 'transaction'
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce)
  cipher.setAAD(Buffer.from(kind))
  const bytes = [cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]
  const ciphertext = Buffer.concat([...bytes, cipher.getAuthTag()]).toString('base64')
  return JSON.stringify({
    id: randomBytes(18).toString('hex'),
    create_time: new Date().toISOString(),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    resource: {
      original_type: kind,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext,
      associated_data: kind,
      nonce,
    },
  })
}

function transaction(appid: string, order: ProviderOrder) {
  return {
    appid,
    mchid: order.mchid,
    out_trade_no: order.outTradeNo,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: order.paidAt,
    payer: { openid: order.openid },
    amount: {
      total: order.totalFen,
      payer_total: order.totalFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  }
}

function refund(news: RefundNews) {
  return {
    mchid: news.mchid,
    out_trade_no: news.orderNumber,
    out_refund_no: news.refundNumber,
    refund_id: `5030${news.refundNumber}`,
    refund_status: news.status ?? 'SUCCESS',
    success_time: new Date().toISOString(),
    user_received_account: '支付用户零钱',
    amount: {
      total: news.totalFen,
      refund: news.refundFen,
      payer_total: news.totalFen,
      payer_refund: news.refundFen,
    },
  }
}
