/** What is said to be used of gifts, against the reports and against what gifts hold. */
import { sql } from '../db'
import type { Check } from './finding'

export const usageChecks: readonly Check[] = [
  {
    check: 'shared reports are what their lines say, to the fen, over all gifts',
    count: sql`select count(*) as n from spending_share where stage = 'shared'`,
    lies: sql`
      select s.report_id || ' shares ' || coalesce(used.fen, 0) || ' of line ' || line.n || ', which is '
        || line.fen as lie
      from spending_share s
      cross join lateral (
        select n, (own->>'fen')::bigint as fen
        from jsonb_array_elements(s.lines) with ordinality as lines (own, n)
        union all
        -- What is carried only passes from one gift to another.
        select jsonb_array_length(s.lines) + n, 0
        from jsonb_array_elements(s.carried) with ordinality as carries (own, n)
      ) line
      left join lateral (
        select sum(u.shares[line.n]) as fen from gift_use u
        where u.project_id = s.project_id and u.report_id = s.report_id
      ) used on true
      where s.stage = 'shared' and coalesce(used.fen, 0) <> line.fen
      union all
      select s.report_id || ' was shared with other lines than it has'
      from spending_share s
      where s.lines is distinct from (
        select jsonb_agg(jsonb_build_object('line', l.line, 'fen', l.amount_fen) order by l.n)
        from spending l where l.project_id = s.project_id and l.report_id = s.report_id)`,
  },
  {
    check: 'of no gift more was used than was given',
    count: sql`select count(*) as n from gift_use`,
    lies: sql`
      select u.gift_id || ' gave ' || coalesce(p.amount_fen, g.amount_fen, 0) || ', and ' || u.fen
        || ' was used of it' as lie
      from (
        select project_id, gift_id, portion, sum(used_fen) as fen,
          bool_and(used_fen = (select sum(share) from unnest(shares) share)) as add_up
        from gift_use group by 1, 2, 3
      ) u
      left join gift g on u.portion = '' and g.project_id = u.project_id and g.id = u.gift_id
      left join envelope_portion p on u.portion <> '' and p.id = u.portion
        and p.directed_to = u.project_id
      where not u.add_up or u.fen < 0 or u.fen > coalesce(p.amount_fen, g.amount_fen, 0)`,
  },
]
