import '../fixtures/patience'
import { aPaidOrder, merchantOf, newNumber, pay, placeOrder, send } from '../fixtures/a-merchant'
import { aShop } from '../fixtures/a-shop'
import type { Reachable, TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { beijingDay, DAY_MS, HOUR_MS, SECOND_MS, startOfBeijingDayMs } from '../time/beijing'

/** What one merchant knows, the other does not. */

let bed: TestBed
let first: AppSettings
let second: AppSettings
const startMs = startOfBeijingDayMs('2026-11-02') + 9 * HOUR_MS

beforeAll(async () => {
  bed = await aSimulator({
    startMs,
    merchants: [{ charityId: 'reading-room' }, { charityId: 'clinic' }],
  })
  first = bed.simulator.settingsForTheApp
  second = { ...first, merchants: [...first.merchants].reverse() }
})
afterAll(() => bed.close())

const asSecond = (): Reachable => ({
  control: bed.control,
  simulator: { settingsForTheApp: second },
})
const query = (settings: AppSettings, number: string, mchid = merchantOf(settings).mchid) =>
  send(settings, { path: `/v3/pay/transactions/out-trade-no/${number}?mchid=${mchid}` })
const UNKNOWN_ORDER = { status: 404, json: { code: 'ORDER_NOT_EXIST' } }
const UNKNOWN_RESOURCE = { status: 404, json: { code: 'RESOURCE_NOT_EXISTS' } }

test('the same number means two orders', async () => {
  const out_trade_no = newNumber()
  const theirs = await placeOrder(second, { out_trade_no, amount: { total: 1, currency: 'CNY' } })
  const { prepayId } = await placeOrder(first, { out_trade_no })
  await pay(bed, prepayId)
  expect((await query(first, out_trade_no)).json).toMatchObject({ trade_state: 'SUCCESS' })
  expect((await query(second, out_trade_no)).json).toMatchObject({ trade_state: 'NOTPAY' })
  const { mchid } = theirs.body
  const path = `/ledger?outTradeNo=${out_trade_no}&mchid=${mchid}`
  expect(await bed.control(path)).toMatchObject({ orders: [{ totalFen: 1, state: 'NOTPAY' }] })
  const callbacks = `/callbacks?outTradeNo=${out_trade_no}`
  expect(await bed.control(callbacks)).toHaveLength(1)
  expect(await bed.control(`${callbacks}&mchid=${mchid}`)).toEqual([])
})

test('nobody asks for the order of another, by either number, or in the name of another', async () => {
  const { number, body } = await aPaidOrder(bed)
  expect(await query(second, number)).toMatchObject(UNKNOWN_ORDER)
  const inTheirName = await query(second, number, body.mchid)
  expect(inTheirName).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
  const { transaction_id } = (await query(first, number)).json
  const path = `/v3/pay/transactions/id/${transaction_id}?mchid=${merchantOf(second).mchid}`
  expect(await send(second, { path })).toMatchObject(UNKNOWN_ORDER)
})

test('nobody closes the order of another', async () => {
  const { number, body } = await placeOrder(first)
  const path = `/v3/pay/transactions/out-trade-no/${number}/close`
  const own = await send(second, { path, body: { mchid: merchantOf(second).mchid } })
  expect(own).toMatchObject(UNKNOWN_ORDER)
  expect((await send(second, { path, body: { mchid: body.mchid } })).status).toBe(400)
  expect((await query(first, number)).json).toMatchObject({ trade_state: 'NOTPAY' })
})

test('nobody refunds the order of another, or asks for its refund', async () => {
  const { number } = await aPaidOrder(bed)
  const { transaction_id } = (await query(first, number)).json
  const PATH = '/v3/refund/domestic/refunds'
  const wish = { out_refund_no: 'R-theirs', amount: { refund: 1, total: 5200, currency: 'CNY' } }
  for (const which of [{ out_trade_no: number }, { transaction_id }]) {
    const reply = await send(second, { path: PATH, body: { ...wish, ...which } })
    expect(reply).toMatchObject(UNKNOWN_RESOURCE)
  }
  const own = await send(first, { path: PATH, body: { ...wish, out_trade_no: number } })
  expect(own.status).toBe(200)
  expect(await send(second, { path: `${PATH}/R-theirs` })).toMatchObject(UNKNOWN_RESOURCE)
})

test('news is sealed for the merchant whom it is about', async () => {
  const [ours, theirs] = [await aShop(first), await aShop(second)]
  await aPaidOrder(asSecond(), { notify_url: theirs.url })
  await aPaidOrder(asSecond(), { notify_url: ours.url })
  await Promise.all([ours.received(1), theirs.received(1)])
  const { mchid } = merchantOf(second)
  expect(theirs.callbacks).toMatchObject([{ isSignatureGood: true, resource: { mchid } }])
  expect(ours.callbacks).toMatchObject([{ isSignatureGood: true, resource: undefined }])
  await Promise.all([ours.close(), theirs.close()])
})

test('a bill lists what one merchant took, and its address is good for nobody else', async () => {
  await aPaidOrder(asSecond(), { amount: { total: 77, currency: 'CNY' } })
  const day = beijingDay(startMs)
  await bed.advance(DAY_MS + 2 * HOUR_MS + SECOND_MS)
  const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=SUCCESS`
  const bills = await Promise.all([first, second].map((settings) => send(settings, { path })))
  const addresses = bills.map(({ json }) => {
    const { pathname, search } = new URL(String(json['download_url']))
    return pathname + search
  })
  const [ourAddress = '', theirAddress = ''] = addresses
  const [ours, theirs] = [
    await send(first, { path: ourAddress }),
    await send(second, { path: theirAddress }),
  ]
  expect(theirs.text).toContain('`0.77')
  expect(ours.text).not.toContain('`0.77')
  expect(ours.text).not.toContain(merchantOf(second).mchid)
  const crossed = await send(second, { path: ourAddress })
  expect(crossed.json.code).toBe('NO_STATEMENT_EXIST')
})
