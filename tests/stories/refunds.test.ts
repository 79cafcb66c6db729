/**
 * A refund and a provider that does not answer as one would wish: money goes back once, and nobody is
 * told that it stayed when it went.
 */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { addDays, dayOf, startOf } from '../../contracts/beijing'
import { post } from '../support/platform'
import { aKey, aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const MINUTE = 60_000

let world: World
let person: Person
let logged = ''
beforeAll(async () => {
  const stream = new Writable({
    write(bytes, _encoding, done) {
      logged += bytes
      done()
    },
  })
  world = await aWorld({
    database: 'pglite',
    simulator: { refundDelayMs: 20 * MINUTE },
    log: pino({ level: 'error' }, stream),
  })
  person = await world.aPerson()
})
afterEach(() => world.control('/faults', { clear: true }))
afterAll(async () => {
  const { text, well } = await world.product.audit()
  await world.close()
  await stopCluster()
  if (!well) throw new Error(text)
})

const metrics = async () => (await fetch(`${world.url}/metrics`)).text()
const refundOf = async (giftId: string) =>
  (await person.done('gifts.show', { giftId })).refunds[0]?.state
const refundsAtProvider = async (giftId: string) => {
  const reply = await fetch(`${world.simulator.url}/control/ledger?outTradeNo=${giftId}`)
  const { refunds } = (await reply.json()) as { refunds: { refundFen: number }[] }
  return refunds.map(({ refundFen }) => refundFen)
}

test('what went back is no longer in what pages show, and stands there by itself', async () => {
  // From ten in the morning on, so that the day does not end meanwhile.
  const tomorrow = startOf(addDays(dayOf(world.product.app.clock.now()), 1)).getTime()
  await world.control('/clock', { to: new Date(tomorrow + 600 * MINUTE).toISOString() })
  const other = await world.aPerson()
  await other.give('kite0001', 1000)
  const giftId = await person.give('kite0001', 4000)
  await person.done('gifts.undo', { giftId })
  await world.pass(60 * MINUTE)
  const { totals } = await person.done('projects.show', { projectId: 'kite0001' })
  expect(totals).toMatchObject({ raisedFen: 1000, refundedFen: 4000, gifts: 1, donors: 1 })
  const { today } = await person.done('projects.list', {})
  expect(today).toMatchObject({ raisedFen: 1000, refundedFen: 4000, gifts: 1 })
  expect(await printLedger(world.db, 'kite0001')).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10
gift merchant 40
gift fund -40
refund fund 40
refund merchant -40"
`)
})

test('a refund that is with the bank stays under way when our own address changes, and is booked', async () => {
  await world.control('/faults', { next: [{ on: 'refund-callback', kind: 'lost' }] })
  const giftId = await person.give('quilt001', 5000)
  const { settings } = world.product.app
  const address = settings.callbackBase
  await person.done('gifts.undo', { giftId })
  await world.pass(MINUTE)
  // A repeated request that differs from the first one is refused; the money is on its way all the same.
  settings.callbackBase = `${address}/moved`
  await world.pass(10 * MINUTE)
  expect(await refundOf(giftId)).toBe('under_way')
  await world.pass(60 * MINUTE)
  settings.callbackBase = address
  expect(await refundOf(giftId)).toBe('done')
  expect(await refundsAtProvider(giftId)).toEqual([5000])
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50
refund fund 50
refund merchant -50"
`)
})

test('a refund that the provider took, although its answer was lost, is found by asking', async () => {
  await world.control('/faults', {
    next: [
      { on: 'refund', kind: 'errorAfterCommit', times: 3 },
      { on: 'refund-callback', kind: 'lost' },
    ],
  })
  const giftId = await person.give('books001', 3000)
  await person.done('gifts.undo', { giftId })
  await world.pass(60 * MINUTE)
  expect(await refundOf(giftId)).toBe('done')
  expect(await refundsAtProvider(giftId)).toEqual([3000])
  expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 30
gift fund -30
refund fund 30
refund merchant -30"
`)
})

test('a refund that the charity’s account does not cover is tried until it is, and somebody is told', async () => {
  await world.control('/faults', { next: [{ on: 'refund', kind: 'notEnough', times: 11 }] })
  const giftId = await person.give('lamp0001', 7000)
  await person.done('gifts.undo', { giftId })
  const { refunds } = await person.done('gifts.show', { giftId })
  await world.pass(5 * MINUTE)
  expect(logged).not.toContain('a refund does not get on')
  await world.pass(20 * MINUTE)
  expect(await refundOf(giftId)).toBe('under_way')
  expect(logged).toContain('a refund does not get on')
  expect(logged).toContain('NOT_ENOUGH')
  expect(logged).toContain(refunds[0]?.refundId)
  expect(await printLedger(world.db, 'lamp0001')).toMatchInlineSnapshot(`
"gift merchant 70
gift fund -70"
`)
  await world.pass(300 * MINUTE)
  expect(await refundOf(giftId)).toBe('done')
  expect(await refundsAtProvider(giftId)).toEqual([7000])
  expect(await printLedger(world.db, 'lamp0001')).toMatchInlineSnapshot(`
"gift merchant 70
gift fund -70
refund fund 70
refund merchant -70"
`)
})

test('a refund that a dead card sent away is stuck, is not asked for again, and ends when it is settled', async () => {
  const operator = await world.anOperator()
  await world.control('/faults', { next: [{ on: 'refund', kind: 'abnormal' }] })
  const giftId = await person.give('milk0001', 6000)
  await person.done('gifts.undo', { giftId })
  await world.pass(60 * MINUTE)
  expect(await refundOf(giftId)).toBe('stuck')
  expect(await metrics()).toContain('lantern_stuck_refunds 1')
  expect(await person.call('gifts.askRefund', { giftId, reason: '没有收到' })).toMatchObject({
    name: 'REFUND_UNDER_WAY',
  })
  expect(
    await operator.call('gifts.refund', { key: aKey(), giftId, amountFen: 6000 }),
  ).toMatchObject({ name: 'REFUND_UNDER_WAY' })
  expect(await printLedger(world.db, 'milk0001')).toMatchInlineSnapshot(`
"gift merchant 60
gift fund -60"
`)

  // The charity has settled it in the merchant console: the provider says so under the same number.
  const [order] = (await world.orders()).filter(({ outTradeNo }) => outTradeNo === giftId)
  const { refunds } = await person.done('gifts.show', { giftId })
  const letter = world.platform.sign(
    world.platform.refunded({
      mchid: order?.mchid ?? '',
      orderNumber: giftId,
      refundNumber: refunds[0]?.refundId ?? '',
      refundFen: 6000,
      totalFen: 6000,
    }),
  )
  expect(await post(world.url, order?.mchid ?? '', letter)).toBe(204)
  expect(await refundOf(giftId)).toBe('done')
  expect(await printLedger(world.db, 'milk0001')).toMatchInlineSnapshot(`
"gift merchant 60
gift fund -60
refund fund 60
refund merchant -60"
`)
})

test('a refund that the provider refused and has never heard of has failed, and no money moved', async () => {
  const giftId = await person.give('lunch001', 2000)
  const { settings } = world.product.app
  const address = settings.callbackBase
  // No address that a callback could come to: refused as a wrong parameter.
  settings.callbackBase = 'ftp://nowhere'
  await person.done('gifts.undo', { giftId })
  await world.pass(MINUTE)
  settings.callbackBase = address
  expect(await refundOf(giftId)).toBe('failed')
  expect(await refundsAtProvider(giftId)).toEqual([])
  expect(await printLedger(world.db, 'lunch001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
})
