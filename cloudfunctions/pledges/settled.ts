/**
 * What the ledger has booked, or could not: read from the outbox, in the statement that takes the fact
 * out. What follows from it is planned by the pledge’s own step, which is woken.
 */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

export const noteMonths: OutboxReader = sql`
  update job j set due_at = least(j.due_at, noted.at)
  from note_months((
    select jsonb_agg(jsonb_build_object('project_id', project_id, 'gift_id', gift_id,
      'settled', kind = 'gift.settled', 'at', at))
    -- By key, fact by fact, whatever the statistics say: most gifts are no month's.
    from taken t cross join lateral (
      select from charge_attempt a where a.project_id = t.project_id and a.gift_id = t.gift_id limit 1
    ) a
    where kind in ('gift.settled', 'gift.held')
  )) noted
  where j.name = 'pledges.step' and j.key = noted.pledge_id`
