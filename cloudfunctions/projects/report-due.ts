/** When the next report of a project is due, written from what stands: its reports, its end and its rescue. */
import type { Day } from '../../contracts/beijing'
import { sql, type Tx } from '../db'
import { nextReportDueOn, type ReportEvery } from './report-clock'

type Clock = { every: ReportEvery; since: Day; endsOn: Day; rescueUntil: Day | null }

/** Call it after whatever moves one of these. Gives the day. */
export async function moveReportDue(tx: Tx, projectId: string): Promise<Day> {
  const { every, since, endsOn, rescueUntil } = await tx.one<Clock>(sql`
    select p.content->>'reportEvery' as every, p.content->>'rescueUntil' as "rescueUntil",
      coalesce(last.day, greatest(p.starts_on, beijing_day(p.created_at))) as since,
      p.ends_on as "endsOn"
    from project p cross join lateral (
      select beijing_day(max(r.published_at)) as day from report r
      where r.project_id = p.id and r.counts and r.kind <> 'correction'
    ) last
    where p.id = ${projectId}`)
  const dueOn = nextReportDueOn(every, since, { endsOn, rescueUntil: rescueUntil ?? undefined })
  await tx.run(sql`update project set next_report_due_on = ${dueOn}::date where id = ${projectId}`)
  return dueOn
}
