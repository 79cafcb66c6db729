/** Between what staff write and what stands on a page. Nothing here decides whether it may stand. */
import type { Day } from '../../../contracts/beijing'
import type { Words } from '../../../contracts/declare'
import { projectCovers } from '../../../contracts/project-covers'
import type { DraftContent, DraftPatch, DraftWords } from '../../../contracts/project-drafts'
import { causes, type Project } from '../../../contracts/projects'

/** `project.content`: what is only read of a project, without what is computed. */
type StoredContent = Pick<
  Project,
  | 'title'
  | 'summary'
  | 'cause'
  | 'cover'
  | 'monthly'
  | 'emergency'
  | 'example'
  | 'goalFen'
  | 'presetsFen'
  | 'story'
  | 'beneficiary'
  | 'usedFor'
  | 'notUsedFor'
  | 'surplusRule'
  | 'budget'
  | 'managementPercent'
  | 'meanings'
  | 'reportEvery'
>

/** A project as the table has it, as far as staff write it. */
export type Written = {
  content: StoredContent
  recordNumber: string | null
  recordUntil: Day | null
  filingDueOn: Day | null
  startsOn: Day
  endsOn: Day
}

/** Fields that are named take the place of what was; null empties one. */
export function merged(before: DraftContent, patch: DraftPatch): DraftContent {
  const all = Object.entries({ ...before, ...patch })
  return Object.fromEntries(
    all.filter(([, value]) => value !== null && value !== undefined),
  ) as DraftContent
}

/** What is missing is empty, and a day that is missing is today. */
export function writtenOf(
  draft: DraftContent,
  { today, example }: { today: Day; example: boolean },
): Written {
  const budget = (draft.budget ?? []).map(({ line, per100, kind }) => ({
    line: wordsOf(line),
    per100: per100 ?? 0,
    kind: kind ?? ('work' as const),
  }))
  const emergency = draft.emergency ?? false
  const startsOn = (draft.startsOn ?? today) as Day
  return {
    content: {
      title: wordsOf(draft.title),
      summary: wordsOf(draft.summary),
      cause: draft.cause ?? causes[0],
      cover: draft.cover ?? projectCovers[0],
      monthly: draft.monthly ?? false,
      emergency,
      example,
      goalFen: draft.goalFen ?? 0,
      presetsFen: draft.presetsFen ?? [],
      story: (draft.story ?? []).map(wordsOf).filter(({ zh }) => zh !== ''),
      beneficiary: wordsOf(draft.beneficiary),
      usedFor: wordsOf(draft.usedFor),
      notUsedFor: wordsOf(draft.notUsedFor),
      surplusRule: wordsOf(draft.surplusRule),
      budget,
      managementPercent: managementOf(draft),
      meanings: (draft.meanings ?? []).map(({ amountFen, means }) => ({
        amountFen: amountFen ?? 0,
        means: wordsOf(means),
      })),
      reportEvery: draft.reportEvery ?? (emergency ? '5-days' : '3-months'),
    },
    recordNumber: draft.recordNumber || null,
    recordUntil: (draft.recordUntil as Day | undefined) ?? null,
    filingDueOn: emergency ? ((draft.filingDueOn as Day | undefined) ?? null) : null,
    startsOn,
    endsOn: (draft.endsOn as Day | undefined) ?? startsOn,
  }
}

/** The draft that would be written so: what staff begin with when a project stands already. */
export function draftOf({ content, ...days }: Written): DraftContent {
  const { example: _charity, managementPercent: _computed, ...draft } = content
  return {
    ...draft,
    ...(days.recordNumber !== null && { recordNumber: days.recordNumber }),
    ...(days.recordUntil !== null && { recordUntil: days.recordUntil }),
    ...(days.filingDueOn !== null && { filingDueOn: days.filingDueOn }),
    startsOn: days.startsOn,
    endsOn: days.endsOn,
  }
}

/** How much of 100 goes to management. */
export function managementOf({ budget = [] }: DraftContent): number {
  return budget
    .filter(({ kind }) => kind === 'management')
    .reduce((sum, { per100 = 0 }) => sum + per100, 0)
}

/** Where English is missing, the Chinese stands: better read in one language than not at all. */
export function wordsOf(words: DraftWords | undefined): Words {
  const zh = words?.zh ?? ''
  return { zh, en: words?.en || zh }
}

/** Everything that others will read. */
export function textsOf({ content, recordNumber }: Written): string[] {
  const { title, summary, story, beneficiary, usedFor, notUsedFor, surplusRule } = content
  const words = [
    title,
    summary,
    ...story,
    beneficiary,
    usedFor,
    notUsedFor,
    surplusRule,
    ...content.budget.map(({ line }) => line),
    ...content.meanings.map(({ means }) => means),
  ]
  return [...words.flatMap(({ zh, en }) => (zh === en ? [zh] : [zh, en])), recordNumber ?? '']
}
