import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { APPID, deps, MCHID, merchantKeys, settings } from './fixtures/a-merchant'
import { failureOf } from './fixtures/failure-of'
import type { JudgingPlatform, Reply } from './fixtures/judge'
import { startPlatform } from './fixtures/judge'
import { wechatPay } from './wechat-pay'

const order = { mchid: MCHID, orderNumber: 'GIFT20260909000001' }
const frozen = {
  ...order,
  description: '灯愿捐赠：山区营养午餐, "一份"',
  amountFen: 2000,
  payerOpenid: 'oSamplePerson000000000000001',
  expiresAt: '2026-09-09T01:09:09.123Z',
  notifyUrl: 'https://lantern.example/callbacks/wechatpay/1900000001',
}
const transaction = {
  appid: APPID,
  mchid: MCHID,
  out_trade_no: order.orderNumber,
  transaction_id: '4200001234202609090000000001',
  trade_state: 'SUCCESS',
  success_time: '2026-09-09T09:09:09+08:00',
  payer: { openid: frozen.payerOpenid },
  amount: { total: 2000, payer_total: 2000, currency: 'CNY', payer_currency: 'CNY' },
}

let reply: Reply
let platform: JudgingPlatform
beforeAll(async () => {
  platform = await startPlatform(() => reply)
})
beforeEach(() => {
  platform.received.length = 0
})
afterAll(async () => {
  await platform.close()
  expect(platform.faults).toEqual([])
})
const pay = () => wechatPay(settings({ hosts: [platform.url, platform.url] }), deps())

const complaint = (status: number, code: string, number = '') => ({
  status,
  json: { code, message: 'a sentence' },
  requestId: number === '' ? '08E8F2' : `08E8F2-${number}`,
})

describe('opening an order', () => {
  test('sends what was frozen, and the judge accepts the signature', async () => {
    reply = { json: { prepay_id: 'wx09090909' } }
    expect(await pay().prepare({ ...frozen, attach: 'a' })).toEqual({ prepayId: 'wx09090909' })
    const [request] = platform.received
    expect(request).toMatchObject({ method: 'POST', path: '/v3/pay/transactions/jsapi' })
    expect(JSON.parse(request?.body ?? '')).toEqual({
      appid: APPID,
      mchid: MCHID,
      description: frozen.description,
      out_trade_no: order.orderNumber,
      time_expire: '2026-09-09T09:09:09+08:00',
      attach: 'a',
      notify_url: frozen.notifyUrl,
      amount: { total: 2000, currency: 'CNY' },
      payer: { openid: frozen.payerOpenid },
    })
  })

  test('sends the same bytes each time, because WeChat Pay compares them', async () => {
    reply = { json: { prepay_id: 'wx09090909' } }
    await pay().prepare(frozen)
    await pay().prepare({ ...frozen })
    expect(platform.received[0]?.body).toBe(platform.received[1]?.body)
  })

  test.each([
    ['terms changed', complaint(400, 'INVALID_REQUEST', '268498688'), 'other-request'],
    ['number used', complaint(403, 'OUT_TRADE_NO_USED'), 'other-request'],
    ['paid, by number', complaint(400, 'INVALID_REQUEST', '268449538'), 'paid'],
    ['paid, by the other number', complaint(400, 'INVALID_REQUEST', '268498689'), 'paid'],
    ['paid, by code', complaint(400, 'ORDERPAID'), 'paid'],
    ['paid, by code with _', complaint(400, 'ORDER_PAID'), 'paid'],
    ['closed, by number', complaint(400, 'INVALID_REQUEST', '268447914'), 'closed'],
    ['closed, by code', complaint(400, 'ORDER_CLOSED'), 'closed'],
  ])('tells what the number already stands for: %s', async (_, answer, which) => {
    reply = answer
    const failure = await failureOf(pay().prepare(frozen))
    expect(failure).toMatchObject({ kind: 'conflict', which })
  })

  test.each([
    ['a wrong field', complaint(400, 'PARAM_ERROR'), 'refused'],
    ['a key that was exchanged', complaint(401, 'SIGN_ERROR'), 'busy'],
    ['a right that is missing', complaint(403, 'NO_AUTH'), 'busy'],
    ['a limit of the account', complaint(403, 'RULELIMIT'), 'busy'],
    ['an account that is not joined', complaint(400, 'APPID_MCHID_NOT_MATCH'), 'busy'],
    ['a code that we never heard of', complaint(403, 'SOMETHING_NEW'), 'busy'],
    ['no code at all', { status: 400, raw: Buffer.from('<html>') }, 'busy'],
    ['an answer without a prepay id', { json: {} }, 'busy'],
    ['an answer that is no JSON', { raw: Buffer.from('yes') }, 'busy'],
  ])('is not taken for done after %s', async (_, answer, kind) => {
    reply = answer
    expect((await failureOf(pay().prepare(frozen))).kind).toBe(kind)
  })
})

test('the sheet for the phone carries a signature that the judge accepts', () => {
  const prepared = { mchid: MCHID, prepayId: 'wx09090909', at: new Date('2026-09-09T01:09:09Z') }
  const sheet = pay().sheet(prepared)
  expect(sheet).toMatchObject({ package: 'prepay_id=wx09090909', signType: 'RSA' })
  expect(sheet.nonceStr).toHaveLength(32)
  const text = Formatter.joinedByLineFeed(APPID, sheet.timeStamp, sheet.nonceStr, sheet.package)
  const key = Rsa.from(merchantKeys.publicKey, 'public')
  expect(Rsa.verify(text, sheet.paySign, key)).toBe(true)
  expect(Rsa.verify(text.replace('wx09090909', 'wx1'), sheet.paySign, key)).toBe(false)
  expect(pay().sheet(prepared)).toEqual(sheet)
  expect(pay().sheet({ ...prepared, prepayId: 'wx1' }).nonceStr).not.toBe(sheet.nonceStr)
})

describe('asking about an order', () => {
  test('names the merchant in the address', async () => {
    reply = { json: transaction }
    await pay().query(order)
    expect(platform.received[0]).toMatchObject({
      method: 'GET',
      path: `/v3/pay/transactions/out-trade-no/${order.orderNumber}?mchid=${MCHID}`,
      body: '',
    })
  })

  test.each([
    ['NOTPAY', { state: 'unpaid' }],
    ['USERPAYING', { state: 'unpaid' }],
    ['CLOSED', { state: 'closed' }],
    ['REVOKED', { state: 'closed' }],
  ])('%s', async (trade_state, expected) => {
    const { mchid, out_trade_no } = transaction
    reply = { json: { mchid, out_trade_no, trade_state } }
    expect(await pay().query(order)).toEqual(expected)
  })

  test.each([
    ['SUCCESS', 'paid'],
    ['REFUND', 'refunded'],
  ])('%s comes with the payment', async (trade_state, state) => {
    reply = { json: { ...transaction, trade_state } }
    expect(await pay().query(order)).toEqual({
      state,
      payment: {
        mchid: MCHID,
        appid: APPID,
        orderNumber: order.orderNumber,
        transactionId: transaction.transaction_id,
        paidFen: 2000,
        currency: 'CNY',
        payerOpenid: frozen.payerOpenid,
        paidAt: '2026-09-09T01:09:09.000Z',
      },
    })
  })

  test('of which nobody there has heard', async () => {
    reply = complaint(404, 'ORDER_NOT_EXIST')
    expect(await pay().query(order)).toEqual({ state: 'unknown-order' })
    reply = complaint(404, 'ORDERNOTEXIST')
    expect(await pay().query(order)).toEqual({ state: 'unknown-order' })
  })

  test('that is in a state we do not know is not known', async () => {
    reply = { json: { ...transaction, trade_state: 'ACCEPT' } }
    expect(await failureOf(pay().query(order))).toEqual({ kind: 'busy', code: 'UNREADABLE_REPLY' })
  })
})

describe('closing an order', () => {
  test.each([
    ['done', { status: 204 }, 'closed'],
    ['closed before', complaint(400, 'ORDER_CLOSED'), 'closed'],
    ['never opened', complaint(404, 'ORDER_NOT_EXIST'), 'closed'],
    ['somebody was faster', complaint(400, 'ORDERPAID'), 'paid'],
    ['a password is being typed', complaint(429, 'FREQUENCY_LIMITED'), 'busy'],
    ['trouble there', complaint(500, 'SYSTEM_ERROR'), 'busy'],
    ['a right that is missing', complaint(403, 'NO_AUTH'), 'busy'],
  ])('%s', async (_, answer, expected) => {
    reply = answer
    expect(await pay().close(order)).toBe(expected)
    expect(platform.received[0]).toMatchObject({
      path: `/v3/pay/transactions/out-trade-no/${order.orderNumber}/close`,
      body: `{"mchid":"${MCHID}"}`,
    })
  })

  test('that is refused for good is an error', async () => {
    reply = complaint(400, 'PARAM_ERROR')
    expect(await failureOf(pay().close(order))).toEqual({ kind: 'refused', code: 'PARAM_ERROR' })
  })
})
