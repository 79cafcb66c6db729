/** What stopped people, from the first day: the steps that the server records by itself, and the phone's. */
import { sql } from '../../cloudfunctions/db'
import { post } from '../support/platform'
import {
  aKey,
  aWorld,
  callFunction,
  type Person,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

const VIA = { channel: 'group-card', shareId: 'share-abcd', scene: 1008 }
const MINUTE = 60_000

describe.each(['pglite', 'postgresql'] as const)('steps on %s', (database) => {
  let world: World
  let person: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  async function stepsOf(giftKey: string) {
    await world.product.runner.runDue()
    await world.product.app.events.flush()
    return world.db.many(sql`
      select step, by_server as "byServer", project_id as "projectId", channel,
        share_id as "shareId", scene, reason
      from event where gift_key = ${giftKey} order by at, id`)
  }
  const ours = (step: string, more: object = {}) => ({
    step,
    byServer: true,
    projectId: 'quilt001',
    ...VIA,
    reason: null,
    ...more,
  })

  test('a gift that is given leaves its start and its end, with where its giver came from', async () => {
    const key = aKey()
    await person.give('quilt001', 1000, { key, via: VIA })
    expect(await stepsOf(key)).toEqual([ours('start'), ours('settled')])
  })

  test('the end stands once, however often the payment is told', async () => {
    const key = aKey()
    const giftId = await person.give('quilt001', 1000, { key, via: VIA })
    const order = (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)
    if (!order) throw new Error('it was paid above')
    const letter = world.platform.sign(world.platform.paid(order))
    await Promise.all([1, 2, 3].map(() => post(world.url, order.mchid, letter)))
    await person.done('gifts.sync', { giftId })
    expect(await stepsOf(key)).toEqual([ours('start'), ours('settled')])
  })

  test('a refusal leaves its name, and what was refused no start', async () => {
    const key = aKey()
    const asked = { key, projectId: 'quilt001', amountFen: 100_000, via: VIA }
    expect(await person.call('gifts.start', asked)).toMatchObject({ name: 'CONFIRM_LARGE_AMOUNT' })
    expect(await stepsOf(key)).toEqual([ours('refused', { reason: 'CONFIRM_LARGE_AMOUNT' })])
    await person.done('gifts.start', { ...asked, confirmedLarge: true })
    expect(await stepsOf(key)).toEqual([
      ours('refused', { reason: 'CONFIRM_LARGE_AMOUNT' }),
      ours('start'),
    ])
  })

  test('a payment service that is away is a refusal after a start', async () => {
    await world.control('/hosts', { main: 'down', backup: 'down' })
    const key = aKey()
    const asked = { key, projectId: 'quilt001', amountFen: 1000, via: VIA }
    expect(await person.call('gifts.start', asked)).toMatchObject({ name: 'PAYMENT_UNAVAILABLE' })
    await world.control('/hosts', { main: 'up', backup: 'up' })
    expect(await stepsOf(key)).toEqual([
      ours('start'),
      ours('refused', { reason: 'PAYMENT_UNAVAILABLE' }),
    ])
  })

  test('a gift that nobody pays ends as given up, and coming back to it is refused', async () => {
    const key = aKey()
    const asked = { key, projectId: 'quilt001', amountFen: 1000, via: VIA }
    await person.done('gifts.start', asked)
    await world.pass(20 * MINUTE)
    expect(await person.call('gifts.start', asked)).toMatchObject({ name: 'GIFT_CLOSED' })
    expect(await stepsOf(key)).toEqual([
      ours('start'),
      ours('given_up', { reason: 'expired' }),
      ours('refused', { reason: 'GIFT_CLOSED' }),
    ])
  })

  test('what a phone saw is taken from anybody, many at a time, and marked as the phone’s', async () => {
    const key = aKey()
    const at = world.product.app.clock.now().toISOString()
    const steps = ['seen', 'opened', 'sheet', 'amount', 'cooldown', 'pay', 'cancelled'] as const
    const events = steps.map((step) => ({ step, at, projectId: 'quilt001', giftKey: key, ...VIA }))
    expect(await callFunction(world.url, 'events.record', { events })).toMatchObject({
      result: { taken: steps.length },
    })
    expect(await stepsOf(key)).toEqual(steps.map((step) => ours(step, { byServer: false })))
  })

  test('a pause for thought is one step, however it is spelt', async () => {
    const giftKey = 'k'
    const at = world.product.app.clock.now().toISOString()
    const channel = 'Group_Card.v2'
    const events = ['cooldown', 'cool-down'].map((step) => ({ step, at, giftKey, channel }))
    expect(await person.send('events.record', { events })).toMatchObject({ result: { taken: 2 } })
    const paused = { step: 'cooldown', channel, byServer: false }
    expect(await stepsOf(giftKey)).toMatchObject([paused, paused])
  })

  test('a sentence that somebody typed is no reason, and a hundred steps are too many at once', async () => {
    const at = new Date().toISOString()
    const wrong = [
      { events: [{ step: 'given_up', at, reason: '我 想 再 看 看' }] },
      { events: [{ step: 'given_up', at, openid: person.openid }] },
      { events: [{ step: 'stolen', at }] },
      { events: Array.from({ length: 100 }, () => ({ step: 'seen', at })) },
      { events: [] },
    ]
    for (const body of wrong) {
      expect(await person.send('events.record', body)).toMatchObject({ name: 'INVALID_INPUT' })
    }
  })

  test('none of it says who it was', async () => {
    await until(async () => (await world.db.many(sql`select from outbox`)).length === 0)
    const donor = await world.db.one<{ id: string; hash: string }>(
      sql`select id, openid_hash as hash from donor order by created_at desc limit 1`,
    )
    const rows = await world.db.many(sql`select * from event`)
    const text = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(15)
    for (const personal of [person.openid, donor.id, donor.hash, person.sessionToken]) {
      expect(text).not.toContain(personal)
    }
  })
})
