/** A festival in small: a crowd of the simulator's gives in the product, and the books are right after it. */
import { aWorld, callFunction, printLedger, until, type World } from '../support/world'

jest.setTimeout(120_000)

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
})
afterAll(() => world.close())

type Today = { raisedFen: number; gifts: number }
type State = { running: boolean; came: number; given: number; givenFen: number; failed: number }

test('a crowd comes by; the totals have moved by what it gave, and every gift stands once', async () => {
  await world.control('/crowd', { people: 30, seconds: 3, scene: 1008, seed: 11 })
  let crowd: State | undefined
  await until(async () => {
    crowd = await (await fetch(`${world.simulator.url}/control/crowd`)).json()
    return crowd?.running === false
  }, 60_000)
  expect(crowd).toMatchObject({ came: 30, failed: 0 })
  const { given = 0, givenFen = 0 } = crowd ?? {}
  expect(given).toBeGreaterThan(5)

  // The last callbacks are still under way when the crowd has gone, as they are after a payment.
  const today = async () => {
    await world.product.runner.runDue()
    const shown = await callFunction<{ today: Today }>(world.url, 'projects.list', {})
    return shown.ok ? shown.result.today : undefined
  }
  await until(async () => ((await today())?.gifts ?? 0) >= given, 30_000)
  expect(await today()).toMatchObject({ raisedFen: givenFen, gifts: given })
  const paid = (await world.orders()).filter(({ state }) => state === 'SUCCESS')
  expect(paid).toHaveLength(given)

  expect(await world.product.audit()).toMatchObject({ well: true })
  // A project that takes no gifts was given none.
  expect(await printLedger(world.db, 'reeds001')).toBe('(no entries)')
})
