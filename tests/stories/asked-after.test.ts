/** What is concluded from the provider's answers when a gift is asked after, and what is not. */
import type { OrderState, PaidOrder } from '../../cloudfunctions/payments'
import { rowsOf } from '../support/books'
import { aKey, aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const MINUTE = 60_000

let world: World
let person: Person
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
  person = await world.aPerson()
})
afterAll(async () => {
  await world.close()
  await stopCluster()
})

/** The provider answers about orders as `say` has it, until the end of `meanwhile`. */
async function whileItSays(
  say: (answer: OrderState) => OrderState,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const { app } = world.product
  const { pay } = app
  app.pay = { ...pay, query: async (order) => say(await pay.query(order)) }
  await meanwhile()
  app.pay = pay
}

/** A gift that is paid, and of which no callback tells. */
async function paidInSilence(projectId: string): Promise<string> {
  await world.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
  const request = { key: aKey(), projectId, amountFen: 2000 }
  const { giftId, payment } = await person.done('gifts.start', request)
  await person.cashier(payment.package, 'pay-then-kill-app')
  return giftId
}

const byAnother = (answer: OrderState): OrderState =>
  'payment' in answer ? { ...answer, payment: paidBySomebody(answer.payment) } : answer
const paidBySomebody = (payment: PaidOrder): PaidOrder => ({ ...payment, payerOpenid: 'oSIMother' })

test('a payment that does not fit is never called unpaid: it is being checked until somebody has looked', async () => {
  const giftId = await paidInSilence('quilt001')
  await whileItSays(byAnother, async () => {
    expect(await person.call('gifts.sync', { giftId })).toMatchObject({ name: 'CHECKING' })
    await world.pass(90 * MINUTE)
    expect(await person.call('gifts.sync', { giftId })).toMatchObject({ name: 'CHECKING' })
    expect(await person.done('gifts.show', { giftId })).toMatchObject({ state: 'started' })
    const [alarm] = await rowsOf(world.db, 'payment_alarm')
    expect(alarm).toContain('"why": "payer"')
    const metrics = await (await fetch(`${world.url}/metrics`)).text()
    expect(metrics).toContain('lantern_open_alarms 1')
    expect(metrics).toMatch(/^lantern_oldest_due_job_seconds [0-9.]+$/m)
    expect(await printLedger(world.db, 'quilt001')).toBe('(no entries)')
  })
  // What was wrong is mended: the job is still there and books it.
  await world.pass(90 * MINUTE)
  expect(await person.done('gifts.show', { giftId })).toMatchObject({ state: 'settled' })
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
})

test('an order that cannot be closed because it is paid is asked about until the payment can be read', async () => {
  const giftId = await paidInSilence('books001')
  const notYet = (): OrderState => ({ state: 'unpaid' })
  await whileItSays(notYet, async () => {
    await world.pass(20 * MINUTE)
    expect(await person.done('gifts.show', { giftId })).toMatchObject({ state: 'started' })
  })
  await world.pass(2 * MINUTE)
  expect(await person.done('gifts.show', { giftId })).toMatchObject({ state: 'settled' })
  expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
})
