/**
 * What arrives at the callback address and is not the platform's honest word: forged, stale, replayed,
 * cut short, or genuine and about something else. Nothing of it is booked; the honest word is, once.
 */
import { randomBytes } from 'node:crypto'
import { countOf, readBooks, rowsOf } from '../support/books'
import { type Letter, post } from '../support/platform'
import {
  aKey,
  aWorld,
  type Person,
  type ProviderOrder,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

describe.each(['pglite', 'postgresql'] as const)('a callback on %s', (database) => {
  let world: World
  let person: Person
  let order: ProviderOrder
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })
  // A gift that was paid, and of which no callback has told yet.
  beforeEach(async () => {
    await world.control('/faults', { clear: true, next: [{ on: 'callback', kind: 'lost' }] })
    order = await paidOrder(world, person, 6600)
  })

  async function refusedWithoutTrace(letter: Letter, status: number, mchid = order.mchid) {
    const before = await readBooks(world.db)
    expect(await post(world.url, mchid, letter)).toBe(status)
    expect(await readBooks(world.db)).toEqual(before)
  }

  async function settledBy(letter: Letter) {
    expect(await post(world.url, order.mchid, letter)).toBe(204)
    const { state } = await person.done('gifts.show', { giftId: order.outTradeNo })
    expect(state).toBe('settled')
  }

  test('that is genuine settles the gift, and may be replayed as often as one likes', async () => {
    const letter = world.platform.sign(world.platform.paid(order))
    await settledBy(letter)
    const booked = await readBooks(world.db)
    for (let times = 0; times < 3; times += 1) await settledBy(letter)
    await Promise.all(Array.from({ length: 8 }, () => settledBy(letter)))
    expect(await readBooks(world.db)).toEqual(booked)
  })

  test('that is replayed after its five minutes is stale, and so is one from the future', async () => {
    const body = world.platform.paid(order)
    await refusedWithoutTrace(world.platform.sign(body, 302), 400)
    await refusedWithoutTrace(world.platform.sign(body, -302), 400)
    await settledBy(world.platform.sign(body))
    await refusedWithoutTrace(world.platform.sign(body, 302), 400)
  })

  test('with a forged, foreign, missing or broken signature', async () => {
    const { body, headers } = world.platform.sign(world.platform.paid(order))
    const other = world.platform.sign(world.platform.paid(order)).headers
    const without = (name: string) =>
      Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
    const changes: [Record<string, string>, number][] = [
      [{ ...headers, 'wechatpay-signature': randomBytes(256).toString('base64') }, 401],
      [{ ...headers, 'wechatpay-signature': other['wechatpay-signature'] ?? '' }, 401],
      [{ ...headers, 'wechatpay-signature': 'no base64 at all' }, 401],
      [{ ...headers, 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abcd' }, 401],
      [{ ...headers, 'wechatpay-nonce': 'another' }, 401],
      [{ ...headers, 'wechatpay-serial': 'PUB_KEY_ID_SIM0' }, 400],
      [{ ...headers, 'wechatpay-timestamp': 'yesterday' }, 400],
      [without('wechatpay-signature'), 400],
      [without('wechatpay-timestamp'), 400],
      [without('wechatpay-serial'), 400],
      [without('wechatpay-nonce'), 400],
    ]
    for (const [changed, status] of changes) {
      await refusedWithoutTrace({ body, headers: changed }, status)
    }
    await settledBy({ body, headers })
  })

  test('whose bytes were cut short or changed, before or after they were signed', async () => {
    const body = world.platform.paid(order)
    const { headers } = world.platform.sign(body)
    await refusedWithoutTrace({ headers, body: body.slice(0, -40) }, 401)
    await refusedWithoutTrace({ headers, body: body.replace('transaction', 'transactiom') }, 401)
    await refusedWithoutTrace({ headers, body: `${body} ` }, 401)
    await refusedWithoutTrace({ headers, body: '' }, 401)
    const whatever = [
      body.slice(0, -40),
      '',
      'null',
      '[]',
      '{}',
      '[['.repeat(20_000),
      JSON.stringify({ ...JSON.parse(body), resource: null }),
      body.replace(/"ciphertext":"..../, '"ciphertext":"AAAA'),
      body.replace(/"nonce":"[^"]*"/, '"nonce":""'),
      body.replace(/"associated_data":"[^"]*"/, '"associated_data":"refund"'),
      body.replace('AEAD_AES_256_GCM', 'AEAD_AES_128_GCM'),
      body.replace('TRANSACTION.SUCCESS', 'TRANSACTION.FAIL'),
    ]
    for (const text of whatever) await refusedWithoutTrace(world.platform.sign(text), 400)
  })

  test('larger than any callback is', async () => {
    const letter = world.platform.sign(`{"id":"${'x'.repeat(70_000)}"}`)
    await refusedWithoutTrace(letter, 413)
  })

  test.each<[string, string, (order: ProviderOrder) => object]>([
    ['amount', 'amount', ({ totalFen }) => amount(totalFen - 1, 'CNY')],
    ['currency', 'currency', ({ totalFen }) => amount(totalFen, 'USD')],
    ['payer', 'payer', () => ({ payer: { openid: 'oSIMnobody' } })],
    ['order', 'unknown gift', () => ({ out_trade_no: 'quilt001-0000000000000000000000' })],
  ])('with another %s raises an alarm and books nothing', async (_what, why, otherwise) => {
    const alarms = await countOf(world.db, 'payment_alarm')
    const letter = world.platform.sign(world.platform.paid(order, otherwise(order)))
    await refusedWithoutTrace(letter, 400)
    const raised = await rowsOf(world.db, 'payment_alarm')
    expect(raised).toHaveLength(alarms + 1)
    expect(raised.filter((row) => row.includes(`"why": "${why}"`))).not.toEqual([])
    await settledBy(world.platform.sign(world.platform.paid(order)))
  })

  test('about the order of another merchant', async () => {
    const stranger = world.platform.mchids.find((mchid) => mchid !== order.mchid) ?? ''
    // Sealed for one and posted to the other.
    const letter = world.platform.sign(world.platform.paid(order))
    await refusedWithoutTrace(letter, 400, stranger)
    await refusedWithoutTrace(letter, 400, '1900000109')
    // Named in the letter, but not the one that it was posted to.
    const named = world.platform.sign(world.platform.paid(order, { mchid: stranger }))
    await refusedWithoutTrace(named, 400)
    const appid = world.platform.sign(world.platform.paid(order, { appid: 'wx0000000000000000' }))
    await refusedWithoutTrace(appid, 400)
    // Genuine in everything, from a merchant to whom this order does not belong.
    const alarms = await countOf(world.db, 'payment_alarm')
    const theirs = world.platform.sign(world.platform.paid({ ...order, mchid: stranger }))
    await refusedWithoutTrace(theirs, 400, stranger)
    expect(await countOf(world.db, 'payment_alarm')).toBe(alarms + 1)
  })

  test('of a second payment for a gift that is settled raises an alarm and books nothing', async () => {
    await settledBy(world.platform.sign(world.platform.paid(order)))
    const second = world.platform.paid(order, { transaction_id: '4200009999' })
    await refusedWithoutTrace(world.platform.sign(second), 400)
    expect((await rowsOf(world.db, 'payment_alarm')).join()).toContain('another payment')
  })

  test('of two payments for one gift at one moment books one and raises an alarm', async () => {
    const letters = ['4200007001', '4200007002'].map((id) =>
      world.platform.sign(world.platform.paid(order, { transaction_id: id })),
    )
    const alarms = await countOf(world.db, 'payment_alarm')
    const statuses = await Promise.all(
      letters.map((letter) => post(world.url, order.mchid, letter)),
    )
    expect(statuses.sort()).toEqual([204, 400])
    expect(await countOf(world.db, 'payment_alarm')).toBe(alarms + 1)
    expect((await rowsOf(world.db, 'payment')).join().match(/420000700/g)).toHaveLength(1)
  })

  test.each(['quilt001', 'books001'])(
    'of one payment that claims two gifts, the second of %s, books one of them and raises an alarm',
    async (projectId) => {
      const other = await lostPayment(projectId)
      const transactionId = `42${randomBytes(8).toString('hex')}`
      const alarms = await countOf(world.db, 'payment_alarm')
      const answers = [order, other].map((claimed) =>
        post(
          world.url,
          claimed.mchid,
          world.platform.sign(world.platform.paid(claimed, { transaction_id: transactionId })),
        ),
      )
      expect((await Promise.all(answers)).sort()).toEqual([204, 400])
      const payments = await rowsOf(world.db, 'payment')
      expect(payments.filter((row) => row.includes(transactionId))).toHaveLength(1)
      const raised = await rowsOf(world.db, 'payment_alarm')
      expect(raised).toHaveLength(alarms + 1)
      expect(raised.join()).toContain('payment of another gift')
      // The true word of the one that was refused still counts.
      for (const claimed of [order, other]) {
        const shown = await person.done('gifts.show', { giftId: claimed.outTradeNo })
        if (shown.state === 'settled') continue
        const letter = world.platform.sign(world.platform.paid(claimed))
        expect(await post(world.url, claimed.mchid, letter)).toBe(204)
      }
    },
  )

  async function lostPayment(projectId = 'quilt001') {
    await world.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
    return paidOrder(world, person, 6600, projectId)
  }

  test('of a refund that nobody asked for, or of another sum than was asked for', async () => {
    await settledBy(world.platform.sign(world.platform.paid(order)))
    const news = {
      mchid: order.mchid,
      orderNumber: order.outTradeNo,
      refundNumber: 'quilt001Rnobody',
      refundFen: 6600,
      totalFen: 6600,
    }
    const sealed = () => world.platform.sign(world.platform.refunded(news))
    await refusedWithoutTrace(sealed(), 400)

    await world.control('/faults', { next: [{ on: 'refund', kind: 'error', times: 3 }] })
    const asked = await person.done('gifts.undo', { giftId: order.outTradeNo })
    news.refundNumber = asked.refunds[0]?.refundId ?? ''
    await until(async () => (await rowsOf(world.db, 'job')).join().includes(news.refundNumber))
    const before = await ledgerOf(news.refundNumber)
    expect(
      await post(
        world.url,
        order.mchid,
        world.platform.sign(world.platform.refunded({ ...news, refundFen: 6599 })),
      ),
    ).toBe(400)
    const stranger = world.platform.mchids.find((mchid) => mchid !== order.mchid) ?? ''
    expect(
      await post(
        world.url,
        stranger,
        world.platform.sign(world.platform.refunded({ ...news, mchid: stranger })),
      ),
    ).toBe(400)
    expect(await ledgerOf(news.refundNumber)).toEqual(before)

    const [first, second] = [sealed(), sealed()]
    const statuses = await Promise.all(
      [first, second, first].map((letter) => post(world.url, order.mchid, letter)),
    )
    expect(statuses).toEqual([204, 204, 204])
    expect(await ledgerOf(news.refundNumber)).toHaveLength(2)
  })

  async function ledgerOf(refundId: string) {
    return (await rowsOf(world.db, 'ledger_entry')).filter((row) => row.includes(refundId))
  }
})

const amount = (total: number, currency: string) => ({
  amount: { total, payer_total: total, currency, payer_currency: currency },
})

/** A gift that is paid at the provider; whether its callback arrives is the simulator's to say. */
async function paidOrder(
  world: World,
  person: Person,
  amountFen: number,
  projectId = 'quilt001',
): Promise<ProviderOrder> {
  const { giftId, payment } = await person.done('gifts.start', {
    key: aKey(),
    projectId,
    amountFen,
  })
  await person.cashier(payment.package, 'pay')
  const order = (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)
  if (!order) throw new Error('the order was made above')
  return order
}
