/** A crowd at a sponsor's pot: each portion once, and nobody twice. */
import { sql } from '../../cloudfunctions/db'
import { portionsOf } from '../../cloudfunctions/ledger'
import { dayOf } from '../../contracts/beijing'
import { OWN } from '../support/envelopes'
import { aPotCircle, open } from '../support/pots'
import { VIDEO } from '../support/watching'
import { stopCluster } from '../support/world'

jest.setTimeout(240_000)

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('a sponsor’s pot on %s', (database) => {
  const circle = aPotCircle(database)

  test('many at once get one portion each, and no portion twice', async () => {
    const [one, two] = [
      await circle.hang({ portions: 7, totalFen: 5_003, split: 'random' }),
      await circle.hang(),
    ]
    const crowd = await Promise.all(Array.from({ length: 20 }, () => circle.world.aPerson()))
    await Promise.all(crowd.map((person) => circle.watching.watch(person)))
    const replies = await Promise.all(
      crowd.flatMap((person) =>
        [one, two, one, two].map(({ envelopeId }) => open(person, envelopeId)),
      ),
    )
    const opened = replies.flatMap((reply, n) =>
      reply.ok ? [{ by: n >> 2, id: reply.result.portionId }] : [],
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(11)
    expect(new Set(opened.map(({ by }) => by)).size).toBe(11)
    for (const { envelopeId } of [one, two]) {
      const { opened, portions } = await circle.ming.done('envelopes.show', { envelopeId })
      expect(opened).toBe(portions)
    }
    for (const pot of [one, two]) await circle.takeDown(pot)
  })

  test('a thousand at once in two processes: each portion once, and nobody twice', async () => {
    const pots = [await circle.hang({ portions: 300 }), await circle.hang({ portions: 300 })]
    const donorIds = Array.from({ length: 1_000 }, (_, n) => `watcher-${n}`)
    const { app } = circle.world.product
    const today = dayOf(app.clock.now())
    await circle.world.db.run(sql`
      insert into video_watch (donor_id, video_id, day, id, completed_at)
      select 'watcher-' || n, ${VIDEO}, ${today}, 'watch-' || n, ${app.clock.now()}
      from generate_series(0, 999) n`)
    const processes = [app.portions, portionsOf(app)]
    const outcomes = await Promise.all(
      donorIds.flatMap((donorId, n) =>
        pots.map(({ envelopeId }, which) => {
          const portionId = `${OWN}P${donorId}-${which}`
          const opening = { projectId: OWN, envelopeId, donorId, portionId }
          return (processes[(n + which) % 2] ?? app.portions).open(opening)
        }),
      ),
    )
    const kinds = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length
    expect(kinds('opened')).toBe(600)
    expect(kinds('opened') + kinds('spent') + kinds('gone')).toBe(2_000)
    const counted = await circle.world.db.one(sql`
      select count(*) as portions, count(distinct opener_id) as openers,
        count(distinct (envelope_id, place)) as places
      from envelope_portion where starts_with(opener_id, 'watcher-')`)
    expect(counted).toEqual({ portions: 600, openers: 600, places: 600 })
    for (const pot of pots) await circle.takeDown(pot)
  })

  test('the database itself refuses a second portion for one watch', async () => {
    await expect(
      circle.world.db.run(sql`
        insert into envelope_portion
          (project_id, id, envelope_id, place, amount_fen, opener_id, opened_at, watch_id)
        select project_id, id || 'x', envelope_id, 400, amount_fen, opener_id, opened_at, watch_id
        from envelope_portion where watch_id is not null limit 1`),
    ).rejects.toMatchObject({ code: '23505' })
  })
})
