/** What reports say was spent against the ledger, and against what had come in. */
import { sql } from '../db'
import type { Check } from './finding'

/** Of each project that has spent something: its lines in the order in which they were booked. */
const running = sql`
  select entry_id, project_id, side,
    sum(fen) filter (where side = 'spent') over so_far as spent,
    -sum(fen) filter (where side = 'fund') over so_far as came_in,
    sum(fen) filter (where side = 'spent') over (partition by project_id, entry_id) as of_entry,
    row_number() over (partition by project_id, entry_id order by seq desc) as from_end
  from (
    select e.entry_id, e.seq, split_part(e.account, ':', 1) as side, split_part(e.account, ':', 2) as project_id,
      e.amount_fen as fen
    from ledger_entry e
    where split_part(e.account, ':', 1) in ('fund', 'spent')
      and exists (select from spending s where s.project_id = split_part(e.account, ':', 2))
  ) lines
  window so_far as (partition by project_id order by seq)`

export const spendingChecks: readonly Check[] = [
  {
    check: 'nothing was booked as spent beyond what had come in by then',
    count: sql`select count(*) as n from ledger_entry where starts_with(entry_id, 'report:') and line = 1`,
    lies: sql`
      select entry_id || ' makes ' || spent || ' of ' || coalesce(came_in, 0) as lie
      from (${running}) r
      where starts_with(entry_id, 'report:') and side = 'spent' and from_end = 1 and of_entry > 0
        and spent > coalesce(came_in, 0)`,
  },
  {
    check: 'what pages show as spent is what was booked',
    count: sql`select count(*) as n from project_total where spent_fen > 0`,
    lies: sql`
      select coalesce(t.project_id, e.project_id) || ' shows ' || coalesce(t.spent_fen, 0)
        || ', entries say ' || coalesce(e.fen, 0) as lie
      from project_total t
      full join (select split_part(account, ':', 2) as project_id, sum(amount_fen) as fen
        from ledger_entry where starts_with(account, 'spent:') group by 1) e
        on e.project_id = t.project_id
      where coalesce(t.spent_fen, 0) <> coalesce(e.fen, 0)`,
  },
  {
    check: 'a report says what its lines and those of its earlier versions come to',
    count: sql`select count(*) as n from report_draft where state = 'published'`,
    lies: sql`
      with recursive version as (
        select r.project_id, r.id as of, r.id, r.corrects
        from report r join report_draft d on d.id = r.id
        union all
        select v.project_id, v.of, r.id, r.corrects
        from version v join report r on r.project_id = v.project_id and r.id = v.corrects
      ), booked as (
        select v.project_id, v.of, coalesce(sum(s.amount_fen), 0) as fen
        from version v left join spending s on s.project_id = v.project_id and s.report_id = v.id
        group by v.project_id, v.of
      )
      select coalesce(r.id, d.id) || ' says ' || coalesce(r.spent_fen || '', 'nothing') || ', its lines '
        || coalesce(b.fen, 0) as lie
      from report_draft d
      left join report r on r.project_id = d.project_id and r.id = d.id
      left join booked b on b.project_id = d.project_id and b.of = d.id
      where d.state = 'published' and (r.id is null or r.spent_fen <> b.fen
        or r.spent_fen <> coalesce((select sum((line->>'amountFen')::bigint)
          from jsonb_array_elements(r.content->'spending') line), 0))`,
  },
]
