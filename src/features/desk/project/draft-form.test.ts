import type { DraftContent, DraftField } from '../../../../contracts/project-drafts'
import { budgetSum, draftFormOf, emptyBudgetRow, patchOf } from './draft-form'

const all = Object.keys(patchOf(draftFormOf({}), everyField())) as DraftField[]

function everyField(): DraftField[] {
  return [
    ...(['title', 'summary', 'cause', 'cover', 'monthly', 'emergency', 'goalFen'] as const),
    ...(['presetsFen', 'recordNumber', 'recordUntil', 'filingDueOn', 'startsOn'] as const),
    ...(['endsOn', 'story', 'beneficiary', 'usedFor', 'notUsedFor', 'surplusRule'] as const),
    ...(['budget', 'meanings', 'reportEvery'] as const),
  ]
}

test('what was saved comes back as it was', () => {
  const content: DraftContent = {
    title: { zh: '一床厚被子', en: 'A quilt' },
    summary: { zh: '一个暖和的冬天' },
    cause: 'education',
    cover: 'quilt',
    monthly: true,
    emergency: false,
    goalFen: 50_000_000,
    presetsFen: [1_000, 2_000, 5_050],
    startsOn: '2026-12-10',
    story: [{ zh: '高原的夜里很冷。', en: 'Nights are cold.' }, { zh: '被子能挡。' }],
    budget: [{ line: { zh: '运输' }, per100: 20, kind: 'work' }],
    meanings: [{ amountFen: 6_000, means: { zh: '半床被' } }],
    reportEvery: '3-months',
  }
  expect(patchOf(draftFormOf(content), all)).toMatchObject(content)
})

test('an emptied field and an emptied day are taken out', () => {
  const form = draftFormOf({ title: { zh: '旧' }, startsOn: '2026-12-10' })
  const patch = patchOf({ ...form, title: { zh: ' ', en: '' }, startsOn: '' }, all)
  expect([patch.title, patch.startsOn]).toEqual([null, null])
})

test('of a project that stands only what may change is sent', () => {
  const form = draftFormOf({ title: { zh: '名' }, summary: { zh: '一句' } })
  expect(patchOf(form, ['summary'])).toEqual({ summary: { zh: '一句' } })
})

test('a budget’s sum counts what is a whole number up to 100', () => {
  const row = (per100: string) => ({ ...emptyBudgetRow(), per100 })
  expect(budgetSum([row('72'), row('２０'), row('8'), row('8.5'), row('')])).toBe(100)
})
