/**
 * Work that is due. A job is a row, written in the transaction of the fact that calls for it, so that
 * neither can be there without the other. A claim compares `due_at` with business time and takes a
 * lease in real time; a worker that died lets go by itself.
 */
import type { Queryable, Tx } from '../db'
import { sql } from '../db'

/** Every kind of work, for the runner and for docs/generated/jobs.md. */
export const jobs = {
  'gifts.query': {
    key: 'gift',
    about:
      'Asks the provider about an unpaid order at 5 s, 30 s, 2 min, 5 min and 10 min; closes it at its end.',
  },
  'gifts.refund': {
    key: 'refund',
    about:
      'Carries a refund to its end under one number, and asks until the provider has the last word.',
  },
  'envelopes.end': {
    key: 'envelope',
    about:
      'Ends an envelope when its time is over, once; what nobody directed stays where it was booked.',
  },
  'pledges.step': {
    key: 'pledge',
    about:
      'Takes a pledge to its next moment: announces, charges, asks after a charge or a contract, ends a pause, misses a month; in sets, at no more than the allowed rate.',
  },
  'bills.reconcile': {
    key: 'merchant:day',
    about:
      'Compares the bill of a closed day with the ledger both ways: settles what nobody told of, raises an alarm for what differs, and comes back until the day is well.',
  },
  'books.audit': {
    key: 'nightly',
    about: 'Proves the books at four in the morning, without asking anybody, and says what lies.',
  },
  'ledger.close': {
    key: 'daily',
    about:
      'Closes the ledger’s days a minute after midnight: hashes their entries, chains and signs them.',
  },
  'calendar.remind': {
    key: 'person:day',
    about: 'Tells of a day of the calendar at nine in the morning, once, to whoever asked for it.',
  },
  'reports.due': {
    key: 'daily',
    about:
      'Each morning at nine: tells of projects whose report is due in 14, 7 or 1 days, each once, also when nobody looked for a while.',
  },
  'echoes.tell': {
    key: 'echo',
    about: 'Tells all who gave to a project of what its charity said to them, batch by batch.',
  },
  'reports.share': {
    key: 'report',
    about:
      'Shares the spending lines of an approved report over all that stood in its project, set by set, each gift once.',
  },
  'notices.report': {
    key: 'report',
    about:
      'Tells those who gave to a project, or follow it, of its report, batch by batch, each of them once; with the first news of a monthly project comes the one invitation to give monthly.',
  },
  'notices.send': {
    key: 'notice',
    about:
      'Sends the subscription message beside a notice, once, with a credit that is taken before: the most important first, not at night, so many a day, and many of one kind as one; what was surely not sent is tried again for a day.',
  },
} as const

export type JobName = keyof typeof jobs

export type Job = {
  name: JobName
  key: string
  dueAt: Date
  /** How many times it was claimed before. */
  attempt: number
  payload: Record<string, unknown>
}

/**
 * What became of a job: finished, or to be claimed again at a time. `kept`: its work has written when it is
 * due itself, with what it is about, so that what somebody changed meanwhile is never overwritten.
 */
export type Next = 'done' | 'kept' | { at: Date }

const LEASE_SECONDS = 60

/** Runners listen here, so that new work begins when its transaction commits. */
export const WORK_CHANNEL = 'lantern_work'

/** Plans a job once: the same name and key again changes nothing. */
export async function plan(
  tx: Tx,
  job: { name: JobName; key: string; dueAt: Date; payload?: Record<string, unknown> },
): Promise<void> {
  await tx.run(sql`
    with planned as (
      insert into job (name, key, due_at, payload)
      values (${job.name}, ${job.key}, ${job.dueAt}, ${JSON.stringify(job.payload ?? {})}::jsonb)
      on conflict do nothing
      returning name
    )
    select pg_notify(${WORK_CHANNEL}, name) from planned`)
}

export function claim(db: Queryable, name: JobName, now: Date, limit: number): Promise<Job[]> {
  return db.many<Job>(sql`
    update job set leased_until = now() + make_interval(secs => ${LEASE_SECONDS}),
      attempt = attempt + 1
    where (name, key) in (
      select name, key from job
      where name = ${name} and due_at <= ${now}
        and (leased_until is null or leased_until < now())
      order by due_at limit ${limit} for update skip locked
    )
    returning name, key, due_at as "dueAt", attempt - 1 as attempt, payload`)
}

export type Due = {
  /** The kinds of work of which a claim would find something. */
  names: ReadonlySet<JobName>
  /** Whether the outbox holds facts. */
  facts: boolean
}

/** What there is to do, in one small question: mostly there is nothing. */
export async function whatIsDue(db: Queryable, now: Date): Promise<Due> {
  const { names, facts } = await db.one<{ names: JobName[]; facts: boolean }>(sql`
    select exists (select from outbox) as facts, array(
      select names.name from unnest(${Object.keys(jobs)}::text[]) as names (name)
      where exists (
        select from job where name = names.name and due_at <= ${now}
          and (leased_until is null or leased_until < now()))) as names`)
  return { names: new Set(names), facts }
}

/** Holds claimed jobs for as long again, while their worker is still at them. */
export async function renewLeases(
  db: Queryable,
  name: JobName,
  keys: readonly string[],
): Promise<void> {
  await db.run(sql`
    update job set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where (name, key) in (
      select name, key from job
      where name = ${name} and leased_until is not null
        and key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
      order by key for no key update
    )`)
}

/** Settles claimed jobs: the finished ones go, the others come back at their time. */
export async function settleJobs(
  db: Queryable,
  name: JobName,
  outcomes: ReadonlyMap<string, Next>,
): Promise<void> {
  const rows = [...outcomes].map(([key, next]) => ({
    key,
    kept: next === 'kept',
    at: typeof next === 'string' ? null : next.at.toISOString(),
  }))
  await db.run(sql`
    with outcome as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o
        (key text, kept boolean, at timestamptz)
    ), held as materialized (
      -- In one order, as whoever holds many of them does: nobody waits in a circle.
      select o.* from job join outcome o on job.name = ${name} and job.key = o.key
      order by job.key for no key update of job
    ), finished as (
      delete from job using held h
      where job.name = ${name} and job.key = h.key and h.at is null and not h.kept
    )
    update job set due_at = coalesce(h.at, job.due_at), leased_until = null,
      attempt = case when h.kept then 0 else attempt end
    from held h
    where job.name = ${name} and job.key = h.key and (h.at is not null or h.kept)`)
}

/** The next time at which anything is due, for the clock that moves; null when nothing is planned. */
export async function nextDueAt(db: Queryable): Promise<Date | null> {
  // Name by name, through the index: there may be millions.
  const { at } = await db.one<{ at: Date | null }>(sql`
    select min(first.due_at) as at
    from unnest(${Object.keys(jobs)}::text[]) as names (name)
    cross join lateral (
      select due_at from job where name = names.name order by due_at limit 1
    ) first`)
  return at
}
