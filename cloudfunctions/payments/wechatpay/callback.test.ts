import { createCipheriv } from 'node:crypto'
import { Rsa } from 'wechatpay-axios-plugin'
import type { CallbackPost } from '../provider'
import {
  API_V3_KEY,
  APPID,
  deps,
  MCHID,
  platformKeys,
  settings,
  strangerKeys,
} from './fixtures/a-merchant'
import { aCallback } from './fixtures/judge'
import { wechatPay } from './wechat-pay'

const provider = wechatPay(settings(), deps())
const read = (post: CallbackPost) => provider.readCallback(post)
const refused = (reason: string) => ({ kind: 'refused', reason })

const paid = {
  appid: APPID,
  mchid: MCHID,
  out_trade_no: 'GIFT20260909000001',
  transaction_id: '4200001234202609090000000001',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-09-09T09:09:09+08:00',
  payer: { openid: 'oSamplePerson000000000000001' },
  amount: { total: 2000, payer_total: 1500, currency: 'CNY', payer_currency: 'CNY' },
}
const payment = { type: 'TRANSACTION.SUCCESS', content: paid, id: 'EV-1' }

describe('a callback that says a gift was paid', () => {
  test('is read in the words of the product, with the whole amount and the time in UTC', async () => {
    expect(await read(aCallback(payment))).toEqual({
      kind: 'payment',
      eventId: 'EV-1',
      payment: {
        mchid: MCHID,
        appid: APPID,
        orderNumber: 'GIFT20260909000001',
        transactionId: '4200001234202609090000000001',
        paidFen: 2000,
        currency: 'CNY',
        payerOpenid: 'oSamplePerson000000000000001',
        paidAt: '2026-09-09T01:09:09.000Z',
      },
    })
  })

  test('is refused when one bit of its signature is flipped', async () => {
    const post = aCallback(payment)
    const signature = Buffer.from(String(post.headers['wechatpay-signature']), 'base64')
    signature.writeUInt8(signature.readUInt8(100) ^ 1, 100)
    const headers = { ...post.headers, 'wechatpay-signature': signature.toString('base64') }
    expect(await read({ ...post, headers })).toEqual(refused('forged'))
  })

  test('is refused when its body was cut, re-written, or is empty', async () => {
    const post = aCallback(payment)
    const rewritten = JSON.stringify(JSON.parse(post.rawBody.toString()), null, 1)
    expect(await read({ ...post, rawBody: post.rawBody.subarray(0, -2) })).toEqual(
      refused('forged'),
    )
    expect(await read({ ...post, rawBody: Buffer.from(rewritten) })).toEqual(refused('forged'))
    expect(await read({ ...post, rawBody: Buffer.alloc(0) })).toEqual(refused('forged'))
  })

  test('is refused when somebody else signed it, or when its key is not one of ours', async () => {
    expect(await read(aCallback(payment, {}, strangerKeys.privateKey))).toEqual(refused('forged'))
    const headers = { 'wechatpay-serial': 'PUB_KEY_ID_OTHER' }
    expect(await read(aCallback(payment, { headers }))).toEqual(refused('unknown-key'))
  })

  test('is refused when it is played back after five minutes', async () => {
    const later = { now: () => new Date(Date.now() + 302_000) }
    const slow = wechatPay(settings(), deps({ wallClock: later }))
    expect(await slow.readCallback(aCallback(payment))).toEqual(refused('stale'))
  })

  test('is refused when the merchant in its address is another, or unknown', async () => {
    const other = { ...payment, content: { ...paid, mchid: '1900000002' } }
    expect(await read(aCallback(other))).toEqual(refused('wrong-merchant'))
    const foreign = { ...payment, content: { ...paid, appid: 'wx1111111111111111' } }
    expect(await read(aCallback(foreign))).toEqual(refused('wrong-merchant'))
    expect(await read(aCallback(payment, { mchid: '1' }))).toEqual(refused('unknown-merchant'))
  })

  test('is refused when it is sealed for another merchant, although the signature is right', async () => {
    const apiV3Key = 'f'.repeat(32)
    expect(await read(aCallback({ ...payment, apiV3Key }))).toEqual(refused('seal-broken'))
  })

  test('is refused when it is signed but makes no sense', async () => {
    const event = (content: object) => aCallback({ type: 'TRANSACTION.SUCCESS', content })
    expect(await read(event({}))).toEqual(refused('unreadable'))
    expect(await read(event({ ...paid, trade_state: 'NOTPAY' }))).toEqual(refused('unreadable'))
    const half = { ...paid, amount: { total: 0.5, currency: 'CNY' } }
    expect(await read(event(half))).toEqual(refused('unreadable'))
    const unknown = aCallback({ type: 'PAYSCORE.USER_OPEN_SERVICE', content: {} })
    expect(await read(unknown)).toEqual(refused('unknown-event'))
  })

  test('is refused without its headers, and a probe of our checks is told from a forgery', async () => {
    expect(await read({ ...aCallback(payment), headers: {} })).toEqual(refused('headers-missing'))
    const headers = { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/c2lnbmF0dXJl' }
    expect(await read(aCallback(payment, { headers }))).toEqual({ kind: 'probe' })
  })
})

describe('the seal inside, when the signature itself is genuine', () => {
  test.each([
    [
      'a zeroed tag',
      (sealed: Buffer) => Buffer.concat([sealed.subarray(0, -16), Buffer.alloc(16)]),
    ],
    ['no tag', (sealed: Buffer) => sealed.subarray(0, -16)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('does not open with %s', async (_, spoil) => {
    const cipher = createCipheriv('aes-256-gcm', API_V3_KEY, 'abcdefghijkl')
    cipher.setAAD(Buffer.from('transaction'))
    const text = Buffer.concat([cipher.update(JSON.stringify(paid)), cipher.final()])
    const ciphertext = spoil(Buffer.concat([text, cipher.getAuthTag()])).toString('base64')
    expect(await read(signedAround(ciphertext))).toEqual(refused('seal-broken'))
  })

  test('does not open when the amount in it was altered', async () => {
    const cipher = createCipheriv('aes-256-gcm', API_V3_KEY, 'abcdefghijkl')
    cipher.setAAD(Buffer.from('transaction'))
    const text = Buffer.concat([cipher.update(JSON.stringify(paid)), cipher.final()])
    // A stream cipher lets anybody turn a known "2" into a "9" without the key; only the tag tells.
    const at = JSON.stringify(paid).indexOf('2000')
    text.writeUInt8(text.readUInt8(at) ^ '2'.charCodeAt(0) ^ '9'.charCodeAt(0), at)
    const ciphertext = Buffer.concat([text, cipher.getAuthTag()]).toString('base64')
    expect(await read(signedAround(ciphertext))).toEqual(refused('seal-broken'))
  })
})

describe('a callback about a refund', () => {
  const refund = {
    mchid: MCHID,
    transaction_id: '4200001234202609090000000001',
    out_trade_no: 'GIFT20260909000001',
    refund_id: '50000000382026090900000000001',
    out_refund_no: 'UNDO20260909000001',
    refund_status: 'SUCCESS',
    success_time: '2026-09-10T00:00:00+08:00',
    user_received_account: '招商银行信用卡0403',
    amount: { total: 2000, refund: 500, payer_total: 2000, payer_refund: 500 },
  }

  test('says how much went back to whom, and when it arrived', async () => {
    const post = aCallback({ type: 'REFUND.SUCCESS', content: refund, id: 'EV-2' })
    expect(await read(post)).toEqual({
      kind: 'refund',
      eventId: 'EV-2',
      state: 'refunded',
      refund: {
        mchid: MCHID,
        orderNumber: 'GIFT20260909000001',
        refundNumber: 'UNDO20260909000001',
        refundId: '50000000382026090900000000001',
        refundFen: 500,
        refundedAt: '2026-09-09T16:00:00.000Z',
      },
    })
  })

  test('says when the money could not reach the payer', async () => {
    const { success_time: _, ...rest } = refund
    const content = { ...rest, refund_status: 'ABNORMAL' }
    const reading = await read(aCallback({ type: 'REFUND.ABNORMAL', content }))
    expect(reading).toMatchObject({ kind: 'refund', state: 'abnormal' })
  })

  test('of another merchant is refused', async () => {
    const content = { ...refund, mchid: '1900000002' }
    const reading = await read(aCallback({ type: 'REFUND.SUCCESS', content }))
    expect(reading).toEqual(refused('wrong-merchant'))
  })
})

/** A genuine signature around a seal of our choosing. */
function signedAround(ciphertext: string): CallbackPost {
  const post = aCallback(payment)
  const envelope = JSON.parse(post.rawBody.toString('utf8'))
  const resource = { ...envelope.resource, ciphertext, nonce: 'abcdefghijkl' }
  const rawBody = Buffer.from(JSON.stringify({ ...envelope, resource }))
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce } = post.headers
  const text = `${timestamp}\n${nonce}\n${rawBody.toString('utf8')}\n`
  const key = Rsa.from(platformKeys.privateKey, 'private')
  const headers = { ...post.headers, 'wechatpay-signature': Rsa.sign(text, key) }
  return { ...post, rawBody, headers }
}
