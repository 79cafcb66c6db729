/** Sending an envelope: what is refused, and what a key stands for. */
import { sql } from '../../cloudfunctions/db'
import { aCircle, anEnvelope, OWN, refusalOf } from '../support/envelopes'
import { stopCluster } from '../support/world'

jest.setTimeout(240_000)

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('an envelope that is sent on %s', (database) => {
  const circle = aCircle(database)

  test('is kept from what it may not be', async () => {
    const refused = (more: object) =>
      refusalOf(circle.ming.call('envelopes.start', anEnvelope(more)))
    expect(await refused({ portions: 0 })).toBe('INVALID_INPUT')
    expect(await refused({ portions: 501 })).toBe('INVALID_INPUT')
    expect(await refused({ portions: 11, totalFen: 10 })).toBe('INVALID_INPUT')
    expect(await refused({ hours: 23 })).toBe('INVALID_INPUT')
    expect(await refused({ hours: 169 })).toBe('INVALID_INPUT')
    expect(await refused({ totalFen: 0 })).toBe('INVALID_INPUT')
    expect(await refused({ split: 'lucky' })).toBe('INVALID_INPUT')
    expect(await refused({ cover: 'cash' })).toBe('INVALID_INPUT')
    expect(await refused({ blessing: '灯\u0000' })).toBe('INVALID_INPUT')
    expect(await refused({ projectIds: ['flood001'] })).toBe('PROJECT_OF_ANOTHER_CHARITY')
    expect(await refused({ projectIds: ['nothing1'] })).toBe('NO_SUCH_PROJECT')
    expect(await refused({ totalFen: 100_000 })).toBe('CONFIRM_LARGE_AMOUNT')
    const { n } = await circle.world.db.one<{ n: number }>(sql`
      select count(*) as n from envelope e
      where not exists (select from gift g where g.id = e.gift_id)`)
    expect(n).toBe(0)
  })

  test('is one envelope under one key', async () => {
    const asked = anEnvelope()
    const [one, two] = await Promise.all([
      circle.ming.done('envelopes.start', asked),
      circle.ming.done('envelopes.start', asked),
    ])
    expect(two).toMatchObject({ envelopeId: one.envelopeId, giftId: one.giftId })
    expect(await refusalOf(circle.ming.call('envelopes.start', { ...asked, portions: 5 }))).toBe(
      'KEY_REUSED',
    )
    expect(
      await refusalOf(
        circle.ming.call('gifts.start', { key: asked.key, projectId: OWN, amountFen: 1_000 }),
      ),
    ).toBe('KEY_REUSED')
    // Not paid: its sender sees it, and nobody else.
    const { envelopeId } = one
    expect((await circle.ming.done('envelopes.show', { envelopeId })).state).toBe('unpaid')
    expect(await refusalOf(circle.friend(0).call('envelopes.show', { envelopeId }))).toBe(
      'NO_SUCH_ENVELOPE',
    )
    expect(await refusalOf(circle.friend(0).call('envelopes.open', { envelopeId }))).toBe(
      'NO_SUCH_ENVELOPE',
    )
  })
})
