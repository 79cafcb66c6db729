/** What waits for somebody, or for the provider: none of it for ever. */
import { sql } from '../db'
import type { Check } from './finding'

export const waitingChecks: readonly Check[] = [
  {
    check: 'what is held is on its way back',
    count: sql`select count(*) as n from gift where state = 'paid'`,
    lies: sql`
        select g.id || ' is held without a refund' as lie from gift g
        where g.state = 'paid' and not exists (select from refund r
          where r.project_id = g.project_id and r.gift_id = g.id
            and r.state not in ('done', 'failed', 'declined'))`,
  },
  {
    check: 'no alarm is open; so many were closed',
    count: sql`select count(*) as n from payment_alarm where closed_at is not null`,
    lies: sql`
        select 'alarm ' || id || ': ' || kind || ' ' || transaction_id || ' of ' || gift_id || ', '
          || why || ', said ' || times || ' times' as lie
        from payment_alarm where closed_at is null order by id`,
  },
]
