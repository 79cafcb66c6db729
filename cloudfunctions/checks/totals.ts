/**
 * What pages show against the ledger. `raised` is what stands, `refunded` what was given back, and
 * each is compared by itself: a lie that adds the same to both would not change their difference.
 */
import { sql } from '../db'
import type { Check } from './finding'

/** Gifts that were booked to their project and are not wholly given back. */
const stands = sql`settled_at is not null and state <> 'refunded'`

export const totalChecks: readonly Check[] = [
  {
    check: 'totals equal entries',
    count: sql`select count(*) as n from project_total`,
    lies: sql`
      select coalesce(p.id, t.project_id, f.project_id, g.project_id) || ' says '
        || coalesce(t.raised_fen || ' and ' || t.refunded_fen || ' refunded, ' || t.moved_in_fen
          || ' moved in and ' || t.moved_out_fen || ' out of ' || t.gifts
          || ' gifts by ' || t.donors, 'nothing') || ', entries say '
        || coalesce(f.stands, 0) || ' and ' || coalesce(f.returned, 0) || ' refunded, '
        || coalesce(f.moved_in, 0) || ' moved in and ' || coalesce(f.moved_out, 0) || ' out of ' || coalesce(g.gifts, 0) || ' by ' || coalesce(d.donors, 0) as lie
      from project p
      full join project_total t on t.project_id = p.id
      full join (
        select substr(account, length('fund:') + 1) as project_id,
          -sum(amount_fen) as stands,
          coalesce(sum(amount_fen) filter (where starts_with(entry_id, 'refund:')), 0) as returned,
          -- Line 1 of a directed portion is the fund that it leaves; of one that came back, the fund that
          -- it had gone to.
          coalesce(-sum(amount_fen) filter (where starts_with(entry_id, 'direct:') and line = 2
            or starts_with(entry_id, 'return:') and line = 1), 0) as moved_in,
          coalesce(sum(amount_fen) filter (where starts_with(entry_id, 'direct:') and line = 1
            or starts_with(entry_id, 'return:') and line = 2), 0) as moved_out
        from ledger_entry where starts_with(account, 'fund:') group by account
      ) f on f.project_id = coalesce(p.id, t.project_id)
      full join (select project_id, count(*) as gifts from gift where ${stands} group by project_id) g
        on g.project_id = coalesce(p.id, t.project_id, f.project_id)
      left join (select project_id, count(*) as donors from project_donor group by project_id) d
        on d.project_id = t.project_id
      where (t.raised_fen, t.refunded_fen, t.moved_in_fen, t.moved_out_fen, t.gifts, t.donors)
        is distinct from
        (coalesce(f.stands, 0), coalesce(f.returned, 0), coalesce(f.moved_in, 0),
          coalesce(f.moved_out, 0), coalesce(g.gifts, 0), coalesce(d.donors, 0))`,
  },
  {
    check: 'donors are those who have a gift that stands',
    count: sql`select count(*) as n from project_donor`,
    lies: sql`
      select coalesce(d.project_id, g.project_id) || case when d.project_id is null
        then ' lacks a donor who gave' else ' counts a donor who has no gift' end as lie
      from project_donor d
      full join (select distinct project_id, donor_id from gift where ${stands}) g
        on g.project_id = d.project_id and g.donor_id = d.donor_id
      where d.project_id is null or g.project_id is null`,
  },
  {
    check: 'days equal the gifts of their day',
    count: sql`select count(*) as n from project_day`,
    lies: sql`
      select coalesce(d.project_id, g.project_id) || ' on ' || coalesce(d.day, g.day) || ' says '
        || coalesce(d.raised_fen || ' and ' || d.refunded_fen || ' refunded of ' || d.gifts, 'nothing')
        || ', gifts say ' || coalesce(g.raised, 0) || ' and ' || coalesce(g.refunded, 0)
        || ' refunded of ' || coalesce(g.gifts, 0) as lie
      from project_day d
      full join (
        select project_id, beijing_day(settled_at) as day, sum(amount_fen - refunded_fen) as raised,
          sum(refunded_fen) as refunded, count(*) filter (where ${stands}) as gifts
        from gift where settled_at is not null group by 1, 2
      ) g on g.project_id = d.project_id and g.day = d.day
      where (d.raised_fen, d.refunded_fen, d.gifts) is distinct from
        (coalesce(g.raised, 0), coalesce(g.refunded, 0), coalesce(g.gifts, 0))`,
  },
]
