/** Reads projects, drafts and versions as the rules of reports ask for them. */
import type { Report } from '../../contracts/projects'
import type { DraftContent, ReportDraft } from '../../contracts/reports'
import { type Queryable, type Sql, sql } from '../db'
import { reportColumns } from '../projects'
import type { Corrected, ReportedProject } from './rules'

export type DraftRow = {
  reportId: string
  projectId: string
  charityId: string
  kind: Report['kind']
  state: ReportDraft['state']
  version: number
  content: DraftContent
  corrects: string | null
  writers: string[]
  approverId: string | null
  textChecked: boolean
  digest: string | null
  why: string | null
  savedAt: Date
  sentAt: Date | null
}

export const draftColumns = sql`
  d.id as "reportId", d.project_id as "projectId", p.charity_id as "charityId", d.kind, d.state, d.version,
  d.content, d.corrects, d.writers, d.approver_id as "approverId", d.text_checked as "textChecked",
  d.digest, d.why, d.saved_at as "savedAt", d.sent_at as "sentAt"
  from report_draft d join project p on p.id = d.project_id`

const byId = (reportId: string): Sql => sql`select ${draftColumns} where d.id = ${reportId}`

export function readDraft(db: Queryable, reportId: string): Promise<DraftRow | undefined> {
  return db.maybe<DraftRow>(byId(reportId))
}

/** The same, held until the transaction ends. */
export function lockDraft(db: Queryable, reportId: string): Promise<DraftRow | undefined> {
  return db.maybe<DraftRow>(sql`${byId(reportId)} for no key update of d`)
}

export async function readReported(
  db: Queryable,
  projectId: string,
  now: Date,
  { locked = false } = {},
): Promise<ReportedProject | undefined> {
  const lock = locked ? sql`for no key update` : sql``
  return db.maybe<ReportedProject>(sql`
    select id as "projectId", charity_id as "charityId", content->'budget' as budget,
      content->>'reportEvery' as "reportEvery", content->>'rescueUntil' as "rescueUntil",
      starts_on as "startsOn", ends_on as "endsOn",
      (state = 'closed' or ends_on < beijing_day(${now})) as ended,
      reported_in_full_on as "reportedInFullOn"
    from project where id = ${projectId} and state <> 'draft' ${lock}`)
}

/** A version of ours that stands; the examples' reports are history, and nothing of them is booked. */
export async function readCorrected(
  db: Queryable,
  projectId: string,
  reportId: string,
): Promise<(Corrected & { correctedBy: string | null }) | undefined> {
  return db.maybe(sql`
    select r.id as "reportId", r.version, coalesce(r.content->'spending', '[]') as spending,
      (r.kind = 'final' or r.content ? 'surplus') as "inFull",
      (select newer.id from report newer
        where newer.project_id = r.project_id and newer.corrects = r.id) as "correctedBy"
    from report r join report_draft d on d.id = r.id
    where r.project_id = ${projectId} and r.id = ${reportId}`)
}

/** The newest report of ours that stands in its last version. */
export async function newestStanding(
  db: Queryable,
  projectId: string,
): Promise<string | undefined> {
  const row = await db.maybe<{ id: string }>(sql`
    select r.id from report r join report_draft d on d.id = r.id
    where r.project_id = ${projectId} and not exists (
      select from report newer where newer.project_id = r.project_id and newer.corrects = r.id)
    order by r.published_at desc, r.id desc limit 1`)
  return row?.id
}

/** What may be spent of a project now, and what is booked as spent. */
export function readRoom(
  db: Queryable,
  projectId: string,
): Promise<{ cameInFen: number; spentFen: number }> {
  return db.one(sql`
    select greatest(raised_fen - not_to_be_spent(project_id), 0) as "cameInFen",
      spent_fen as "spentFen"
    from project_total where project_id = ${projectId}`)
}

/** Whether a correction of `r` is taken, as `readCorrected` and `findCorrected` judge it. */
const mayCorrect = sql`(exists (select from report_draft d where d.id = r.id)
  and not exists (select from report newer
    where newer.project_id = r.project_id and newer.corrects = r.id))`

export async function readReports(db: Queryable, where: Sql): Promise<Report[]> {
  const rows = await db.many<{ report: Report }>(sql`
    select ${reportColumns} || jsonb_build_object('mayCorrect', ${mayCorrect}) as report
    from report r join project p on p.id = r.project_id ${where}`)
  return rows.map(({ report }) => ({
    ...report,
    publishedAt: new Date(report.publishedAt).toISOString(),
  }))
}

export function draftOf(row: DraftRow, donorId: string): ReportDraft {
  return {
    reportId: row.reportId,
    projectId: row.projectId,
    state: row.state,
    version: row.version,
    content: row.content,
    mine: row.writers.includes(donorId),
    ...(row.why !== null && { why: row.why }),
    savedAt: row.savedAt.toISOString(),
    ...(row.sentAt && { sentAt: row.sentAt.toISOString() }),
  }
}
