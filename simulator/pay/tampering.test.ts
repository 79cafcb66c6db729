import '../fixtures/patience'
import { aPaidOrder } from '../fixtures/a-merchant'
import type { Shop } from '../fixtures/a-shop'
import { aShop } from '../fixtures/a-shop'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings, FaultPlan } from '../index'
import { SECOND_MS } from '../time/beijing'

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
const paidWith = async (fault: Omit<Kind, 'on'>) => {
  await bed.control('/faults', { next: [{ on: 'callback', ...fault }] })
  return aPaidOrder(bed, { notify_url: shop.url })
}

describe('what a shop has to refuse, each followed by the honest callback when it does', () => {
  const bySignature = ['badSignature', 'unknownSerial', 'signtest'] as const
  test.each(bySignature)('%s: its signature is not good', async (kind) => {
    shop.answer.status = 401
    await paidWith({ kind })
    await shop.received(1)
    shop.answer.status = 204
    await bed.advance(15 * SECOND_MS)
    expect(shop.callbacks.map(({ isSignatureGood }) => isSignatureGood)).toEqual([false, true])
  })

  test('a probe says what it is', async () => {
    await paidWith({ kind: 'signtest' })
    await shop.received(1)
    const [probe] = shop.callbacks
    expect(probe?.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//)
  })

  test('stale: signed well, an hour ago', async () => {
    await paidWith({ kind: 'stale' })
    await shop.received(1)
    expect(shop.callbacks[0]?.isSignatureGood).toBe(true)
    const ageS = Date.now() / 1000 - Number(shop.callbacks[0]?.headers['wechatpay-timestamp'])
    expect(ageS).toBeGreaterThan(300)
  })

  test.each<[NonNullable<Kind>['kind'], object]>([
    ['wrongAmount', { amount: { total: 5201, payer_total: 5201 } }],
    ['wrongCurrency', { amount: { currency: 'USD' } }],
    ['wrongMerchant', { mchid: 'SIM0000000' }],
    ['wrongApp', { appid: 'wxsim0000000000000' }],
    ['wrongPayer', { payer: { openid: expect.not.stringContaining('payer') } }],
    ['unknownOrder', { out_trade_no: expect.stringMatching(/^NOBODY/) }],
  ])('%s: signed well, and not what was asked for', async (kind, lie) => {
    shop.answer.status = 400
    const { number } = await paidWith({ kind })
    await shop.received(1)
    expect(shop.callbacks[0]).toMatchObject({ isSignatureGood: true, resource: lie })
    shop.answer.status = 204
    await bed.advance(15 * SECOND_MS)
    expect(shop.callbacks[1]).toMatchObject({
      id: shop.callbacks[0]?.id,
      resource: { out_trade_no: number, amount: { total: 5200, currency: 'CNY' } },
    })
  })

  test('wrongAmount is another amount even of one fen', async () => {
    await bed.fault({ next: [{ on: 'callback', kind: 'wrongAmount' }] })
    await aPaidOrder(bed, { notify_url: shop.url, amount: { total: 1, currency: 'CNY' } })
    await shop.received(1)
    expect(shop.callbacks[0]?.resource).toMatchObject({ amount: { total: 2 } })
  })

  const unopenable = ['badTag', 'noTag', 'otherAssociatedData'] as const
  test.each(unopenable)('%s: signed well, and cannot be opened', async (kind) => {
    shop.answer.status = 400
    const { number } = await paidWith({ kind })
    await shop.received(1)
    expect(shop.callbacks[0]).toMatchObject({ isSignatureGood: true, resource: undefined })
    shop.answer.status = 204
    await bed.advance(15 * SECOND_MS)
    expect(shop.callbacks[1]).toMatchObject({ resource: { out_trade_no: number } })
  })

  test('noTag lacks the last sixteen bytes and nothing else', async () => {
    shop.answer.status = 400
    await paidWith({ kind: 'noTag' })
    await shop.received(1)
    await bed.advance(15 * SECOND_MS)
    const [struck = 0, honest = 0] = shop.callbacks.map(
      ({ raw }) => Buffer.from(JSON.parse(raw).resource.ciphertext, 'base64').length,
    )
    expect(honest - struck).toBe(16)
  })

  test('truncated: signed well, and no JSON', async () => {
    await paidWith({ kind: 'truncated' })
    await shop.received(1)
    expect(shop.callbacks[0]).toMatchObject({ isSignatureGood: true, id: '' })
  })
})

test('a callback by the older platform key is good for whoever holds both', async () => {
  await paidWith({ kind: 'oldKey' })
  await shop.received(1)
  const [, old] = settings.platformKeys
  expect(shop.callbacks[0]?.headers['wechatpay-serial']).toBe(old?.id)
  expect(shop.callbacks[0]?.isSignatureGood).toBe(true)
})
