/**
 * Monthly givers in bulk, as the product would have them: each with a month that was skipped, the next one
 * planned, a contract where it is debited, and a job at the time of its next step. Cohorts of one size in
 * every database fall due on days of their own; all other pledges fall due after the last of them.
 */
import { Client } from 'pg'
import type { App } from '../../cloudfunctions/app'
import { type Db, type Sql, sql } from '../../cloudfunctions/db'
import { addDays, type Day, startOf } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import { PROJECT } from './gifts'

const AMOUNT_FEN = 3_000

/** `month` is its first day; of `cohorts` days of it, each has `due` pledges. */
export type Givers = { pledges: number; due: number; cohorts: number; month: Day }

/** What a cohort does on one day: it plans its month, announces it a day later, is debited two days after. */
export type Step = 'plan' | 'announce' | 'debit'

const DAYS_AFTER: Record<Step, number> = { plan: 1, announce: 2, debit: 4 }
const COHORT_DAYS = 4
/** All others are due on one of seven days, which the last cohort does not reach. */
const OTHERS_DAY = 22
const OTHERS_DAYS = 7
export const COHORTS_MAX = 5
/** So many that no pledge waits for a slot. */
const DEBITS_A_SECOND = 1_000_000

/** How often the payment service was asked since the last proof. */
const asked: Record<Step, number> = { plan: 0, announce: 0, debit: 0 }

/** Puts a payment service in its place that takes everything, and as fast as it is asked. */
export function answerAtOnce(app: App): void {
  app.settings.debitsASecond = DEBITS_A_SECOND
  app.debit = {
    ...app.debit,
    async announce() {
      asked.announce += 1
    },
    async charge() {
      asked.debit += 1
      return { state: 'accepted' }
    },
  }
}

/** Noon of the day on which a cohort takes a step. */
export function timeOf({ month }: Givers, cohort: number, step: Step): Date {
  return hourOf(addDays(month, COHORT_DAYS * cohort + DAYS_AFTER[step]), 12)
}

/**
 * Set by set, in the order in which they began. Foreign keys are not looked up row by row: all rows come from one
 * list. A connection of its own, since the product's cuts off what takes long.
 */
export async function plantMany(url: string, givers: Givers): Promise<void> {
  await unhurried(url, listed(givers), sql`analyze planted`)
  await Promise.all([
    unhurried(url, pledgesOf(givers), sql`vacuum analyze pledge`),
    unhurried(url, chargesOf(givers), sql`vacuum analyze charge`),
    unhurried(url, jobsOf(givers), sql`vacuum analyze job`, donorsOf(givers), sql`analyze donor`),
    unhurried(url, contractsOf(givers), sql`vacuum analyze contract`, totalOf(givers)),
  ])
  await unhurried(url, sql`drop table planted`)
}

/** Statements that take long, one after the other, and without foreign keys and triggers. */
export async function unhurried(url: string, ...statements: readonly Sql[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const { text, values } of statements) await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

/**
 * Numbers are made as `cloudfunctions/pledges/numbers.ts` makes them. Rows lie in the order of `nth`, which is
 * chance, so that pledges of one day lie apart as those of many months do.
 */
function listed({ pledges, due, cohorts }: Givers): Sql {
  return sql`
    create unlogged table planted as
    select n.*, 'P' || letter || nth as id, letter || left(md5('contract' || i), 27) as code,
      p.charity_id, c.mchid
    from (
      select *, left(md5(i::text), 21) as nth,
        substr('0123456789abcdefghjkmnpqrstvwxyz', day + 1, 1) as letter
      from (
        select i, cohort, cohort < ${cohorts}::integer as is_due,
          case when cohort < ${cohorts}::integer then ${DAYS_AFTER.debit + 1}::integer + ${COHORT_DAYS}::integer * cohort
            else ${OTHERS_DAY}::integer + i % ${OTHERS_DAYS}::integer end as day,
          case when cohort < ${cohorts}::integer or i % 2 = 0 then 'contract' else 'reminder' end as way
        from (
          select i, i / ${due}::integer as cohort from generate_series(0, ${pledges - 1}::integer) i
        ) numbered
      ) dated
    ) n, project p join charity c on c.id = p.charity_id
    where p.id = ${PROJECT} order by nth`
}

function pledgesOf({ month }: Givers): Sql {
  return sql`
    insert into pledge (id, donor_id, seed, project_id, charity_id, mchid, amount_fen, day, hour, way,
      first, state, contract_code, show_name, text_checked, started_at, began_at)
    select id, 'giver' || i, md5('seed' || i), ${PROJECT}::text, charity_id, mchid, ${AMOUNT_FEN}::bigint,
      day, 19, way, 'on-day', 'active', case when way = 'contract' then code end, false, true, since, since
    from planted, (values (${beganAt(month)}::timestamptz)) began (since) order by nth`
}

function chargesOf({ month }: Givers): Sql {
  return sql`
    insert into charge (pledge_id, period, due_on, window_ends_on, state, concluded_at, next_at)
    select p.id, m.period, due.on, due.on + 6, m.state,
      case when m.state = 'skipped' then ${beganAt(month)}::timestamptz end,
      case when m.state = 'planned' then announced_on(p.way, 'pre-notify', due.on, 19) end
    from planted p
    cross join (values
      (period_of((${month}::date - interval '1 month')::date), 'skipped'),
      (period_of(${month}::date), 'planned')
    ) m (period, state)
    cross join lateral (select due_day(m.period, p.day) as on) due
    where m.state = 'skipped' or not p.is_due
    order by p.nth, m.period`
}

function jobsOf(givers: Givers): Sql {
  return sql`
    insert into job (name, key, due_at)
    select 'pledges.step', id, case
        when is_due then ${timeOf(givers, 0, 'plan')}::timestamptz
          + ${COHORT_DAYS}::integer * cohort * interval '1 day'
        else announced_on(way, 'pre-notify', due_day(period_of(${givers.month}::date), day), 19)
      end
    from planted order by nth`
}

/** Of those that are debited: nobody else is asked who they are. */
function donorsOf({ month }: Givers): Sql {
  return sql`
    insert into donor (id, openid_hash, openid_sealed, created_at)
    select 'giver' || i, 'hash of giver' || i, '', ${beganAt(month)}::timestamptz from planted where is_due`
}

function contractsOf({ month }: Givers): Sql {
  return sql`
    insert into contract (code, pledge_id, mchid, plan_id, mode, project_id, serial, contract_id, state,
      asked_at, signed_at)
    select code, id, mchid, 'plan', 'pre-notify', ${PROJECT}::text, nextval('contract_serial'),
      'contract' || i, 'signed', since, since
    from planted, (values (${beganAt(month)}::timestamptz)) began (since) where way = 'contract' order by nth`
}

/** What a trigger would have counted. */
function totalOf({ pledges }: Givers): Sql {
  return sql`
    insert into pledge_total (project_id, pledges, monthly_fen)
    values (${PROJECT}, ${pledges}, ${pledges * AMOUNT_FEN})`
}

function beganAt(month: Day): Date {
  return startOf(addDays(month, -10))
}

/**
 * Only what this cohort has to do is due: what follows from the row before is put aside, and nothing of
 * nights and bills belongs to these rows.
 */
export async function putAside(db: Db, givers: Givers, cohort: number, step: Step): Promise<void> {
  await db.run(sql`delete from job where name <> 'pledges.step'`)
  if (step !== 'plan') return
  const before = timeOf(givers, cohort, 'plan')
  await db.transaction(
    (tx) =>
      tx.run(sql`
        update job set due_at = due_at + interval '1 year'
        where name = 'pledges.step' and due_at < ${before}`),
    { unhurried: true },
  )
}

/** @throws Error unless every pledge of the cohort, and none but these, has taken the step once. */
export async function proveStepped(db: Db, givers: Givers, cohort: number, step: Step) {
  const dueOn = addDays(givers.month, COHORT_DAYS * cohort + DAYS_AFTER.debit)
  const stepped = {
    plan: sql`c.state = 'planned' and c.next_at = beijing_hour(c.due_on - 2, 7)`,
    announce: sql`c.state = 'announced' and c.announced_at is not null
      and c.next_at >= beijing_hour(c.due_on, 7)`,
    debit: sql`c.state = 'charging' and c.attempts = 1 and g.state = 'started' and a.asked_at is not null
      and g.amount_fen = c.amount_fen`,
  }[step]
  const { fitting } = await db.transaction(
    async (tx) => {
      // Tables that were empty a moment ago are still taken to be, and would be read once for each month.
      await tx.run(sql`set local enable_nestloop = off`)
      return tx.one<{ fitting: number }>(sql`
        select count(*) as fitting
        from charge c
        left join charge_attempt a on a.pledge_id = c.pledge_id and a.period = c.period
        left join gift g on g.project_id = a.project_id and g.id = a.gift_id
        where c.due_on = ${dueOn} and ${stepped}`)
    },
    { unhurried: true },
  )
  const calls = asked[step]
  asked[step] = 0
  if (fitting !== givers.due || calls !== (step === 'plan' ? 0 : givers.due)) {
    throw new Error(
      `of ${givers.due} pledges ${fitting} have taken the step “${step}”, with ${calls} calls`,
    )
  }
}
