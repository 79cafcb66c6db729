/**
 * What the ledger has booked, or could not: read from the outbox, in the statement that takes the fact
 * out. What follows from it is planned by the pledge’s own step, which is woken.
 */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

/** The facts of gifts that are a month’s, their pledges locked in one order, as every change locks them. */
const ofMonths = sql`
  select f.kind, f.at, f.pledge_id, f.period
  from (
    select t.kind, t.at, a.pledge_id, a.period
    from taken t
    cross join lateral (
      select pledge_id, period from charge_attempt
      where project_id = t.project_id and gift_id = t.gift_id limit 1
    ) a
    where t.kind in ('gift.settled', 'gift.held') order by a.pledge_id
  ) f
  cross join lateral (
    select from pledge where id = f.pledge_id for no key update
  ) locked`

const payCharges: OutboxReader = sql`
  with f as materialized (${ofMonths})
  update charge c set next_at = null, concluded_at = f.at,
    state = case when f.kind = 'gift.settled' then 'paid' else 'missed' end
  from f
  where c.pledge_id = f.pledge_id and c.period = f.period and case
    when f.kind = 'gift.settled' then c.state <> 'paid'
    else c.state in ('announced', 'charging', 'retrying') end`

const beginPledges: OutboxReader = sql`
  with f as materialized (${ofMonths})
  update pledge p set state = 'active', began_at = f.at, look_at = null
  from f where p.id = f.pledge_id and p.state = 'signing' and f.kind = 'gift.settled'`

const wakePledges: OutboxReader = sql`
  with f as materialized (${ofMonths})
  update job j set due_at = least(j.due_at, f.at)
  from f where j.name = 'pledges.step' and j.key = f.pledge_id`

export const pledgeReaders: readonly OutboxReader[] = [payCharges, beginPledges, wakePledges]
