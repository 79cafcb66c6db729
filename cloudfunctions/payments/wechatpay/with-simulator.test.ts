/**
 * Our client and the simulator, which were written apart from WeChat Pay's documentation: each is the
 * other's examiner here, over real HTTP.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Simulator } from '../../../simulator'
import { startSimulator } from '../../../simulator'
import type { CallbackReading, PaymentProvider } from '../provider'
import { deps } from './fixtures/a-merchant'
import { isSimulated } from './settings'
import { wechatPay } from './wechat-pay'

/** By the simulator's clock, which needs not be today's. */
const DAY = '2026-09-09'
const OPENID = 'oSamplePerson000000000000001'
let simulator: Simulator
let pay: PaymentProvider
let mchid: string
let inbox: Awaited<ReturnType<typeof openInbox>>

beforeAll(async () => {
  simulator = await startSimulator({
    merchants: [{ charityId: 'charity-1', name: '示例基金会' }],
    people: [{ name: '示例用户', openid: OPENID }],
    refundDelayMs: 10,
    startMs: Date.parse(`${DAY}T09:00:00+08:00`),
  })
  pay = wechatPay(appSettings(), deps())
  mchid = appSettings().merchants[0]?.mchid ?? ''
  inbox = await openInbox()
}, 240_000)
afterAll(async () => {
  await inbox.close()
  await simulator.close()
})

test('a gift goes from the prepay to the cashier, the callback, the query, and back as a refund', async () => {
  const order = { mchid, orderNumber: 'GIFT20260909000001' }
  expect(await pay.query(order)).toEqual({ state: 'unknown-order' })

  const frozen = anOrder(order.orderNumber, 2000)
  const { prepayId } = await pay.prepare(frozen)
  expect((await pay.prepare(frozen)).prepayId).not.toBe(prepayId)
  await expect(pay.prepare({ ...frozen, amountFen: 2001 })).rejects.toMatchObject({
    failure: { kind: 'conflict', which: 'other-request' },
  })
  expect(await pay.query(order)).toEqual({ state: 'unpaid' })

  const payment = pay.sheet({ mchid, prepayId, at: new Date() })
  const paying = await control(`/cashier/${prepayId}`, { openid: OPENID, action: 'pay', payment })
  expect(paying).toMatchObject({ result: 'ok' })
  const paid = await inbox.next()
  expect(paid).toMatchObject({
    kind: 'payment',
    payment: { ...order, paidFen: 2000, currency: 'CNY', payerOpenid: OPENID },
  })
  const found = await pay.query(order)
  expect(found).toEqual({ state: 'paid', payment: paid.kind === 'payment' && paid.payment })
  expect(await pay.close(order)).toBe('paid')
  await expect(pay.prepare(frozen)).rejects.toMatchObject({ failure: { which: 'paid' } })

  const refund = { mchid, refundNumber: 'UNDO20260909000001' }
  expect(await pay.queryRefund(refund)).toEqual({ state: 'unknown-refund' })
  const request = {
    ...order,
    ...refund,
    refundFen: 500,
    totalFen: 2000,
    reason: '捐赠人撤回',
    notifyUrl: inbox.url,
  }
  expect(await pay.refund(request)).toMatchObject({ state: 'processing' })
  const refunded = await inbox.next()
  expect(refunded).toMatchObject({ kind: 'refund', state: 'refunded', refund: { refundFen: 500 } })
  expect(await pay.queryRefund(refund)).toMatchObject({ state: 'refunded' })
  expect(await pay.query(order)).toMatchObject({ state: 'refunded' })
}, 240_000)

test('an order that nobody paid is closed, and its number is used up', async () => {
  const order = { mchid, orderNumber: 'GIFT20260909000002' }
  const frozen = anOrder(order.orderNumber, 100)
  await pay.prepare(frozen)
  expect(await pay.close(order)).toBe('closed')
  expect(await pay.close(order)).toBe('closed')
  expect(await pay.query(order)).toEqual({ state: 'closed' })
  await expect(pay.prepare(frozen)).rejects.toMatchObject({ failure: { which: 'closed' } })
})

test('the bill of the day holds the payment and the refund, and is ready at ten the next morning', async () => {
  const bill = { mchid, day: DAY }
  expect(await pay.tradeBill(bill)).toEqual({ ready: false })
  await control('/clock', { to: '2026-09-10T10:00:01+08:00', jump: true })
  const found = await pay.tradeBill(bill)
  const orderNumber = 'GIFT20260909000001'
  expect(found.ready && found.rows).toMatchObject([
    { kind: 'payment', mchid, orderNumber, paidFen: 2000, payerOpenid: OPENID },
    { kind: 'refund', orderNumber, refundNumber: 'UNDO20260909000001', refundFen: 500 },
  ])
})

test('what is set up to talk to the simulator is known to be simulated', () => {
  expect(isSimulated(appSettings())).toBe(true)
})

function appSettings() {
  const { appid, hosts, platformKeys, merchants } = simulator.settingsForTheApp
  return {
    appid,
    hosts: [hosts.pay, hosts.payBackup] as const,
    platformKeys: platformKeys.map(({ id, publicKeyPem }) => ({ serial: id, publicKeyPem })),
    merchants,
  }
}

function anOrder(orderNumber: string, amountFen: number) {
  return {
    mchid,
    orderNumber,
    description: '示例项目',
    amountFen,
    payerOpenid: OPENID,
    expiresAt: `${DAY}T01:15:00Z`,
    notifyUrl: inbox.url,
  }
}

async function control(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${simulator.url}/control${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** The address that callbacks are posted to: reads each as the product does and answers 204. */
async function openInbox() {
  const readings: CallbackReading[] = []
  let wake = () => {}
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = []
    for await (const piece of incoming) pieces.push(piece as Buffer)
    const { headers } = incoming
    readings.push(await pay.readCallback({ mchid, headers, rawBody: Buffer.concat(pieces) }))
    outgoing.writeHead(204).end()
    wake()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/wechatpay`,
    async next(): Promise<CallbackReading> {
      for (;;) {
        const reading = readings.shift()
        if (reading) return reading
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
