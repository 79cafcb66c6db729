/** Puts the invented charities and projects into an empty product, and keeps them going after. */
import { type Day, dayOf } from '../../contracts/beijing'
import type { Report } from '../../contracts/projects'
import { type Db, sql, type Tx } from '../db'
import { publishReport } from './publish-report'
import { nextReportDueOn } from './report-clock'
import {
  laterReport,
  type SampleCharity,
  type SampleProject,
  sampleCharities,
  sampleProjects,
} from './sample'

export { sampleCharities } from './sample'

/** Of the advisory lock under which one process at a time puts the examples. */
const LOCK = 5_272_401

export async function loadSample(
  db: Db,
  now: Date,
  merchantOf: ReadonlyMap<string, string>,
  /** Where all have been put before: these alone. */
  only?: ReadonlySet<string>,
): Promise<void> {
  const today = dayOf(now)
  const projects = sampleProjects(today).filter(({ projectId }) => only?.has(projectId) ?? true)
  await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${LOCK})`)
    const theirs = await changedByStaff(tx)
    for (const charity of sampleCharities(today)) {
      if (theirs.has(charity.charityId)) continue
      await putCharity(tx, charity, merchantOf.get(charity.charityId) ?? null, now)
    }
    for (const project of projects) {
      if (!theirs.has(project.projectId)) await putProject(tx, project, now)
    }
  })
}

/** The examples that somebody works with are theirs from then on: they neither move nor report by themselves. */
async function changedByStaff(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ id: string }>(sql`
    select distinct subject as id from change_log
    where what in ('charity.changed', 'project.changed', 'project.closed')`)
  return new Set(rows.map(({ id }) => id))
}

async function putCharity(tx: Tx, charity: SampleCharity, mchid: string | null, now: Date) {
  await tx.run(sql`
    insert into charity
      (id, mchid, certificate_until, content, created_at, updated_at, credit_code)
    values (${charity.charityId}, ${mchid}, ${charity.certificateUntil},
      ${JSON.stringify(charity)}::jsonb, ${now}, ${now}, ${charity.creditCode})
    on conflict (id) do update set mchid = excluded.mchid, content = excluded.content,
      certificate_until = excluded.certificate_until, updated_at = excluded.updated_at`)
}

/**
 * What has happened keeps its day: only the end of a project that is to be seen open moves with the clock,
 * so that every festival of the coming years finds it open.
 */
async function putProject(tx: Tx, project: SampleProject, now: Date) {
  const today = dayOf(now)
  const { projectId, charityId, recordNumber, recordNumberLater, ...dated } = project
  const { filingDueOn, startsOn, endsOn, reports, ...content } = dated
  const anew = await forgetFuture(tx, projectId, now)
  await tx.run(sql`
    insert into project (id, charity_id, state, record_number, filing_due_on, starts_on, ends_on,
      next_report_due_on, content, created_at, updated_at)
    values (${projectId}, ${charityId}, 'published', ${recordNumber ?? null}, ${filingDueOn ?? null},
      ${startsOn}, ${endsOn}, ${startsOn}, ${JSON.stringify(content)}::jsonb, ${now}, ${now})
    on conflict (id) do update set updated_at = excluded.updated_at,
      -- The end of a rescue is said by a report.
      content = excluded.content || jsonb_strip_nulls(
        jsonb_build_object('rescueUntil', project.content->'rescueUntil')),
      starts_on = case when ${anew} then excluded.starts_on else project.starts_on end,
      filing_due_on = case when ${anew} then excluded.filing_due_on else project.filing_due_on end,
      record_number = coalesce(excluded.record_number, case
        when ${anew} then null
        when project.filing_due_on <= ${today} then ${recordNumberLater ?? null}
        else project.record_number end),
      ends_on = case when ${endsOn}::date < ${today}::date and not ${anew} then project.ends_on
        else excluded.ends_on end`)
  await tx.run(sql`
    insert into project_total (project_id, as_of) values (${projectId}, ${now})
    on conflict do nothing`)
  for (const report of reports) await putEarlierReport(tx, projectId, report)
  await keepReporting(tx, project, now)
}

/** True when time was set back behind a report, by another simulator: then all its days are told anew. */
async function forgetFuture(tx: Tx, projectId: string, now: Date): Promise<boolean> {
  const forgotten = await tx.run(sql`
    delete from report where project_id = ${projectId} and exists (
      select from report r where r.project_id = ${projectId} and r.published_at > ${now})
      -- What people have written is no example, and its spending is booked.
      and not exists (select from report_draft d where d.id = report.id)`)
  return forgotten > 0
}

/** What was published before the sample came is history: there was nobody to tell. */
async function putEarlierReport(tx: Tx, projectId: string, report: Report) {
  const { reportId, kind, title, text, spentFen, vouchers, publishedAt } = report
  await tx.run(sql`
    insert into report (project_id, id, kind, content, spent_fen, vouchers, published_at)
    values (${projectId}, ${reportId}, ${kind}, ${JSON.stringify({ title, text })}::jsonb,
      ${spentFen}, ${vouchers}, ${publishedAt})
    on conflict (project_id, id) do nothing`)
}

/** The next report is due after the last one that counts. An example that would be late gives its next. */
async function keepReporting(tx: Tx, project: SampleProject, now: Date) {
  const { projectId, reportEvery, reports } = project
  const today = dayOf(now)
  const { last, full, count, endsOn, rescueUntil } = await tx.one<{
    last: Date | null
    full: Date | null
    count: number
    endsOn: Day
    rescueUntil: Day | null
  }>(sql`
    select max(r.published_at) filter (where r.counts and r.kind <> 'correction') as last,
      max(r.published_at) filter (where r.kind = 'final') as full, count(r.id) as count, p.ends_on as "endsOn", p.content->>'rescueUntil' as "rescueUntil"
    from project p left join report r on r.project_id = p.id
    where p.id = ${projectId} group by p.id`)
  const days = {
    rescueUntil: rescueUntil ?? undefined,
    // The end of one that is to be seen open moves on with the clock.
    ...(endsOn < today && { endsOn }),
  }
  const dueAfter = (at: Date | null) =>
    nextReportDueOn(reportEvery, at ? dayOf(at) : (project.startsOn as Day), days)
  const lateOnPurpose = dueAfter(reports[0] ? new Date(reports[0].publishedAt) : null) < today
  const isDue = dueAfter(last) <= today && endsOn >= today && !lateOnPurpose
  if (isDue) await publishReport(tx, projectId, laterReport(project, count + 1, now))
  await tx.run(sql`
    update project set next_report_due_on = ${dueAfter(isDue ? now : last)},
      reported_in_full_on = ${full && dayOf(full)}
    where id = ${projectId}`)
}
