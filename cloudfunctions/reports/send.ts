/**
 * Sends a report to finance. What could be known to be wrong is refused here already; what money says is
 * judged again, under a lock, when it is approved.
 */
import { createHash } from 'node:crypto'
import { dayOf } from '../../contracts/beijing'
import type { ParsedOf } from '../../contracts/declare'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { type ReportContent, reportsPublish } from '../../contracts/reports'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { checkPublicText, noteChange, whyBarred } from '../charities'
import { type Queryable, sql, type Tx } from '../db'
import { whyUnknownFile, wordsOf } from './content'
import { newReportId } from './ids'
import { whyOverspent, whySurplusDiffers } from './money'
import { type DraftRow, draftColumns, lockDraft, readReported, readRoom } from './rows'
import { linesToBook, type ReportedProject, whyUnfit } from './rules'
import { findCorrected } from './versions'
import { whyClosedToWriters } from './write'

type Sending = ParsedOf<typeof reportsPublish>
type Sent = { reportId: string; state: DraftRow['state']; version: number }

export const sendReport = bind(reportsPublish, async (app, { donor }, input) => {
  const { projectId, key, reportId, version, ...content } = input
  const now = app.clock.now()
  const project = await readReported(app.db, projectId, now)
  if (!project) return refuse('NO_SUCH_PROJECT', { projectId })
  const barred = await whyBarred(app.db, donor, project.charityId)
  if (barred) return barred
  const digest = digestOf(input)
  const before = await sentBefore(app.db, donor, input, digest)
  if (before) return before

  const corrected = await findCorrected(app.db, projectId, content)
  if (isRefusal(corrected)) return corrected
  const lines = linesToBook(content, project.budget, corrected)
  const wrong =
    whyUnfit(content, project, corrected, dayOf(now)) ??
    (await whyUnknownFile(app.db, project.charityId, content)) ??
    (await whyTooMuch(app, project, content, lines))
  if (wrong) return wrong
  const unread = await checkPublicText(app, donor, wordsOf(content))
  // What nobody could judge now is judged again before anybody reads it.
  if (unread?.refused === 'TEXT_REFUSED') return unread
  const ready = {
    project,
    content,
    corrects: corrected?.reportId ?? null,
    checked: !unread,
    digest,
  }
  return app.db.transaction(async (tx) => {
    // One after the other for one sender: a second tap finds what the first one sent.
    await tx.run(sql`select from donor where id = ${donor.donorId} for no key update`)
    return (await sentBefore(tx, donor, input, digest)) ?? keepSent(tx, app, donor, input, ready)
  })
})

async function whyTooMuch(
  app: App,
  { projectId }: ReportedProject,
  content: ReportContent,
  lines: ReturnType<typeof linesToBook>,
) {
  const room = await readRoom(app.db, projectId)
  return whyOverspent(lines, room) ?? whySurplusDiffers(content, lines, room)
}

/** The same key and body again, or the same draft again: the same answer. */
async function sentBefore(
  db: Queryable,
  { donorId }: Donor,
  { key, reportId }: Sending,
  digest: string,
): Promise<Sent | Refusal | undefined> {
  if (key !== undefined) {
    const known = await db.maybe<DraftRow>(sql`
      select ${draftColumns} where d.author_id = ${donorId} and d.key = ${key}`)
    if (known) return known.digest === digest ? answerOf(known) : refuse('KEY_REUSED', { key })
  }
  if (reportId === undefined) return undefined
  const draft = await db.maybe<DraftRow>(sql`
    select ${draftColumns} where d.id = ${reportId} and d.state = 'waiting' and d.digest = ${digest}`)
  return draft && answerOf(draft)
}

type Ready = {
  project: ReportedProject
  content: ReportContent
  corrects: string | null
  checked: boolean
  digest: string
}

async function keepSent(
  tx: Tx,
  app: App,
  { donorId }: Donor,
  { projectId, key, reportId, version }: Sending,
  { project, content, corrects, checked, digest }: Ready,
): Promise<Sent | Refusal> {
  const at = app.clock.now()
  const json = JSON.stringify(content)
  const id = reportId ?? newReportId(projectId, app.random)
  if (reportId !== undefined) {
    const closed = whyClosedToWriters(await lockDraft(tx, reportId), {
      projectId,
      reportId,
      version,
    })
    if (closed) return closed
  }
  const sent = await tx.one<Sent>(sql`
    insert into report_draft as d (id, project_id, kind, state, version, content, corrects, author_id,
      writers, key, digest, text_checked, saved_at, sent_at)
    values (${id}, ${projectId}, ${content.kind}, 'waiting', 1, ${json}::jsonb, ${corrects}, ${donorId},
      array[${donorId}::text], ${key ?? null}, ${digest}, ${checked}, ${at}, ${at})
    on conflict (id) do update
    set kind = excluded.kind, state = 'waiting', version = d.version + 1, content = excluded.content,
      corrects = excluded.corrects, key = excluded.key, digest = excluded.digest,
      text_checked = excluded.text_checked, why = null, approver_id = null, saved_at = ${at},
      sent_at = ${at}, writers = case when ${donorId} = any (d.writers) then d.writers
        else d.writers || ${donorId}::text end
    returning id as "reportId", state, version`)
  await noteChange(tx, {
    charityId: project.charityId,
    donorId,
    what: 'report.sent',
    subject: id,
    after: { title: content.title, kind: content.kind },
    at,
  })
  return sent
}

function answerOf({ reportId, state, version }: DraftRow): Sent {
  return { reportId, state, version }
}

function digestOf({ key: _key, version: _version, ...body }: Sending): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}
