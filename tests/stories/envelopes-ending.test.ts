/** The end of an envelope’s life: nothing moves, and its sender is told. */
import { aCircle, OTHER, OWN, refusalOf, sendEnvelope, totalsOf } from '../support/envelopes'
import { stopCluster } from '../support/world'

jest.setTimeout(240_000)

const HOUR = 3_600_000

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('an envelope on %s', (database) => {
  const circle = aCircle(database)

  test('ends when its time is over: what nobody directed stays, and its sender is told once', async () => {
    const { envelopeId, giftId } = await sendEnvelope(circle.ming)
    const opened = await circle.friend(0).done('envelopes.open', { envelopeId })
    const sums = await totalsOf(circle.world, circle.ming, OWN)
    await circle.world.pass(25 * HOUR)
    await circle.world.pass(HOUR)
    const { portionId } = opened
    expect(await refusalOf(circle.friend(1).call('envelopes.open', { envelopeId }))).toBe(
      'ENVELOPE_ENDED',
    )
    expect(
      await refusalOf(circle.friend(0).call('envelopes.direct', { portionId, projectId: OTHER })),
    ).toBe('ENVELOPE_ENDED')
    expect(await circle.ming.done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'time',
      opened: 1,
      directed: 0,
    })
    expect((await totalsOf(circle.world, circle.ming, OWN)).raisedFen).toBe(sums.raisedFen)
    const { items } = await circle.ming.done('notices.mine', {})
    const told = items.filter(
      ({ kind, path }) => kind === 'envelope_ended' && path.endsWith(`envelopeId=${envelopeId}`),
    )
    expect(told).toHaveLength(1)
    expect(told[0]?.text.zh).toContain('4 份里，0 份由朋友选了去处')
    expect((await circle.ming.done('gifts.show', { giftId })).state).toBe('settled')
  })
})
