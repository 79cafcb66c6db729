import '../fixtures/patience'
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { aChatClient } from '../fixtures/a-chat-client'
import type { SeenEvent } from '../fixtures/a-log-reader'
import { aLogReader } from '../fixtures/a-log-reader'
import { aPaidOrder, merchantOf, placeOrder, send } from '../fixtures/a-merchant'
import { aShop } from '../fixtures/a-shop'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard, aTalker } from '../fixtures/a-talker'
import { HOUR_MS, MINUTE_MS } from '../time/beijing'
import { createLog } from './log'
import { streamLog } from './log-stream'

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
    await bed.control(`/people/${PAYER}/accept-messages`, { templateIds: ['thank-you'] })
    const token = await client.token()
    const message = {
      touser: PAYER,
      template_id: 'thank-you',
      page: 'pages/gift/index?giftId=1',
      data: { thing1: { value: '灯' } },
    }
    const events = await log.during(async () => {
      await client.chat(`/cgi-bin/message/subscribe/send?access_token=${token}`, message)
      await client.chat(`/cgi-bin/message/subscribe/send?access_token=${token}`, message)
    })
    const { page } = message
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

describe('the stream', () => {
  const open = async (query = '', headers: Record<string, string> = {}) => {
    const response = await fetch(`${bed.simulator.url}/control/log/stream${query}`, { headers })
    if (!response.ok || response.body === null) throw new Error(await response.text())
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    return {
      /** The next event, or `undefined` when the stream has ended. */
      async next(): Promise<SeenEvent | undefined> {
        while (!text.includes('\n\n')) {
          const { done, value } = await reader.read()
          if (done) return undefined
          text += value
        }
        const [block = '', ...rest] = text.split('\n\n')
        text = rest.join('\n\n')
        const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? []
        const event: SeenEvent = JSON.parse(data ?? '')
        expect(event.eventId).toBe(Number(id))
        return event
      },
      leave: () => reader.cancel(),
    }
  }

  test('tells what was, and then what comes', async () => {
    await bed.fault({ seed: 1 })
    const stream = await open()
    expect(await stream.next()).toMatchObject({ kind: 'faults', body: { seed: 1 } })
    await bed.fault({ seed: 2 })
    expect(await stream.next()).toMatchObject({ kind: 'faults', body: { seed: 2 } })
    await stream.leave()
  })

  test('goes on where a reader was, by its address or as browsers say it', async () => {
    for (const seed of [1, 2, 3]) await bed.fault({ seed })
    const [first, second] = await log.read()
    const stream = await open(`?after=${first?.eventId}`)
    expect(await stream.next()).toEqual(second)
    await stream.leave()
    const again = await open(`?after=0`, { 'last-event-id': String(second?.eventId) })
    expect(await again.next()).toMatchObject({ body: { seed: 3 } })
    await again.leave()
    await expect(open('?after=-1')).rejects.toThrow('after: ')
    await expect(open('', { 'last-event-id': 'x' })).rejects.toThrow('last-event-id: ')
  })

  test('ends when the simulator ends, and holds it up no longer', async () => {
    const other = await aSimulator()
    const response = await fetch(`${other.simulator.url}/control/log/stream`)
    await other.fault({ seed: 1 })
    await other.close()
    expect(await response.text()).toContain('"seed":1')
  })

  test('cuts off a reader who falls too far behind, and goes on for the others', async () => {
    const growing = createLog(() => 0, 1)
    const server = createServer((_request, response) => streamLog(growing, response, 0))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const request = get({ port, host: '127.0.0.1' })
    const [reply] = await once(request, 'response')
    const openid = 'o'.repeat(10_000)
    for (let count = 0; count < 5000; count += 1) growing.note('login', { openid })
    reply.resume()
    const [error] = await once(reply, 'error')
    expect(error).toMatchObject({ code: 'ECONNRESET' })
    growing.note('login', { openid })
    expect(growing.after(0)).toHaveLength(2000)
    server.close()
  })
})
