/**
 * What became of the money: a report that is late closes giving, one that a second person has approved opens
 * it again, and what it says was spent stands in the ledger.
 */
import { sql } from '../../cloudfunctions/db'
import { addDays } from '../../contracts/beijing'
import { aNewsroom, aReport, type Newsroom } from '../support/newsroom'
import { aRequest } from '../support/refusals'
import { printLedger } from '../support/world'

jest.setTimeout(240_000)

const HOUR = 3_600_000

describe.each(['pglite', 'postgresql'] as const)('reports on %s', (database) => {
  let room: Newsroom
  beforeAll(async () => {
    room = await aNewsroom(database)
  }, 240_000)
  afterAll(() => room.close())

  test('late, closed, sent, refused to its author, approved by finance, open again, booked', async () => {
    const projectId = await room.ours(1)
    await room.donor.give(projectId, 2000)
    expect((await room.show(projectId)).reporting).toMatchObject({
      next: 'progress',
      daysLeft: 1,
      lateDays: 0,
    })
    await room.passToNoonOf(addDays(room.today(), 3))
    expect(await room.show(projectId)).toMatchObject({
      openness: { open: false, why: 'REPORT_LATE', lateDays: 2 },
      reporting: { daysLeft: 0, lateDays: 2 },
    })
    expect(await room.donor.call('gifts.start', aRequest({ projectId }))).toMatchObject({
      name: 'REPORT_LATE',
    })

    // Whoever of finance writes a report needs somebody else of finance.
    const report = aReport(projectId)
    const { reportId, state } = await room.finance.done('reports.publish', report)
    expect(state).toBe('waiting')
    expect(await room.donor.done('reports.list', { projectId })).toEqual({ items: [] })
    await room.refused(room.finance, 'reports.approve', { reportId }, 'SECOND_PERSON_NEEDED')
    await room.refused(room.editor, 'reports.approve', { reportId }, 'FORBIDDEN')
    await room.refused(room.owner, 'reports.approve', { reportId }, 'FORBIDDEN')
    await room.refused(room.stranger, 'reports.approve', { reportId }, 'NO_SUCH_REPORT')
    expect((await room.show(projectId)).openness).toMatchObject({ why: 'REPORT_LATE' })

    const second = await room.aMember('finance')
    const approval = await second.done('reports.approve', { reportId })
    expect(approval).toEqual({
      reportId,
      state: 'published',
      counts: true,
      nextReportDueOn: '2027-04-08',
    })
    expect(await second.done('reports.approve', { reportId })).toEqual(approval)
    expect(await room.show(projectId)).toMatchObject({
      openness: { open: true },
      nextReportDueOn: '2027-04-08',
      reporting: { next: 'progress', daysLeft: 90, lateDays: 0, spentFen: 1200, overspentFen: 0 },
      reports: [{ reportId, spentFen: 1200, counts: true, version: 1 }],
    })
    await room.donor.give(projectId, 500)
    expect(await printLedger(room.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20
report spent 12
report merchant -12
gift merchant 5
gift fund -5"
`)
    await room.world.pass(60_000)
    const { items } = await room.donor.done('notices.mine', {})
    expect(items.filter(({ kind }) => kind === 'report_published')).toHaveLength(1)
  })

  test('news that says nothing of the money is read, and does not count', async () => {
    const projectId = await room.ours(10)
    const news = await room.approved(projectId, { spending: [] })
    expect(news).toMatchObject({ counts: false, nextReportDueOn: addDays(room.today(), 10) })
    const reason = await room.approved(projectId, {
      spending: [],
      nothingSpentWhy: '第一批下月才发货。',
    })
    expect(reason).toMatchObject({ counts: true })
    expect(reason.nextReportDueOn > addDays(room.today(), 80)).toBe(true)
    const { reports } = await room.show(projectId)
    expect(reports.map(({ nothingSpentWhy }) => nothingSpentWhy)).toEqual([
      '第一批下月才发货。',
      undefined,
    ])
  })

  test('more than came in is refused when it is sent, and when two wait that are too much together', async () => {
    const projectId = await room.ours(30)
    await room.donor.give(projectId, 1000)
    const send = (fen: number) =>
      aReport(projectId, { spending: [{ line: 'Transport', amountFen: fen }] })
    await room.refused(room.editor, 'reports.publish', send(1001), 'SPENT_TOO_MUCH', {
      cameInFen: 1000,
      spentFen: 0,
      askedFen: 1001,
    })
    const waiting = [600, 600].map((fen) => room.editor.done('reports.publish', send(fen)))
    const [one, other] = await Promise.all(waiting)
    const replies = await Promise.all(
      [one, other].map((sent) =>
        room.finance.call('reports.approve', { reportId: sent?.reportId ?? '' }),
      ),
    )
    expect(replies.map((reply) => (reply.ok ? 'approved' : reply.name)).sort()).toEqual([
      'SPENT_TOO_MUCH',
      'approved',
    ])
    expect(await printLedger(room.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 10
gift fund -10
report spent 6
report merchant -6"
`)
  })

  test('a refund after the money was spent goes its way; the page says what is missing', async () => {
    const projectId = await room.ours(30)
    const giftId = await room.donor.give(projectId, 1200)
    await room.approved(projectId)
    await room.donor.done('gifts.undo', { giftId })
    await room.world.pass(HOUR)
    expect(await room.show(projectId)).toMatchObject({
      totals: { raisedFen: 0, refundedFen: 1200 },
      reporting: { spentFen: 1200, overspentFen: 1200 },
    })
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, { spending: [{ line: '运输', amountFen: 1 }] }),
      'SPENT_TOO_MUCH',
      { cameInFen: 0, spentFen: 1200, askedFen: 1 },
    )
    expect(await printLedger(room.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 12
gift fund -12
report spent 12
report merchant -12
refund fund 12
refund merchant -12"
`)
  })

  test('the final report comes after the end, says who helped and what is left, and ends the clock', async () => {
    const projectId = await room.ours(30)
    await room.donor.give(projectId, 2000)
    const final = {
      kind: 'final' as const,
      partners: [{ name: '渡口镇小学', did: '分发' }],
      surplus: { fen: 800, where: '下一批学校' },
    }
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, final),
      'REPORT_TOO_EARLY',
    )
    const on = addDays(room.today(), 2)
    await room.world.db.run(sql`
      update project set ends_on = ${addDays(room.today(), 1)} where id = ${projectId}`)
    await room.passToNoonOf(on)
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, { kind: 'final', spending: [] }),
      'REPORT_INCOMPLETE',
      { missing: ['partners', 'surplus', 'spending'] },
    )
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, { ...final, surplus: { fen: 799, where: '下一批学校' } }),
      'SURPLUS_DIFFERS',
      { saidFen: 799, leftFen: 800 },
    )
    await room.approved(projectId, final)
    expect(await room.show(projectId)).toMatchObject({
      reporting: { next: 'nothing', daysLeft: 0, lateDays: 0 },
      reports: [{ kind: 'final', partners: final.partners, surplus: final.surplus }],
    })
    await room.refused(room.editor, 'reports.publish', aReport(projectId), 'REPORTED_IN_FULL')
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, { kind: 'correction' }),
      'REPORT_INCOMPLETE',
      { missing: ['partners', 'surplus'] },
    )
  })

  test('an appeal reports every 5 days while the rescue lasts, and every 3 months after', async () => {
    const projectId = await room.ours(2)
    await room.world.db.run(sql`
      update project set content = content || '{"reportEvery": "5-days", "emergency": true}',
        record_number = null, filing_due_on = ${addDays(room.today(), 6)} where id = ${projectId}`)
    expect((await room.show(projectId)).reporting).toMatchObject({ filingDaysLeft: 6 })
    const why = { spending: [], nothingSpentWhy: '物资是捐来的。' }
    expect(await room.approved(projectId, why)).toMatchObject({
      nextReportDueOn: addDays(room.today(), 5),
    })
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, { ...why, rescueEndedOn: addDays(room.today(), 1) }),
      'REPORT_INCOMPLETE',
      { missing: ['rescueEndedOn'] },
    )
    const ended = await room.approved(projectId, { ...why, rescueEndedOn: room.today() })
    expect(ended.nextReportDueOn > addDays(room.today(), 80)).toBe(true)
    expect(await room.show(projectId)).toMatchObject({ rescueUntil: room.today() })
  })
})
