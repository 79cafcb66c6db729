/** Figures for /metrics that say when somebody has to look: read from the tables, when asked. */
import type { App } from './app'
import { type Sql, sql } from './db'
import type { Gauge } from './host'

export function gaugesOf({ db, clock }: Pick<App, 'db' | 'clock'>): Gauge[] {
  const figure = async (query: Sql) => (await db.one<{ n: number }>(query)).n
  return [
    {
      name: 'lantern_oldest_due_job_seconds',
      help: 'How long the oldest job that is due has waited: above a minute, nobody works',
      read: () =>
        figure(sql`
          select coalesce(extract(epoch from ${clock.now()}::timestamptz - min(due_at)), 0)::float8 as n
          from job where due_at <= ${clock.now()}`),
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
  ]
}
