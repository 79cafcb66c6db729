import { aKey, aWorld, type World } from '../support/world'

jest.setTimeout(240_000)

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'pglite', limits: { CASHIERS_PER_PERSON_A_MINUTE: '3' } })
})
afterAll(() => world.close())

test('somebody who opens one cashier after another is stopped, and nobody else is', async () => {
  const tester = await world.aPerson()
  const start = () => ({ key: aKey(), projectId: 'quilt001', amountFen: 100 })
  const first = start()
  // A phone on a poor line asks again under the same key: that is no new try.
  for (let again = 0; again < 5; again += 1) await tester.done('gifts.start', first)
  for (let tries = 1; tries < 3; tries += 1) await tester.done('gifts.start', start())
  expect(await tester.call('gifts.start', start())).toMatchObject({
    status: 429,
    name: 'TOO_MANY_REQUESTS',
  })
  await tester.done('gifts.start', first)
  // Reading goes on, and a request that does not fit is told so: it opens no cashier.
  await tester.done('gifts.mine', {})
  expect(await tester.call('gifts.start', { ...start(), amountFen: 0 })).toMatchObject({
    name: 'INVALID_INPUT',
  })
  await (await world.aPerson()).done('gifts.start', start())
})
