/** Where gifts went: from the payment, over reports, refunds and friends' choices, to the fen. */
import { sql } from '../../cloudfunctions/db'
import { spend } from '../../cloudfunctions/ledger'
import { publishReport } from '../../cloudfunctions/projects'
import { aKey, aWorld, type Person, stopCluster, until, type World } from '../support/world'

jest.setTimeout(240_000)
afterAll(stopCluster)

describe.each(['pglite', 'postgresql'] as const)('a gift’s way on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database })
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    if (!well) throw new Error(text)
  })

  let reports = 0
  /** As it stands once finance has approved it. */
  async function approved(projectId: string, lines: readonly [string, number][]): Promise<string> {
    reports += 1
    const reportId = `${projectId}-story-${reports}`
    const at = world.product.app.clock.now()
    const fen = lines.reduce((sum, [, line]) => sum + line, 0)
    await world.db.transaction(async (tx) => {
      await publishReport(tx, projectId, {
        reportId,
        kind: 'progress',
        title: { zh: `第 ${reports} 份`, en: `No. ${reports}` },
        text: { zh: '', en: '' },
        spentFen: Math.max(fen, 0),
        vouchers: 2,
        publishedAt: at.toISOString(),
      })
      const { posted } = await spend(tx, {
        projectId,
        reportId,
        lines: lines.map(([line, amountFen]) => ({ line, amountFen })),
        at,
      })
      if (!posted) throw new Error('more would be spent than came in')
    })
    await until(async () => {
      await world.product.runner.runDue()
      const { shared } = await world.db.one<{ shared: boolean }>(sql`
        select exists (select from spending_share
          where report_id = ${reportId} and stage = 'shared') as shared`)
      return shared
    })
    return reportId
  }

  const wayOf = async (person: Person, giftId: string) => {
    const way = await person.done('gifts.way', { giftId })
    const used = way.parts.reduce((sum, { usedFen }) => sum + usedFen, 0)
    const planned = way.planned.reduce((sum, { fen }) => sum + fen, 0)
    expect(used).toBe(way.usedFen)
    expect(planned).toBe(way.unusedFen)
    expect(way.refundedFen + way.usedFen + way.unusedFen).toBe(way.amountFen)
    return way
  }

  test('is its part of each line of each report, and what is left for which line', async () => {
    const [person, other] = [await world.aPerson(), await world.aPerson()]
    const giftId = await person.give('quilt001', 5_000)
    await other.give('quilt001', 15_000)
    const before = await wayOf(person, giftId)
    expect(before).toMatchObject({ usedFen: 0, unusedFen: 5_000, parts: [], counting: false })
    expect(before.explained[0]?.zh).toContain('还没有报告用到这笔钱')
    expect(before.next).toMatchObject([{ projectId: 'quilt001' }])

    const budget = (await person.done('projects.show', { projectId: 'quilt001' })).budget
    const [quilts = '', transport = ''] = budget.map(({ line }) => line.zh)
    const first = await approved('quilt001', [
      [quilts, 14_400],
      [transport, 2_400],
    ])
    const way = await wayOf(person, giftId)
    expect(way.parts).toMatchObject([
      { line: { zh: quilts }, usedFen: 3_600, reportId: first, reportTitle: { zh: '第 1 份' } },
      { line: { zh: transport }, usedFen: 600, reportId: first },
    ])
    expect(way.reports).toMatchObject([{ reportId: first, vouchers: 2, spentFen: 16_800 }])
    expect(way.explained.map(({ zh }) => zh).join('')).toContain(
      `「${quilts}」共 ¥144.00，这笔捐款分担 ¥36.00`,
    )
    // A correction gives back in proportion.
    await approved('quilt001', [[transport, -400]])
    expect((await wayOf(person, giftId)).usedFen).toBe(4_100)
  })

  test('is its giver’s to see, once it has settled', async () => {
    const [giver, other] = [await world.aPerson(), await world.aPerson()]
    const giftId = await giver.give('books001', 100)
    expect(await other.call('gifts.way', { giftId })).toMatchObject({ name: 'NO_SUCH_GIFT' })
    const { giftId: unpaid } = await giver.done('gifts.start', {
      key: aKey(),
      projectId: 'books001',
      amountFen: 100,
    })
    expect(await giver.call('gifts.way', { giftId: unpaid })).toMatchObject({
      name: 'GIFT_NOT_SETTLED',
    })
  })

  test('that went back counts as not used, and the others bear what it had borne', async () => {
    const [gone, stays] = [await world.aPerson(), await world.aPerson()]
    const [first, second] = [
      await gone.give('lunch001', 2_000),
      await stays.give('lunch001', 2_000),
    ]
    const budget = (await gone.done('projects.show', { projectId: 'lunch001' })).budget
    const [meals = ''] = budget.map(({ line }) => line.zh)
    await approved('lunch001', [[meals, 1_000]])
    expect(await wayOf(gone, first)).toMatchObject({ usedFen: 500 })
    await gone.done('gifts.undo', { giftId: first })
    await world.pass(60_000)
    expect(await wayOf(gone, first)).toMatchObject({ usedFen: 0, unusedFen: 0, refundedFen: 2_000 })
    await approved('lunch001', [[meals, 100]])
    expect(await wayOf(gone, first)).toMatchObject({ usedFen: 0, unusedFen: 0, refundedFen: 2_000 })
    expect(await wayOf(stays, second)).toMatchObject({ usedFen: 1_100, unusedFen: 900 })
  })

  test('of an envelope goes on in the projects that friends chose', async () => {
    const [sponsor, friend] = [await world.aPerson(), await world.aPerson()]
    const { envelopeId, payment } = await sponsor.done('envelopes.start', {
      key: aKey(),
      projectIds: ['quilt001', 'books001'],
      defaultProjectId: 'quilt001',
      totalFen: 1_000,
      portions: 2,
      split: 'equal',
      hours: 24,
    })
    await sponsor.cashier(payment.package, 'pay')
    await until(
      async () => (await sponsor.done('envelopes.show', { envelopeId })).state !== 'unpaid',
    )
    const { portionId } = await friend.done('envelopes.open', { envelopeId })
    await friend.done('envelopes.direct', { portionId, projectId: 'books001' })
    await world.pass(25 * 3_600_000)
    const [books = ''] = (await friend.done('projects.show', { projectId: 'books001' })).budget.map(
      ({ line }) => line.zh,
    )
    const { raisedFen } = (await friend.done('projects.show', { projectId: 'books001' })).totals
    await approved('books001', [[books, raisedFen]])
    const [gift] = (await sponsor.done('gifts.mine', {})).items
    const way = await wayOf(sponsor, gift?.giftId ?? '')
    expect(way.parts).toMatchObject([{ projectId: 'books001', usedFen: 500 }])
    expect(way.planned.every(({ projectId }) => projectId === 'quilt001')).toBe(true)
    expect(way.explained.map(({ zh }) => zh).join('')).toContain('朋友把其中 ¥5.00 送到了别的项目')
  })
})
