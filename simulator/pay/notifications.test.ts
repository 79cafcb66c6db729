import '../fixtures/patience'
import { aPaidOrder, aPrepay, pay, placeOrder, send } from '../fixtures/a-merchant'
import type { Shop } from '../fixtures/a-shop'
import { aShop } from '../fixtures/a-shop'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings, FaultPlan } from '../index'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

let bed: TestBed
let settings: AppSettings
let shop: Shop

beforeAll(async () => {
  bed = await aSimulator()
  settings = bed.simulator.settingsForTheApp
})
afterAll(() => bed.close())
beforeEach(async () => {
  shop = await aShop(settings)
})
afterEach(() => shop.close())

type Kind = NonNullable<FaultPlan['next']>[number]
const paidWith = async (fault?: Omit<Kind, 'on'>) => {
  if (fault !== undefined) {
    await bed.control('/faults', { next: [{ on: 'callback', ...fault }] })
  }
  return aPaidOrder(bed, { notify_url: shop.url })
}
type Notice = { state: string; attempts: { at: string; status?: number; failure?: string }[] }
const noticesOf = (number: string) => bed.control<Notice[]>(`/callbacks?outTradeNo=${number}`)

test('a payment is told at once, sealed and signed, and no more after it was accepted', async () => {
  const { number } = await paidWith()
  await shop.received(1)
  await bed.advance(DAY_MS)
  expect(shop.callbacks).toHaveLength(1)
  expect(shop.callbacks[0]).toMatchObject({
    eventType: 'TRANSACTION.SUCCESS',
    isSignatureGood: true,
    resource: {
      out_trade_no: number,
      trade_state: 'SUCCESS',
      payer: { openid: bed.openid },
      amount: { total: 5200, currency: 'CNY' },
    },
  })
  expect(await noticesOf(number)).toMatchObject([{ state: 'accepted' }])
})

test('a shop that refuses is asked fifteen times more on the schedule, always with the same id', async () => {
  shop.answer.status = 500
  const { number } = await paidWith()
  await shop.received(1)
  await bed.advance(3 * DAY_MS)
  const [notice] = await noticesOf(number)
  const times = (notice?.attempts ?? []).map(({ at }) => Date.parse(at))
  const waits = times
    .slice(1)
    .map((ms, index) => Math.round((ms - (times[index] ?? 0)) / SECOND_MS))
  expect(waits).toEqual([
    15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
  ])
  expect(notice?.state).toBe('given-up')
  expect(shop.callbacks).toHaveLength(16)
  expect(new Set(shop.callbacks.map(({ id }) => id)).size).toBe(1)
  expect(new Set(shop.callbacks.map(({ headers }) => headers['wechatpay-nonce'])).size).toBe(16)
  expect(shop.callbacks.every(({ isSignatureGood }) => isSignatureGood)).toBe(true)
})

test('it stops asking as soon as the shop accepts', async () => {
  shop.answer.status = 503
  await paidWith()
  await shop.received(1)
  await bed.advance(20 * SECOND_MS)
  expect(shop.callbacks).toHaveLength(2)
  shop.answer.status = 200
  await bed.advance(DAY_MS)
  expect(shop.callbacks).toHaveLength(3)
})

test('a shop that is silent for too long has not accepted', async () => {
  shop.answer.status = 0
  const { number } = await paidWith()
  await shop.received(1)
  shop.answer.status = 204
  await bed.advance(15 * SECOND_MS)
  const [notice] = await noticesOf(number)
  expect(notice?.attempts).toMatchObject([{ failure: /no answer/ }, { status: 204 }])
})

test('a shop that sends news elsewhere has not accepted it, and is not followed', async () => {
  const elsewhere = await aShop(settings)
  Object.assign(shop.answer, { status: 302, headers: { location: elsewhere.url } })
  const { number } = await paidWith()
  await bed.advance(15 * SECOND_MS)
  const [notice] = await noticesOf(number)
  expect(notice).toMatchObject({ state: 'pending', attempts: [{ status: 302 }, { status: 302 }] })
  expect(elsewhere.callbacks).toEqual([])
  await elsewhere.close()
})

test('the status alone says whether a shop accepts, whatever stands in the body', async () => {
  Object.assign(shop.answer, { status: 200, body: '{"code":"FAIL","message":"no"}' })
  const { number } = await paidWith()
  await bed.advance(SECOND_MS)
  expect(await noticesOf(number)).toMatchObject([{ state: 'accepted' }])
  Object.assign(shop.answer, { status: 500, body: '{"code":"SUCCESS"}' })
  const other = await paidWith()
  await bed.advance(SECOND_MS)
  expect(await noticesOf(other.number)).toMatchObject([{ state: 'pending' }])
})

test('an address where nobody listens is tried again', async () => {
  const { number } = await aPaidOrder(bed, { notify_url: 'http://127.0.0.1:9/callbacks' })
  await bed.advance(30 * SECOND_MS)
  const [notice] = await noticesOf(number)
  expect(notice?.state).toBe('pending')
  expect(notice?.attempts.length).toBeGreaterThanOrEqual(2)
})

describe('what goes wrong on the way', () => {
  test('a lost callback never arrives', async () => {
    await paidWith({ kind: 'lost' })
    await bed.advance(2 * DAY_MS)
    expect(shop.callbacks).toHaveLength(0)
  })

  test('a duplicate arrives a second later with the same id', async () => {
    await paidWith({ kind: 'duplicate' })
    await shop.received(1)
    await bed.advance(SECOND_MS)
    expect(shop.callbacks).toHaveLength(2)
    expect(shop.callbacks[1]?.id).toBe(shop.callbacks[0]?.id)
  })

  test('two may arrive together', async () => {
    await paidWith({ kind: 'concurrent' })
    await shop.received(2)
    expect(shop.callbacks[1]?.id).toBe(shop.callbacks[0]?.id)
  })

  test('a slow one arrives when it is time', async () => {
    await paidWith({ kind: 'slow', delayMs: HOUR_MS })
    await bed.advance(HOUR_MS - MINUTE_MS)
    expect(shop.callbacks).toHaveLength(0)
    await bed.advance(2 * MINUTE_MS)
    expect(shop.callbacks).toHaveLength(1)
  })

  test('an early one arrives before the merchant knows the prepay id', async () => {
    await bed.fault({ next: [{ on: 'prepay', kind: 'early' }] })
    const body = aPrepay(settings, { notify_url: shop.url })
    const asking = send(settings, { path: '/v3/pay/transactions/jsapi', body })
    await Promise.race([shop.received(1), asking.then(() => Promise.reject(new Error('too late')))])
    expect((await asking).json.prepay_id).toMatch(/^wxsim/)
  })

  test('news of a refund may overtake news of its payment', async () => {
    const { number } = await paidWith({ kind: 'outOfOrder' })
    await send(settings, {
      path: '/v3/refund/domestic/refunds',
      body: {
        out_trade_no: number,
        out_refund_no: 'R-overtakes',
        notify_url: shop.url,
        amount: { refund: 5200, total: 5200, currency: 'CNY' },
      },
    })
    await bed.advance(MINUTE_MS)
    expect(shop.callbacks.map(({ eventType }) => eventType)).toEqual([
      'REFUND.SUCCESS',
      'TRANSACTION.SUCCESS',
    ])
  })

  test('two pieces of news that wait for each other both come', async () => {
    const { number } = await paidWith({ kind: 'outOfOrder' })
    await bed.fault({ next: [{ on: 'refund-callback', kind: 'outOfOrder' }] })
    await send(settings, {
      path: '/v3/refund/domestic/refunds',
      body: {
        out_trade_no: number,
        out_refund_no: 'R-waits-too',
        notify_url: shop.url,
        amount: { refund: 5200, total: 5200, currency: 'CNY' },
      },
    })
    await bed.advance(11 * MINUTE_MS)
    expect(shop.callbacks.map(({ eventType }) => eventType)).toEqual([
      'TRANSACTION.SUCCESS',
      'REFUND.SUCCESS',
    ])
  })

  test('news that waits for other news comes in the end without it', async () => {
    await paidWith({ kind: 'outOfOrder' })
    await bed.advance(11 * MINUTE_MS)
    expect(shop.callbacks).toHaveLength(1)
  })
})

test('a cancelled, failed or killed payment: only money that moved is told', async () => {
  const { prepayId } = await placeOrder(settings, { notify_url: shop.url })
  expect(await pay(bed, prepayId, 'cancel')).toEqual({
    result: 'cancel',
    errMsg: 'requestPayment:fail cancel',
  })
  expect(await pay(bed, prepayId, 'wrong-password')).toMatchObject({ result: 'fail' })
  await bed.advance(MINUTE_MS)
  expect(shop.callbacks).toHaveLength(0)
  expect(await pay(bed, prepayId, 'pay-then-kill-app')).toEqual({ result: 'none', errMsg: '' })
  await shop.received(1)
  expect(await pay(bed, prepayId)).toMatchObject({ result: 'fail' })
})
