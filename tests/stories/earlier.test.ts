/**
 * A gift that was left in its cashier, and another instead of it: the first is closed before the second
 * begins, so that of one wish only one can be paid. What may be paid already is looked at first.
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

describe.each(['pglite', 'postgresql'] as const)('one instead of another, on %s', (database) => {
  let world: World
  let person: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
  })
  afterEach(() => world.control('/faults', { clear: true }))
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  const request = (projectId: string, insteadOf?: string) => ({
    key: aKey(),
    projectId,
    amountFen: 2000,
    ...(insteadOf !== undefined && { insteadOf }),
  })
  const start = (projectId: string, insteadOf?: string) =>
    person.done('gifts.start', request(projectId, insteadOf))
  const stateOf = async (giftId: string) => (await person.done('gifts.show', { giftId })).state
  const orderOf = async (giftId: string) =>
    (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)

  /** The second is not begun: no gift of it stands, and no order. */
  async function isToldOf(earlierId: string, projectId: string): Promise<void> {
    const before = await world.orders()
    const reply = await person.call('gifts.start', request(projectId, earlierId))
    expect(reply).toMatchObject({ name: 'EARLIER_GIFT', details: { giftId: earlierId } })
    expect(await world.orders()).toHaveLength(before.length)
  }

  test('the first can be paid no more once the second has begun', async () => {
    const first = await start('quilt001')
    const wish = request('quilt001', first.giftId)
    const second = await person.done('gifts.start', wish)
    expect(await orderOf(first.giftId)).toMatchObject({ state: 'CLOSED' })
    expect(await stateOf(first.giftId)).toBe('expired')
    expect(await person.cashier(first.payment.package, 'pay')).toMatchObject({ result: 'fail' })
    // A retry of the second is the second: what it came instead of is over.
    expect(await person.done('gifts.start', wish)).toEqual(second)
    await person.cashier(second.payment.package, 'pay')
    await until(async () => (await stateOf(second.giftId)) === 'settled')
    expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
  })

  test('a first that is paid is told of, also when nobody heard of its payment', async () => {
    const settled = await person.give('books001', 1000)
    await isToldOf(settled, 'books001')

    await world.control('/faults', { next: [{ on: 'callback', kind: 'lost', times: 9 }] })
    const unheard = await start('books001')
    await person.cashier(unheard.payment.package, 'pay-then-kill-app')
    await isToldOf(unheard.giftId, 'books001')
    expect(await stateOf(unheard.giftId)).toBe('settled')
    expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10
gift merchant 20
gift fund -20"
`)
  })

  test('a first that may be paid at this moment stays as it is', async () => {
    const typing = await start('lunch001')
    await person.cashier(typing.payment.package, 'enter-password')
    await isToldOf(typing.giftId, 'lunch001')
    await person.cashier(typing.payment.package, 'pay')
    await until(async () => (await stateOf(typing.giftId)) === 'settled')

    const banking = await start('lunch001')
    await person.cashier(banking.payment.package, 'bank-slow')
    await isToldOf(banking.giftId, 'lunch001')
    expect(await stateOf(banking.giftId)).toBe('started')
  })

  test('when the provider cannot be asked, nothing new begins, and later it does', async () => {
    const first = await start('kite0001')
    await world.control('/faults', { rates: { error: 1 } })
    await isToldOf(first.giftId, 'kite0001')
    await world.control('/faults', { clear: true })
    const second = await start('kite0001', first.giftId)
    expect(await stateOf(first.giftId)).toBe('expired')
    expect(await stateOf(second.giftId)).toBe('started')
  })

  test('a promise of every month whose first payment a slow bank is making: no second one begins, and one is charged', async () => {
    const promise = (more: object = {}) => ({
      key: aKey(),
      projectId: 'porch001',
      amountFen: 3000,
      day: 8,
      first: 'now' as const,
      way: 'reminder' as const,
      another: false,
      ...more,
    })
    const first = await person.done('pledges.start', promise())
    const { giftId = '', payment } = first
    if (!payment) throw new Error('the first is paid now')
    await person.cashier(payment.package, 'bank-slow')
    // A page that was loaded again, with the phone's memory and without.
    for (const more of [{ insteadOf: giftId }, {}, { another: true }]) {
      const reply = await person.call('pledges.start', promise(more))
      expect(reply).toMatchObject({ name: 'EARLIER_GIFT', details: { giftId } })
    }
    await world.pass(30_000)
    await until(async () => {
      const { state } = await person.done('pledges.sync', { pledgeId: first.pledgeId })
      return state === 'active'
    })
    expect(await person.call('pledges.start', promise())).toMatchObject({
      name: 'ALREADY_MONTHLY',
      details: { pledgeId: first.pledgeId },
    })
    expect((await person.done('pledges.mine', {})).items).toHaveLength(1)
    expect(await printLedger(world.db, 'porch001')).toMatchInlineSnapshot(`
"gift merchant 30
gift fund -30"
`)
  })

  test('a gift that is somebody else’s, or none, is let be', async () => {
    const other = await world.aPerson('小雨')
    const theirs = await other.done('gifts.start', request('milk0001'))
    await start('milk0001', theirs.giftId)
    await start('milk0001', 'milk0001-nobody')
    expect(await orderOf(theirs.giftId)).toMatchObject({ state: 'NOTPAY' })
    expect(await other.done('gifts.show', { giftId: theirs.giftId })).toMatchObject({
      state: 'started',
    })
  })

  test('two of them at one moment close the first once, and both can go on', async () => {
    const first = await start('lamp0001')
    const both = await Promise.all([
      start('lamp0001', first.giftId),
      start('lamp0001', first.giftId),
    ])
    expect(await stateOf(first.giftId)).toBe('expired')
    expect(new Set(both.map(({ giftId }) => giftId)).size).toBe(2)
    expect(await printLedger(world.db, 'lamp0001')).toBe('(no entries)')
  })
})
