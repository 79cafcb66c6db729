/** The way of one's own gift, from its payment to the lines that it bore. */
import type { Day } from '../../contracts/beijing'
import type { ResultOf, Words } from '../../contracts/declare'
import { refuse } from '../../contracts/errors'
import { giftsWay } from '../../contracts/usage'
import { bind } from '../bind'
import { type Db, sql } from '../db'
import { projectOf } from '../gifts'
import { explain } from './explain'
import { type Held, spentOf, type Use, wordsOfLine } from './held'

/** The newest; an appeal that reports every five days has as many in almost three years. */
const REPORTS_MAX = 200

type Way = ResultOf<typeof giftsWay>
type Gift = {
  giftId: string
  projectId: string
  amountFen: number
  refundedFen: number
  paidAt: Date
  settledAt: Date
  charityName: Words
}
type Part = Omit<Held, 'uses'> & {
  portion: string
  projectTitle: Words
  since: Date
  dueOn: Day
  counting: boolean
}
type Report = Omit<Way['reports'][number], 'publishedAt' | 'corrects' | 'unbooked'> & {
  publishedAt: Date
  corrects: string | null
  unbooked: boolean
}
type Line = Use & {
  portion: string
  projectId: string
  lineFen: number | null
  reportTitle: Words
  publishedAt: Date
}

export const wayOfGift = bind(giftsWay, async ({ db }, { donor }, { giftId }) => {
  const gift = await readGift(db, giftId, donor.donorId)
  if (!gift) return refuse('NO_SUCH_GIFT', { giftId })
  if (!isSettled(gift)) return refuse('GIFT_NOT_SETTLED', { giftId })
  const parts = await readParts(db, gift)
  const [lines, reports] = await Promise.all([readLines(db, gift), readReports(db, parts)])
  return wayOf(gift, parts, lines, reports)
})

function wayOf(gift: Gift, parts: Part[], lines: Line[], reports: Report[]): Way {
  const known = new Map(lines.map((line) => [line.reportId, line]))
  const spent = parts.map((part) => ({
    part,
    ...spentOf({ ...part, uses: lines.filter((line) => isOf(line, part)) }),
  }))
  const used = spent.flatMap(({ part, uses }) =>
    uses.map(({ line, reportId, usedFen }) => ({
      projectId: part.projectId,
      line: wordsOfLine(part.budget, line),
      usedFen,
      reportId,
      reportTitle: known.get(reportId)?.reportTitle ?? { zh: '', en: '' },
      publishedAt: (known.get(reportId)?.publishedAt ?? gift.settledAt).toISOString(),
    })),
  )
  const usedFen = used.reduce((sum, part) => sum + part.usedFen, 0)
  const unusedFen = spent.reduce((sum, part) => sum + part.unusedFen, 0)
  return {
    giftId: gift.giftId,
    amountFen: gift.amountFen,
    refundedFen: gift.refundedFen,
    paidAt: gift.paidAt.toISOString(),
    settledAt: gift.settledAt.toISOString(),
    charityName: gift.charityName,
    parts: used,
    usedFen,
    unusedFen,
    planned: spent.flatMap(({ part: { projectId }, planned }) =>
      planned.map((plan) => ({ projectId, ...plan })),
    ),
    explained: explain({
      usedFen,
      unusedFen,
      refundedFen: gift.refundedFen,
      elsewhereFen: parts.reduce(
        (sum, { portion, standsFen }) => (portion === '' ? sum : sum + standsFen),
        0,
      ),
      example: exampleOf(parts, lines),
    }),
    counting: parts.some(({ counting }) => counting),
    reports: reports.map(told),
    next: comingReports(parts),
  }
}

function isOf(line: Line, part: Part): boolean {
  return line.portion === part.portion && line.projectId === part.projectId
}

/** Nothing is carried in it: its sum is the report's own. */
function exampleOf(parts: Part[], lines: Line[]) {
  const [most] = lines
    .filter(({ lineFen, usedFen }) => lineFen !== null && lineFen > 0 && usedFen > 0)
    .sort((one, other) => other.usedFen - one.usedFen)
  const part = most && parts.find((known) => isOf(most, known) && known.standsFen >= most.usedFen)
  if (!most || !part) return undefined
  const { line, lineFen, usedFen } = most
  return { line: wordsOfLine(part.budget, line), lineFen: lineFen ?? 0, usedFen }
}

function told({ corrects, publishedAt, unbooked, ...report }: Report): Way['reports'][number] {
  return {
    ...report,
    ...(corrects !== null && { corrects }),
    ...(unbooked && { unbooked }),
    publishedAt: publishedAt.toISOString(),
  }
}

function comingReports(parts: Part[]): Way['next'] {
  const due = parts.filter(({ standsFen }) => standsFen > 0)
  const projects = new Map(due.map((part) => [part.projectId, part]))
  return [...projects.values()].map(({ projectId, projectTitle, dueOn }) => ({
    projectId,
    projectTitle,
    dueOn,
  }))
}

function isSettled(gift: { settledAt: Date | null; paidAt: Date | null }): gift is Gift {
  return gift.settledAt !== null && gift.paidAt !== null
}

type MaybeSettled = Omit<Gift, 'settledAt' | 'paidAt'> & {
  settledAt: Date | null
  paidAt: Date | null
}

function readGift(db: Db, giftId: string, donorId: string): Promise<MaybeSettled | undefined> {
  return db.maybe<MaybeSettled>(sql`
    select g.id as "giftId", g.project_id as "projectId", g.amount_fen as "amountFen",
      g.refunded_fen as "refundedFen", p.paid_at as "paidAt", g.settled_at as "settledAt",
      c.content->'name' as "charityName"
    from gift g
    join charity c on c.id = g.charity_id
    left join payment p on p.project_id = g.project_id and p.gift_id = g.id
    where g.project_id = ${projectOf(giftId)} and g.id = ${giftId} and g.donor_id = ${donorId}`)
}

/** What stays with its own project, and each portion that is elsewhere now. */
function readParts(db: Db, { projectId, giftId }: Gift): Promise<Part[]> {
  return db.many<Part>(sql`
    with away as (
      select p.id as portion, p.directed_to, p.amount_fen, p.directed_at
      from envelope e join envelope_portion p
        on p.project_id = e.project_id and p.envelope_id = e.id
      where e.project_id = ${projectId} and e.gift_id = ${giftId}
        and p.directed_to <> p.project_id and p.returned_at is null
    ), part as (
      select '' as portion, g.project_id, g.settled_at as since,
        g.amount_fen - g.refunded_fen - coalesce((select sum(amount_fen) from away), 0)::bigint
          as stands_fen
      from gift g where g.project_id = ${projectId} and g.id = ${giftId}
      union all
      select portion, directed_to, directed_at, amount_fen from away
    )
    select part.portion, part.project_id as "projectId", part.since, part.stands_fen as "standsFen",
      project.content->'title' as "projectTitle", project.content->'budget' as budget,
      project.next_report_due_on as "dueOn",
      exists (select from spending_share s
        where s.project_id = part.project_id and s.stage <> 'shared') as counting
    from part join project on project.id = part.project_id
    order by part.portion`)
}

/** What each line of each report used of it; `lineFen` is absent for what was carried. */
function readLines(db: Db, { giftId }: Gift): Promise<Line[]> {
  return db.many<Line>(sql`
    select u.portion, u.project_id as "projectId", u.report_id as "reportId", named.line,
      sum(share)::bigint as "usedFen", sum(share_of.fen)::bigint as "lineFen",
      r.content->'title' as "reportTitle", r.published_at as "publishedAt"
    from (
      select ${projectOf(giftId)} as project_id, '' as portion
      union all
      select p.directed_to, p.id from envelope e join envelope_portion p
        on p.project_id = e.project_id and p.envelope_id = e.id
      where e.project_id = ${projectOf(giftId)} and e.gift_id = ${giftId}
        and p.directed_to <> p.project_id
    ) part
    join gift_use u on u.project_id = part.project_id and u.gift_id = ${giftId}
      and u.portion = part.portion
    join spending_share s on s.project_id = u.project_id and s.report_id = u.report_id
    join report r on r.project_id = u.project_id and r.id = u.report_id
    cross join lateral unnest(u.shares) with ordinality as shares (share, n)
    cross join lateral (
      select (s.lines || s.carried)->(n::integer - 1)->>'line' as line
    ) named
    cross join lateral (
      select case when n <= jsonb_array_length(s.lines)
        then (s.lines->(n::integer - 1)->>'fen')::bigint end as fen
    ) share_of
    where share <> 0
    group by u.portion, u.project_id, u.report_id, named.line, s.up_to_seq, r.content, r.published_at
    order by u.portion, s.up_to_seq, min(n)`)
}

/** Those of its projects since the money was theirs, the newest first. */
function readReports(db: Db, parts: Part[]): Promise<Report[]> {
  const since = JSON.stringify(parts.map(({ projectId, since }) => ({ projectId, since })))
  return db.many<Report>(sql`
    select r.project_id as "projectId", r.id as "reportId", r.kind, r.corrects,
      r.content->'title' as title, r.published_at as "publishedAt", r.spent_fen as "spentFen", r.vouchers,
      not exists (select from report_draft d where d.id = r.id)
        and not exists (select from spending s where s.project_id = r.project_id and s.report_id = r.id) as unbooked
    from (
      select "projectId" as project_id, min(since) as since
      from jsonb_to_recordset(${since}::jsonb) as part ("projectId" text, since timestamptz)
      group by "projectId"
    ) part
    join report r on r.project_id = part.project_id and r.published_at >= part.since
    order by r.published_at desc, r.id desc limit ${REPORTS_MAX}`)
}
