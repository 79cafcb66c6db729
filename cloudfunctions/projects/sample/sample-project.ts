/**
 * The shape in which the sample projects are written down: days are counted from the day on which
 * the sample is first loaded, so that an appeal is as fresh on a newcomer's machine as on the first day.
 */
import { addDays, type Day, startOf } from '../../../contracts/beijing'
import type { Words } from '../../../contracts/declare'
import type { Charity, Project, Report } from '../../../contracts/projects'

export type SampleCharity = Charity

/** A project as it is stored; what is computed from the ledger and the calendar is left out. */
export type SampleProject = Omit<
  Project,
  'totals' | 'openness' | 'latestGifts' | 'nextReportDueOn' | 'charity' | 'charityName'
> & {
  charityId: string
  /** Of an emergency appeal: the number that it has filed when its days for that are over. */
  recordNumberLater?: string
}

type SampleReport = Omit<Report, 'reportId' | 'publishedAt'> & { publishedDaysAgo: number }

/** One file of `projects/`: a project with its days counted from today. */
export type SampleProjectText = Omit<
  SampleProject,
  'example' | 'emergency' | 'managementPercent' | 'startsOn' | 'endsOn' | 'filingDueOn' | 'reports'
> & {
  startsDaysAgo: number
  /** Negative when the project is over. */
  endsInDays: number
  /** Newest first. */
  reports: readonly SampleReport[]
}

/** An emergency appeal files its record number within this many days of its start (docs/law.md). */
const FILING_DAYS_MAX = 10
const REPORT_HOUR_MS = 10 * 3_600_000

export function onDay(today: Day, text: SampleProjectText): SampleProject {
  const { startsDaysAgo, endsInDays, reports, ...rest } = text
  const startsOn = addDays(today, -startsDaysAgo)
  return {
    ...rest,
    example: true,
    emergency: text.reportEvery === '5-days',
    managementPercent: managementPer100(text.budget),
    startsOn,
    endsOn: addDays(today, endsInDays),
    ...(text.recordNumber === undefined && { filingDueOn: addDays(startsOn, FILING_DAYS_MAX) }),
    reports: reports.map(({ publishedDaysAgo, ...report }, index) => ({
      ...report,
      reportId: `${text.projectId}-${reports.length - index}`,
      publishedAt: tenOClock(addDays(today, -publishedDaysAgo)),
    })),
  }
}

/** What an example reports when its time comes and nobody has written it another report. */
export function laterReport(
  { projectId, reportEvery }: Pick<SampleProject, 'projectId' | 'reportEvery'>,
  number: number,
  now: Date,
): Report {
  const publishedAt = now.toISOString()
  if (reportEvery === '5-days') {
    // While the clock is moved by months there is one for every five days of them.
    return {
      reportId: `${projectId}-${number}`,
      kind: 'progress',
      title: words('按期的进展', 'Progress, on time'),
      text: words(
        '工作照计划进行，这几天没有新的花费。',
        'The work goes on as planned; nothing new was spent in these days.',
      ),
      spentFen: 0,
      vouchers: 0,
      publishedAt,
    }
  }
  return {
    reportId: `${projectId}-${number}`,
    kind: 'progress',
    title: words('按期的进展', 'Progress, on time'),
    text: words(
      '工作照计划进行。这段时间的花费是现场走访，1,200 元。',
      'The work goes on as planned. What was spent meanwhile is visits on site: 1,200 yuan.',
    ),
    spentFen: 120_000,
    vouchers: 2,
    publishedAt,
  }
}

export function words(zh: string, en: string): Words {
  return { zh, en }
}

export function work(per100: number, zh: string, en: string): Project['budget'][number] {
  return { line: words(zh, en), per100, kind: 'work' }
}

export function management(per100: number): Project['budget'][number] {
  return { line: words('管理费', 'Management'), per100, kind: 'management' }
}

function managementPer100(budget: Project['budget']): number {
  return budget
    .filter((line) => line.kind === 'management')
    .reduce((sum, line) => sum + line.per100, 0)
}

/** Ten in the morning, Beijing: the hour at which the sample's reports appeared. */
function tenOClock(at: Day): string {
  return new Date(startOf(at).getTime() + REPORT_HOUR_MS).toISOString()
}
