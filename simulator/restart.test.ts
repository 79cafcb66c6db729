import './fixtures/patience'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aPaidOrder, aPrepay, pay, placeOrder, send } from './fixtures/a-merchant'
import { aShop } from './fixtures/a-shop'
import type { TestBed } from './fixtures/a-simulator'
import { aSimulator } from './fixtures/a-simulator'
import { DAY_MS, MINUTE_MS } from './time/beijing'

/** What one run leaves to the next. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const merchants = [{ charityId: 'reading-room' }]
type Notice = { id: string; state: string; attempts: { status?: number }[] }
type Ledger = { orders: object[]; refunds: object[] }

test('keys, people, orders and time are there again after a restart', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  const person = await first.newPerson('小灯')
  await aPaidOrder(first)
  await placeOrder(first.simulator.settingsForTheApp)
  const { now } = await first.advance(3 * DAY_MS)
  const before = await first.control<Ledger>('/ledger')
  await first.close()

  const second = await aSimulator({
    dataFolder: folder,
    merchants: [...merchants, { charityId: 'clinic' }],
  })
  const [kept, added] = second.simulator.settingsForTheApp.merchants
  expect(kept).toEqual(first.simulator.settingsForTheApp.merchants[0])
  expect(added).toMatchObject({ charityId: 'clinic', mchid: expect.stringMatching(/^SIM/) })
  expect(second.simulator.settingsForTheApp.platformKeys).toEqual(
    first.simulator.settingsForTheApp.platformKeys,
  )
  expect(await second.control<Ledger>('/ledger')).toEqual(before)
  expect(await second.control('/people')).toContainEqual({ openid: person, name: '小灯' })
  const later = await second.control<{ now: string }>('/clock')
  expect(Date.parse(later.now)).toBeGreaterThanOrEqual(Date.parse(now))
  await second.close()
})

test('a request that was sent before a restart cannot be sent again after it', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  const settings = first.simulator.settingsForTheApp
  const request = { path: '/v3/pay/transactions/jsapi', body: aPrepay(settings), nonce: 'once' }
  const timestamp = Math.floor(Date.now() / 1000)
  expect((await send(settings, { ...request, timestamp })).status).toBe(200)
  await first.close()

  const second = await aSimulator({ dataFolder: folder, merchants })
  const host = second.simulator.url
  expect(await send(settings, { ...request, timestamp, host })).toMatchObject({
    status: 401,
    json: { message: '签名错误：随机串重复使用' },
  })
  await second.close()
})

test('callbacks and refunds that were under way go on after a restart', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants, refundDelayMs: MINUTE_MS })
  const settings = first.simulator.settingsForTheApp
  const shop = await aShop(settings)
  shop.answer.status = 500
  const { number } = await aPaidOrder(first, { notify_url: shop.url })
  await shop.received(1)
  await send(settings, {
    path: '/v3/refund/domestic/refunds',
    body: {
      out_trade_no: number,
      out_refund_no: 'R-restart',
      notify_url: shop.url,
      amount: { refund: 5200, total: 5200, currency: 'CNY' },
    },
  })
  await first.close()

  shop.answer.status = 204
  const second = await aSimulator({ dataFolder: folder, merchants })
  await second.advance(2 * MINUTE_MS)
  expect(shop.callbacks.map(({ eventType }) => eventType)).toEqual([
    'TRANSACTION.SUCCESS',
    'TRANSACTION.SUCCESS',
    'REFUND.SUCCESS',
  ])
  expect(shop.callbacks[1]?.id).toBe(shop.callbacks[0]?.id)
  await second.close()
  await shop.close()
})

test('a payment that was with a slow bank is made after a restart', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  const { prepayId } = await placeOrder(first.simulator.settingsForTheApp)
  await pay(first, prepayId, 'bank-slow')
  await first.close()

  const second = await aSimulator({ dataFolder: folder, merchants })
  await second.advance(MINUTE_MS)
  expect(await second.control(`/cashier/${prepayId}`)).toMatchObject({ state: 'SUCCESS' })
  await second.close()
})

test('what callbacks came to is there again, and one that was to come twice still does', async () => {
  const first = await aSimulator({ dataFolder: folder, merchants })
  const shop = await aShop(first.simulator.settingsForTheApp)
  await first.control('/clock', { advanceMs: DAY_MS })
  await first.fault({
    next: [
      { on: 'callback', kind: 'lost' },
      { on: 'callback', kind: 'duplicate' },
    ],
  })
  const lost = await aPaidOrder(first, { notify_url: shop.url })
  const twice = await aPaidOrder(first, { notify_url: shop.url })
  while ((await noticesOf(first, twice.number))[0]?.state !== 'accepted') await shop.received(1)
  await first.close()

  const second = await aSimulator({ dataFolder: folder, merchants })
  await second.advance(MINUTE_MS)
  expect(await noticesOf(second, lost.number)).toMatchObject([{ state: 'lost', attempts: [] }])
  const [notice] = await noticesOf(second, twice.number)
  expect(notice).toMatchObject({ state: 'accepted', attempts: [{ status: 204 }, { status: 204 }] })
  expect(new Set(shop.callbacks.map(({ id }) => id))).toEqual(new Set([notice?.id]))
  await second.close()
  await shop.close()
})

const noticesOf = (bed: TestBed, number: string) =>
  bed.control<Notice[]>(`/callbacks?outTradeNo=${number}`)

test('faults that still wait, and the app that follows the clock, are there again', async () => {
  const app = createServer((_request, response) => response.end('{"nextDueAt":null}'))
  app.listen(0, '127.0.0.1')
  await once(app, 'listening')
  const address = app.address()
  const clockUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/clock`
  const first = await aSimulator({ dataFolder: folder, merchants })
  await first.fault({
    seed: 7,
    rates: { lost: 0.5 },
    next: [{ on: 'prepay', kind: 'error', times: 2 }],
  })
  await first.control('/app', { clockUrl, origins: ['https://lantern.example/page'] })
  await expect(placeOrder(first.simulator.settingsForTheApp)).rejects.toThrow('SYSTEM_ERROR')
  await first.close()

  const second = await aSimulator({ dataFolder: folder, merchants })
  expect(await second.control('/faults')).toMatchObject({
    seed: 7,
    rates: { lost: 0.5 },
    next: [{ on: 'prepay', kind: 'error', times: 1 }],
  })
  expect(await second.control('/app')).toMatchObject({
    clockUrl,
    origins: expect.arrayContaining(['https://lantern.example']),
  })
  await second.close()
  app.close()
})
