/** The end of a sponsor's pot, when its time is over and when its money goes back. */

import { OTHER, OWN, refusalOf, standsOn } from '../support/envelopes'
import { aPotCircle, LAMP, open } from '../support/pots'
import { stopCluster } from '../support/world'

jest.setTimeout(240_000)

const HOUR = 3_600_000
const DAY = 86_400_000

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('a sponsor’s pot on %s', (database) => {
  const circle = aPotCircle(database)

  test('ends when its time is over, and its sponsor is told of those who watched', async () => {
    const { envelopeId, giftId } = await circle.hang({ hours: 24 })
    const [sent, kept] = [await circle.world.aPerson(), await circle.world.aPerson()]
    for (const person of [sent, kept]) await circle.watching.watch(person)
    const { portionId } = await sent.done('envelopes.open', { envelopeId })
    await sent.done('envelopes.direct', { portionId, projectId: OTHER })
    await kept.done('envelopes.open', { envelopeId })
    await circle.world.pass(DAY + HOUR)
    await circle.watching.watch(sent)
    expect(await refusalOf(open(sent, envelopeId))).toBe('ENVELOPE_ENDED')
    expect(await circle.potShown()).toBeUndefined()
    expect(await sent.done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'time',
      portion: { portionId, directedTo: OTHER },
    })
    const { items } = await circle.ming.done('notices.mine', {})
    const told = items.filter(
      ({ kind, path }) => kind === 'envelope_ended' && path.endsWith(`envelopeId=${envelopeId}`),
    )
    expect(told.map(({ text }) => text.zh)).toEqual([
      expect.stringContaining('4 份里，1 份由看完视频的人选了去处，3 份送到'),
    ])
    expect((await circle.ming.done('gifts.show', { giftId })).state).toBe('settled')
  })

  test('that is undone ends, and brings back what was directed', async () => {
    const before = await Promise.all([OWN, OTHER, LAMP].map((id) => standsOn(circle.world, id)))
    const { envelopeId, giftId } = await circle.hang()
    const person = await circle.world.aPerson()
    await circle.watching.watch(person)
    const { portionId } = await person.done('envelopes.open', { envelopeId })
    await person.done('envelopes.direct', { portionId, projectId: LAMP })
    await circle.ming.done('gifts.undo', { giftId })
    expect(await circle.potShown()).toBeUndefined()
    expect(await refusalOf(open(circle.friend(3), envelopeId))).toBe('ENVELOPE_ENDED')
    await circle.world.pass(HOUR)
    expect((await circle.ming.done('gifts.show', { giftId })).state).toBe('refunded')
    expect(await Promise.all([OWN, OTHER, LAMP].map((id) => standsOn(circle.world, id)))).toEqual(
      before,
    )
  })
})
