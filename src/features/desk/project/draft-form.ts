/**
 * A project's draft as it stands on the screen: texts as they were typed. Pure. What may change is sent, an
 * emptied field as null (contracts/project-drafts.ts).
 */
import { formatFen, parseYuan } from '../../../../contracts/money'
import type { DraftContent, DraftField, DraftPatch } from '../../../../contracts/project-drafts'
import { rowKey } from '../report/form'

export type Both = { zh: string; en: string }
export type BudgetRow = { key: string; line: Both; per100: string; management: boolean }
export type MeaningRow = { key: string; amount: string; means: Both }

export const bothFields = [
  'title',
  'summary',
  'beneficiary',
  'usedFor',
  'notUsedFor',
  'surplusRule',
] as const
export const dayFields = ['recordUntil', 'filingDueOn', 'startsOn', 'endsOn'] as const
export type BothField = (typeof bothFields)[number]
export type DayName = (typeof dayFields)[number]

export type DraftForm = Record<BothField, Both> &
  Record<DayName, string> & {
    cause: DraftContent['cause'] | undefined
    cover: string
    monthly: boolean
    emergency: boolean
    goal: string
    presets: string[]
    recordNumber: string
    /** Paragraphs, a line each. */
    story: Both
    budget: BudgetRow[]
    meanings: MeaningRow[]
    reportEvery: DraftContent['reportEvery'] | undefined
  }

const PRESETS = 5

export function draftFormOf(content: DraftContent): DraftForm {
  const texts = bothFields.map((name) => [name, bothOf(content[name])] as const)
  const days = dayFields.map((name) => [name, content[name] ?? ''] as const)
  const { story = [], presetsFen = [] } = content
  return {
    ...(Object.fromEntries(texts) as Record<BothField, Both>),
    ...(Object.fromEntries(days) as Record<DayName, string>),
    cause: content.cause,
    cover: content.cover ?? '',
    monthly: content.monthly ?? false,
    emergency: content.emergency ?? false,
    goal: yuanText(content.goalFen),
    presets: Array.from({ length: PRESETS }, (_, n) => yuanText(presetsFen[n])),
    recordNumber: content.recordNumber ?? '',
    story: {
      zh: story.map(({ zh = '' }) => zh).join('\n'),
      en: story
        .map(({ en = '' }) => en)
        .join('\n')
        .trim(),
    },
    budget: (content.budget ?? []).map(({ line, per100, kind }) => ({
      key: rowKey(),
      line: bothOf(line),
      per100: per100 === undefined ? '' : String(per100),
      management: kind === 'management',
    })),
    meanings: (content.meanings ?? []).map(({ amountFen, means }) => ({
      key: rowKey(),
      amount: yuanText(amountFen),
      means: bothOf(means),
    })),
    reportEvery: content.reportEvery,
  }
}

/** Only of what may change: the server refuses the rest once a project stands. */
export function patchOf(form: DraftForm, changeable: readonly DraftField[]): DraftPatch {
  const presets = form.presets.flatMap((text) => parseYuan(text) ?? [])
  const all: DraftPatch = {
    ...Object.fromEntries(bothFields.map((name) => [name, wordsOf(form[name]) ?? null])),
    ...Object.fromEntries(dayFields.map((name) => [name, form[name] || null])),
    cause: form.cause ?? null,
    cover: form.cover || null,
    monthly: form.monthly,
    emergency: form.emergency,
    goalFen: parseYuan(form.goal) ?? null,
    presetsFen: presets.length > 0 ? presets : null,
    recordNumber: form.recordNumber.trim() || null,
    story: storyOf(form.story),
    budget: form.budget.map(({ line, per100, management }) => ({
      ...(wordsOf(line) && { line: wordsOf(line) }),
      ...(percentIn(per100) !== undefined && { per100: percentIn(per100) }),
      kind: management ? ('management' as const) : ('work' as const),
    })),
    meanings: form.meanings.map(({ amount, means }) => ({
      ...(parseYuan(amount) !== undefined && { amountFen: parseYuan(amount) }),
      ...(wordsOf(means) && { means: wordsOf(means) }),
    })),
    reportEvery: form.reportEvery ?? null,
  }
  const kept = Object.entries(all).filter(([name]) => changeable.includes(name as DraftField))
  return Object.fromEntries(kept) as DraftPatch
}

/** What the rows come to: a budget has exactly 100. */
export function budgetSum(rows: readonly BudgetRow[]): number {
  return rows.reduce((sum, { per100 }) => sum + (percentIn(per100) ?? 0), 0)
}

export const emptyBudgetRow = (): BudgetRow => ({
  key: rowKey(),
  line: bothOf(undefined),
  per100: '',
  management: false,
})

export const emptyMeaning = (): MeaningRow => ({
  key: rowKey(),
  amount: '',
  means: bothOf(undefined),
})

function bothOf(words: { zh?: string | undefined; en?: string | undefined } | undefined): Both {
  return { zh: words?.zh ?? '', en: words?.en ?? '' }
}

function wordsOf({ zh, en }: Both): { zh?: string; en?: string } | undefined {
  const said = { ...(zh.trim() && { zh: zh.trim() }), ...(en.trim() && { en: en.trim() }) }
  return Object.keys(said).length > 0 ? said : undefined
}

function storyOf({ zh, en }: Both) {
  const paragraphs = zh.split('\n').filter((line) => line.trim() !== '')
  const english = en.split('\n').filter((line) => line.trim() !== '')
  return paragraphs.map((line, n) => wordsOf({ zh: line, en: english[n] ?? '' }) ?? {})
}

function percentIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 100 ? Number(plain) : undefined
}

function yuanText(amountFen: number | undefined): string {
  if (!amountFen) return ''
  return formatFen(amountFen).replace(/[¥,]/g, '').replace(/\.00$/, '')
}
