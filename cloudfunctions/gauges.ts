/** Figures for /metrics that say when somebody has to look: read from the tables, when asked. */
import { dayOf, startOf } from '../contracts/beijing'
import type { App } from './app'
import { type Sql, sql } from './db'
import type { Gauge } from './host'
import { jobs } from './jobs'

export function gaugesOf({ db, clock, settings }: Pick<App, 'db' | 'clock' | 'settings'>): Gauge[] {
  const figure = async (query: Sql) => (await db.one<{ n: number }>(query)).n
  return [
    {
      name: 'lantern_oldest_due_job_seconds',
      help: 'How long the oldest job that is due has waited: above a minute, nobody works',
      read: () =>
        figure(sql`
          select coalesce(extract(epoch from ${clock.now()}::timestamptz - min(first.due_at)), 0)::float8 as n
          from unnest(${Object.keys(jobs)}::text[]) as names (name)
          cross join lateral (
            select due_at from job where name = names.name and due_at <= ${clock.now()}
            order by due_at limit 1
          ) first`),
    },
    {
      name: 'lantern_open_alarms',
      help: 'What the provider said that does not fit what we have, and nobody has closed',
      read: () => figure(sql`select count(*) as n from payment_alarm where closed_at is null`),
    },
    {
      name: 'lantern_stuck_refunds',
      help: 'Refunds that could not reach their payers: the charity settles them with the provider',
      read: () => figure(sql`select count(*) as n from refund where state = 'stuck'`),
    },
    {
      name: 'lantern_pledges_due',
      help: 'Pledges for which something is due at this moment and waits to be done',
      read: () =>
        figure(sql`
          select count(*) as n from job
          where name = 'pledges.step' and due_at <= ${clock.now()}`),
    },
    {
      name: 'lantern_pledges_claimed',
      help: 'Of the pledges that are due, those that a worker is at',
      read: () =>
        figure(sql`
          select count(*) as n from job
          where name = 'pledges.step' and due_at <= ${clock.now()} and leased_until > now()`),
    },
    {
      name: 'lantern_pledges_timed_today',
      help: 'Debits that were given their time on this Beijing day: how many there are to do, before any is retried',
      read: () =>
        figure(sql`
          select coalesce(sum(taken), 0)::bigint as n from charge_day
          where day = ${dayOf(clock.now())}::date`),
    },
    ...(['announced', 'charging', 'retrying'] as const).map((state) => ({
      name: `lantern_pledges_${state}`,
      help: `Months of pledges that are ${state}`,
      read: () =>
        figure(sql`
          select count(*) as n from charge
          where state = ${state} and state <> 'planned' and concluded_at is null`),
    })),
    {
      name: 'lantern_pledges_paid_today',
      help: 'Months of pledges that were paid on this Beijing day',
      read: () =>
        figure(sql`
          select count(*) as n from charge
          where state = 'paid' and concluded_at >= ${startOf(dayOf(clock.now()))}`),
    },
    {
      name: 'lantern_pledges_recovered_today',
      help: 'Of the months that were paid on this Beijing day, those of which a try had failed',
      read: () =>
        figure(sql`
          select count(*) as n from charge
          where state = 'paid' and failures > 0 and concluded_at >= ${startOf(dayOf(clock.now()))}`),
    },
    {
      name: 'lantern_pledges_failed_today',
      help: 'Tries at months of pledges that failed on this Beijing day',
      read: () =>
        figure(sql`
          select count(*) as n from charge_attempt
          where failed_at >= ${startOf(dayOf(clock.now()))}`),
    },
    {
      name: 'lantern_debits_put_off',
      help: 'Calls about pledges that the payment service put off because it had too many, ever',
      read: () => figure(sql`select coalesce(sum(put_off), 0)::float8 as n from pace`),
    },
    {
      name: 'lantern_debits_paced_share',
      help: 'Of the debits a second that a merchant’s account takes, the share that was used in the last full minute, of the busiest account',
      read: () =>
        figure(sql`
          select coalesce(max(case
              when minute = date_trunc('minute', clock_timestamp()) then sent_before
              when minute = date_trunc('minute', clock_timestamp()) - interval '1 minute' then sent
              else 0
            end), 0) / (60 * ${settings.debitsASecond}::float8) as n
          from pace where call = 'charge'`),
    },
    {
      name: 'lantern_messages_waiting',
      help: 'Subscription messages whose time has come and that nobody has sent yet',
      read: () =>
        figure(sql`
          select count(*) as n from job where name = 'notices.send' and due_at <= ${clock.now()}`),
    },
  ]
}
