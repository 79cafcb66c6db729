/**
 * The provider fails, is cut off, answers late or in somebody else's hand: whatever a call meets, a gift
 * is booked once and goes back once, and what nobody paid moves nothing.
 */
import { sql } from '../../cloudfunctions/db'
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

const MINUTE = 60_000
const AMOUNT_FEN = 4200

const TROUBLES = [
  'error',
  'errorAfterCommit',
  'timeout',
  'timeoutAfterCommit',
  'reset',
  'resetAfterCommit',
  '429',
  'slow',
  'badSignature',
  'stale',
  'unknownSerial',
  'oldKey',
  'signtest',
]
/** Answers that are good in the end: the first try is the last. */
const HARMLESS = ['slow', 'oldKey']
/** A call is tried so often before the product gives up for the moment. */
const TRIES = 3

describe.each(['pglite', 'postgresql'] as const)('a provider in trouble, on %s', (database) => {
  let world: World
  let person: Person
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { hangMs: 50 } })
    person = await world.aPerson()
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })
  beforeEach(() => faults())

  test.each(TROUBLES)('%s, at each call of a gift’s life', async (kind) => {
    const at = (on: string) => ({ on, kind, times: TRIES })
    const lost = ['callback', 'refund-callback'].map((on) => ({ on, kind: 'lost', times: 9 }))

    await faults(at('prepay'), ...lost)
    const { giftId, payment } = await started()
    const unpaid = await started()
    await allStruck(kind)
    await person.cashier(payment.package, 'pay')

    await faults(at('query'), ...lost)
    await until(async () => {
      const reply = await person.call('gifts.sync', { giftId })
      return reply.ok && reply.result.state === 'settled'
    })
    await allStruck(kind)

    await faults(at('refund'), at('close'), ...lost)
    await person.done('gifts.undo', { giftId })
    await world.pass(30 * MINUTE)
    await allStruck(kind)
    expect(await stateOf(giftId)).toBe('refunded')
    expect(await entriesOf(giftId)).toEqual([...GIVEN, ...GONE_BACK])
    expect(await stateOf(unpaid.giftId)).toBe('expired')
    expect(await entriesOf(unpaid.giftId)).toEqual([])
    expect(await providers(giftId)).toEqual(['REFUND', AMOUNT_FEN])
    expect(await providers(unpaid.giftId)).toEqual(['CLOSED', 0])
  })

  test('the main host is down: the backup takes everything', async () => {
    await world.control('/hosts', { main: 'down' })
    await person.give('books001', 700)
    await faults({ on: 'callback', kind: 'lost' }, { on: 'refund-callback', kind: 'lost' })
    const { giftId, payment } = await person.done('gifts.start', request('books001'))
    await person.cashier(payment.package, 'pay')
    expect(await person.done('gifts.sync', { giftId })).toMatchObject({ state: 'settled' })
    await person.done('gifts.undo', { giftId })
    await world.pass(5 * MINUTE)
    await world.control('/hosts', { main: 'up' })
    expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 7
gift fund -7
gift merchant 42
gift fund -42
refund fund 42
refund merchant -42"
`)
  })

  test('a payer who is quicker than the answer is not paid for twice', async () => {
    await faults({ on: 'prepay', kind: 'early' })
    const reply = await person.call('gifts.start', request('milk0001'))
    if (reply.ok) throw new Error('a cashier was opened for what is paid')
    expect(reply.name).toBe('CHECKING')
    const { giftId } = reply.details as { giftId: string }
    expect(await stateOf(giftId)).toBe('settled')
    await world.pass(MINUTE)
    expect(await printLedger(world.db, 'milk0001')).toMatchInlineSnapshot(`
"gift merchant 42
gift fund -42"
`)
  })

  test('a slow bank: the payer leaves, and the gift settles when the bank has paid', async () => {
    const { giftId, payment } = await person.done('gifts.start', request('lamp0001'))
    await person.cashier(payment.package, 'bank-slow')
    await person.cashier(payment.package, 'cancel')
    expect(await person.done('gifts.sync', { giftId })).toMatchObject({ state: 'started' })
    await world.pass(MINUTE)
    expect(await stateOf(giftId)).toBe('settled')
    expect(await printLedger(world.db, 'lamp0001')).toMatchInlineSnapshot(`
"gift merchant 42
gift fund -42"
`)
  })

  test.each([
    ['abnormal', 'stuck'],
    ['closed', 'failed'],
  ])('a refund that ends %s is %s, and not booked', async (kind, state) => {
    const giftId = await person.give('quilt001', AMOUNT_FEN)
    await faults({ on: 'refund', kind })
    await person.done('gifts.undo', { giftId })
    await world.pass(5 * MINUTE)
    const gift = await person.done('gifts.show', { giftId })
    expect(gift).toMatchObject({ state: 'settled', refunds: [{ state }] })
    expect(await entriesOf(giftId)).toEqual(GIVEN)
  })

  test('a refund from an empty account is asked for again until it is filled', async () => {
    const giftId = await person.give('quilt001', AMOUNT_FEN)
    await faults({ on: 'refund', kind: 'notEnough', times: 2 })
    await person.done('gifts.undo', { giftId })
    await world.pass(30 * MINUTE)
    expect(await stateOf(giftId)).toBe('refunded')
    expect(await entriesOf(giftId)).toEqual([...GIVEN, ...GONE_BACK])
  })

  /** The trouble was met, and not walked around. */
  async function allStruck(kind: string) {
    if (HARMLESS.includes(kind)) return
    const plan = await (await fetch(`${world.simulator.url}/control/faults`)).json()
    expect(plan.next.filter((fault: { kind: string }) => fault.kind === kind)).toEqual([])
  }

  const faults = (...next: object[]) => world.control('/faults', { clear: true, next })
  const request = (projectId: string) => ({ key: aKey(), projectId, amountFen: AMOUNT_FEN })
  const stateOf = async (giftId: string) => (await person.done('gifts.show', { giftId })).state

  /** Started with one key, as often as it takes. */
  async function started() {
    const asked = request('quilt001')
    const first = await person.call('gifts.start', asked)
    if (first.ok) return first.result
    expect(first.name).toBe('PAYMENT_UNAVAILABLE')
    return person.done('gifts.start', asked)
  }

  async function entriesOf(giftId: string) {
    const rows = await world.db.many<{ entry: string }>(sql`
      select split_part(entry_id, ':', 1) || ' ' || account || ' ' || amount_fen as entry
      from ledger_entry where gift_id = ${giftId} order by posted_at, entry_id, line`)
    return rows.map(({ entry }) => entry)
  }

  /** What the provider's own book has of a gift: it knows it once. */
  async function providers(giftId: string) {
    const orders = (await world.orders()).filter(({ outTradeNo }) => outTradeNo === giftId)
    return orders.flatMap(({ state, refundedFen }) => [state, refundedFen])
  }
})

const GIVEN = [`gift merchant:shandu ${AMOUNT_FEN}`, `gift fund:quilt001 ${-AMOUNT_FEN}`]
const GONE_BACK = [`refund fund:quilt001 ${AMOUNT_FEN}`, `refund merchant:shandu ${-AMOUNT_FEN}`]
