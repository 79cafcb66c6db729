import { aWorld, printLedger, stopCluster, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'postgresql' })
}, 60_000)
afterAll(async () => {
  await world.close()
  await stopCluster()
})

test('undo tapped many times at one moment is one refund, and the other taps are told so', async () => {
  const person = await world.aPerson()
  const giftId = await person.give('quilt001', 5000)
  const taps = await Promise.all(
    Array.from({ length: 8 }, () => person.call('gifts.undo', { giftId })),
  )
  const names = taps.map((reply) => (reply.ok ? 'done' : reply.name)).sort()
  expect(names).toEqual([...Array(7).fill('REFUND_UNDER_WAY'), 'done'])
  await world.pass(60_000)
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50
refund fund 50
refund merchant -50"
`)
})
