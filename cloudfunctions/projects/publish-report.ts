/** A report begins to stand on its project's page, and the outbox has the fact, in one statement. */
import type { Report } from '../../contracts/projects'
import { sql, type Tx } from '../db'

/** Once: the same report again changes nothing, and nobody is told again. */
export async function publishReport(tx: Tx, projectId: string, report: Report): Promise<void> {
  const { reportId, kind, spentFen, vouchers, publishedAt, counts, version, corrects, ...content } =
    report
  await tx.run(sql`
    with published as (
      insert into report (project_id, id, kind, content, spent_fen, vouchers, published_at, counts,
        version, corrects)
      values (${projectId}, ${reportId}, ${kind}, ${JSON.stringify(content)}::jsonb, ${spentFen},
        ${vouchers}, ${publishedAt}, ${counts ?? true}, ${version ?? 1}, ${corrects ?? null})
      on conflict (project_id, id) do nothing
      returning project_id, id, published_at
    )
    insert into outbox (project_id, kind, subject, facts, at)
    select project_id, 'report.published', id, '{}', published_at from published`)
}
