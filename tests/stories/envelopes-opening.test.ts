/** Opening an envelope and directing its portions, with the ledger at the end. */
import { sql } from '../../cloudfunctions/db'
import {
  aCircle,
  OTHER,
  OWN,
  refusalOf,
  sendEnvelope,
  standsOn,
  THIRD,
  totalsOf,
} from '../support/envelopes'
import { callFunction, printLedger, stopCluster } from '../support/world'

jest.setTimeout(240_000)

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('an envelope on %s', (database) => {
  const circle = aCircle(database)

  test('is a gift at once, and friends say where its portions go', async () => {
    const before = await standsOn(circle.world, OTHER)
    const { envelopeId, giftId } = await sendEnvelope(circle.ming, {
      blessing: '愿灯常亮',
      showName: true,
      name: '阿明',
    })
    expect(await circle.ming.done('gifts.show', { giftId })).toMatchObject({
      state: 'settled',
      amountFen: 1_000,
      projectId: OWN,
      envelopeId,
      receiptNumber: expect.any(String),
    })

    const opened = await circle.friend(0).done('envelopes.open', { envelopeId })
    expect(opened).toMatchObject({ amountFen: 250, projectIds: [OWN, OTHER, THIRD] })
    // The page opened twice, or the answer lost: the same portion.
    expect(await circle.friend(0).done('envelopes.open', { envelopeId })).toEqual(opened)
    const directed = { portionId: opened.portionId, amountFen: 250, directedTo: OTHER }
    const { portionId } = opened
    for (const _ of [1, 2]) {
      expect(
        await circle.friend(0).done('envelopes.direct', { portionId, projectId: OTHER }),
      ).toEqual(directed)
    }
    expect(
      await refusalOf(circle.friend(0).call('envelopes.direct', { portionId, projectId: THIRD })),
    ).toBe('PORTION_DIRECTED')

    const second = await circle.friend(1).done('envelopes.open', { envelopeId })
    await circle.friend(1).done('envelopes.direct', { portionId: second.portionId, projectId: OWN })

    expect(await circle.friend(2).done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'open',
      portions: 4,
      opened: 2,
      directed: 2,
      directedFen: 500,
      blessing: '愿灯常亮',
      from: '阿明',
      own: false,
      projects: [
        { projectId: OWN, portions: 1 },
        { projectId: OTHER, portions: 1 },
        { projectId: THIRD, portions: 0 },
      ],
    })
    expect(await standsOn(circle.world, OTHER)).toBe(before + 250)
    expect(await totalsOf(circle.world, circle.ming, OWN)).toMatchObject({
      raisedFen: 750,
      movedOutFen: 250,
      gifts: 1,
    })
    expect(await totalsOf(circle.world, circle.ming, OTHER)).toMatchObject({
      raisedFen: 250,
      movedInFen: 250,
      gifts: 0,
    })
    expect(await printLedger(circle.world.db, OWN)).toBe(
      ['gift merchant 10', 'gift fund -10', 'direct fund 2.5', 'direct fund -2.5'].join('\n'),
    )
  })

  test('shows others neither its sum nor who opened it, and its sender their own', async () => {
    const { envelopeId, giftId } = await sendEnvelope(circle.ming)
    await circle.friend(0).done('envelopes.open', { envelopeId })
    const stranger = await callFunction(circle.world.url, 'envelopes.show', { envelopeId })
    expect(stranger.ok && Object.keys(stranger.result as object)).toEqual(
      expect.not.arrayContaining(['totalFen', 'giftId', 'portion', 'from']),
    )
    expect(JSON.stringify(stranger)).not.toContain(giftId)
    expect(await circle.ming.done('envelopes.show', { envelopeId })).toMatchObject({
      own: true,
      totalFen: 1_000,
      giftId,
    })
    const { items } = await circle.ming.done('envelopes.mine', {})
    expect(items[0]).toMatchObject({ envelopeId, opened: 1 })
    expect(await refusalOf(circle.ming.call('envelopes.open', { envelopeId }))).toBe('OWN_ENVELOPE')
  })

  test('that many open at once gives each of them one portion, and no portion twice', async () => {
    const { envelopeId } = await sendEnvelope(circle.ming, {
      portions: 7,
      totalFen: 5_003,
      split: 'random',
    })
    const crowd = await Promise.all(Array.from({ length: 20 }, () => circle.world.aPerson()))
    const replies = await Promise.all(
      [...crowd, ...crowd].map((person) => person.call('envelopes.open', { envelopeId })),
    )
    const portions = replies.flatMap((reply) => (reply.ok ? [reply.result] : []))
    const each = new Map(portions.map(({ portionId, amountFen }) => [portionId, amountFen]))
    expect(each.size).toBe(7)
    expect(portions).toHaveLength(14)
    expect([...each.values()].reduce((all, fen) => all + fen, 0)).toBe(5_003)
    expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.name])))).toEqual(
      new Set(['ENVELOPE_ALL_OPENED']),
    )

    // All of them choose at once, some twice.
    await Promise.all(
      crowd.flatMap((person, n) => {
        const reply = replies[n]
        if (!reply?.ok) return []
        const choice = {
          portionId: reply.result.portionId,
          projectId: [OWN, OTHER, THIRD][n % 3] as string,
        }
        return [person.done('envelopes.direct', choice), person.done('envelopes.direct', choice)]
      }),
    )
    expect(await circle.ming.done('envelopes.show', { envelopeId })).toMatchObject({
      opened: 7,
      directed: 7,
      directedFen: 5_003,
    })
  })

  test('does not go to a project that has closed meanwhile', async () => {
    const { envelopeId } = await sendEnvelope(circle.ming)
    const { portionId } = await circle.friend(0).done('envelopes.open', { envelopeId })
    await circle.world.db.run(sql`update project set state = 'closed' where id = ${THIRD}`)
    expect(
      await refusalOf(circle.friend(0).call('envelopes.direct', { portionId, projectId: THIRD })),
    ).toBe('PROJECT_ENDED')
    await circle.world.db.run(sql`update project set state = 'published' where id = ${THIRD}`)
    await circle.friend(0).done('envelopes.direct', { portionId, projectId: THIRD })
  })

  test('knows nobody’s portion but the caller’s', async () => {
    const { envelopeId } = await sendEnvelope(circle.ming)
    const { portionId } = await circle.friend(0).done('envelopes.open', { envelopeId })
    expect(
      await refusalOf(circle.friend(1).call('envelopes.direct', { portionId, projectId: OTHER })),
    ).toBe('NO_SUCH_PORTION')
    expect(
      await refusalOf(
        circle.friend(0).call('envelopes.direct', { portionId, projectId: 'flood001' }),
      ),
    ).toBe('PROJECT_NOT_OFFERED')
    expect(
      await refusalOf(circle.friend(0).call('envelopes.open', { envelopeId: 'quilt001Enothing' })),
    ).toBe('NO_SUCH_ENVELOPE')
  })
})
