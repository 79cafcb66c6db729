import '../fixtures/patience'
import {
  aPaidOrder,
  aPrepay,
  merchantOf,
  pay,
  placeOrder,
  send,
  theLibrary,
} from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { DAY_MS, HOUR_MS, MINUTE_MS, rfc3339, SECOND_MS } from '../time/beijing'

let bed: TestBed
let settings: AppSettings

beforeAll(async () => {
  bed = await aSimulator()
  settings = bed.simulator.settingsForTheApp
})
afterAll(() => bed.close())

const prepay = (body: object | string) =>
  send(settings, { path: '/v3/pay/transactions/jsapi', body })
const query = (number: string) =>
  send(settings, {
    path: `/v3/pay/transactions/out-trade-no/${number}?mchid=${merchantOf(settings).mchid}`,
  })
const close = (number: string) =>
  send(settings, {
    path: `/v3/pay/transactions/out-trade-no/${number}/close`,
    body: { mchid: merchantOf(settings).mchid },
  })
const nowMs = async () => Date.parse((await bed.control<{ now: string }>('/clock')).now)

test('another mini program or another merchant is refused', async () => {
  const other = await prepay(aPrepay(settings, { appid: 'wxsim0000000000000' }))
  expect(other).toMatchObject({ status: 400, json: { code: 'APPID_MCHID_NOT_MATCH' } })
  const elses = await prepay(aPrepay(settings, { mchid: 'SIM0000000' }))
  expect(elses).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
})

describe('asking again with the same number', () => {
  test('with equal parameters, in any order, gives a fresh prepay id for the same order', async () => {
    const { body, prepayId } = await placeOrder(settings)
    const again = await prepay(Object.fromEntries(Object.entries(body).reverse()))
    expect(again.status).toBe(200)
    expect(again.json.prepay_id).not.toBe(prepayId)
    const { orders } = await bed.control<{ orders: { prepayIds: string[] }[] }>(
      `/ledger?outTradeNo=${body.out_trade_no}`,
    )
    expect(orders).toHaveLength(1)
    expect(orders[0]?.prepayIds).toEqual([prepayId, again.json.prepay_id])
  })

  test.each<[string, object]>([
    ['another amount', { amount: { total: 5201, currency: 'CNY' } }],
    ['another description', { description: '另一盏灯' }],
    ['an attachment', { attach: 'x' }],
    ['another callback address', { notify_url: 'http://127.0.0.1:9/other' }],
  ])('with %s is refused with 268498688', async (_what, change) => {
    const { body } = await placeOrder(settings)
    const reply = await prepay({ ...body, ...change })
    expect(reply).toMatchObject({ status: 400, number: '268498688' })
    expect(reply.json.message).toBe('请求重入时，参数与首次请求时不一致')
  })

  test('after it was paid is refused with 268449538, and 268498689 when it differs too', async () => {
    const { body } = await aPaidOrder(bed)
    expect(await prepay(body)).toMatchObject({ status: 400, number: '268449538' })
    const differing = await prepay({ ...body, description: '另一盏灯' })
    expect(differing).toMatchObject({ status: 400, number: '268498689' })
  })

  test('after it was closed is refused with 268447914', async () => {
    const { body, number } = await placeOrder(settings)
    await close(number)
    expect(await prepay(body)).toMatchObject({ status: 400, number: '268447914' })
  })

  test('after its last pay moment is refused with 268447914', async () => {
    const time_expire = rfc3339((await nowMs()) + 15 * MINUTE_MS)
    const { body } = await placeOrder(settings, { time_expire })
    await bed.advance(16 * MINUTE_MS)
    expect(await prepay(body)).toMatchObject({ status: 400, number: '268447914' })
  })
})

describe('how long an order can be paid', () => {
  const payUntil = async (number: string) => {
    const path = `/ledger?outTradeNo=${number}`
    const { orders } = await bed.control<{ orders: { payUntil: string }[] }>(path)
    return Date.parse(orders[0]?.payUntil ?? '')
  }
  test.each<[string, number | undefined, number]>([
    ['seven days when nothing is said', undefined, 7 * DAY_MS],
    ['as long as asked', 2 * HOUR_MS, 2 * HOUR_MS],
    ['a minute when less is asked', 10_000, MINUTE_MS],
    ['fifteen days when more is asked', 40 * DAY_MS, 15 * DAY_MS],
  ])('%s', async (_what, askedMs, meantMs) => {
    const startMs = await nowMs()
    const time_expire = askedMs === undefined ? undefined : rfc3339(startMs + askedMs)
    const { number } = await placeOrder(settings, { time_expire })
    const differenceMs = (await payUntil(number)) - (startMs + meantMs)
    expect(Math.abs(differenceMs)).toBeLessThan(2000)
  })

  test('after the last pay moment the payer is refused and the order stays unpaid', async () => {
    const time_expire = rfc3339((await nowMs()) + 5 * MINUTE_MS)
    const { number, prepayId } = await placeOrder(settings, { time_expire })
    await bed.advance(6 * MINUTE_MS)
    expect(await pay(bed, prepayId)).toMatchObject({ result: 'fail' })
    expect((await query(number)).json).toMatchObject({ trade_state: 'NOTPAY' })
  })

  test('a prepay id dies after two hours, a fresh one for the same order lives', async () => {
    const { body, prepayId } = await placeOrder(settings)
    await bed.advance(2 * HOUR_MS)
    expect(await pay(bed, prepayId)).toMatchObject({ result: 'fail' })
    const fresh = await prepay(body)
    expect(await pay(bed, fresh.json.prepay_id ?? '')).toMatchObject({ result: 'ok' })
  })

  test('an order that nobody pays closes by itself after seven days', async () => {
    const { number } = await placeOrder(settings)
    await bed.advance(7 * DAY_MS - MINUTE_MS)
    expect((await query(number)).json).toMatchObject({ trade_state: 'NOTPAY' })
    await bed.advance(MINUTE_MS)
    expect((await query(number)).json).toMatchObject({ trade_state: 'CLOSED' })
  })
})

describe('asking for an order', () => {
  test('by either number shows the payment whole', async () => {
    const { body, number } = await aPaidOrder(bed, { attach: 'a lantern' })
    const found = await query(number)
    expect(found.json).toEqual({
      appid: settings.appid,
      mchid: body.mchid,
      out_trade_no: number,
      attach: 'a lantern',
      transaction_id: expect.stringMatching(/^\d{28}$/),
      trade_type: 'JSAPI',
      trade_state: 'SUCCESS',
      trade_state_desc: '支付成功',
      bank_type: 'OTHERS',
      success_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      payer: { openid: bed.openid },
      amount: { total: 5200, payer_total: 5200, currency: 'CNY', payer_currency: 'CNY' },
      promotion_detail: [],
    })
    const path = `/v3/pay/transactions/id/${found.json['transaction_id']}?mchid=${body.mchid}`
    expect((await send(settings, { path })).json).toEqual(found.json)
  })

  test('that was never placed answers ORDER_NOT_EXIST', async () => {
    expect(await query('NEVER000001')).toMatchObject({
      status: 404,
      json: { code: 'ORDER_NOT_EXIST' },
    })
  })

  test('without saying for which merchant, or with more than that, is refused', async () => {
    const { number, body } = await placeOrder(settings)
    const path = `/v3/pay/transactions/out-trade-no/${number}`
    expect((await send(settings, { path })).json.code).toBe('PARAM_ERROR')
    expect((await send(settings, { path: `${path}?mchid=SIM0000000` })).status).toBe(400)
    expect((await send(settings, { path: `${path}?mchid=${body.mchid}&x=1` })).status).toBe(400)
  })
})

test('the public library asks for an order and believes the answer', async () => {
  const { number, body } = await aPaidOrder(bed)
  const { status, data } = await theLibrary(settings)
    .chain(`v3/pay/transactions/out-trade-no/${number}`)
    .get({ params: { mchid: body.mchid } })
  expect(status).toBe(200)
  expect(data).toMatchObject({ out_trade_no: number, trade_state: 'SUCCESS' })
})

describe('closing an order', () => {
  test('ends it: it cannot be paid, nor closed again', async () => {
    const { number, prepayId } = await placeOrder(settings)
    expect(await close(number)).toMatchObject({ status: 204, text: '', isSignatureGood: true })
    expect((await query(number)).json).toMatchObject({ trade_state: 'CLOSED' })
    expect(await pay(bed, prepayId)).toMatchObject({ result: 'fail' })
    expect((await close(number)).json.code).toBe('ORDER_CLOSED')
  })

  test('is refused when it is paid', async () => {
    const { number } = await aPaidOrder(bed)
    expect((await close(number)).json.code).toBe('ORDERPAID')
  })

  test('is refused while the payer types the password, who may still pay', async () => {
    const { number, prepayId } = await placeOrder(settings)
    await pay(bed, prepayId, 'enter-password')
    expect(await close(number)).toMatchObject({ status: 429, json: { code: 'FREQUENCY_LIMITED' } })
    expect(await pay(bed, prepayId)).toMatchObject({ result: 'ok' })
    expect((await query(number)).json).toMatchObject({ trade_state: 'SUCCESS' })
  })

  test('succeeds when the payer has stood before the password for thirty seconds', async () => {
    const { number, prepayId } = await placeOrder(settings)
    await pay(bed, prepayId, 'enter-password')
    await bed.advance(29 * SECOND_MS)
    expect((await close(number)).status).toBe(429)
    await bed.advance(SECOND_MS)
    expect((await close(number)).status).toBe(204)
    expect(await pay(bed, prepayId)).toMatchObject({ result: 'fail' })
  })

  test('succeeds once the payer has left', async () => {
    const { number, prepayId } = await placeOrder(settings)
    await pay(bed, prepayId, 'enter-password')
    await pay(bed, prepayId, 'cancel')
    expect((await close(number)).status).toBe(204)
  })

  test('of an order that was never placed answers ORDER_NOT_EXIST', async () => {
    expect((await close('NEVER000002')).status).toBe(404)
  })
})
