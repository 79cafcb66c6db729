/**
 * The second person: finance approves a report, or returns it with a reason. An approved report stands, its
 * spending is booked, and its project takes gifts again, all in one transaction.
 */
import { type Day, dayOf } from '../../contracts/beijing'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { ReportContent, reportsApprove, reportsReturn } from '../../contracts/reports'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { checkPublicText, noteChange, whyBarred } from '../charities'
import { sql, type Tx } from '../db'
import { showPictures } from '../files'
import { holdLedgerOpen, spend } from '../ledger'
import { moveReportDue, publishReport } from '../projects'
import { standingReport, wordsOf } from './content'
import { overspent, whySurplusDiffers } from './money'
import { giveBack } from './return'
import { type DraftRow, lockDraft, readDraft, readReported, readRoom } from './rows'
import { linesToBook, reportCounts, whyUnfit } from './rules'
import { findCorrected } from './versions'

type Approved = {
  reportId: string
  state: DraftRow['state']
  counts: boolean
  nextReportDueOn: Day
}

export const approveReport = bind(reportsApprove, async (app, { donor }, { reportId, version }) => {
  const draft = await readDraft(app.db, reportId)
  const barred = await whyNotFinance(app, donor, draft, reportId)
  if (barred) return barred
  if (!draft) return refuse('NO_SUCH_REPORT', { reportId })
  if (draft.state === 'waiting' && !draft.textChecked) {
    const unread = await checkPublicText(app, donor, wordsOf(ReportContent.parse(draft.content)))
    if (unread) return unread
  }
  const approved = await app.db.transaction((tx) =>
    approve(tx, app, donor, { reportId, version: version ?? draft.version }),
  )
  if (!isRefusal(approved)) app.pages.forget(draft.projectId)
  return approved
})

/** Everything is judged before anything is written: a refusal leaves the books as they were. */
async function approve(
  tx: Tx,
  app: App,
  donor: Donor,
  { reportId, version }: { reportId: string; version: number },
): Promise<Approved | Refusal> {
  const at = app.clock.now()
  await holdLedgerOpen(tx)
  const draft = await lockDraft(tx, reportId)
  const project = draft && (await readReported(tx, draft.projectId, at, { locked: true }))
  if (!draft || !project) return refuse('NO_SUCH_REPORT', { reportId })
  if (draft.writers.includes(donor.donorId)) return refuse('SECOND_PERSON_NEEDED', { reportId })
  if (draft.state === 'published' && draft.approverId === donor.donorId) {
    return answerOf(tx, draft)
  }
  if (draft.state !== 'waiting') {
    return refuse('REPORT_NOT_WAITING', { reportId, state: draft.state })
  }
  if (draft.version !== version)
    return refuse('REPORT_CHANGED', { reportId, version: draft.version })

  const { projectId, charityId } = project
  const content = ReportContent.parse(draft.content)
  const corrects = draft.corrects ?? undefined
  const corrected = await findCorrected(tx, projectId, { ...content, corrects })
  if (isRefusal(corrected)) return corrected
  const unfit = whyUnfit(content, project, corrected, dayOf(at))
  if (unfit) return unfit
  const lines = linesToBook(content, project.budget, corrected)
  const room = await lockRoom(tx, projectId)
  const wrong = whySurplusDiffers(content, lines, room)
  if (wrong) return wrong
  // The first that writes, and it writes nothing when it is too much.
  const { posted, ...now } = await spend(tx, { projectId, reportId, lines, at })
  if (!posted) return overspent(lines, now)

  const pictures = content.pictures ?? []
  if (!(await showPictures(tx, { charityId, fileIds: pictures }))) {
    throw new Error(`a picture of ${reportId} is gone`)
  }
  const standing = { version: (corrected?.version ?? 0) + 1, corrects, at }
  const report = standingReport(reportId, content, project, standing)
  await publishReport(tx, projectId, report)
  await tx.run(sql`
    update report_draft set state = 'published', text_checked = true, approver_id = ${donor.donorId},
      decided_at = ${at}
    where id = ${reportId}`)
  const dueOn = await moveClock(tx, projectId, content, at)
  await noteChange(tx, {
    charityId,
    donorId: donor.donorId,
    what: 'report.approved',
    subject: reportId,
    after: {
      title: report.title,
      version: standing.version,
      spentFen: report.spentFen,
      nextReportDueOn: dueOn,
    },
    at,
  })
  return { reportId, state: 'published', counts: reportCounts(content), nextReportDueOn: dueOn }
}

/** A correction tells nothing new, so it moves no day. */
async function moveClock(
  tx: Tx,
  projectId: string,
  content: ReportContent,
  at: Date,
): Promise<Day> {
  const { kind, rescueEndedOn } = content
  const { dueOn } = await tx.one<{ dueOn: Day }>(sql`
    update project set updated_at = ${at},
      reported_in_full_on = case when ${kind} = 'final' then beijing_day(${at})
        else reported_in_full_on end,
      content = content || jsonb_strip_nulls(
        jsonb_build_object('rescueUntil', ${rescueEndedOn ?? null}::text))
    where id = ${projectId}
    returning next_report_due_on as "dueOn"`)
  return kind !== 'correction' && reportCounts(content) ? moveReportDue(tx, projectId) : dueOn
}

/** What may be spent, held until the transaction ends. */
async function lockRoom(
  tx: Tx,
  projectId: string,
): Promise<{ cameInFen: number; spentFen: number }> {
  await tx.run(sql`
    select from project_total where project_id = ${projectId} for no key update`)
  return readRoom(tx, projectId)
}

/** Approved before, by the same person: the same answer. */
async function answerOf(tx: Tx, { reportId, projectId, content }: DraftRow): Promise<Approved> {
  const { dueOn } = await tx.one<{ dueOn: Day }>(sql`
    select next_report_due_on as "dueOn" from project where id = ${projectId}`)
  const { spending = [], nothingSpentWhy } = content
  const counts = reportCounts({ spending, nothingSpentWhy })
  return { reportId, state: 'published', counts, nextReportDueOn: dueOn }
}

export const returnReport = bind(reportsReturn, async (app, { donor }, { reportId, why }) => {
  const known = await readDraft(app.db, reportId)
  const barred = await whyNotFinance(app, donor, known, reportId)
  if (barred) return barred
  const at = app.clock.now()
  return app.db.transaction(async (tx) => {
    const returned = await giveBack(tx, { reportId, donorId: donor.donorId, why, at })
    return returned ?? { reportId, state: 'returned' as const }
  })
})

/** To whoever is no staff of its charity, a report that does not stand is none. */
async function whyNotFinance(
  app: App,
  donor: Donor,
  draft: DraftRow | undefined,
  reportId: string,
): Promise<Refusal | undefined> {
  if (!draft || (await whyBarred(app.db, donor, draft.charityId))) {
    return refuse('NO_SUCH_REPORT', { reportId })
  }
  return whyBarred(app.db, donor, draft.charityId, ['finance'])
}
