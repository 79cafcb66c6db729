/** Puts the invented charities and projects into an empty product, and keeps their days fresh after. */
import { type Day, dayOf } from '../../contracts/beijing'
import { type Db, sql, type Tx } from '../db'
import { nextReportDueOn } from './report-clock'
import type { SampleCharity, SampleProject } from './sample'
import { sampleCharities, sampleProjects } from './sample'

export { sampleCharities } from './sample'

export async function loadSample(
  db: Db,
  now: Date,
  merchantOf: ReadonlyMap<string, string>,
): Promise<void> {
  const today = dayOf(now)
  await db.transaction(async (tx) => {
    for (const charity of sampleCharities(today)) {
      await putCharity(tx, charity, merchantOf.get(charity.charityId) ?? null, now)
    }
    for (const project of sampleProjects(today)) await putProject(tx, project, now)
  })
}

async function putCharity(tx: Tx, charity: SampleCharity, mchid: string | null, now: Date) {
  await tx.run(sql`
    insert into charity (id, mchid, certificate_until, content, created_at, updated_at)
    values (${charity.charityId}, ${mchid}, ${charity.certificateUntil},
      ${JSON.stringify(charity)}::jsonb, ${now}, ${now})
    on conflict (id) do update set mchid = excluded.mchid, content = excluded.content,
      certificate_until = excluded.certificate_until, updated_at = excluded.updated_at`)
}

async function putProject(tx: Tx, project: SampleProject, now: Date) {
  const { projectId, charityId, recordNumber, filingDueOn, startsOn, endsOn, reports, ...content } =
    project
  const lastReport = reports[0]
  const since = lastReport ? dayOf(new Date(lastReport.publishedAt)) : (startsOn as Day)
  await tx.run(sql`
    insert into project (id, charity_id, state, record_number, filing_due_on, starts_on, ends_on,
      next_report_due_on, content, created_at, updated_at)
    values (${projectId}, ${charityId}, 'published', ${recordNumber ?? null}, ${filingDueOn ?? null},
      ${startsOn}, ${endsOn}, ${nextReportDueOn(project.reportEvery, since)},
      ${JSON.stringify(content)}::jsonb, ${now}, ${now})
    on conflict (id) do update set record_number = excluded.record_number,
      filing_due_on = excluded.filing_due_on, starts_on = excluded.starts_on,
      ends_on = excluded.ends_on, next_report_due_on = excluded.next_report_due_on,
      content = excluded.content, updated_at = excluded.updated_at`)
  await tx.run(sql`
    insert into project_total (project_id, as_of) values (${projectId}, ${now})
    on conflict do nothing`)
  for (const { reportId, kind, title, text, spentFen, vouchers, publishedAt } of reports) {
    await tx.run(sql`
      insert into report (project_id, id, kind, content, spent_fen, vouchers, published_at)
      values (${projectId}, ${reportId}, ${kind}, ${JSON.stringify({ title, text })}::jsonb,
        ${spentFen}, ${vouchers}, ${publishedAt})
      on conflict (project_id, id) do update set published_at = excluded.published_at`)
  }
}
