/** What a report must hold, and what of a correction is booked. */
import fc from 'fast-check'
import { day } from '../../contracts/beijing'
import type { ReportContent } from '../../contracts/reports'
import { linesToBook, type ReportedProject, reportCounts, reportedLines, whyUnfit } from './rules'

const TODAY = day('2026-12-10')
const words = (zh: string, en: string) => ({ zh, en })
const budget: ReportedProject['budget'] = [
  { line: words('被子', 'Quilts'), per100: 80, kind: 'work' },
  { line: words('运输', 'Transport'), per100: 12, kind: 'work' },
  { line: words('管理费', 'Management'), per100: 8, kind: 'management' },
]
const project: ReportedProject = {
  projectId: 'quilt001',
  charityId: 'shandu',
  budget,
  reportEvery: '3-months',
  rescueUntil: null,
  startsOn: day('2026-09-01'),
  endsOn: day('2026-12-31'),
  ended: false,
  reportedInFullOn: null,
}
const content = (more: Partial<ReportContent> = {}): ReportContent => ({
  kind: 'progress',
  title: words('第一批', 'The first'),
  text: words('送到了。', 'It arrived.'),
  spending: [{ line: '被子', amountFen: 1000 }],
  ...more,
})
const why = (more: Partial<ReportContent>, of: Partial<ReportedProject> = {}) =>
  whyUnfit(content(more), { ...project, ...of }, undefined, TODAY)

test('a line is found by either of its names, and by no other', () => {
  for (const line of ['被子', 'Transport']) {
    expect(why({ spending: [{ line, amountFen: 1 }] })).toBeUndefined()
  }
  expect(why({ spending: [{ line: 'quilts', amountFen: 1 }] })).toMatchObject({
    refused: 'LINE_NOT_IN_BUDGET',
    details: { line: 'quilts' },
  })
})

test('a report counts with spending, or with a reason why there was none', () => {
  expect(reportCounts(content())).toBe(true)
  expect(reportCounts(content({ spending: [] }))).toBe(false)
  expect(reportCounts(content({ spending: [], nothingSpentWhy: '还没发货' }))).toBe(true)
})

test('pictures need a word of everybody in them; of a child, the face is blurred as well', () => {
  const pictures = ['file-1']
  const consent = { consentOn: '2026-12-10' }
  expect(why({ pictures })).toMatchObject({ details: { missing: ['people'] } })
  expect(why({ pictures: [] })).toBeUndefined()
  expect(why({ pictures, people: [] })).toBeUndefined()
  expect(why({ pictures, people: [consent] })).toBeUndefined()
  const child = { ...consent, guardian: true }
  expect(why({ pictures, people: [consent, child] })).toMatchObject({
    refused: 'CONSENT_MISSING',
    details: { missing: ['facesBlurred'] },
  })
  expect(why({ pictures, people: [child], facesBlurred: true })).toBeUndefined()
})

test('a final report waits for the end, and says who helped and what is left', () => {
  const final = { kind: 'final' as const }
  const surplus = { fen: 100, where: '下一批' }
  expect(why(final)).toMatchObject({ refused: 'REPORT_TOO_EARLY' })
  const ended = { ended: true }
  expect(why(final, ended)).toMatchObject({ details: { missing: ['partners', 'surplus'] } })
  const nowhere = { ...final, partners: [], surplus: { fen: 1, where: '' } }
  expect(why(nowhere, ended)).toMatchObject({ details: { missing: ['surplus'] } })
  expect(why({ ...final, partners: [], surplus: { fen: 0, where: '' } }, ended)).toBeUndefined()
  expect(why({ ...final, partners: [], surplus }, ended)).toBeUndefined()
  const full = { ...ended, reportedInFullOn: TODAY }
  expect(why({}, full)).toMatchObject({ refused: 'REPORTED_IN_FULL' })
})

test('the end of a rescue lies in its time, and only a disaster appeal has one', () => {
  const disaster = { reportEvery: '5-days' as const }
  expect(why({ rescueEndedOn: '2026-12-10' }, disaster)).toBeUndefined()
  for (const [rescueEndedOn, of] of [
    ['2026-12-11', disaster],
    ['2026-08-31', disaster],
    ['2026-12-01', {}],
  ] as const) {
    expect(why({ rescueEndedOn }, of)).toMatchObject({ details: { missing: ['rescueEndedOn'] } })
  }
})

const lines = fc.array(
  fc.record({
    line: fc.constantFrom('被子', 'Quilts', '运输', '管理费'),
    amountFen: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  { maxLength: 8 },
)

test('whatever versions say, the lines that are booked come to the last one, line by line', () => {
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (versions) => {
      const booked = new Map<string, number>()
      let before: Parameters<typeof linesToBook>[2]
      for (const [n, spending] of versions.entries()) {
        const said = content({ kind: n === 0 ? 'progress' : 'correction', spending })
        for (const { line, amountFen } of linesToBook(said, budget, before)) {
          expect(amountFen).not.toBe(0)
          booked.set(line, (booked.get(line) ?? 0) + amountFen)
        }
        const shown = reportedLines(said, budget)
        for (const { line } of budget) {
          const sum = shown.filter((one) => one.line.zh === line.zh)
          expect(booked.get(line.zh) ?? 0).toBe(sum.reduce((fen, one) => fen + one.amountFen, 0))
        }
        before = { reportId: `quilt001-r${n}`, version: n + 1, inFull: false, spending: shown }
      }
    }),
  )
})
