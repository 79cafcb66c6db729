import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import { aLogReader } from '../fixtures/a-log-reader'
import { aPaidOrder, merchantOf, placeOrder, send } from '../fixtures/a-merchant'
import { aShop } from '../fixtures/a-shop'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard, aTalker } from '../fixtures/a-talker'
import { HOUR_MS, MINUTE_MS } from '../time/beijing'
import { createLog } from './log'

let bed: TestBed
let log: ReturnType<typeof aLogReader>
beforeEach(async () => {
  bed = await aSimulator()
  log = aLogReader(bed)
})
afterEach(() => bed.close())

describe('what is logged', () => {
  test('a login that succeeded', async () => {
    const client = aChatClient(bed)
    const events = await log.during(async () => {
      await client.redeem('nothing')
      await client.redeem(await client.newCode())
    })
    expect(events).toEqual([{ kind: 'login', body: { openid: PAYER } }])
  })

  test('an order, its payment, the callback and the refund', async () => {
    const settings = bed.simulator.settingsForTheApp
    const { mchid } = merchantOf(settings)
    const shop = await aShop(settings)
    const events = await log.during(async () => {
      const { number } = await aPaidOrder(bed, { notify_url: shop.url })
      await shop.received(1)
      const amount = { refund: 200, total: 5200, currency: 'CNY' }
      const body = { out_trade_no: number, out_refund_no: `R-${number}`, amount }
      await send(settings, { path: '/v3/refund/domestic/refunds', body })
      await bed.advance(MINUTE_MS)
    })
    await shop.close()
    const outTradeNo = events[0]?.body['outTradeNo']
    const of = { mchid, outTradeNo }
    const order = { ...of, openid: PAYER, totalFen: 5200 }
    const refund = { ...of, outRefundNo: `R-${outTradeNo}`, refundFen: 200 }
    expect(events).toEqual([
      { kind: 'order', body: { ...order, state: 'NOTPAY' } },
      { kind: 'payment', body: { ...order, state: 'SUCCESS' } },
      {
        kind: 'callback',
        body: {
          ...of,
          notificationId: expect.any(String),
          eventType: 'TRANSACTION.SUCCESS',
          outcome: 'accepted',
          status: 204,
        },
      },
      { kind: 'refund', body: { ...refund, status: 'PROCESSING' } },
      { kind: 'refund', body: { ...refund, status: 'SUCCESS' } },
      { kind: 'clock', body: { from: expect.any(String), to: expect.any(String) } },
    ])
  })

  test('an order that is closed', async () => {
    const settings = bed.simulator.settingsForTheApp
    const { number } = await placeOrder(settings)
    const { mchid } = merchantOf(settings)
    const path = `/v3/pay/transactions/out-trade-no/${number}/close`
    const events = await log.during(() => send(settings, { path, body: { mchid } }))
    expect(events).toMatchObject([{ kind: 'order', body: { state: 'CLOSED' } }])
  })

  test('callbacks that come to nothing, each with what became of it', async () => {
    const shop = await aShop(bed.simulator.settingsForTheApp)
    shop.answer.status = 500
    await bed.fault({ next: [{ on: 'callback', kind: 'lost' }] })
    const events = await log.during(async () => {
      await aPaidOrder(bed)
      await aPaidOrder(bed)
      await aPaidOrder(bed, { notify_url: shop.url })
      await bed.advance(30 * HOUR_MS)
    })
    await shop.close()
    const outcomes = events.map(({ body }) => body['outcome'])
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
    expect(count('lost')).toBe(1)
    expect(count('unanswered')).toBe(16)
    expect(count('refused')).toBe(16)
    expect(count('given-up')).toBe(2)
    expect(events).toContainEqual({
      kind: 'callback',
      body: expect.objectContaining({ outcome: 'refused', status: 500 }),
    })
  })

  test('a message that was delivered', async () => {
    const client = aChatClient(bed)
    const page = 'pages/gift/index?giftId=1'
    const events = await log.during(async () => {
      await client.notify(PAYER, { page })
      await client.notify(PAYER, { page, data: {} })
    })
    expect(events).toEqual([
      { kind: 'message', body: { openid: PAYER, templateId: 'thank-you', page } },
    ])
  })

  test('a card that was sent, without its picture, and nothing that people say', async () => {
    const talker = aTalker(bed)
    const chatId = await talker.begin([PAYER, await bed.newPerson('小明')])
    const { title, path } = aCard()
    const events = await log.during(async () => {
      await talker.say(chatId, PAYER, '只说给你听')
      await talker.sendCard(chatId, PAYER)
    })
    expect(events).toEqual([
      { kind: 'card', body: { openid: PAYER, title, path, chatId, lineId: expect.any(String) } },
    ])
  })

  test('a journey of the clock, and none that was refused', async () => {
    const before = (await bed.control<{ now: string }>('/clock')).now
    const events = await log.during(async () => {
      await bed.advance(HOUR_MS)
      await expect(bed.control('/clock', { to: before })).rejects.toThrow('409')
    })
    expect(events).toHaveLength(1)
    const { from, to } = events[0]?.body ?? {}
    expect(Date.parse(String(to)) - Date.parse(String(from))).toBe(HOUR_MS)
  })

  test('faults that were changed, and none that were refused', async () => {
    const events = await log.during(async () => {
      await bed.fault({ seed: 7, next: [{ on: 'callback', kind: 'lost', times: 2 }] })
      await expect(bed.control('/faults', { seed: -1 })).rejects.toThrow('400')
    })
    expect(events).toEqual([
      { kind: 'faults', body: { seed: 7, rates: expect.any(Object), waiting: 1 } },
    ])
  })

  test('a host that goes down', async () => {
    const events = await log.during(() => bed.control('/hosts', { main: 'down' }))
    expect(events).toEqual([{ kind: 'hosts', body: { main: 'down', backup: 'up' } }])
  })
})

test('no key, token or session is ever in it', async () => {
  const client = aChatClient(bed)
  const settings = bed.simulator.settingsForTheApp
  const { apiV3Key, privateKeyPem } = merchantOf(settings)
  const token = await client.token()
  const session = await client.redeem(await client.newCode())
  await aPaidOrder(bed)
  const text = JSON.stringify(await log.read())
  expect(text).toContain('payment')
  for (const secret of [settings.secret, apiV3Key, privateKeyPem, token, session['session_key']]) {
    expect(text).not.toContain(String(secret))
  }
})

test('events are read from where one was, in virtual time', async () => {
  const { now } = await bed.advance(HOUR_MS)
  await bed.fault({ seed: 1 })
  const [first, second] = await log.read()
  expect((second?.at ?? '') >= now).toBe(true)
  expect(await log.read(first?.eventId)).toEqual([second])
  expect(await log.read(second?.eventId)).toEqual([])
  await expect(bed.control('/log?after=yesterday')).rejects.toThrow('400 after: must be the number')
  await expect(bed.control('/log?since=1')).rejects.toThrow('400 The request: Unrecognized key')
})

test('the last 2,000 are kept', () => {
  const kept = createLog(() => 0, 1)
  for (let index = 0; index < 2001; index += 1) kept.note('login', { openid: String(index) })
  const all = kept.after(0)
  expect([all.length, all[0]?.eventId, all.at(-1)?.eventId]).toEqual([2000, 2, 2001])
})

test('the numbers of a later run are higher', async () => {
  await bed.fault({ seed: 1 })
  const later = await aSimulator()
  await later.fault({ seed: 1 })
  const ids = [await log.read(), await aLogReader(later).read()].map(([event]) => event?.eventId)
  expect(ids[1]).toBeGreaterThan(ids[0] ?? Number.POSITIVE_INFINITY)
  await later.close()
})
