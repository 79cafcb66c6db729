/** Envelopes against their gifts and their portions. */
import { sql } from '../db'
import type { Check } from './finding'

export const envelopeChecks: readonly Check[] = [
  {
    check: 'envelopes are their gifts, split to the fen, and each portion is one of theirs',
    count: sql`select count(*) as n from envelope`,
    lies: sql`
      select e.id || ' splits ' || (select sum(fen) from unnest(e.amounts_fen) fen) || ' of '
        || coalesce(g.amount_fen, 0) || ', opened ' || e.opened || ', portions '
        || coalesce(p.portions, 0) as lie
      from envelope e
      left join gift g on g.project_id = e.project_id and g.id = e.gift_id
        and g.donor_id = e.donor_id
      left join (
        select q.project_id, q.envelope_id, count(*) as portions,
          bool_and(q.place between 1 and x.opened and q.amount_fen = x.amounts_fen[q.place]) as fit
        from envelope_portion q
        join envelope x on x.project_id = q.project_id and x.id = q.envelope_id
        group by 1, 2
      ) p on p.project_id = e.project_id and p.envelope_id = e.id
      where g.amount_fen is distinct from (select sum(fen) from unnest(e.amounts_fen) fen)
        or e.opened <> coalesce(p.portions, 0) or not coalesce(p.fit, true)`,
  },
  {
    check: 'portions went where their envelope allows, within one charity',
    count: sql`select count(*) as n from envelope_portion where directed_to is not null`,
    lies: sql`
      select p.id || ' went to ' || p.directed_to as lie
      from envelope_portion p
      left join envelope e on e.project_id = p.project_id and e.id = p.envelope_id
      left join project own on own.id = p.project_id
      left join project other on other.id = p.directed_to
      where p.directed_to is not null and (p.directed_to <> all (e.project_ids)
        or own.charity_id is distinct from other.charity_id or e.id is null)`,
  },
  {
    check: 'portions of a pot were opened by whoever had watched its video that day',
    count: sql`
      select count(*) as n from envelope e
      join envelope_portion p on p.project_id = e.project_id and p.envelope_id = e.id
      where e.video_id is not null`,
    lies: sql`
      select p.id || ' was opened ' || case
          when e.video_id is null then 'with a watch that it does not ask for'
          when w.id is null then 'without a watch'
          else 'with a watch of ' || w.video_id || ' on ' || w.day end as lie
      from envelope_portion p
      join envelope e on e.project_id = p.project_id and e.id = p.envelope_id
      left join video_watch w on w.id = p.watch_id
      where (e.video_id is null) <> (p.watch_id is null)
        or (p.watch_id is not null and ((w.donor_id, w.video_id, w.day)
            is distinct from (p.opener_id, e.video_id, beijing_day(p.opened_at))
          or w.completed_at is null or w.completed_at > p.opened_at))`,
  },
]
