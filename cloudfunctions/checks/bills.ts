/**
 * What the bills proved, from what was written down when each was compared: without asking anybody, so
 * that it can be proven after years and beside a provider that is away.
 */
import { dayOf } from '../../contracts/beijing'
import { sql } from '../db'
import type { Check } from './finding'

/** A day's bill may be late; at noon of the next day it should have been compared. */
const COMPARED_AFTER_MS = 36 * 3_600_000

export function billChecks(now: Date): readonly Check[] {
  const lastDue = dayOf(new Date(now.getTime() - COMPARED_AFTER_MS))
  return [
    {
      check: 'every closed day of every merchant was compared with its bill',
      count: sql`select count(*) as n from bill_day`,
      // A merchant that no charity has any more is proven up to the last day on which one could pay.
      lies: sql`
        select m.mchid || ' on ' || d::date || ': no bill was read' as lie
        from (
          select g.mchid, min(beijing_day(g.started_at)) as first, least(${lastDue}::date,
            case when count(c.id) = 0 then max(beijing_day(g.expires_at)) end) as last
          from gift g left join charity c on c.mchid = g.mchid group by g.mchid
        ) m
        cross join lateral generate_series(m.first::timestamp, m.last::timestamp, interval '1 day') d
        left join bill_day b on b.mchid = m.mchid and b.day = d::date
        where b.day is null order by d, m.mchid`,
    },
    {
      check: 'bills and ledger agreed',
      count: sql`select count(*) as n from bill_day where payments is not null`,
      lies: sql`
        select mchid || ' on ' || day || ': ' || says as lie from open_bill_lie order by day, mchid`,
    },
    {
      check: 'days that were compared are as they were',
      count: sql`select coalesce(sum(payments + refunds), 0)::bigint as n from bill_day`,
      lies: sql`
        select mchid || ' on ' || day || ' had ' || had || ' payments of ' || had_fen || ' and '
          || had_back || ' refunds of ' || had_back_fen || ', now ' || n || ' of ' || fen || ' and '
          || back || ' of ' || back_fen as lie
        -- Added up together, and not joined day by day.
        from (
          select mchid, day, sum(had) as had, sum(had_fen) as had_fen, sum(had_back) as had_back,
            sum(had_back_fen) as had_back_fen, sum(n) as n, sum(fen) as fen, sum(back) as back,
            sum(back_fen) as back_fen
          from (
            select mchid, day, payments as had, paid_fen as had_fen, refunds as had_back,
              refunded_fen as had_back_fen, 0 as n, 0 as fen, 0 as back, 0 as back_fen
            from bill_day where payments is not null
            union all
            select g.mchid, beijing_day(y.paid_at), null, null, null, null, 1, e.amount_fen, 0, 0
            from payment y
            join gift g on g.project_id = y.project_id and g.id = y.gift_id
            join ledger_entry e on e.project_id = g.project_id and e.entry_id = 'gift:' || g.id
              and e.line = 1
            union all
            select g.mchid, billed_by(r.done_at), null, null, null, null, 0, 0, 1, r.amount_fen
            from refund r join gift g on g.project_id = r.project_id and g.id = r.gift_id
            where r.state = 'done'
          ) both_sides group by mchid, day
        ) days
        -- A day without a bill had nothing, not even none.
        where (had, had_fen, had_back, had_back_fen) is distinct from (n, fen, back, back_fen)
          and had is not null
        order by day, mchid`,
    },
  ]
}
