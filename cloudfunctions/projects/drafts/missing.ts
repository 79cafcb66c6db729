/** What a draft lacks before the public may be asked (docs/law.md): each rule by the field that it is about. */
import { addDays, type Day } from '../../../contracts/beijing'
import { GIFT_FEN_MIN } from '../../../contracts/money'
import { projectCovers } from '../../../contracts/project-covers'
import {
  type DraftContent,
  type DraftWords,
  FILING_DAYS_MAX,
  MANAGEMENT_PERCENT_MAX,
  type MissingField,
  missingFields,
  PRESETS,
} from '../../../contracts/project-drafts'
import { managementOf } from './content'

export type Situation = {
  today: Day
  /** A project that stands keeps what its charity was when it was published. */
  stands: boolean
  charity: { certificateUntil: Day; mchid: string | null }
}

/** In the order of the form. */
export function missingOf(draft: DraftContent, situation: Situation): MissingField[] {
  const { today, stands, charity } = situation
  const { startsOn, endsOn, recordUntil } = draft
  const lacking: Record<MissingField, boolean> = {
    title: isBlank(draft.title),
    summary: isBlank(draft.summary),
    cause: draft.cause === undefined,
    cover: !projectCovers.some((cover) => cover === draft.cover),
    goalFen: (draft.goalFen ?? 0) < GIFT_FEN_MIN,
    presetsFen: !areRising(draft.presetsFen),
    recordNumber: !draft.recordNumber && !draft.emergency,
    recordUntil: recordUntil !== undefined && recordUntil < later(startsOn, today),
    filingDueOn: !draft.recordNumber && draft.emergency === true && !filesInTime(draft, today),
    startsOn: startsOn === undefined,
    endsOn: endsOn === undefined || endsOn < later(startsOn, today),
    story: !draft.story?.some((paragraph) => !isBlank(paragraph)),
    beneficiary: isBlank(draft.beneficiary),
    usedFor: isBlank(draft.usedFor),
    notUsedFor: isBlank(draft.notUsedFor),
    surplusRule: isBlank(draft.surplusRule),
    budget: !addsUp(draft),
    management: managementOf(draft) > MANAGEMENT_PERCENT_MAX,
    meanings: !areOffered(draft),
    reportEvery:
      draft.reportEvery === undefined ||
      (draft.emergency === true && draft.reportEvery !== '5-days'),
    certificate: !stands && charity.certificateUntil < later(startsOn, today),
    merchantAccount: !stands && charity.mchid === null,
  }
  return missingFields.filter((field) => lacking[field])
}

function isBlank(words: DraftWords | undefined): boolean {
  return !words?.zh
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other
}

function areRising(sums: readonly number[] = []): boolean {
  return (
    sums.length === PRESETS &&
    sums.every((sum, n) => sum >= GIFT_FEN_MIN && sum > (sums[n - 1] ?? 0))
  )
}

function filesInTime({ startsOn, filingDueOn }: DraftContent, today: Day): boolean {
  if (startsOn === undefined || filingDueOn === undefined) return false
  const lastDay = addDays(startsOn as Day, FILING_DAYS_MAX)
  return filingDueOn >= later(startsOn, today) && filingDueOn <= lastDay
}

/** Every line has a name of its own, by which reports say what was spent, and a share. */
function addsUp({ budget = [] }: DraftContent): boolean {
  const names = budget.map(({ line }) => line?.zh ?? '')
  return (
    names.every((name) => name !== '') &&
    new Set(names).size === names.length &&
    budget.every(({ per100 = 0, kind }) => per100 > 0 && kind !== undefined) &&
    budget.reduce((sum, { per100 = 0 }) => sum + per100, 0) === 100
  )
}

/** A sum's meaning is said of a sum that is offered. */
function areOffered({ meanings = [], presetsFen = [] }: DraftContent): boolean {
  return meanings.every(
    ({ amountFen, means }) =>
      amountFen !== undefined && presetsFen.includes(amountFen) && !isBlank(means),
  )
}
