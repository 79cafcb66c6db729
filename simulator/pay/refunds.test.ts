import '../fixtures/patience'
import {
  aPaidOrder,
  merchantOf,
  newNumber,
  placeOrder,
  send,
  theLibrary,
} from '../fixtures/a-merchant'
import type { Shop } from '../fixtures/a-shop'
import { aShop } from '../fixtures/a-shop'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings, FaultPlan } from '../index'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

let bed: TestBed
let settings: AppSettings
let shop: Shop

beforeAll(async () => {
  bed = await aSimulator()
  settings = bed.simulator.settingsForTheApp
  shop = await aShop(settings)
})
afterAll(async () => {
  await shop.close()
  await bed.close()
})
beforeEach(() => {
  shop.callbacks.length = 0
})

const PATH = '/v3/refund/domestic/refunds'
type Ask = { out_refund_no?: string; refund?: number; total?: number } & Record<string, unknown>

const refund = (number: string, { refund: fen = 100, total = 5200, ...rest }: Ask = {}) =>
  send(settings, {
    path: PATH,
    body: {
      out_trade_no: number,
      out_refund_no: `${newNumber()}R`,
      amount: { refund: fen, total, currency: 'CNY' },
      ...rest,
    },
  })
const ask = (refundNumber: string) => send(settings, { path: `${PATH}/${refundNumber}` })

test('a refund is accepted first, settled by the bank later, and then told', async () => {
  const { number } = await aPaidOrder(bed)
  const wish = {
    out_refund_no: 'R-whole',
    refund: 5200,
    notify_url: shop.url,
    reason: '捐赠人撤回',
  }
  const accepted = await refund(number, wish)
  expect(accepted).toMatchObject({ status: 200, isSignatureGood: true })
  expect(accepted.json).toMatchObject({
    status: 'PROCESSING',
    out_trade_no: number,
    out_refund_no: 'R-whole',
    channel: 'ORIGINAL',
    amount: { total: 5200, refund: 5200, currency: 'CNY' },
  })
  await bed.advance(10 * SECOND_MS)
  const settled = await ask('R-whole')
  expect(settled.json).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) })
  expect(shop.callbacks).toHaveLength(1)
  expect(shop.callbacks[0]).toMatchObject({
    eventType: 'REFUND.SUCCESS',
    isSignatureGood: true,
    resource: {
      mchid: merchantOf(settings).mchid,
      out_trade_no: number,
      out_refund_no: 'R-whole',
      refund_id: accepted.json['refund_id'],
      refund_status: 'SUCCESS',
      amount: { total: 5200, refund: 5200, payer_total: 5200, payer_refund: 5200 },
    },
  })
})

test('the public library gives a refund too, by the transaction id', async () => {
  const { number, body } = await aPaidOrder(bed)
  const path = `/v3/pay/transactions/out-trade-no/${number}?mchid=${body.mchid}`
  const transaction_id = (await send(settings, { path })).json['transaction_id']
  const { status, data } = await theLibrary(settings)
    .chain('v3/refund/domestic/refunds')
    .post({
      transaction_id,
      out_refund_no: `${newNumber()}R`,
      amount: { refund: 1, total: 5200, currency: 'CNY' },
    })
  expect(status).toBe(200)
  expect(data).toMatchObject({ status: 'PROCESSING', out_trade_no: number })
  await bed.advance(10 * SECOND_MS)
  const { out_refund_no } = data
  const found = await theLibrary(settings)
    .chain(`v3/refund/domestic/refunds/${out_refund_no}`)
    .get()
  expect(found.data).toMatchObject({ status: 'SUCCESS', out_refund_no })
})

test('the same number refunds once, and with other parameters not at all', async () => {
  const { number } = await aPaidOrder(bed)
  const first = await refund(number, { out_refund_no: 'R-once' })
  const again = await refund(number, { out_refund_no: 'R-once' })
  expect(again.json['refund_id']).toBe(first.json['refund_id'])
  const differing = await refund(number, { out_refund_no: 'R-once', refund: 200 })
  expect(differing).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } })
  const { orders } = await bed.control<{ orders: object[] }>(`/ledger?outTradeNo=${number}`)
  expect(orders).toEqual([expect.objectContaining({ refundedFen: 100, state: 'REFUND' })])
})

test('refunds together never exceed what was paid', async () => {
  const { number } = await aPaidOrder(bed)
  expect((await refund(number, { refund: 5201 })).json.code).toBe('INVALID_REQUEST')
  expect((await refund(number, { refund: 5000 })).status).toBe(200)
  await bed.advance(MINUTE_MS)
  expect((await refund(number, { refund: 201 })).json.code).toBe('INVALID_REQUEST')
  expect((await refund(number, { refund: 200 })).status).toBe(200)
})

test('two refunds of one order are a minute apart', async () => {
  const { number } = await aPaidOrder(bed)
  expect((await refund(number)).status).toBe(200)
  expect(await refund(number)).toMatchObject({ status: 429, json: { code: 'FREQUENCY_LIMITED' } })
  await bed.advance(MINUTE_MS)
  expect((await refund(number)).status).toBe(200)
})

test('an order takes fifty refunds and no more', async () => {
  const { number } = await aPaidOrder(bed)
  for (let count = 0; count < 50; count += 1) {
    expect((await refund(number, { refund: 1 })).status).toBe(200)
    await bed.advance(MINUTE_MS)
  }
  const oneMore = await refund(number, { refund: 1 })
  expect(oneMore.json).toMatchObject({ code: 'INVALID_REQUEST', message: /50/ })
})

test('after 365 days there is no refund', async () => {
  const { number } = await aPaidOrder(bed)
  await bed.advance(365 * DAY_MS + MINUTE_MS)
  expect((await refund(number)).json.code).toBe('INVALID_REQUEST')
})

test('what was not paid, or not placed, cannot be refunded', async () => {
  const { number } = await placeOrder(settings)
  expect((await refund(number)).json.code).toBe('INVALID_REQUEST')
  expect(await refund('NEVER000003')).toMatchObject({
    status: 404,
    json: { code: 'RESOURCE_NOT_EXISTS' },
  })
  expect((await ask('R-never')).status).toBe(404)
})

test.each<[string, Ask]>([
  ['another total than was paid', { total: 5300 }],
  ['nothing', { refund: 0 }],
  ['a number with a space', { out_refund_no: 'R 1' }],
  ['a number of 65 characters', { out_refund_no: 'R'.repeat(65) }],
  ['a reason of 81 characters', { reason: '因'.repeat(81) }],
  ['an unknown field', { note: 'x' }],
  ['both order numbers', { transaction_id: '4200' }],
])('a refund with %s is refused', async (_what, change) => {
  const { number } = await aPaidOrder(bed)
  expect(await refund(number, change)).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
})

test('a bank that refuses ends in ABNORMAL; a closed refund can be asked for anew', async () => {
  const { number } = await aPaidOrder(bed)
  await bed.fault({ next: [{ on: 'refund', kind: 'abnormal' }] })
  await refund(number, { out_refund_no: 'R-abnormal', refund: 200, notify_url: shop.url })
  await bed.advance(MINUTE_MS)
  expect((await ask('R-abnormal')).json).toMatchObject({ status: 'ABNORMAL' })
  await bed.fault({ next: [{ on: 'refund', kind: 'closed' }] })
  await refund(number, { out_refund_no: 'R-closed', refund: 5000, notify_url: shop.url })
  await bed.advance(MINUTE_MS)
  expect((await ask('R-closed')).json).toMatchObject({ status: 'CLOSED' })
  expect(shop.callbacks.map(({ eventType }) => eventType)).toEqual([
    'REFUND.ABNORMAL',
    'REFUND.CLOSED',
  ])
  expect((await refund(number, { refund: 5000 })).status).toBe(200)
})

test('a merchant whose account is empty is told NOT_ENOUGH, and nothing is refunded', async () => {
  const { number } = await aPaidOrder(bed)
  await bed.fault({ next: [{ on: 'refund', kind: 'notEnough' }] })
  const wish = { out_refund_no: 'R-later' }
  expect(await refund(number, wish)).toMatchObject({ status: 403, json: { code: 'NOT_ENOUGH' } })
  expect((await refund(number, wish)).status).toBe(200)
})

describe('news of a refund that a shop has to refuse, followed by the honest one when it does', () => {
  type Lie = Extract<NonNullable<FaultPlan['next']>[number], { on: 'refund-callback' }>['kind']

  test.each<[Lie, object]>([
    ['wrongAmount', { amount: { total: 5200, payer_total: 5200, refund: 101, payer_refund: 101 } }],
    ['wrongMerchant', { mchid: 'SIM0000000' }],
    [
      'unknownOrder',
      { out_trade_no: expect.stringMatching(/^NOBODY/), out_refund_no: 'R-unknownOrder' },
    ],
    ['unknownRefund', { out_refund_no: expect.stringMatching(/^NOBODY/) }],
  ])('%s: signed well, and not what was asked for', async (kind, lie) => {
    const { number } = await aPaidOrder(bed)
    await bed.fault({ next: [{ on: 'refund-callback', kind }] })
    shop.answer.status = 400
    await refund(number, { out_refund_no: `R-${kind}`, notify_url: shop.url })
    await bed.advance(10 * SECOND_MS)
    expect(shop.callbacks).toMatchObject([{ isSignatureGood: true, resource: lie }])
    shop.answer.status = 204
    await bed.advance(15 * SECOND_MS)
    const honest = { out_trade_no: number, out_refund_no: `R-${kind}`, amount: { refund: 100 } }
    expect(shop.callbacks[1]).toMatchObject({ resource: honest })
  })

  test.each(['badSignature', 'badTag', 'noTag', 'otherAssociatedData', 'truncated'] as const)(
    '%s: not to be opened or not to be believed',
    async (kind) => {
      const { number } = await aPaidOrder(bed)
      await bed.fault({ next: [{ on: 'refund-callback', kind }] })
      shop.answer.status = 400
      await refund(number, { notify_url: shop.url })
      await bed.advance(10 * SECOND_MS)
      shop.answer.status = 204
      await bed.advance(15 * SECOND_MS)
      const believable = shop.callbacks.map(
        ({ isSignatureGood, resource }) => isSignatureGood && resource !== undefined,
      )
      expect(believable).toEqual([false, true])
    },
  )

  test('duplicate, concurrent and lost refund news', async () => {
    const told = async (kind: Lie) => {
      shop.callbacks.length = 0
      const { number } = await aPaidOrder(bed)
      await bed.fault({ next: [{ on: 'refund-callback', kind }] })
      await refund(number, { notify_url: shop.url })
      await bed.advance(MINUTE_MS)
      return shop.callbacks.map(({ id }) => id)
    }
    for (const kind of ['duplicate', 'concurrent'] as const) {
      const ids = await told(kind)
      expect([ids.length, new Set(ids).size]).toEqual([2, 1])
    }
    expect(await told('lost')).toEqual([])
  })
})
