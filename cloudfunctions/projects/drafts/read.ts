/** What staff read of the projects that they write. */
import { dayOf } from '../../../contracts/beijing'
import { type Refusal, refuse } from '../../../contracts/errors'
import {
  changeableFields,
  DraftContent,
  type DraftField,
  draftsMine,
  draftsPreview,
  draftsShow,
} from '../../../contracts/project-drafts'
import type { App } from '../../app'
import { bind, type Donor } from '../../bind'
import { whyBarred } from '../../charities'
import { sql } from '../../db'
import { nextReportDueOn } from '../report-clock'
import { readUnwritten } from '../rows'
import { wordsOf, writtenOf } from './content'
import { type Draft, missingNow, readDraft } from './rows'

/** More projects than a charity has at once. */
const PROJECTS_LISTED_MAX = 500

const allFields = Object.keys(DraftContent.shape) as DraftField[]

type CardRow = Pick<Draft, 'projectId' | 'state' | 'version' | 'unpublished' | 'updatedAt'> & {
  title: { zh?: string; en?: string } | null
}

export const myDrafts = bind(draftsMine, async (app, { donor }, { charityId }) => {
  const barred = await whyBarred(app.db, donor, charityId)
  if (barred) return barred
  const rows = await app.db.many<CardRow>(sql`
    select coalesce(d.project_id, p.id) as "projectId", coalesce(p.state, 'draft') as state,
      coalesce(d.content, p.content)->'title' as title, coalesce(d.version, 0) as version,
      coalesce(d.version > coalesce(d.published_version, -1), false) as unpublished,
      greatest(d.updated_at, p.updated_at) as "updatedAt"
    from (select * from project_draft where charity_id = ${charityId}) d
    full join (select * from project where charity_id = ${charityId} and state <> 'draft') p
      on p.id = d.project_id
    order by 6 desc, 1 limit ${PROJECTS_LISTED_MAX}`)
  return {
    items: rows.map(({ title, updatedAt, ...row }) => ({
      ...row,
      title: wordsOf(title ?? undefined),
      updatedAt: updatedAt.toISOString(),
    })),
  }
})

export const showDraft = bind(draftsShow, async (app, { donor }, { projectId }) => {
  const draft = await draftFor(app, donor, projectId)
  if ('refused' in draft) return draft
  const { charityId, state, content, version, unpublished, updatedAt } = draft
  return {
    projectId,
    charityId,
    title: wordsOf(content.title),
    state,
    version,
    unpublished,
    updatedAt: updatedAt.toISOString(),
    content,
    missing: missingNow(draft, app.clock.now()),
    changeable: draft.stands ? [...changeableFields] : allFields,
  }
})

export const previewDraft = bind(draftsPreview, async (app, { donor }, { projectId }) => {
  const draft = await draftFor(app, donor, projectId)
  if ('refused' in draft) return draft
  const now = app.clock.now()
  const today = dayOf(now)
  const written = writtenOf(draft.content, { today, example: draft.charity.example })
  const { content, startsOn } = written
  const since = startsOn > today ? startsOn : today
  const row = {
    id: projectId,
    charity_id: draft.charityId,
    state: 'published',
    record_number: written.recordNumber,
    record_until: written.recordUntil,
    filing_due_on: written.filingDueOn,
    starts_on: startsOn,
    ends_on: written.endsOn,
    next_report_due_on:
      draft.stands?.nextReportDueOn ??
      nextReportDueOn(content.reportEvery, since, { endsOn: written.endsOn }),
    content,
    created_at: draft.stands?.createdAt ?? now,
    updated_at: now,
  }
  const openName = (sealed: string) => app.sealer.open(sealed)
  return readUnwritten(app.db, row, now, { openName, debits: app.debit.plans })
})

/** To strangers a draft is not there. */
async function draftFor(app: App, donor: Donor, projectId: string): Promise<Draft | Refusal> {
  const draft = await readDraft(app.db, projectId)
  const barred = draft && (await whyBarred(app.db, donor, draft.charityId))
  return draft && !barred ? draft : refuse('NO_SUCH_PROJECT', { projectId })
}
