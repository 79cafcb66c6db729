/**
 * Our own signatures: on each request to WeChat Pay, and on the sheet that the phone pays with.
 * Both are RSA-SHA256 (PKCS#1 v1.5) with the merchant's private key over lines that all end in `\n`.
 */
import type { KeyObject } from 'node:crypto'
import { sign } from 'node:crypto'
import type { PaymentSheet } from '../provider'
import type { Merchant } from './settings'

type Stamp = { timestampSeconds: number; nonce: string }

/**
 * The `Authorization` header. `pathAndQuery` and `body` must be exactly what is sent; `body` is
 * empty for GET.
 */
export async function authorization(
  merchant: Merchant,
  request: { method: string; pathAndQuery: string; body: string },
  { timestampSeconds, nonce }: Stamp,
): Promise<string> {
  const { method, pathAndQuery, body } = request
  const text = `${method}\n${pathAndQuery}\n${timestampSeconds}\n${nonce}\n${body}\n`
  const signature = await signText(text, merchant.privateKey)
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${merchant.mchid}",nonce_str="${nonce}",` +
    `timestamp="${timestampSeconds}",serial_no="${merchant.serialNumber}",signature="${signature}"`
  )
}

/** What `wx.requestPayment` takes. The signed line is the whole package value, prefix included. */
export function paymentSheet(
  merchant: Merchant,
  order: { appid: string; prepayId: string },
  { timestampSeconds, nonce }: Stamp,
): PaymentSheet {
  const timeStamp = String(timestampSeconds)
  const packageValue = `prepay_id=${order.prepayId}`
  const text = `${order.appid}\n${timeStamp}\n${nonce}\n${packageValue}\n`
  return {
    timeStamp,
    nonceStr: nonce,
    package: packageValue,
    signType: 'RSA',
    paySign: sign('sha256', Buffer.from(text, 'utf8'), merchant.privateKey).toString('base64'),
  }
}

/** A signature takes a third of a millisecond, which the event loop has better use for. */
export function signText(text: string, privateKey: KeyObject): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', Buffer.from(text, 'utf8'), privateKey, (error, signature) => {
      if (error) reject(error)
      else resolve(signature.toString('base64'))
    })
  })
}
