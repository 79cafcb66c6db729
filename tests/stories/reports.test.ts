/**
 * What became of the money: a report that is late closes giving, one that a second person has approved opens
 * it again, and what it says was spent stands in the ledger.
 */
import { sql } from '../../cloudfunctions/db'
import { addDays, type Day, dayOf, startOf } from '../../contracts/beijing'
import { aProject } from '../support/books'
import { aRequest, refusedWithoutTrace } from '../support/refusals'
import { aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(120_000)

const START = Date.parse('2027-01-05T10:00:00+08:00')
const HOUR = 3_600_000

describe.each(['pglite', 'postgresql'] as const)('reports on %s', (database) => {
  let world: World
  let [owner, editor, finance]: Person[] = []
  let donor: Person
  let stranger: Person
  let projects = 0
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { startMs: START } })
    owner = await world.anOperator()
    editor = await aMember('editor')
    finance = await aMember('finance')
    donor = await world.aPerson('阿禾')
    stranger = await world.aPerson('别家的人')
    await join(stranger, 'finance', 'hedeng')
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  async function aMember(role: 'editor' | 'finance') {
    const person = await world.aPerson(role)
    await join(person, role, 'shandu')
    return person
  }
  async function join(person: Person, role: 'editor' | 'finance', charityId: string) {
    const operator = await world.anOperator()
    const { code } = await operator.done('staff.invite', { charityId, role })
    await person.done('staff.join', { code })
  }
  const today = () => dayOf(world.product.app.clock.now())
  /** Of the charity whose people these are; its report is due in so many days. */
  function ours(dueInDays: number, more: Parameters<typeof aProject>[2] = {}) {
    projects += 1
    return aProject(world.db, `story00${projects}`, {
      next_report_due_on: addDays(today(), dueInDays),
      ends_on: addDays(today(), 400),
      ...more,
    })
  }
  const aReport = (projectId: string, more: object = {}) => ({
    projectId,
    kind: 'progress' as const,
    title: '第一批 12 床',
    text: '送到了两所学校。\n校长点过数。',
    spending: [{ line: '被子与床品', amountFen: 1200, note: '12 床' }],
    ...more,
  })
  const who = (person: Person | undefined) => person ?? unreachable()
  async function approved(projectId: string, more: object = {}) {
    const { reportId } = await who(editor).done('reports.publish', aReport(projectId, more))
    return who(finance).done('reports.approve', { reportId })
  }
  const show = (projectId: string) => donor.done('projects.show', { projectId })

  test('late, closed, sent, refused to its author, approved by finance, open again, booked', async () => {
    const projectId = await ours(1)
    await donor.give(projectId, 2000)
    expect((await show(projectId)).reporting).toMatchObject({
      next: 'progress',
      daysLeft: 1,
      lateDays: 0,
    })
    await world.control('/clock', { to: noonOn(addDays(today(), 3)) })
    expect(await show(projectId)).toMatchObject({
      openness: { open: false, why: 'REPORT_LATE', lateDays: 2 },
      reporting: { daysLeft: 0, lateDays: 2 },
    })
    expect(await donor.call('gifts.start', aRequest({ projectId }))).toMatchObject({
      name: 'REPORT_LATE',
    })

    // Whoever of finance writes a report needs somebody else of finance.
    const report = aReport(projectId)
    const { reportId, state } = await who(finance).done('reports.publish', report)
    expect(state).toBe('waiting')
    expect(await donor.done('reports.list', { projectId })).toEqual({ items: [] })
    await refused(who(finance), 'reports.approve', { reportId }, 'SECOND_PERSON_NEEDED')
    await refused(who(editor), 'reports.approve', { reportId }, 'FORBIDDEN')
    await refused(who(owner), 'reports.approve', { reportId }, 'FORBIDDEN')
    await refused(stranger, 'reports.approve', { reportId }, 'NO_SUCH_REPORT')
    expect((await show(projectId)).openness).toMatchObject({ why: 'REPORT_LATE' })

    const second = await aMember('finance')
    const approval = await second.done('reports.approve', { reportId })
    expect(approval).toEqual({
      reportId,
      state: 'published',
      counts: true,
      nextReportDueOn: '2027-04-08',
    })
    expect(await second.done('reports.approve', { reportId })).toEqual(approval)
    expect(await show(projectId)).toMatchObject({
      openness: { open: true },
      nextReportDueOn: '2027-04-08',
      reporting: { next: 'progress', daysLeft: 90, lateDays: 0, spentFen: 1200, overspentFen: 0 },
      reports: [{ reportId, spentFen: 1200, counts: true, version: 1 }],
    })
    await donor.give(projectId, 500)
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20
report spent 12
report merchant -12
gift merchant 5
gift fund -5"
`)
    await world.pass(60_000)
    const { items } = await donor.done('notices.mine', {})
    expect(items.filter(({ kind }) => kind === 'report_published')).toHaveLength(1)
  })

  test('news that says nothing of the money is read, and does not count', async () => {
    const projectId = await ours(10)
    const news = await approved(projectId, { spending: [] })
    expect(news).toMatchObject({ counts: false, nextReportDueOn: addDays(today(), 10) })
    const reason = await approved(projectId, {
      spending: [],
      nothingSpentWhy: '第一批下月才发货。',
    })
    expect(reason).toMatchObject({ counts: true })
    expect(reason.nextReportDueOn > addDays(today(), 80)).toBe(true)
    const { reports } = await show(projectId)
    expect(reports.map(({ nothingSpentWhy }) => nothingSpentWhy)).toEqual([
      '第一批下月才发货。',
      undefined,
    ])
  })

  test('more than came in is refused when it is sent, and when two wait that are too much together', async () => {
    const projectId = await ours(30)
    await donor.give(projectId, 1000)
    const send = (fen: number) =>
      aReport(projectId, { spending: [{ line: 'Transport', amountFen: fen }] })
    await refused(who(editor), 'reports.publish', send(1001), 'SPENT_TOO_MUCH', {
      cameInFen: 1000,
      spentFen: 0,
      askedFen: 1001,
    })
    const waiting = [600, 600].map((fen) => who(editor).done('reports.publish', send(fen)))
    const [one, other] = await Promise.all(waiting)
    const replies = await Promise.all(
      [one, other].map((sent) =>
        who(finance).call('reports.approve', { reportId: sent?.reportId ?? '' }),
      ),
    )
    expect(replies.map((reply) => (reply.ok ? 'approved' : reply.name)).sort()).toEqual([
      'SPENT_TOO_MUCH',
      'approved',
    ])
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot()
  })

  test('a refund after the money was spent goes its way; the page says what is missing', async () => {
    const projectId = await ours(30)
    const giftId = await donor.give(projectId, 1200)
    await approved(projectId)
    await donor.done('gifts.undo', { giftId })
    await world.pass(HOUR)
    expect(await show(projectId)).toMatchObject({
      totals: { raisedFen: 0, refundedFen: 1200 },
      reporting: { spentFen: 1200, overspentFen: 1200 },
    })
    await refused(
      who(editor),
      'reports.publish',
      aReport(projectId, { spending: [{ line: '运输', amountFen: 1 }] }),
      'SPENT_TOO_MUCH',
      { cameInFen: 0, spentFen: 1200, askedFen: 1 },
    )
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot()
  })

  test('a correction is a new version; what differs is booked, and the old one stays to be read', async () => {
    const projectId = await ours(30)
    await donor.give(projectId, 3000)
    const first = await approved(projectId, {
      spending: [
        { line: '被子与床品', amountFen: 1200 },
        { line: '运输', amountFen: 300 },
      ],
    })
    const due = first.nextReportDueOn
    const second = await approved(projectId, {
      kind: 'correction',
      corrects: first.reportId,
      title: { zh: '更正：运费多写了', en: 'Correction: less for transport' },
      spending: [
        { line: '被子与床品', amountFen: 1250 },
        { line: '运输', amountFen: 200 },
      ],
    })
    // It tells nothing new, so it moves no day.
    expect(second).toMatchObject({ counts: true, nextReportDueOn: due })
    await refused(
      who(editor),
      'reports.publish',
      aReport(projectId, { kind: 'correction', corrects: first.reportId }),
      'REPORT_CORRECTED',
      { by: second.reportId },
    )
    const third = await approved(projectId, { kind: 'correction', spending: [] })
    const { items } = await donor.done('reports.list', { projectId })
    expect(
      items.map(({ reportId, version, corrects, correctedBy, spentFen }) => ({
        reportId,
        version,
        corrects,
        correctedBy,
        spentFen,
      })),
    ).toEqual([
      {
        reportId: third.reportId,
        version: 3,
        corrects: second.reportId,
        correctedBy: undefined,
        spentFen: 0,
      },
      {
        reportId: second.reportId,
        version: 2,
        corrects: first.reportId,
        correctedBy: third.reportId,
        spentFen: 1450,
      },
      {
        reportId: first.reportId,
        version: 1,
        corrects: undefined,
        correctedBy: second.reportId,
        spentFen: 1500,
      },
    ])
    const page = await show(projectId)
    expect(page.reports.map(({ reportId }) => reportId)).toEqual([third.reportId])
    expect(page.reporting).toMatchObject({ spentFen: 0 })
    const { report } = await donor.done('reports.show', { reportId: first.reportId })
    expect(report?.spending).toEqual([
      { line: { zh: '被子与床品', en: 'Quilts and bedding' }, amountFen: 1200, vouchers: 0 },
      { line: { zh: '运输', en: 'Transport' }, amountFen: 300, vouchers: 0 },
    ])
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot()
  })

  test('drafts save themselves; finance returns one with a reason, and it is sent again', async () => {
    const projectId = await ours(30)
    await donor.give(projectId, 1200)
    const save = (person: Person, content: object, more: object = {}) =>
      person.done('reports.save', { projectId, content, ...more })
    const { reportId } = await save(who(editor), {})
    const saved = await save(who(owner), { title: '第一批' }, { reportId, version: 1 })
    expect(saved).toMatchObject({ reportId, version: 2 })
    const late = { projectId, reportId, version: 1, content: { text: '旧的' } }
    await refused(who(editor), 'reports.save', late, 'REPORT_CHANGED', { reportId, version: 2 })
    expect(await donor.call('reports.show', { reportId })).toMatchObject({ name: 'NO_SUCH_REPORT' })

    const send = { ...aReport(projectId), reportId, version: 2 }
    const sent = await who(editor).done('reports.publish', send)
    expect(sent).toEqual({ reportId, state: 'waiting', version: 3 })
    expect(await who(editor).done('reports.publish', send)).toEqual(sent)
    await refused(who(editor), 'reports.save', { ...late, version: 3 }, 'REPORT_NOT_OPEN')
    await refused(who(editor), 'reports.return', { reportId, why: '想再改改' }, 'FORBIDDEN')
    await who(finance).done('reports.return', { reportId, why: '发票少一张。' })
    await refused(who(finance), 'reports.approve', { reportId }, 'REPORT_NOT_WAITING')
    const { items } = await who(editor).done('reports.drafts', { projectId })
    expect(items).toMatchObject([
      {
        reportId,
        state: 'returned',
        why: '发票少一张。',
        version: 3,
        mine: true,
        content: { kind: 'progress' },
      },
    ])
    const again = await who(editor).done('reports.publish', { ...send, version: 3 })
    expect(again).toMatchObject({ state: 'waiting', version: 4 })
    await refused(who(finance), 'reports.approve', { reportId, version: 3 }, 'REPORT_CHANGED')
    await who(finance).done('reports.approve', { reportId, version: 4 })
    expect(await who(editor).done('reports.drafts', { projectId })).toEqual({ items: [] })
    const changes = await who(finance).done('staff.changes', { charityId: 'shandu' })
    const told = changes.items.filter(({ subject }) => subject === reportId)
    expect(told.map(({ what }) => what)).toEqual([
      'report.approved',
      'report.sent',
      'report.returned',
      'report.sent',
    ])
  })

  test('the final report comes after the end, says who helped and what is left, and ends the clock', async () => {
    const projectId = await ours(30)
    await donor.give(projectId, 2000)
    const final = {
      kind: 'final' as const,
      partners: [{ name: '渡口镇小学', did: '分发' }],
      surplus: { fen: 800, where: '下一批学校' },
    }
    await refused(who(editor), 'reports.publish', aReport(projectId, final), 'REPORT_TOO_EARLY')
    const on = addDays(today(), 2)
    await world.db.run(sql`
      update project set ends_on = ${addDays(today(), 1)} where id = ${projectId}`)
    await world.control('/clock', { to: noonOn(on) })
    await refused(
      who(editor),
      'reports.publish',
      aReport(projectId, { kind: 'final', spending: [] }),
      'REPORT_INCOMPLETE',
      { missing: ['partners', 'surplus', 'spending'] },
    )
    await refused(
      who(editor),
      'reports.publish',
      aReport(projectId, { ...final, surplus: { fen: 799, where: '下一批学校' } }),
      'SURPLUS_DIFFERS',
      { saidFen: 799, leftFen: 800 },
    )
    await approved(projectId, final)
    expect(await show(projectId)).toMatchObject({
      reporting: { next: 'nothing', daysLeft: 0, lateDays: 0 },
      reports: [{ kind: 'final', partners: final.partners, surplus: final.surplus }],
    })
    await refused(who(editor), 'reports.publish', aReport(projectId), 'REPORTED_IN_FULL')
    await refused(
      who(editor),
      'reports.publish',
      aReport(projectId, { kind: 'correction' }),
      'REPORT_INCOMPLETE',
      { missing: ['partners', 'surplus'] },
    )
  })

  test('an appeal reports every 5 days while the rescue lasts, and every 3 months after', async () => {
    const projectId = await ours(2)
    await world.db.run(sql`
      update project set content = content || '{"reportEvery": "5-days", "emergency": true}',
        record_number = null, filing_due_on = ${addDays(today(), 6)} where id = ${projectId}`)
    expect((await show(projectId)).reporting).toMatchObject({ filingDaysLeft: 6 })
    const why = { spending: [], nothingSpentWhy: '物资是捐来的。' }
    expect(await approved(projectId, why)).toMatchObject({ nextReportDueOn: addDays(today(), 5) })
    await refused(
      who(editor),
      'reports.publish',
      aReport(projectId, { ...why, rescueEndedOn: addDays(today(), 1) }),
      'REPORT_INCOMPLETE',
      { missing: ['rescueEndedOn'] },
    )
    const ended = await approved(projectId, { ...why, rescueEndedOn: today() })
    expect(ended.nextReportDueOn > addDays(today(), 80)).toBe(true)
    expect(await show(projectId)).toMatchObject({ rescueUntil: today() })
  })

  const bad: [string, object, string, object?][] = [
    [
      'a line that the budget does not have',
      { spending: [{ line: '请客', amountFen: 1 }] },
      'LINE_NOT_IN_BUDGET',
    ],
    ['a sum of nothing', { spending: [{ line: '运输', amountFen: 0 }] }, 'INVALID_INPUT'],
    ['a sum below zero', { spending: [{ line: '运输', amountFen: -1 }] }, 'INVALID_INPUT'],
    ['no title', { title: ' ' }, 'INVALID_INPUT'],
    ['a reason for nothing beside spending', { nothingSpentWhy: '没花' }, 'INVALID_INPUT'],
    ['a correction of nothing', { kind: 'correction' }, 'NO_SUCH_REPORT'],
    [
      'a correction of an example’s report',
      { kind: 'correction', corrects: 'quilt001-3' },
      'NO_SUCH_REPORT',
    ],
    [
      'consent of tomorrow',
      { people: [{ consentOn: '2099-01-01' }] },
      'CONSENT_MISSING',
      { missing: ['people.0.consentOn'] },
    ],
    [
      'pictures without a word of who is in them',
      { pictures: ['file1'] },
      'CONSENT_MISSING',
      { missing: ['people'] },
    ],
    [
      'a child’s picture with its face',
      { pictures: ['file1'], people: [{ consentOn: '2027-01-01', guardian: true }] },
      'CONSENT_MISSING',
      { missing: ['facesBlurred'] },
    ],
  ]
  test.each(bad)('%s is refused, and nothing is changed', async (_what, more, name, details) => {
    const projectId = await ours(30)
    await donor.give(projectId, 2000)
    await refused(who(editor), 'reports.publish', aReport(projectId, more), name, details)
  })

  test('a report for another charity’s project is refused, and by whoever is no staff', async () => {
    const report = aReport('lunch001', { spending: [], nothingSpentWhy: '还没开始。' })
    await refused(who(editor), 'reports.publish', report, 'FORBIDDEN')
    await refused(donor, 'reports.publish', report, 'FORBIDDEN')
    await refused(who(editor), 'reports.publish', aReport('nowhere1'), 'NO_SUCH_PROJECT')
    const projectId = await ours(30)
    const mine = await who(editor).done('reports.save', { projectId, content: {} })
    const elsewhere = { ...aReport(await ours(30)), spending: [], reportId: mine.reportId }
    await refused(who(editor), 'reports.publish', elsewhere, 'NO_SUCH_REPORT')
  })

  test('the same key is one report, and another body under it is refused', async () => {
    const projectId = await ours(30)
    const report = aReport(projectId, {
      spending: [],
      nothingSpentWhy: '还没开始。',
      key: 'one-key',
    })
    const [one, other] = await Promise.all(
      [1, 2].map(() => who(editor).call('reports.publish', report)),
    )
    const sent = await who(editor).done('reports.publish', report)
    for (const reply of [one, other]) if (reply?.ok) expect(reply.result).toEqual(sent)
    await refused(who(editor), 'reports.publish', { ...report, title: '另一份' }, 'KEY_REUSED')
    expect((await who(editor).done('reports.drafts', { projectId })).items).toHaveLength(1)
  })

  async function refused(person: Person, name: string, body: object, as: string, details?: object) {
    await refusedWithoutTrace(world, () => person.send(name, body), as as never, details)
  }
  const noonOn = (on: Day) => new Date(startOf(on).getTime() + 12 * HOUR).toISOString()
})

function unreachable(): never {
  throw new Error('everybody was made above')
}
