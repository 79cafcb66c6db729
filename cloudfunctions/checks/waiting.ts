/** What waits for somebody, or for the provider: none of it for ever. */
import { sql } from '../db'
import type { Check } from './finding'

/** The provider needs hours for most refunds, and some days for those to a bank card. */
const REFUND_TAKES_MS_MAX = 3 * 86_400_000

export function waitingChecks(now: Date): readonly Check[] {
  const longAgo = new Date(now.getTime() - REFUND_TAKES_MS_MAX)
  const onItsWay = sql`state not in ('asked', 'done', 'failed', 'declined')`
  return [
    {
      check: 'what is held is on its way back',
      count: sql`select count(*) as n from gift where state = 'paid'`,
      lies: sql`
        select g.id || ' is held without a refund' as lie from gift g
        where g.state = 'paid' and not exists (select from refund r
          where r.project_id = g.project_id and r.gift_id = g.id and ${onItsWay})`,
    },
    {
      check: 'no refund is under way for more than three days',
      count: sql`select count(*) as n from refund where ${onItsWay}`,
      lies: sql`
        select id || ' of ' || gift_id || ' is ' || state || ' since '
          || beijing_day(coalesce(granted_at, asked_at)) as lie
        from refund where ${onItsWay} and coalesce(granted_at, asked_at) < ${longAgo}
        order by coalesce(granted_at, asked_at), id`,
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
}
