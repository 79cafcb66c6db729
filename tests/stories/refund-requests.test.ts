/** The requests that wait for an operator: minors' first, the oldest next, however many there are. */
import { aWorld, printLedger, type World } from '../support/world'

jest.setTimeout(240_000)

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
})
afterAll(() => world.close())

test('requests are answered in order, page by page, and one that turns out to be a minor’s goes first', async () => {
  const operator = await world.anOperator()
  const person = await world.aPerson()
  const giftIds: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const giftId = await person.give('willow01', 1000)
    await person.done('gifts.askRefund', { giftId, reason: '改主意了' })
    giftIds.push(giftId)
  }
  // As many more of others as fill a page.
  await world.db.script(`
    alter table gift disable trigger user;
    insert into gift select (jsonb_populate_record(g, jsonb_build_object('id', g.id || n))).*
      from gift g, generate_series(1, 100) n where g.id = '${giftIds[2]}';
    insert into refund select (jsonb_populate_record(r, jsonb_build_object('id', r.id || n,
        'gift_id', r.gift_id || n, 'asked_at', r.asked_at + n * interval '1 second'))).*
      from refund r, generate_series(1, 100) n where r.gift_id = '${giftIds[2]}';
    alter table gift enable trigger user`)
  const first = await operator.done('gifts.refundRequests', {})
  const second = await operator.done('gifts.refundRequests', { cursor: first.next ?? '' })
  expect(first.items.slice(0, 3).map(({ giftId }) => giftId)).toEqual(giftIds)
  expect([first.items.length, second.items.length]).toEqual([100, 3])
  expect(new Set([...first.items, ...second.items].map(({ refundId }) => refundId)).size).toBe(103)
  expect(second).not.toHaveProperty('next')
  expect(await operator.call('gifts.refundRequests', { cursor: 'anywhere' })).toMatchObject({
    name: 'INVALID_INPUT',
  })

  const [, giftId = ''] = giftIds
  await person.done('gifts.askRefund', { giftId, reason: '是孩子捐的', minor: true })
  const { items } = await operator.done('gifts.refundRequests', {})
  expect(items[0]).toMatchObject({ giftId, minor: true, reason: '是孩子捐的' })
  expect(
    await person.call('gifts.askRefund', { giftId, reason: '再说一次', minor: true }),
  ).toMatchObject({ name: 'REFUND_UNDER_WAY' })
  expect(await printLedger(world.db, 'willow01')).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10
gift merchant 10
gift fund -10
gift merchant 10
gift fund -10"
`)
})
