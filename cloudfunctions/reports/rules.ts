/**
 * What a report must hold, decided from what is known, without asking anybody. The law behind each rule
 * stands in docs/law.md.
 */
import type { Day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { type Refusal, refuse } from '../../contracts/errors'
import type { Project, Report } from '../../contracts/projects'
import type { ReportContent } from '../../contracts/reports'
import type { Spent } from '../ledger'

/** What is asked of the project. */
export type ReportedProject = {
  projectId: string
  charityId: string
  budget: Project['budget']
  reportEvery: Project['reportEvery']
  rescueUntil: Day | null
  startsOn: Day
  endsOn: Day
  /** Its end has come, or it was closed. */
  ended: boolean
  reportedInFullOn: Day | null
}

export type ReportedLine = NonNullable<Report['spending']>[number]

/** A version that stands, as far as its correction asks for it. */
export type Corrected = {
  reportId: string
  version: number
  /** A final report, or a correction of one. */
  inFull: boolean
  spending: readonly ReportedLine[]
}

/** Why a report cannot be sent, or not approved any more. */
export function whyUnfit(
  content: ReportContent,
  project: ReportedProject,
  corrected: Corrected | undefined,
  today: Day,
): Refusal | undefined {
  const inFull = content.kind === 'final' || corrected?.inFull === true
  if (content.kind !== 'correction' && project.reportedInFullOn !== null) {
    return refuse('REPORTED_IN_FULL', { reportedOn: project.reportedInFullOn })
  }
  if (content.kind === 'final' && !project.ended) {
    return refuse('REPORT_TOO_EARLY', { endsOn: project.endsOn })
  }
  return (
    whyIncomplete(content, project, inFull, today) ??
    whyOutOfBudget(content, project) ??
    whyNotShown(content, today)
  )
}

function whyIncomplete(
  content: ReportContent,
  project: ReportedProject,
  inFull: boolean,
  today: Day,
): Refusal | undefined {
  const { partners, surplus, rescueEndedOn } = content
  const missing: string[] = []
  if (inFull && !partners) missing.push('partners')
  if (inFull && !(surplus && (surplus.fen === 0 || surplus.where !== ''))) missing.push('surplus')
  if (inFull && !reportCounts(content)) missing.push('spending')
  const ended =
    rescueEndedOn === undefined ||
    (project.reportEvery === '5-days' &&
      rescueEndedOn >= project.startsOn &&
      rescueEndedOn <= today)
  if (!ended) missing.push('rescueEndedOn')
  return missing.length > 0 ? refuse('REPORT_INCOMPLETE', { missing }) : undefined
}

function whyOutOfBudget({ spending }: ReportContent, { budget }: ReportedProject) {
  const unknown = spending.find(({ line }) => lineCalled(budget, line) === undefined)
  return (
    unknown &&
    refuse('LINE_NOT_IN_BUDGET', { line: unknown.line, lines: budget.map(({ line }) => line) })
  )
}

/** Who can be recognised agreed, a guardian for a child, and then the face is blurred as well. */
function whyNotShown({ pictures, people, facesBlurred }: ReportContent, today: Day) {
  const missing: string[] = []
  if (pictures?.length && !people) missing.push('people')
  people?.forEach(({ consentOn }, n) => {
    if (consentOn > today) missing.push(`people.${n}.consentOn`)
  })
  const minors = people?.some(({ guardian }) => guardian) === true
  if (pictures?.length && minors && !facesBlurred) missing.push('facesBlurred')
  return missing.length > 0 ? refuse('CONSENT_MISSING', { missing }) : undefined
}

/** It tells of the money, so that the next one is due later. */
export function reportCounts(content: Pick<ReportContent, 'spending' | 'nothingSpentWhy'>) {
  return content.spending.length > 0 || content.nothingSpentWhy !== undefined
}

/** The lines as they are shown, under the names of the budget. */
export function reportedLines(
  { spending }: Pick<ReportContent, 'spending'>,
  budget: Project['budget'],
): ReportedLine[] {
  return spending.map(({ line, amountFen, note, vouchers }) => ({
    line: lineCalled(budget, line) ?? { zh: line, en: line },
    amountFen,
    ...(note && { note }),
    vouchers: vouchers?.length ?? 0,
  }))
}

/** What is booked: all lines of a first version; of a correction, what differs, line by line. */
export function linesToBook(
  content: Pick<ReportContent, 'spending'>,
  budget: Project['budget'],
  corrected: Corrected | undefined,
): Spent[] {
  if (!corrected) {
    return content.spending.map(({ line, ...spent }) => ({
      ...spent,
      line: lineCalled(budget, line)?.zh ?? line,
    }))
  }
  const before = sumsOf(corrected.spending)
  const after = sumsOf(reportedLines(content, budget))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((line) => {
    const amountFen = (after.get(line) ?? 0) - (before.get(line) ?? 0)
    return amountFen === 0 ? [] : [{ line, amountFen }]
  })
}

function sumsOf(lines: readonly ReportedLine[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { line, amountFen } of lines) {
    sums.set(line.zh, (sums.get(line.zh) ?? 0) + amountFen)
  }
  return sums
}

function lineCalled(budget: Project['budget'], name: string): Words | undefined {
  return budget.find(({ line }) => line.zh === name || line.en === name)?.line
}

export function sumOf(lines: readonly { amountFen: number }[]): number {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
}
