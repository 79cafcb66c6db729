/**
 * A project begins to stand, or what stands of it changes: judged, checked by the platform, judged again
 * under the draft's lock, and written.
 */
import { dayOf } from '../../../contracts/beijing'
import { isRefusal, type Refusal, refuse } from '../../../contracts/errors'
import { changeableFields, type DraftField, draftsPublish } from '../../../contracts/project-drafts'
import { bind, type Donor } from '../../bind'
import { changedParts, checkPublicText, noteChange, whyBarred } from '../../charities'
import { sql, type Tx } from '../../db'
import { nextReportDueOn } from '../report-clock'
import { moveReportDue } from '../report-due'
import { draftOf, textsOf, type Written, writtenOf } from './content'
import { type Draft, isOver, lockDraft, missingNow, readDraft } from './rows'
import { newer } from './save'

export const publishDraft = bind(draftsPublish, async (app, { donor }, asked) => {
  const { projectId } = asked
  const at = app.clock.now()
  const draft = await readDraft(app.db, projectId)
  if (!draft) return refuse('NO_SUCH_PROJECT', { projectId })
  const { charityId } = draft
  const barred = await whyBarred(app.db, donor, charityId, ['owner', 'editor'])
  if (barred) return barred
  const version = asked.version ?? draft.version
  const judged = judge(draft, { donor, version, now: at })
  if (isRefusal(judged)) return judged
  const unfit = await checkPublicText(app, donor, textsOf(judged.written))
  if (unfit) return unfit

  const published = await app.db.transaction(async (tx) => {
    const locked = await lockDraft(tx, projectId)
    if (!locked) return refuse('NO_SUCH_PROJECT', { projectId })
    const again = judge(locked, { donor, version, now: at })
    if (isRefusal(again)) return again
    const { before, after } = again
    if (after === undefined) return undefined
    await (locked.stands ? change : add)(tx, locked, again.written, at)
    await tx.run(sql`
      update project_draft set published_version = version where project_id = ${projectId}`)
    const note = { charityId, donorId: donor.donorId, subject: projectId, before, after, at }
    const what = locked.stands ? 'project.changed' : 'project.published'
    await noteChange(tx, { ...note, what })
    return undefined
  })
  if (published) return published
  // Lists and scenes show it too, so all is read again.
  app.pages.forget()
  app.scenes.forget()
  return { projectId }
})

/** What is to be written, with what it changes: nothing when that stands already. */
type Judged = { written: Written; before?: object; after?: object }

function judge(
  draft: Draft,
  { donor, version, now }: { donor: Donor; version: number; now: Date },
): Judged | Refusal {
  const { projectId, stands, charity } = draft
  if (isOver(draft, now)) return refuse('PROJECT_ENDED', { projectId })
  if (version !== draft.version) return newer(draft)
  const missing = missingNow(draft, now)
  if (missing.length > 0) return refuse('PROJECT_INCOMPLETE', { projectId, missing })
  const written = writtenOf(draft.content, { today: dayOf(now), example: charity.example })
  const after = draftOf(written)
  if (!stands) return { written, after }
  const parts = changedParts(draftOf(stands), after)
  if (!parts) return { written }
  const fields = parts.names.filter((field) => !mayChange(field, stands, donor))
  if (fields.length > 0) return refuse('PROJECT_FIXED', { projectId, fields })
  return { written, before: parts.before, after: parts.after }
}

function mayChange(field: DraftField, stands: Written, donor: Donor): boolean {
  if (field === 'recordNumber') return stands.recordNumber === null || donor.operator
  return (changeableFields as readonly DraftField[]).includes(field)
}

async function add(tx: Tx, draft: Draft, written: Written, at: Date): Promise<void> {
  const { projectId, charityId } = draft
  const { content, recordNumber, recordUntil, filingDueOn, startsOn, endsOn } = written
  const today = dayOf(at)
  // The clock of reports begins when the project does, and never before it is seen.
  const dueOn = nextReportDueOn(content.reportEvery, startsOn > today ? startsOn : today, {
    endsOn,
  })
  await tx.run(sql`
    insert into project (id, charity_id, state, record_number, record_until, filing_due_on,
      starts_on, ends_on, next_report_due_on, content, created_at, updated_at)
    values (${projectId}, ${charityId}, 'published', ${recordNumber}, ${recordUntil}, ${filingDueOn},
      ${startsOn}, ${endsOn}, ${dueOn}, ${JSON.stringify(content)}::jsonb, ${at}, ${at})`)
  await tx.run(sql`insert into project_total (project_id, as_of) values (${projectId}, ${at})`)
}

async function change(tx: Tx, draft: Draft, written: Written, at: Date): Promise<void> {
  const { content, recordNumber, recordUntil, endsOn } = written
  await tx.run(sql`
    update project set record_number = ${recordNumber},
      record_until = ${recordUntil}, ends_on = ${endsOn}, updated_at = ${at},
      -- The end of a rescue is said by a report.
      content = ${JSON.stringify(content)}::jsonb || jsonb_strip_nulls(
        jsonb_build_object('rescueUntil', content->'rescueUntil'))
    where id = ${draft.projectId}`)
  await moveReportDue(tx, draft.projectId)
}
