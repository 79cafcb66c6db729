/** Reads pledges as their donors see them: one round trip. Ownership stands in the `where`. */
import { addDays, type Day, dayOf } from '../../contracts/beijing'
import { ANNOUNCED_DAYS_BEFORE } from '../../contracts/pledge-plan'
import type { Month, Pledge } from '../../contracts/pledges'
import type { App } from '../app'
import type { Place } from '../cursor'
import { type Sql, sql } from '../db'

const MONTHS_MAX = 36

type MonthRow = {
  period: string
  state: Month['state']
  dueOn: Day
  amountFen: number
  projectId: string
  giftId: string | null
  why: NonNullable<Month['why']> | null
  way: Pledge['way'] | null
  nextAt: string | null
  /** The payment service has still to be told of it, before it may debit. */
  untold: boolean
  refundedFen: number | null
  /** The order of its last attempt has come to no end. */
  unsettled: boolean
  /** Its project takes nothing now. */
  closed: boolean
}

type PledgeRow = {
  pledgeId: string
  state: Pledge['state']
  way: Pledge['way']
  mchid: string
  amountFen: number
  day: number
  hour: number
  projectId: string
  projectTitle: Pledge['projectTitle']
  cover: string
  charityName: Pledge['charityName']
  held: NonNullable<Pledge['held']> | null
  resumesOn: Day | null
  startedAt: Date
  endedAt: Date | null
  ended: NonNullable<Pledge['ended']> | null
  unsigned: string | null
  notBefore: Day | null
  months: MonthRow[]
  given: Pledge['given']
  totalFen: number
  gifts: number
}

const columns = (now: Date): Sql => sql`
  p.id as "pledgeId", p.state, p.way, p.mchid, p.amount_fen as "amountFen", p.day, p.hour,
  p.project_id as "projectId", project.content->'title' as "projectTitle",
  project.content->>'cover' as cover, charity.content->'name' as "charityName", p.held,
  p.resumes_on as "resumesOn", p.started_at as "startedAt", p.ended_at as "endedAt",
  -- Its first month was paid while it was being ended: then it had begun.
  case when p.began_at is not null and p.ended in ('unpaid', 'unsigned') then 'donor' else p.ended end as ended,
  case when p.state <> 'ended' then (select c.project_id from contract c
    where c.pledge_id = p.id and c.state = 'asked' and c.dropped_at is null order by c.asked_at desc limit 1) end as unsigned,
  coalesce((select jsonb_agg(m) from (
    select c.period, c.state, c.due_on as "dueOn", coalesce(c.amount_fen, p.amount_fen) as "amountFen",
      coalesce(c.project_id, p.project_id) as "projectId", a.gift_id as "giftId", c.why, c.way,
      c.next_at as "nextAt", g.refunded_fen as "refundedFen",
      coalesce(g.state = 'started', false) as unsettled,
      c.announced_at is null and (c.at_once_until is null or c.at_once_until < ${now}) as untold,
      why_closed(own, own_charity, ${now}) is not null as closed
    from charge c
    join project own on own.id = coalesce(c.project_id, p.project_id)
    join charity own_charity on own_charity.id = own.charity_id
    left join charge_attempt a on a.pledge_id = c.pledge_id and a.period = c.period
      and a.attempt = c.attempts
    left join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where c.pledge_id = p.id order by c.period desc limit ${MONTHS_MAX}
  ) m), '[]') as months,
  coalesce((select jsonb_agg(to_jsonb(t) - 'last' order by t.last desc) from (
    select g.project_id as "projectId", to_project.content->'title' as "projectTitle",
      to_charity.content->'name' as "charityName", sum(g.amount_fen - g.refunded_fen)::bigint as "totalFen",
      count(*) as gifts, max(a.period) as last
    from charge_attempt a join gift g on g.project_id = a.project_id and g.id = a.gift_id
    join project to_project on to_project.id = g.project_id
    join charity to_charity on to_charity.id = to_project.charity_id
    where a.pledge_id = p.id and g.state in ('settled', 'partly_refunded')
    group by g.project_id, to_project.content->'title', to_charity.content->'name'
  ) t), '[]') as given,
  case when p.state <> 'ended' then cycle_over_on(p.id, p.contract_code) + 2 end as "notBefore",
  sums.*
  from pledge p
  join project on project.id = p.project_id
  join charity on charity.id = project.charity_id
  cross join lateral (
    select coalesce(sum(g.amount_fen - g.refunded_fen), 0)::bigint as "totalFen", count(*) as gifts
    from charge_attempt a join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where a.pledge_id = p.id and g.state in ('settled', 'partly_refunded')
  ) sums`

export async function readPledge(
  app: App,
  of: { pledgeId: string; donorId: string },
): Promise<Pledge | undefined> {
  const now = app.clock.now()
  const row = await app.db.maybe<PledgeRow>(sql`
    select ${columns(now)} where p.id = ${of.pledgeId} and p.donor_id = ${of.donorId}`)
  return row && pledgeOf(app, row)
}

/** Where a page of one’s own pledges ends. */
export type PledgePlace = Place & { ended: boolean }

export async function readPledgesOf(
  app: App,
  donorId: string,
  before: PledgePlace | undefined,
  limit: number,
): Promise<Pledge[]> {
  const rows = await app.db.many<PledgeRow>(sql`
    select ${columns(app.clock.now())}
    where p.donor_id = ${donorId} and p.began_at is not null
      and (${before?.id ?? null}::text is null
        or (p.state = 'ended') > ${before?.ended ?? null}::boolean
        or ((p.state = 'ended') = ${before?.ended ?? null} and (p.started_at, p.id)
          < (${before?.at ?? null}::timestamptz, ${before?.id ?? null})))
    order by p.state = 'ended', p.started_at desc, p.id desc limit ${limit}`)
  return rows.map((row) => pledgeOf(app, row))
}

function pledgeOf(app: App, row: PledgeRow): Pledge {
  const { held, resumesOn, endedAt, ended, unsigned, notBefore } = row
  const open = row.months.find(({ state }) => OPEN.includes(state))
  return {
    pledgeId: row.pledgeId,
    state: row.state,
    way: row.way,
    contractOffered: app.debit.plans.has(row.mchid),
    amountFen: row.amountFen,
    day: row.day,
    hour: row.hour,
    projectId: row.projectId,
    projectTitle: row.projectTitle,
    cover: row.cover,
    charityName: row.charityName,
    ...(open && comingOf(row, open)),
    ...(notBefore !== null && notBefore > dayOf(app.clock.now()) && { notBefore }),
    announced: open !== undefined && open.state !== 'planned',
    ...(held !== null && { held }),
    ...(resumesOn !== null && { resumesOn }),
    startedAt: row.startedAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(ended !== null && { ended }),
    ...(unsigned !== null && { unsigned: { projectId: unsigned } }),
    ...underWayOf(row, open),
    months: row.months.map((month) => monthOf(row, month)),
    totalFen: row.totalFen,
    gifts: row.gifts,
    given: row.given,
  }
}

const OPEN: readonly Month['state'][] = ['planned', 'announced', 'charging', 'retrying']

/** What comes by itself: nothing while it is held, and nothing more of what was sent already. */
function comingOf({ state, held }: PledgeRow, open: MonthRow) {
  const comes = state === 'active' || state === 'paused'
  if (!comes || held !== null || open.state === 'charging') return {}
  return { nextOn: comesOn(open), nextFen: open.amountFen }
}

function comesOn({ state, way, dueOn, nextAt, untold }: MonthRow): Day {
  const debited = state === 'retrying' || (state === 'announced' && way === 'contract')
  if (!debited || nextAt === null) return dueOn
  const next = addDays(dayOf(new Date(nextAt)), untold ? ANNOUNCED_DAYS_BEFORE : 0)
  return next > dueOn ? next : dueOn
}

function underWayOf({ state }: PledgeRow, open: MonthRow | undefined) {
  if (state === 'active' || open?.state !== 'charging' || open.giftId === null) return {}
  return { underWay: { period: open.period, giftId: open.giftId } }
}

function monthOf(row: PledgeRow, month: MonthRow): Month {
  const { state, nextAt, giftId, why, way, refundedFen } = month
  return {
    period: month.period,
    state,
    dueOn: month.dueOn,
    amountFen: month.amountFen,
    projectId: month.projectId,
    ...(way !== null && { way }),
    ...(giftId !== null && { giftId }),
    ...(state === 'paid' && refundedFen && { refundedFen }),
    ...(why !== null && state !== 'paid' && { why }),
    ...(month.unsettled && state !== 'charging' && { paying: true }),
    ...(state === 'retrying' && nextAt !== null && { againOn: dayOf(new Date(nextAt)) }),
    canPay: !month.closed && isPayable(row, month),
  }
}

/** By hand: what was asked for, what a debit could not take, and what was missed. */
function isPayable({ state }: PledgeRow, month: MonthRow): boolean {
  if (month.state === 'missed') return true
  if (state === 'ended') return false
  return month.state === 'retrying' || (month.state === 'announced' && month.way === 'reminder')
}
