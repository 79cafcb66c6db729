/**
 * A gift that is started again: the answer was lost, the app was killed, or somebody tapped once more.
 * One key is one order, word for word, for as long as it can be paid.
 */
import {
  aKey,
  aWorld,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

let world: World
let person: Person
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
  person = await world.aPerson()
})
afterEach(() => world.control('/faults', { clear: true }))
afterAll(async () => {
  const { text, well } = await world.product.audit()
  await world.close()
  await stopCluster()
  if (!well) throw new Error(text)
})

const settled = (giftId: string) =>
  until(async () => (await person.done('gifts.show', { giftId })).state === 'settled')

test('a retry is the same order, although title and address have changed since', async () => {
  const { settings } = world.product.app
  const address = settings.callbackBase
  const request = { key: aKey(), projectId: 'quilt001', amountFen: 2000 }
  await world.control('/faults', {
    next: [{ on: 'prepay', kind: 'errorAfterCommit', times: 3 }],
  })
  expect(await person.call('gifts.start', request)).toMatchObject({ name: 'PAYMENT_UNAVAILABLE' })
  await world.db.script(`update project set content =
    jsonb_set(content, '{title,zh}', '"换了题目"') where id = 'quilt001'`)
  settings.callbackBase = 'https://moved.example'
  const { giftId, payment } = await person.done('gifts.start', request)
  settings.callbackBase = address
  await person.cashier(payment.package, 'pay')
  await settled(giftId)
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
})

test('a retry with words is answered without a second check of them, and other words are refused', async () => {
  const request = { key: aKey(), projectId: 'books001', amountFen: 3000, message: '好好读书' }
  const first = await person.done('gifts.start', request)
  await world.control('/faults', { next: [{ on: 'content-check', kind: 'error' }] })
  expect(await person.done('gifts.start', request)).toEqual(first)
  expect(await person.call('gifts.start', { ...request, message: '赌博' })).toMatchObject({
    name: 'KEY_REUSED',
  })
  // The check was not even asked: what was to go wrong with it is still to come.
  expect((await faults()).next).toHaveLength(1)

  await person.cashier(first.payment.package, 'pay')
  await settled(first.giftId)
  const { latestGifts } = await person.done('projects.show', { projectId: 'books001' })
  expect(latestGifts).toHaveLength(1)
  expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 30
gift fund -30"
`)
})

test('words that the platform does not judge in time stay hidden, and the gift goes on', async () => {
  await world.control('/faults', { next: [{ on: 'content-check', kind: 'slow', delayMs: 3_500 }] })
  const begun = Date.now()
  const giftId = await person.give('lunch001', 1000, {
    message: '慢慢来',
    name: '阿明',
    showName: true,
  })
  expect(Date.now() - begun).toBeLessThan(3_500)
  const { latestGifts } = await person.done('projects.show', { projectId: 'lunch001' })
  expect(latestGifts).toMatchObject([{ amountFen: 1000 }])
  expect(latestGifts[0]).not.toHaveProperty('message')
  expect(await person.done('gifts.show', { giftId })).toMatchObject({ message: '慢慢来' })
  expect(await printLedger(world.db, 'lunch001')).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10"
`)
})

describe('no cashier is opened', () => {
  const MINUTE = 60_000
  const start = (projectId: string) => {
    const request = { key: aKey(), projectId, amountFen: 1000 }
    return { ...request, tap: () => person.call('gifts.start', request) }
  }

  test('for a gift that is paid: its giver is led to it, and pays once', async () => {
    const { tap } = start('kite0001')
    const first = await tap()
    if (!first.ok) throw new Error(first.name)
    const { giftId, payment } = first.result
    await person.cashier(payment.package, 'pay')
    await settled(giftId)
    expect(await tap()).toMatchObject({ name: 'CHECKING', details: { giftId } })
    expect(await printLedger(world.db, 'kite0001')).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10"
`)
  })

  test('after the end of a gift that may be paid: nobody is told to give once more', async () => {
    const { tap } = start('milk0001')
    await world.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
    const first = await tap()
    if (!first.ok) throw new Error(first.name)
    const { giftId, payment } = first.result
    await person.cashier(payment.package, 'pay-then-kill-app')
    // The provider takes payments and does not answer: what became of this one is not known.
    await world.control('/faults', { rates: { error: 1 } })
    await world.pass(16 * MINUTE)
    expect(await tap()).toMatchObject({ name: 'CHECKING', details: { giftId } })
    await world.control('/faults', { clear: true })
    expect(await person.done('gifts.sync', { giftId })).toMatchObject({ state: 'settled' })
    expect(await printLedger(world.db, 'milk0001')).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10"
`)
  })

  test('in the last seconds of a gift that never had one: it is closed, and a new one is begun', async () => {
    const { tap } = start('lamp0001')
    await world.control('/faults', { next: [{ on: 'prepay', kind: 'error', times: 3 }] })
    expect(await tap()).toMatchObject({ name: 'PAYMENT_UNAVAILABLE' })
    await world.pass(14.75 * MINUTE)
    expect(await tap()).toMatchObject({ name: 'GIFT_CLOSED' })
    const again = start('lamp0001')
    expect(await again.tap()).toMatchObject({ ok: true })
    expect(await printLedger(world.db, 'lamp0001')).toBe('(no entries)')
  })
})

async function faults(): Promise<{ next: unknown[] }> {
  return (await fetch(`${world.simulator.url}/control/faults`)).json()
}
