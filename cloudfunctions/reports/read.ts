/** Reports as everybody reads them, and drafts as a charity's people do. */
import { isRefusal, refuse } from '../../contracts/errors'
import { reportsDrafts, reportsList, reportsShow } from '../../contracts/reports'
import { bind } from '../bind'
import { whyBarred } from '../charities'
import { cursorOf, readCursor } from '../cursor'
import { sql } from '../db'
import { projectOfReport } from './ids'
import { type DraftRow, draftColumns, draftOf, readDraft, readReported, readReports } from './rows'

const PAGE = 20

export const reportsOf = bind(reportsList, async (app, _caller, { projectId, cursor }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  if (!(await readReported(app.db, projectId, app.clock.now()))) {
    return refuse('NO_SUCH_PROJECT', { projectId })
  }
  const reports = await readReports(
    app.db,
    sql`
    where r.project_id = ${projectId}
      and (${before?.id ?? null}::text is null
        or (date_trunc('milliseconds', r.published_at), r.id)
          < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
    order by date_trunc('milliseconds', r.published_at) desc, r.id desc limit ${PAGE + 1}`,
  )
  const items = reports.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items,
    ...(reports.length > PAGE &&
      last && { next: cursorOf({ at: new Date(last.publishedAt), id: last.reportId }) }),
  }
})

export const showReport = bind(reportsShow, async (app, { donor }, { reportId }) => {
  const [report] = await readReports(
    app.db,
    sql`where r.project_id = ${projectOfReport(reportId)} and r.id = ${reportId} and p.state <> 'draft'`,
  )
  const row = donor && (await readDraft(app.db, reportId))
  const mayRead = row && !(await whyBarred(app.db, donor, row.charityId))
  if (!report && !mayRead) return refuse('NO_SUCH_REPORT', { reportId })
  return { ...(report && { report }), ...(mayRead && { draft: draftOf(row, donor.donorId) }) }
})

export const reportDrafts = bind(reportsDrafts, async (app, { donor }, input) => {
  const { cursor, projectId } = input
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const project = projectId && (await readReported(app.db, projectId, app.clock.now()))
  const charityId = project ? project.charityId : input.charityId
  if (charityId === undefined) return refuse('NO_SUCH_PROJECT', { projectId })
  const barred = await whyBarred(app.db, donor, charityId)
  if (isRefusal(barred)) return barred
  const rows = await app.db.many<DraftRow>(sql`
    select ${draftColumns}
    where p.charity_id = ${charityId} and d.state <> 'published'
      and (${projectId ?? null}::text is null or d.project_id = ${projectId ?? null})
      and (${before?.id ?? null}::text is null
        or (d.saved_at, d.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
    order by d.saved_at desc, d.id desc limit ${PAGE + 1}`)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map((row) => draftOf(row, donor.donorId)),
    ...(rows.length > PAGE && last && { next: cursorOf({ at: last.savedAt, id: last.reportId }) }),
  }
})
