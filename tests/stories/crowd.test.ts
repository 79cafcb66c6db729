/** A festival in small: a crowd of the simulator's gives in the product, and the books are right after it. */
import { sql } from '../../cloudfunctions/db'
import { day } from '../../contracts/beijing'
import { hourOf, REMINDER_HOUR } from '../../contracts/pledge-plan'
import { aWorld, callFunction, printLedger, until, type World } from '../support/world'

jest.setTimeout(240_000)

let world: World
beforeAll(async () => {
  world = await aWorld({
    database: 'pglite',
    simulator: { startMs: Date.parse('2026-11-27T10:00:00+08:00') },
  })
})
afterAll(() => world.close())

type Today = { raisedFen: number; gifts: number }
type Crowd = {
  running: boolean
  came: number
  given: number
  givenFen: number
  pledged: number
  kept: number
  sent: number
  opened: number
  directed: number
  failed: number
  lastFailure?: string
}

async function comeBy(wish: object): Promise<Crowd> {
  await world.control('/crowd', wish)
  let crowd: Crowd | undefined
  await until(async () => {
    crowd = await (await fetch(`${world.simulator.url}/control/crowd`)).json()
    return crowd?.running === false
  }, 240_000)
  if (!crowd) throw new Error('there was a crowd')
  return crowd
}

test('a crowd comes by; the totals have moved by what it gave, and every gift and portion stands once', async () => {
  const crowd = await comeBy({ people: 60, seconds: 6, scene: 1008, seed: 11 })
  expect(crowd).toMatchObject({ came: 60, failed: 0, kept: 0 })
  const { given, givenFen, sent, opened, directed, pledged } = crowd
  expect(given - sent - pledged).toBeGreaterThan(5)
  expect(pledged).toBeGreaterThan(2)
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

test('who gives monthly is reminded when the clock moves, and pays when they come again', async () => {
  const wish = { people: 40, seconds: 12, seed: 12 }
  const pledges = () =>
    world.db.one<{ paid: number; announced: number; firstOn: string }>(sql`
      select count(*) filter (where state = 'paid') as paid,
        count(*) filter (where state = 'announced') as announced,
        min(due_on) filter (where state = 'planned') as "firstOn" from charge`)
  const paid = (months: number) =>
    until(async () => {
      await world.product.runner.runDue()
      return (await pledges()).paid === months
    }, 240_000)
  const before = await pledges()
  const first = await comeBy(wish)
  expect([first.lastFailure, first.kept]).toEqual([undefined, 0])
  await paid(before.paid + first.pledged)

  // The first of them to be due, an hour after it was asked for.
  const { firstOn } = await pledges()
  await world.control('/clock', { to: hourOf(day(firstOn), REMINDER_HOUR + 1).toISOString() })
  const { announced } = await pledges()
  expect(announced).toBeGreaterThan(0)
  const again = await comeBy(wish)
  expect(again).toMatchObject({ failed: 0, pledged: 0 })
  expect(again.kept).toBeGreaterThan(0)
  expect(again.kept).toBeLessThanOrEqual(announced)
  await paid(before.paid + first.pledged + again.kept)
  expect(await world.product.audit()).toMatchObject({ well: true })
})
