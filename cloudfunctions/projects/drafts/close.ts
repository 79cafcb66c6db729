/** Giving ends before its day. The page stays, and so do the reports that are owed. */
import { dayOf } from '../../../contracts/beijing'
import { isRefusal, type Refusal, refuse } from '../../../contracts/errors'
import { projectsClose } from '../../../contracts/project-drafts'
import { bind } from '../../bind'
import { noteChange, whyBarred } from '../../charities'
import { sql } from '../../db'
import { moveReportDue } from '../report-due'

const SECOND_MS = 1_000

type Row = { charityId: string; state: string; endsOn: string; closedAt: Date | null }

export const closeProject = bind(projectsClose, async (app, { donor }, { projectId, reason }) => {
  const now = app.clock.now()
  // Payments are dated to the second: one that was made in the same second came too late.
  const at = new Date(Math.floor(now.getTime() / SECOND_MS) * SECOND_MS)
  const closed = await app.db.transaction(async (tx): Promise<Date | Refusal> => {
    const row = await tx.maybe<Row>(sql`
      select charity_id as "charityId", state, ends_on as "endsOn", closed_at as "closedAt"
      from project where id = ${projectId} and state <> 'draft' for no key update`)
    if (!row) return refuse('NO_SUCH_PROJECT', { projectId })
    const { charityId, state, endsOn, closedAt } = row
    const barred = await whyBarred(tx, donor, charityId, ['owner'])
    if (barred) return barred
    if (state === 'closed') return closedAt ?? at
    // Its last report is due by the day on which it ended, and a project has one day at least.
    const ended = await tx.one<{ endsOn: string }>(sql`
      update project set state = 'closed', closed_at = ${at}, updated_at = ${now},
        ends_on = greatest(starts_on, least(ends_on, ${dayOf(now)}::date))
      where id = ${projectId} returning ends_on as "endsOn"`)
    await moveReportDue(tx, projectId)
    const change = { charityId, donorId: donor.donorId, subject: projectId, at: now }
    const [before, after] = [{ endsOn }, { ...ended, reason }]
    await noteChange(tx, { ...change, what: 'project.closed', before, after })
    return at
  })
  if (isRefusal(closed)) return closed
  app.pages.forget()
  app.scenes.forget()
  return { projectId, closedAt: closed.toISOString() }
})
