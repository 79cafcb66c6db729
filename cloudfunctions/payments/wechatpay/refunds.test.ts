import { deps, MCHID, settings } from './fixtures/a-merchant'
import { failureOf } from './fixtures/failure-of'
import type { JudgingPlatform, Reply } from './fixtures/judge'
import { startPlatform } from './fixtures/judge'
import { wechatPay } from './wechat-pay'

const request = {
  mchid: MCHID,
  orderNumber: 'GIFT20260909000001',
  refundNumber: 'UNDO20260909000001',
  refundFen: 500,
  totalFen: 2000,
  reason: '捐赠人撤回',
  notifyUrl: 'https://lantern.example/callbacks/wechatpay/1900000001',
}
const answered = {
  refund_id: '50000000382026090900000000001',
  out_refund_no: request.refundNumber,
  transaction_id: '4200001234202609090000000001',
  out_trade_no: request.orderNumber,
  channel: 'ORIGINAL',
  user_received_account: '零钱',
  status: 'PROCESSING',
  amount: { total: 2000, refund: 500, currency: 'CNY' },
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

describe('a refund', () => {
  test('is asked for in whole fen under our number, and accepted is not yet arrived', async () => {
    reply = { json: answered }
    expect(await pay().refund(request)).toEqual({
      state: 'processing',
      refund: {
        mchid: MCHID,
        orderNumber: request.orderNumber,
        refundNumber: request.refundNumber,
        refundId: answered.refund_id,
        refundFen: 500,
      },
    })
    expect(JSON.parse(platform.received[0]?.body ?? '')).toEqual({
      out_trade_no: request.orderNumber,
      out_refund_no: request.refundNumber,
      reason: request.reason,
      notify_url: request.notifyUrl,
      amount: { refund: 500, total: 2000, currency: 'CNY' },
    })
  })

  test('is repeated under the same number after an error, so that it moves money once', async () => {
    reply = { status: 500, json: { code: 'SYSTEM_ERROR', message: 'later' } }
    expect(await failureOf(pay().refund(request))).toEqual({ kind: 'busy', code: 'SYSTEM_ERROR' })
    const bodies = new Set(platform.received.map(({ body }) => body))
    expect(platform.received).toHaveLength(3)
    expect(bodies.size).toBe(1)
  })

  test('can be tried later when the charity’s account has no cover, and not when it is refused', async () => {
    reply = { status: 403, json: { code: 'NOT_ENOUGH', message: '基本账户余额不足' } }
    expect(await failureOf(pay().refund(request))).toEqual({ kind: 'busy', code: 'NOT_ENOUGH' })
    reply = { status: 404, json: { code: 'RESOURCE_NOT_EXISTS', message: '订单号不存在' } }
    expect((await failureOf(pay().refund(request))).kind).toBe('refused')
  })

  test.each([
    [401, 'SIGN_ERROR'],
    [403, 'NO_AUTH'],
    [403, 'RULE_LIMIT'],
    [400, 'MCH_NOT_EXISTS'],
    [403, 'REQUEST_BLOCKED'],
  ])('is not written off when %i %s speaks of us', async (status, code) => {
    reply = { status, json: { code, message: '' } }
    expect(await failureOf(pay().refund(request))).toEqual({ kind: 'busy', code })
  })

  test.each([
    ['SUCCESS', 'refunded'],
    ['CLOSED', 'closed'],
    ['ABNORMAL', 'abnormal'],
  ])('that ended as %s is found by asking', async (status, state) => {
    reply = { json: { ...answered, status, success_time: '2026-09-09T09:10:00+08:00' } }
    const found = await pay().queryRefund(request)
    expect(found).toMatchObject({ state, refund: { refundedAt: '2026-09-09T01:10:00.000Z' } })
    expect(platform.received[0]?.path).toBe('/v3/refund/domestic/refunds/UNDO20260909000001')
  })

  test('that was never asked for is unknown', async () => {
    reply = { status: 404, json: { code: 'RESOURCE_NOT_EXISTS', message: '退款单不存在' } }
    expect(await pay().queryRefund(request)).toEqual({ state: 'unknown-refund' })
  })

  test('is not found in an answer about another refund', async () => {
    reply = { json: { ...answered, out_refund_no: 'UNDO20260909000002' } }
    expect(await failureOf(pay().queryRefund(request))).toMatchObject({ kind: 'busy' })
  })
})
