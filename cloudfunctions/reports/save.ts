/** Drafts save themselves. Who writes is kept, since whoever has written of a report cannot approve it. */
import { refuse } from '../../contracts/errors'
import { reportsSave } from '../../contracts/reports'
import { bind } from '../bind'
import { whyBarred } from '../charities'
import { sql } from '../db'
import { newReportId } from './ids'
import { lockDraft, readReported } from './rows'
import { whyClosedToWriters } from './write'

export const saveReport = bind(reportsSave, async (app, { donor }, input) => {
  const { projectId, reportId, version, content } = input
  const at = app.clock.now()
  const project = await readReported(app.db, projectId, at)
  if (!project) return refuse('NO_SUCH_PROJECT', { projectId })
  const barred = await whyBarred(app.db, donor, project.charityId)
  if (barred) return barred
  const kind = content.kind ?? 'progress'
  const json = JSON.stringify(content)
  return app.db.transaction(async (tx) => {
    if (reportId === undefined) {
      const fresh = newReportId(projectId, app.random)
      await tx.run(sql`
        insert into report_draft (id, project_id, kind, state, version, content, author_id, writers,
          saved_at)
        values (${fresh}, ${projectId}, ${kind}, 'draft', 1, ${json}::jsonb, ${donor.donorId},
          array[${donor.donorId}::text], ${at})`)
      return { reportId: fresh, version: 1, savedAt: at.toISOString() }
    }
    const draft = await lockDraft(tx, reportId)
    const closed = whyClosedToWriters(draft, { projectId, reportId, version })
    if (closed) return closed
    const { saved } = await tx.one<{ saved: number }>(sql`
      update report_draft
      set kind = ${kind}, state = 'draft', version = version + 1, content = ${json}::jsonb,
        text_checked = false, approver_id = null, saved_at = ${at},
        writers = case when ${donor.donorId} = any (writers) then writers
          else writers || ${donor.donorId}::text end
      where id = ${reportId} returning version as saved`)
    return { reportId, version: saved, savedAt: at.toISOString() }
  })
})
