/** A festival in small: a crowd of the simulator's gives in the product, and the books are right after it. */
import { sql } from '../../cloudfunctions/db'
import { aWorld, callFunction, printLedger, until, type World } from '../support/world'

jest.setTimeout(120_000)

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
})
afterAll(() => world.close())

type Today = { raisedFen: number; gifts: number }
type State = {
  running: boolean
  came: number
  given: number
  givenFen: number
  sent: number
  opened: number
  directed: number
  failed: number
}

test('a crowd comes by; the totals have moved by what it gave, and every gift and portion stands once', async () => {
  await world.control('/crowd', { people: 60, seconds: 6, scene: 1008, seed: 11 })
  let crowd: State | undefined
  await until(async () => {
    crowd = await (await fetch(`${world.simulator.url}/control/crowd`)).json()
    return crowd?.running === false
  }, 60_000)
  expect(crowd).toMatchObject({ came: 60, failed: 0 })
  const { given = 0, givenFen = 0, sent = 0, opened = 0, directed = 0 } = crowd ?? {}
  expect(given - sent).toBeGreaterThan(5)
  expect(sent).toBeGreaterThan(5)
  expect(opened).toBeGreaterThan(5)

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

  // What the crowd counted is what stands, a portion one person's, and what was sent elsewhere is booked there.
  expect(
    await world.db.one(sql`
      select count(*) as opened, count(directed_to) as directed,
        count(distinct (envelope_id, place)) as places, count(distinct (envelope_id, opener_id)) as openers,
        sum(amount_fen) filter (where directed_to <> project_id) as "elsewhereFen"
      from envelope_portion`),
  ).toEqual({
    opened,
    directed,
    places: opened,
    openers: opened,
    elsewhereFen: (
      await world.db.one<{ fen: number }>(sql`
        select sum(amount_fen) as fen from ledger_entry
        where entry_id like 'direct:%' and amount_fen > 0`)
    ).fen,
  })
  expect(
    await world.db.one(sql`
      select count(*) as sent, sum(opened)::integer as opened from envelope
      join gift on gift.project_id = envelope.project_id and gift.id = gift_id and state = 'settled'`),
  ).toEqual({ sent, opened })

  expect(await world.product.audit()).toMatchObject({ well: true })
  // A project that takes no gifts was given none.
  expect(await printLedger(world.db, 'reeds001')).toBe('(no entries)')
})
