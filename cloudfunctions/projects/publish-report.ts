/** A report begins to stand on its project's page, and the outbox has the fact, in one statement. */
import type { Report } from '../../contracts/projects'
import { sql, type Tx } from '../db'

/** Once: the same report again changes nothing, and nobody is told again. */
export async function publishReport(tx: Tx, projectId: string, report: Report): Promise<void> {
  const { reportId, kind, title, text, spentFen, vouchers, publishedAt } = report
  await tx.run(sql`
    with published as (
      insert into report (project_id, id, kind, content, spent_fen, vouchers, published_at)
      values (${projectId}, ${reportId}, ${kind}, ${JSON.stringify({ title, text })}::jsonb,
        ${spentFen}, ${vouchers}, ${publishedAt})
      on conflict do nothing
      returning project_id, id, published_at
    )
    insert into outbox (project_id, kind, subject, facts, at)
    select project_id, 'report.published', id, '{}', published_at from published`)
}
