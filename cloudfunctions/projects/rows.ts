/** Reads projects as the contract shows them. Each reading is one round trip. */
import { type Day, dayOf, daysBetween } from '../../contracts/beijing'
import type { Charity, Openness, Project, ProjectCard, Totals } from '../../contracts/projects'
import { shownName } from '../consents'
import { type Queryable, type Sql, sql } from '../db'
import { reportingOf } from './reporting'
import { reportColumns } from './reports'

const LATEST_GIFTS = 10

type Refused = Exclude<Openness, { open: true }>['why']
type Content = Omit<Project, 'totals' | 'openness' | 'latestGifts' | 'reports' | 'charity'>

type CardRow = {
  id: string
  content: Content
  charity: Project['charity']
  closed: Refused | null
  recordNumber: string | null
  recordUntil: Day | null
  filingDueOn: Day | null
  startsOn: Day
  endsOn: Day
  nextReportDueOn: Day
  raisedFen: number
  refundedFen: number
  movedInFen: number
  movedOutFen: number
  gifts: number
  donors: number
  createdAt: Date
  updatedAt: Date
}

/** Something with when it was made and when it was last changed. */
export type Dated<Of> = { of: Of; createdAt: Date; updatedAt: Date }

type PageRow = CardRow & {
  reports: Project['reports']
  reportedInFull: boolean
  spentFen: number
  people: number
  monthlyFen: number
  mchid: string | null
  latest: { name: string | null; amountFen: number; message: string | null; at: string }[]
}

/** A charity as everybody reads it: its certificate ends on the day that closes giving. */
const charityShown = sql`
  c.content || jsonb_build_object('charityId', c.id, 'certificateUntil', c.certificate_until)`

const card = (now: Date): Sql => sql`
  p.id, p.content, ${charityShown} as charity, why_closed(p, c, ${now}) as closed,
  p.record_number as "recordNumber", p.record_until as "recordUntil",
  p.filing_due_on as "filingDueOn", p.starts_on as "startsOn", p.ends_on as "endsOn",
  p.next_report_due_on as "nextReportDueOn",
  t.raised_fen as "raisedFen", t.refunded_fen as "refundedFen",
  t.moved_in_fen as "movedInFen", t.moved_out_fen as "movedOutFen", t.gifts, t.donors,
  p.created_at as "createdAt", greatest(p.updated_at, t.as_of) as "updatedAt"`

const page = (now: Date): Sql => sql`
  ${card(now)},
  coalesce((select jsonb_agg(${reportColumns} order by r.published_at desc)
    from report r where r.project_id = p.id and not exists (
      select from report newer where newer.project_id = r.project_id and newer.corrects = r.id)), '[]') as reports,
  p.reported_in_full_on is not null as "reportedInFull", t.spent_fen as "spentFen",
  coalesce((select jsonb_agg(g) from (
      select ${shownName} as name,
        g.amount_fen as "amountFen",
        case when g.text_checked and not g.words_hidden then g.message end as message,
        y.recorded_at as at
      from payment y join gift g on g.project_id = y.project_id and g.id = y.gift_id
      where y.project_id = p.id and g.state in ('settled', 'partly_refunded')
      order by y.recorded_at desc limit ${LATEST_GIFTS}
    ) g), '[]') as latest,
  coalesce(monthly.people, 0)::bigint as people, coalesce(monthly.monthly_fen, 0)::bigint as "monthlyFen",
  c.mchid`

const source = sql`
  from project p join charity c on c.id = p.charity_id join project_total t on t.project_id = p.id`

const pageSource = sql`${source} left join pledge_total monthly on monthly.project_id = p.id`

export type CardFilter = {
  cause?: string | undefined
  monthly?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** Published projects, emergencies first; one more than `limit` when there are more. */
export async function readCards(
  db: Queryable,
  filter: CardFilter,
  now: Date,
): Promise<ProjectCard[]> {
  const rows = await db.many<CardRow>(sql`
    select ${card(now)} ${source}
    where p.state = 'published'
      and (${filter.cause ?? null}::text is null or p.content->>'cause' = ${filter.cause ?? null})
      and (${filter.monthly ?? null}::boolean is null
        or (p.content->>'monthly')::boolean = ${filter.monthly ?? null})
      and (${filter.cursor ?? null}::text is null or (p.content->>'emergency' <> 'true', p.id) > (
        select last.content->>'emergency' <> 'true', last.id
        from project last where last.id = ${filter.cursor ?? null}))
    order by p.content->>'emergency' <> 'true', p.id
    limit ${filter.limit + 1}`)
  return rows.map((row) => cardOf(row, now))
}

/** What a reading needs beside the rows. */
export type Reading = {
  /** Decrypts a name that may be shown. */
  openName(sealed: string): string
  /** The merchant accounts that can debit by contract. */
  debits: { has(mchid: string): boolean }
}

/** A project that was published once, or undefined. */
export async function readProject(
  db: Queryable,
  projectId: string,
  now: Date,
  reading: Reading,
): Promise<Project | undefined> {
  const row = await db.maybe<PageRow>(sql`
    select ${page(now)} ${pageSource} where p.id = ${projectId} and p.state <> 'draft'`)
  return row && projectOf(row, now, reading)
}

/** A project that is not written yet, as it would be read now: `row` has the columns of `project`. */
export async function readUnwritten(
  db: Queryable,
  row: object,
  now: Date,
  reading: Reading,
): Promise<Project> {
  const read = await db.one<PageRow>(sql`
    select ${page(now)}
    from jsonb_populate_record(null::project, ${JSON.stringify(row)}::jsonb) p
    join charity c on c.id = p.charity_id
    cross join lateral (
      select coalesce(max(raised_fen), 0) as raised_fen, coalesce(max(refunded_fen), 0) as refunded_fen,
        coalesce(max(moved_in_fen), 0) as moved_in_fen, coalesce(max(moved_out_fen), 0) as moved_out_fen,
        coalesce(max(gifts), 0) as gifts, coalesce(max(donors), 0) as donors, coalesce(max(spent_fen), 0) as spent_fen,
        max(as_of) as as_of
      from project_total where project_id = p.id
    ) t
    left join pledge_total monthly on monthly.project_id = p.id`)
  return projectOf(read, now, reading)
}

/** Every published project in full. */
export async function readProjects(
  db: Queryable,
  now: Date,
  reading: Reading,
): Promise<Dated<Project>[]> {
  const rows = await db.many<PageRow>(sql`
    select ${page(now)} ${pageSource} where p.state = 'published' order by p.id`)
  return rows.map((row) => ({
    of: projectOf(row, now, reading),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }))
}

/** Every charity, also one that has no project yet. */
export function readCharities(db: Queryable): Promise<Dated<Charity>[]> {
  return db.many<Dated<Charity>>(sql`
    select ${charityShown} as of, c.created_at as "createdAt", c.updated_at as "updatedAt"
    from charity c order by c.id`)
}

/** What was given on a Beijing day over all projects. */
export async function readDay(db: Queryable, now: Date) {
  const sums = await db.one<{ raisedFen: number; refundedFen: number; gifts: number }>(sql`
    select coalesce(sum(raised_fen), 0)::bigint as "raisedFen",
      coalesce(sum(refunded_fen), 0)::bigint as "refundedFen",
      coalesce(sum(gifts), 0)::bigint as gifts
    from project_day where day = ${dayOf(now)}`)
  return { ...sums, asOf: now.toISOString() }
}

function projectOf(row: PageRow, now: Date, reading: Reading): Project {
  return {
    ...row.content,
    ...cardOf(row, now),
    charity: row.charity,
    ...(row.recordNumber !== null && { recordNumber: row.recordNumber }),
    ...(row.recordUntil !== null && { recordUntil: row.recordUntil }),
    ...(row.recordNumber === null && row.filingDueOn !== null && { filingDueOn: row.filingDueOn }),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    nextReportDueOn: row.nextReportDueOn,
    reporting: reportingOf(row, dayOf(now)),
    ...(row.content.monthly && {
      monthlyGivers: { people: row.people, monthlyFen: row.monthlyFen },
      contractOffered: row.mchid !== null && reading.debits.has(row.mchid),
    }),
    reports: row.reports.map((report) => ({
      ...report,
      publishedAt: new Date(report.publishedAt).toISOString(),
    })),
    latestGifts: row.latest.map(({ name, message, amountFen, at }) => ({
      amountFen,
      at: new Date(at).toISOString(),
      ...(name !== null && { name: reading.openName(name) }),
      ...(message !== null && { message }),
    })),
  }
}

function cardOf(row: CardRow, now: Date): ProjectCard {
  const { title, summary, cause, cover, monthly, emergency, goalFen, presetsFen } = row.content
  return {
    projectId: row.id,
    title,
    summary,
    cause,
    cover,
    charityName: row.charity.name,
    example: row.charity.example,
    monthly,
    emergency,
    goalFen,
    presetsFen,
    openness: opennessOf(row, now),
    totals: totalsOf(row, now),
  }
}

function opennessOf(row: CardRow, now: Date): Openness {
  if (row.closed === null) return { open: true }
  if (row.closed !== 'REPORT_LATE') return { open: false, why: row.closed }
  return {
    open: false,
    why: row.closed,
    lateDays: daysBetween(row.nextReportDueOn, dayOf(now)),
  }
}

/** The time is that of the reading: all that was committed before it is in the sums. */
function totalsOf(row: CardRow, now: Date): Totals {
  const { raisedFen, refundedFen, movedInFen, movedOutFen, gifts, donors } = row
  return { raisedFen, refundedFen, movedInFen, movedOutFen, gifts, donors, asOf: now.toISOString() }
}
