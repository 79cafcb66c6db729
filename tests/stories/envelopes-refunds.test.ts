/** An envelope whose gift goes back, whole or in part, with what friends had directed. */
import { aCircle, OTHER, OWN, refusalOf, sendEnvelope, standsOn, THIRD } from '../support/envelopes'
import { aKey, stopCluster } from '../support/world'

jest.setTimeout(240_000)

const HOUR = 3_600_000

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('an envelope on %s', (database) => {
  const circle = aCircle(database)

  test('that is undone ends, and brings back what friends had directed', async () => {
    const fundsBefore = await Promise.all(
      [OWN, OTHER, THIRD].map((id) => standsOn(circle.world, id)),
    )
    const { envelopeId, giftId } = await sendEnvelope(circle.ming)
    const first = await circle.friend(0).done('envelopes.open', { envelopeId })
    const second = await circle.friend(1).done('envelopes.open', { envelopeId })
    await circle
      .friend(0)
      .done('envelopes.direct', { portionId: first.portionId, projectId: OTHER })
    await circle.ming.done('gifts.undo', { giftId })
    expect(
      await refusalOf(
        circle
          .friend(1)
          .call('envelopes.direct', { portionId: second.portionId, projectId: THIRD }),
      ),
    ).toBe('ENVELOPE_ENDED')
    expect(await refusalOf(circle.friend(2).call('envelopes.open', { envelopeId }))).toBe(
      'ENVELOPE_ENDED',
    )
    await circle.world.pass(HOUR)
    expect((await circle.ming.done('gifts.show', { giftId })).state).toBe('refunded')
    expect(await Promise.all([OWN, OTHER, THIRD].map((id) => standsOn(circle.world, id)))).toEqual(
      fundsBefore,
    )
    expect(await circle.friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'refund',
      projects: [{}, { projectId: OTHER, portions: 0 }, {}],
    })
  })

  test('of which a part goes back loses what nobody had directed first', async () => {
    const [other] = await Promise.all([standsOn(circle.world, OTHER)])
    const { envelopeId, giftId } = await sendEnvelope(circle.ming)
    for (const n of [0, 1, 2]) {
      const { portionId } = await circle.friend(n).done('envelopes.open', { envelopeId })
      await circle.friend(n).done('envelopes.direct', { portionId, projectId: OTHER })
    }
    const operator = await circle.world.anOperator()
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 240 })
    await circle.world.pass(HOUR)
    expect(await standsOn(circle.world, OTHER)).toBe(other + 750)
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 200 })
    await circle.world.pass(HOUR)
    expect(await standsOn(circle.world, OTHER)).toBe(other + 500)
  })
})
