/** A report on its way to whoever reads it: saved, sent, returned, sent again, corrected. */
import { aNewsroom, aReport, type Newsroom } from '../support/newsroom'
import { type Person, printLedger } from '../support/world'

jest.setTimeout(240_000)

describe.each(['pglite', 'postgresql'] as const)('reports being written on %s', (database) => {
  let room: Newsroom
  beforeAll(async () => {
    room = await aNewsroom(database)
  }, 240_000)
  afterAll(() => room.close())

  test('drafts save themselves; finance returns one with a reason, and it is sent again', async () => {
    const projectId = await room.ours(30)
    await room.donor.give(projectId, 1200)
    const save = (person: Person, content: object, more: object = {}) =>
      person.done('reports.save', { projectId, content, ...more })
    const { reportId } = await save(room.editor, {})
    const saved = await save(room.owner, { title: '第一批' }, { reportId, version: 1 })
    expect(saved).toMatchObject({ reportId, version: 2 })
    const late = { projectId, reportId, version: 1, content: { text: '旧的' } }
    await room.refused(room.editor, 'reports.save', late, 'REPORT_CHANGED', {
      reportId,
      version: 2,
    })
    expect(await room.donor.call('reports.show', { reportId })).toMatchObject({
      name: 'NO_SUCH_REPORT',
    })

    const send = { ...aReport(projectId), reportId, version: 2 }
    const sent = await room.editor.done('reports.publish', send)
    expect(sent).toEqual({ reportId, state: 'waiting', version: 3 })
    expect(await room.editor.done('reports.publish', send)).toEqual(sent)
    await room.refused(room.editor, 'reports.save', { ...late, version: 3 }, 'REPORT_NOT_OPEN')
    await room.refused(room.editor, 'reports.return', { reportId, why: '想再改改' }, 'FORBIDDEN')
    await room.finance.done('reports.return', { reportId, why: '发票少一张。' })
    await room.refused(room.finance, 'reports.approve', { reportId }, 'REPORT_NOT_WAITING')
    const { items } = await room.editor.done('reports.drafts', { projectId })
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
    const again = await room.editor.done('reports.publish', { ...send, version: 3 })
    expect(again).toMatchObject({ state: 'waiting', version: 4 })
    await room.refused(room.finance, 'reports.approve', { reportId, version: 3 }, 'REPORT_CHANGED')
    await room.finance.done('reports.approve', { reportId, version: 4 })
    expect(await room.editor.done('reports.drafts', { projectId })).toEqual({ items: [] })
    const changes = await room.finance.done('staff.changes', { charityId: 'shandu' })
    const told = changes.items.filter(({ subject }) => subject === reportId)
    expect(told.map(({ what }) => what)).toEqual([
      'report.approved',
      'report.sent',
      'report.returned',
      'report.sent',
    ])
    const title = { zh: expect.any(String), en: expect.any(String) }
    expect(told.map(({ after }) => after)).toMatchObject([
      { title, version: 1, spentFen: expect.any(Number) },
      { title, kind: 'progress' },
      { title, why: '发票少一张。' },
      { title, kind: 'progress' },
    ])
  })

  test('words that the platform is unsure of wait for an operator; passed, the report can be approved', async () => {
    const { world, owner: operator, editor, finance } = room
    const projectId = await room.ours(30)
    await room.donor.give(projectId, 1200)
    const check = jest.spyOn(world.product.app.chat, 'checkText')
    check.mockResolvedValue({ verdict: 'review', by: 'nobody' })
    try {
      const { reportId } = await editor.done('reports.publish', aReport(projectId))
      const inQueue = async () =>
        (await operator.done('reviews.open', {})).items.filter(
          (item) => item.projectId === projectId,
        )
      await room.refused(finance, 'reports.approve', { reportId }, 'TEXT_UNCHECKED')
      const [first] = await inQueue()
      expect(first).toMatchObject({
        kind: 'report',
        message: '第一批 12 床\n送到了两所学校。\n校长点过数。\n12 床',
      })
      const reviewId = first?.reviewId ?? ''
      await operator.done('reviews.decide', { reviewId, show: false })
      const { items } = await editor.done('reports.drafts', { projectId })
      expect(items).toMatchObject([{ reportId, state: 'returned', why: expect.any(String) }])

      const again = { ...aReport(projectId, { title: '第一批十二床' }), reportId }
      await editor.done('reports.publish', { ...again, version: items[0]?.version })
      await room.refused(operator, 'reviews.decide', { reviewId, show: true }, 'NO_SUCH_REVIEW')
      const [second] = await inQueue()
      await operator.done('reviews.decide', { reviewId: second?.reviewId ?? '', show: true })
      await finance.done('reports.approve', { reportId })
      expect(await inQueue()).toEqual([])
      const { reports } = await room.show(projectId)
      expect(reports).toMatchObject([{ reportId, title: { zh: '第一批十二床' } }])
    } finally {
      check.mockRestore()
    }
  })

  test('a correction is a new version; what differs is booked, and the old one stays to be read', async () => {
    const projectId = await room.ours(30)
    await room.donor.give(projectId, 3000)
    const first = await room.approved(projectId, {
      spending: [
        { line: '被子与床品', amountFen: 1200 },
        { line: '运输', amountFen: 300 },
      ],
    })
    const due = first.nextReportDueOn
    const second = await room.approved(projectId, {
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
    await room.refused(
      room.editor,
      'reports.publish',
      aReport(projectId, { kind: 'correction', corrects: first.reportId }),
      'REPORT_CORRECTED',
      { by: second.reportId },
    )
    const third = await room.approved(projectId, { kind: 'correction', spending: [] })
    const { items } = await room.donor.done('reports.list', { projectId })
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
    const page = await room.show(projectId)
    expect(page.reports.map(({ reportId }) => reportId)).toEqual([third.reportId])
    expect(page.reporting).toMatchObject({ spentFen: 0 })
    const { report } = await room.donor.done('reports.show', { reportId: first.reportId })
    expect(report?.spending).toEqual([
      { line: { zh: '被子与床品', en: 'Quilts and bedding' }, amountFen: 1200, vouchers: 0 },
      { line: { zh: '运输', en: 'Transport' }, amountFen: 300, vouchers: 0 },
    ])
    expect(await printLedger(room.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 30
gift fund -30
report spent 15
report merchant -15
report spent -1
report merchant 1
report spent 0.5
report merchant -0.5
report spent -14.5
report merchant 14.5"
`)
  })

  test('the same key is one report, and another body under it is refused', async () => {
    const projectId = await room.ours(30)
    const report = aReport(projectId, {
      spending: [],
      nothingSpentWhy: '还没开始。',
      key: 'one-key',
    })
    const twice = [1, 2].map(() => room.editor.done('reports.publish', report))
    const [sent, again] = await Promise.all(twice)
    expect(again).toEqual(sent)
    expect(await room.editor.done('reports.publish', report)).toEqual(sent)
    await room.refused(room.editor, 'reports.publish', { ...report, title: '另一份' }, 'KEY_REUSED')
    expect((await room.editor.done('reports.drafts', { projectId })).items).toHaveLength(1)
  })
})
