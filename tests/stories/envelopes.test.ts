/** Envelopes from their start to their end: what friends open and direct, with the ledger at the end. */
import { sql } from '../../cloudfunctions/db'
import {
  aKey,
  aWorld,
  callFunction,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(120_000)

const HOUR = 3_600_000
/** Three projects of one charity. */
const [OWN, OTHER, THIRD] = ['quilt001', 'lunch001', 'books001'] as const

afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('an envelope on %s', (database) => {
  let world: World
  let ming: Person
  let friends: Person[]
  beforeAll(async () => {
    world = await aWorld({ database })
    await world.db.run(sql`
      update project set charity_id = (select charity_id from project where id = ${OWN})
      where id in (${OTHER}, ${THIRD})`)
    ming = await world.aPerson('阿明')
    friends = await Promise.all([1, 2, 3, 4].map((n) => world.aPerson(`朋友 ${n}`)))
  })
  afterEach(async () => {
    const { text, well } = await world.product.audit()
    if (!well) throw new Error(text)
  })
  afterAll(() => world.close())

  const ask = (more = {}) => ({
    key: aKey(),
    projectIds: [OTHER, THIRD],
    defaultProjectId: OWN,
    totalFen: 1_000,
    portions: 4,
    split: 'equal' as const,
    hours: 24,
    ...more,
  })

  async function send(more = {}, by = ming) {
    const started = await by.done('envelopes.start', ask(more))
    await by.cashier(started.payment.package, 'pay')
    await until(
      async () => (await by.done('gifts.show', { giftId: started.giftId })).state === 'settled',
    )
    return started
  }

  const refusalOf = async (reply: ReturnType<Person['call']>) => {
    const answer = await reply
    return answer.ok ? 'done' : answer.name
  }
  const friend = (n: number) => friends[n] as Person
  const totalsOf = async (projectId: string) => {
    world.product.app.pages.forget(projectId)
    return (await ming.done('projects.show', { projectId })).totals
  }
  const standsOn = async (projectId: string) => {
    const { fen } = await world.db.one<{ fen: number }>(sql`
      select coalesce(-sum(amount_fen), 0)::bigint as fen from ledger_entry
      where account = ${`fund:${projectId}`}`)
    return fen
  }

  test('is a gift at once, and friends say where its portions go', async () => {
    const before = await standsOn(OTHER)
    const { envelopeId, giftId } = await send({
      blessing: '愿灯常亮',
      showName: true,
      name: '阿明',
    })
    expect(await ming.done('gifts.show', { giftId })).toMatchObject({
      state: 'settled',
      amountFen: 1_000,
      projectId: OWN,
      envelopeId,
      receiptNumber: expect.any(String),
    })

    const opened = await friend(0).done('envelopes.open', { envelopeId })
    expect(opened).toMatchObject({ amountFen: 250, projectIds: [OWN, OTHER, THIRD] })
    // The page opened twice, or the answer lost: the same portion.
    expect(await friend(0).done('envelopes.open', { envelopeId })).toEqual(opened)
    const directed = { portionId: opened.portionId, amountFen: 250, directedTo: OTHER }
    const { portionId } = opened
    for (const _ of [1, 2]) {
      expect(await friend(0).done('envelopes.direct', { portionId, projectId: OTHER })).toEqual(
        directed,
      )
    }
    expect(
      await refusalOf(friend(0).call('envelopes.direct', { portionId, projectId: THIRD })),
    ).toBe('PORTION_DIRECTED')

    const second = await friend(1).done('envelopes.open', { envelopeId })
    await friend(1).done('envelopes.direct', { portionId: second.portionId, projectId: OWN })

    expect(await friend(2).done('envelopes.show', { envelopeId })).toMatchObject({
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
    expect(await standsOn(OTHER)).toBe(before + 250)
    expect(await totalsOf(OWN)).toMatchObject({ raisedFen: 750, movedOutFen: 250, gifts: 1 })
    expect(await totalsOf(OTHER)).toMatchObject({ raisedFen: 250, movedInFen: 250, gifts: 0 })
    expect(await printLedger(world.db, OWN)).toBe(
      ['gift merchant 10', 'gift fund -10', 'direct fund 2.5', 'direct fund -2.5'].join('\n'),
    )
  })

  test('shows others neither its sum nor who opened it, and its sender their own', async () => {
    const { envelopeId, giftId } = await send()
    await friend(0).done('envelopes.open', { envelopeId })
    const stranger = await callFunction(world.url, 'envelopes.show', { envelopeId })
    expect(stranger.ok && Object.keys(stranger.result as object)).toEqual(
      expect.not.arrayContaining(['totalFen', 'giftId', 'portion', 'from']),
    )
    expect(JSON.stringify(stranger)).not.toContain(giftId)
    expect(await ming.done('envelopes.show', { envelopeId })).toMatchObject({
      own: true,
      totalFen: 1_000,
      giftId,
    })
    const { items } = await ming.done('envelopes.mine', {})
    expect(items[0]).toMatchObject({ envelopeId, opened: 1 })
    expect(await refusalOf(ming.call('envelopes.open', { envelopeId }))).toBe('OWN_ENVELOPE')
  })

  test('that many open at once gives each of them one portion, and no portion twice', async () => {
    const { envelopeId } = await send({ portions: 7, totalFen: 5_003, split: 'random' })
    const crowd = await Promise.all(Array.from({ length: 20 }, () => world.aPerson()))
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
    expect(await ming.done('envelopes.show', { envelopeId })).toMatchObject({
      opened: 7,
      directed: 7,
      directedFen: 5_003,
    })
  })

  test('ends when its time is over: what nobody directed stays, and its sender is told once', async () => {
    const { envelopeId, giftId } = await send()
    const opened = await friend(0).done('envelopes.open', { envelopeId })
    const sums = await totalsOf(OWN)
    await world.pass(25 * HOUR)
    await world.pass(HOUR)
    const { portionId } = opened
    expect(await refusalOf(friend(1).call('envelopes.open', { envelopeId }))).toBe('ENVELOPE_ENDED')
    expect(
      await refusalOf(friend(0).call('envelopes.direct', { portionId, projectId: OTHER })),
    ).toBe('ENVELOPE_ENDED')
    expect(await ming.done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'time',
      opened: 1,
      directed: 0,
    })
    expect((await totalsOf(OWN)).raisedFen).toBe(sums.raisedFen)
    const { items } = await ming.done('notices.mine', {})
    const told = items.filter(({ path }) => path.endsWith(`envelopeId=${envelopeId}`))
    expect(told).toHaveLength(1)
    expect(told[0]?.text.zh).toContain('4 份里，0 份由朋友选了去处')
    expect((await ming.done('gifts.show', { giftId })).state).toBe('settled')
  })

  test('does not go to a project that has closed meanwhile', async () => {
    const { envelopeId } = await send()
    const { portionId } = await friend(0).done('envelopes.open', { envelopeId })
    await world.db.run(sql`update project set state = 'closed' where id = ${THIRD}`)
    expect(
      await refusalOf(friend(0).call('envelopes.direct', { portionId, projectId: THIRD })),
    ).toBe('PROJECT_ENDED')
    await world.db.run(sql`update project set state = 'published' where id = ${THIRD}`)
    await friend(0).done('envelopes.direct', { portionId, projectId: THIRD })
  })

  test('that is undone ends, and brings back what friends had directed', async () => {
    const fundsBefore = await Promise.all([OWN, OTHER, THIRD].map(standsOn))
    const { envelopeId, giftId } = await send()
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
    expect(await Promise.all([OWN, OTHER, THIRD].map(standsOn))).toEqual(fundsBefore)
    expect(await friend(0).done('envelopes.show', { envelopeId })).toMatchObject({
      state: 'ended',
      ended: 'refund',
      projects: [{}, { projectId: OTHER, portions: 0 }, {}],
    })
  })

  test('of which a part goes back loses what nobody had directed first', async () => {
    const [other] = await Promise.all([standsOn(OTHER)])
    const { envelopeId, giftId } = await send()
    for (const n of [0, 1, 2]) {
      const { portionId } = await friend(n).done('envelopes.open', { envelopeId })
      await friend(n).done('envelopes.direct', { portionId, projectId: OTHER })
    }
    const operator = await world.anOperator()
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 240 })
    await world.pass(HOUR)
    expect(await standsOn(OTHER)).toBe(other + 750)
    await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 200 })
    await world.pass(HOUR)
    expect(await standsOn(OTHER)).toBe(other + 500)
  })

  test('is kept from what it may not be', async () => {
    const refused = (more: object) => refusalOf(ming.call('envelopes.start', ask(more)))
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
    const { n } = await world.db.one<{ n: number }>(sql`
      select count(*) as n from envelope e
      where not exists (select from gift g where g.id = e.gift_id)`)
    expect(n).toBe(0)
  })

  test('is one envelope under one key', async () => {
    const asked = ask()
    const [one, two] = await Promise.all([
      ming.done('envelopes.start', asked),
      ming.done('envelopes.start', asked),
    ])
    expect(two).toMatchObject({ envelopeId: one.envelopeId, giftId: one.giftId })
    expect(await refusalOf(ming.call('envelopes.start', { ...asked, portions: 5 }))).toBe(
      'KEY_REUSED',
    )
    expect(
      await refusalOf(
        ming.call('gifts.start', { key: asked.key, projectId: OWN, amountFen: 1_000 }),
      ),
    ).toBe('KEY_REUSED')
    // Not paid: its sender sees it, and nobody else.
    const { envelopeId } = one
    expect((await ming.done('envelopes.show', { envelopeId })).state).toBe('unpaid')
    expect(await refusalOf(friend(0).call('envelopes.show', { envelopeId }))).toBe(
      'NO_SUCH_ENVELOPE',
    )
    expect(await refusalOf(friend(0).call('envelopes.open', { envelopeId }))).toBe(
      'NO_SUCH_ENVELOPE',
    )
  })

  test('knows nobody’s portion but the caller’s', async () => {
    const { envelopeId } = await send()
    const { portionId } = await friend(0).done('envelopes.open', { envelopeId })
    expect(
      await refusalOf(friend(1).call('envelopes.direct', { portionId, projectId: OTHER })),
    ).toBe('NO_SUCH_PORTION')
    expect(
      await refusalOf(friend(0).call('envelopes.direct', { portionId, projectId: 'flood001' })),
    ).toBe('PROJECT_NOT_OFFERED')
    expect(
      await refusalOf(friend(0).call('envelopes.open', { envelopeId: 'quilt001Enothing' })),
    ).toBe('NO_SUCH_ENVELOPE')
  })
})
