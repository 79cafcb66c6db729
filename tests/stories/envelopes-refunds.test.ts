/** An envelope whose gift goes back, whole or in part, with what friends had directed. */
import {
  aCircle,
  booksAreWell,
  type Circle,
  OTHER,
  OWN,
  refusalOf,
  sendEnvelope,
  standsOn,
  THIRD,
} from '../support/envelopes'
import { aKey, stopCluster } from '../support/world'

jest.setTimeout(120_000)

const HOUR = 3_600_000

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('an envelope on %s', (database) => {
  let world: Circle['world']
  let ming: Circle['ming']
  let friend: Circle['friend']
  beforeAll(async () => {
    ;({ world, ming, friend } = await aCircle(database))
  })
  afterEach(() => booksAreWell(world))
  afterAll(() => world.close())

  test('that is undone ends, and brings back what friends had directed', async () => {
    const fundsBefore = await Promise.all([OWN, OTHER, THIRD].map((id) => standsOn(world, id)))
    const { envelopeId, giftId } = await sendEnvelope(ming)
    const first = await friend(0).done('envelopes.open', { envelopeId })
    const second = await friend(1).done('envelopes.open', { envelopeId })
    await friend(0).done('envelopes.direct', { portionId: first.portionId, projectId: OTHER })
    await ming.done('gifts.undo', { giftId })
    expect(
      await refusalOf(
        friend(1).call('envelopes.direct', { portionId: second.portionId, projectId: THIRD }),
      ),
    ).toBe('ENVELOPE_ENDED')
    expect(await refusalOf(friend(2).call('envelopes.open', { envelopeId }))).toBe('ENVELOPE_ENDED')
    await world.pass(HOUR)
    expect((await ming.done('gifts.show', { giftId })).state).toBe('refunded')
    expect(await Promise.all([OWN, OTHER, THIRD].map((id) => standsOn(world, id)))).toEqual(
      fundsBefore,
    )
    expect(await friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'refund',
      projects: [{}, { projectId: OTHER, portions: 0 }, {}],
    })
  })

  test('of which a part goes back loses what nobody had directed first', async () => {
    const [other] = await Promise.all([standsOn(world, OTHER)])
    const { envelopeId, giftId } = await sendEnvelope(ming)
    for (const n of [0, 1, 2]) {
      const { portionId } = await friend(n).done('envelopes.open', { envelopeId })
      await friend(n).done('envelopes.direct', { portionId, projectId: OTHER })
    }
    const operator = await world.anOperator()
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 240 })
    await world.pass(HOUR)
    expect(await standsOn(world, OTHER)).toBe(other + 750)
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 200 })
    await world.pass(HOUR)
    expect(await standsOn(world, OTHER)).toBe(other + 500)
  })
})
