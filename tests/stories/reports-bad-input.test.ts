/** What no report may say, and who may not write one: refused, and nothing is changed. */
import type { ErrorName } from '../../contracts/errors'
import { aNewsroom, aReport, type Newsroom } from '../support/newsroom'

jest.setTimeout(240_000)

describe.each(['pglite', 'postgresql'] as const)('reports that are refused on %s', (database) => {
  let room: Newsroom
  beforeAll(async () => {
    room = await aNewsroom(database)
  }, 240_000)
  afterAll(() => room.close())

  const bad: { what: string; more: object; name: ErrorName; details?: object }[] = [
    {
      what: 'a line that the budget does not have',
      more: line('请客', 1),
      name: 'LINE_NOT_IN_BUDGET',
    },
    { what: 'a sum of nothing', more: line('运输', 0), name: 'INVALID_INPUT' },
    { what: 'a sum below zero', more: line('运输', -1), name: 'INVALID_INPUT' },
    { what: 'no title', more: { title: ' ' }, name: 'INVALID_INPUT' },
    {
      what: 'a reason for nothing beside spending',
      more: { nothingSpentWhy: '没花' },
      name: 'INVALID_INPUT',
    },
    { what: 'a correction of nothing', more: { kind: 'correction' }, name: 'NO_SUCH_REPORT' },
    {
      what: 'a correction of an example’s report',
      more: { kind: 'correction', corrects: 'quilt001-3' },
      name: 'NO_SUCH_REPORT',
    },
    {
      what: 'a correction by another kind',
      more: { corrects: 'quilt001-3' },
      name: 'INVALID_INPUT',
    },
    {
      what: 'consent of tomorrow',
      more: { people: [{ consentOn: '2099-01-01' }] },
      name: 'CONSENT_MISSING',
      details: { missing: ['people.0.consentOn'] },
    },
    {
      what: 'pictures without a word of who is in them',
      more: { pictures: ['file1'] },
      name: 'CONSENT_MISSING',
      details: { missing: ['people'] },
    },
    {
      what: 'a child’s picture with its face',
      more: { pictures: ['file1'], people: [{ consentOn: '2027-01-01', guardian: true }] },
      name: 'CONSENT_MISSING',
      details: { missing: ['facesBlurred'] },
    },
    {
      what: 'a picture that was never sent',
      more: { pictures: ['file1'], people: [] },
      name: 'NO_SUCH_FILE',
    },
  ]
  test.each(bad)('$what is refused, and nothing is changed', async ({ more, name, details }) => {
    const projectId = await room.ours(30)
    await room.donor.give(projectId, 2000)
    await room.refused(room.editor, 'reports.publish', aReport(projectId, more), name, details)
    expect((await room.editor.done('reports.drafts', { projectId })).items).toEqual([])
  })

  test('a report for another charity’s project is refused, and by whoever is no staff', async () => {
    const report = aReport('lunch001', { spending: [], nothingSpentWhy: '还没开始。' })
    await room.refused(room.editor, 'reports.publish', report, 'FORBIDDEN')
    await room.refused(room.donor, 'reports.publish', report, 'FORBIDDEN')
    await room.refused(room.editor, 'reports.publish', aReport('nowhere1'), 'NO_SUCH_PROJECT')
    const projectId = await room.ours(30)
    const mine = await room.editor.done('reports.save', { projectId, content: {} })
    const elsewhere = { ...aReport(await room.ours(30)), spending: [], reportId: mine.reportId }
    await room.refused(room.editor, 'reports.publish', elsewhere, 'NO_SUCH_REPORT')
  })
})

function line(name: string, amountFen: number) {
  return { spending: [{ line: name, amountFen }] }
}
