/** What a report is made of, for those who judge its words and its files. */
import { type Refusal, refuse } from '../../contracts/errors'
import type { Report } from '../../contracts/projects'
import type { ReportContent } from '../../contracts/reports'
import type { Queryable } from '../db'
import { areFilesOf } from '../files'
import { type ReportedProject, reportCounts, reportedLines, sumOf } from './rules'

/** Everything that others will read, once each. */
export function wordsOf(content: ReportContent): string[] {
  const { title, text, spending, partners, surplus } = content
  const words = [
    ...Object.values(title),
    ...Object.values(text),
    content.place,
    content.nothingSpentWhy,
    ...spending.map(({ note }) => note),
    ...(partners ?? []).flatMap(({ name, did }) => [name, did]),
    surplus?.where,
  ]
  return [...new Set(words.filter((word) => word !== undefined))]
}

/** Pictures and vouchers are the charity's own files. */
export async function whyUnknownFile(
  db: Queryable,
  charityId: string,
  { pictures = [], spending }: ReportContent,
): Promise<Refusal | undefined> {
  const vouchers = spending.flatMap((line) => line.vouchers ?? [])
  const known =
    (await areFilesOf(db, { charityId, fileIds: pictures, kind: 'picture' })) &&
    (await areFilesOf(db, { charityId, fileIds: vouchers, kind: 'invoice' }))
  return known ? undefined : refuse('NO_SUCH_FILE', { charityId })
}

/** The report as everybody reads it. Who was shown, and what they agreed to, stays with the charity. */
export function standingReport(
  reportId: string,
  content: ReportContent,
  { budget }: Pick<ReportedProject, 'budget'>,
  version: { version: number; corrects?: string | undefined; at: Date },
): Report {
  const { kind, title, text, pictures, place, reached, nothingSpentWhy, partners, surplus } =
    content
  const spending = reportedLines(content, budget)
  return {
    reportId,
    kind,
    title,
    text,
    publishedAt: version.at.toISOString(),
    spentFen: sumOf(spending),
    vouchers: spending.reduce((count, { vouchers }) => count + vouchers, 0),
    counts: reportCounts(content),
    version: version.version,
    ...(version.corrects !== undefined && { corrects: version.corrects }),
    spending,
    ...(nothingSpentWhy !== undefined && { nothingSpentWhy }),
    ...(pictures !== undefined && pictures.length > 0 && { pictures }),
    ...(place !== undefined && { place }),
    ...(reached !== undefined && { reached }),
    ...(partners && { partners }),
    ...(surplus && { surplus }),
  }
}
