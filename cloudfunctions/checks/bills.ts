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
        select b.mchid || ' on ' || b.day || ' had ' || b.payments || ' payments of ' || b.paid_fen
          || ' and ' || b.refunds || ' refunds of ' || b.refunded_fen || ', now ' || coalesce(p.n, 0)
          || ' of ' || coalesce(p.fen, 0) || ' and ' || coalesce(r.n, 0) || ' of '
          || coalesce(r.fen, 0) as lie
        from bill_day b
        left join (
          select g.mchid, beijing_day(y.paid_at) as day, count(*) as n, sum(e.amount_fen) as fen
          from payment y
          join gift g on g.project_id = y.project_id and g.id = y.gift_id
          join ledger_entry e on e.project_id = g.project_id and e.entry_id = 'gift:' || g.id
            and e.line = 1
          group by 1, 2
        ) p on p.mchid = b.mchid and p.day = b.day
        left join (
          select g.mchid, billed_by(r.done_at) as day, count(*) as n, sum(r.amount_fen) as fen
          from refund r join gift g on g.project_id = r.project_id and g.id = r.gift_id
          where r.state = 'done' group by 1, 2
        ) r on r.mchid = b.mchid and r.day = b.day
        where b.payments is not null
          and (b.payments, b.paid_fen, b.refunds, b.refunded_fen) is distinct from
            (coalesce(p.n, 0), coalesce(p.fen, 0), coalesce(r.n, 0), coalesce(r.fen, 0))
        order by b.day, b.mchid`,
    },
  ]
}
