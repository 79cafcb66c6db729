/** Drafts as the database has them, each with what stands of its project. */
import { type Day, dayOf } from '../../../contracts/beijing'
import type { DraftContent, MissingField } from '../../../contracts/project-drafts'
import { type Queryable, sql, type Tx } from '../../db'
import { draftOf, type Written } from './content'
import { missingOf } from './missing'

export type Draft = {
  projectId: string
  charityId: string
  charity: { certificateUntil: Day; mchid: string | null; example: boolean }
  content: DraftContent
  /** 0 when nothing was saved. */
  version: number
  unpublished: boolean
  updatedAt: Date
  state: 'draft' | 'published' | 'closed'
  /** Of a project that was published. */
  stands?: Written & { nextReportDueOn: Day; createdAt: Date }
}

type Row = Omit<Draft, 'content' | 'stands' | 'charity'> &
  Draft['charity'] & {
    draft: DraftContent | null
    content: Written['content'] | null
    recordNumber: string | null
    recordUntil: Day | null
    filingDueOn: Day | null
    startsOn: Day | null
    endsOn: Day | null
    nextReportDueOn: Day
    createdAt: Date
  }

/** The draft of a project, which begins as what stands; undefined when there is no such project. */
export async function readDraft(db: Queryable, projectId: string): Promise<Draft | undefined> {
  const row = await db.maybe<Row>(sql`
    select wanted.id as "projectId", c.id as "charityId",
      c.certificate_until as "certificateUntil", c.mchid, (c.content->>'example')::boolean as example,
      d.content as draft, coalesce(d.version, 0) as version,
      coalesce(d.version > coalesce(d.published_version, -1), false) as unpublished,
      greatest(d.updated_at, p.updated_at) as "updatedAt", coalesce(p.state, 'draft') as state,
      p.content, p.record_number as "recordNumber", p.record_until as "recordUntil",
      p.filing_due_on as "filingDueOn", p.starts_on as "startsOn", p.ends_on as "endsOn",
      p.next_report_due_on as "nextReportDueOn", p.created_at as "createdAt"
    from (select ${projectId}::text as id) wanted
    left join project_draft d on d.project_id = wanted.id
    left join project p on p.id = wanted.id and p.state <> 'draft'
    join charity c on c.id = coalesce(d.charity_id, p.charity_id)`)
  return row && draftFrom(row)
}

/** The same, kept from being saved or published by others until the transaction ends. */
export async function lockDraft(tx: Tx, projectId: string): Promise<Draft | undefined> {
  await tx.run(sql`select from project_draft where project_id = ${projectId} for update`)
  return readDraft(tx, projectId)
}

export function missingNow(draft: Draft, now: Date): MissingField[] {
  const stands = draft.stands !== undefined
  return missingOf(draft.content, { today: dayOf(now), stands, charity: draft.charity })
}

/** A project that is over is changed no more. */
export function isOver({ state, stands }: Draft, now: Date): boolean {
  return state === 'closed' || (stands !== undefined && stands.endsOn < dayOf(now))
}

function draftFrom(row: Row): Draft {
  const { draft, content, startsOn, endsOn, certificateUntil, mchid, example, ...rest } = row
  const { recordNumber, recordUntil, filingDueOn, nextReportDueOn, createdAt, ...known } = rest
  const stands = content !== null &&
    startsOn !== null &&
    endsOn !== null && {
      content,
      recordNumber,
      recordUntil,
      filingDueOn,
      startsOn,
      endsOn,
      nextReportDueOn,
      createdAt,
    }
  return {
    ...known,
    charity: { certificateUntil, mchid, example },
    content: draft ?? (stands ? draftOf(stands) : {}),
    ...(stands && { stands }),
  }
}
