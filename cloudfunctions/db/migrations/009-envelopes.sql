-- Envelopes: a gift whose giver lets friends choose where its portions go. The gift is booked whole to its
-- own project when it is paid; a portion that a friend directs elsewhere moves from one fund to the other,
-- within the same charity. Owned by cloudfunctions/ledger, as all that books money is.

-- What was moved by friends' choices is in `raised_fen` already, and shown beside it: without that a
-- project's sum would fall, and nobody could say why.
alter table project_total
  add column moved_in_fen bigint not null default 0 check (moved_in_fen >= 0),
  add column moved_out_fen bigint not null default 0 check (moved_out_fen >= 0);

create table envelope (
  -- The project of its gift, to which goes what nobody directs.
  project_id text not null,
  id text not null check (starts_with(id, project_id)),
  gift_id text not null,
  donor_id text not null,
  -- Those among which friends choose, all of one charity; its own project is one of them.
  project_ids text[] not null check (project_id = any (project_ids)),
  split text not null check (split in ('equal', 'random')),
  -- What the split was drawn from, so that it can be drawn again and compared.
  seed text not null,
  -- In the order in which they are opened.
  amounts_fen bigint[] not null,
  blessing text,
  cover text not null,
  hours integer not null check (hours between 24 and 168),
  -- Its door: a video that somebody has watched to its end before a portion opens (a sponsor's pot). Null
  -- where whoever has the card opens one. Held by a key in migration 012.
  video_id text,
  opened integer not null default 0,
  ended_at timestamptz,
  ended_why text check (ended_why in ('time', 'refund')),
  started_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, gift_id),
  check (cardinality(amounts_fen) between 1 and 500),
  check (1 <= all (amounts_fen)),
  check (opened between 0 and cardinality(amounts_fen)),
  check ((ended_at is null) = (ended_why is null))
) with (fillfactor = 70);

create index envelope_of_donor on envelope (donor_id, started_at desc, id desc);
create index pot_of_video on envelope (video_id, started_at, id)
  where video_id is not null and ended_at is null;

create trigger envelope_is_frozen before update on envelope for each row
when (
  (old.gift_id, old.donor_id, old.project_ids, old.split, old.seed, old.amounts_fen, old.hours,
    old.video_id)
  is distinct from
  (new.gift_id, new.donor_id, new.project_ids, new.split, new.seed, new.amounts_fen, new.hours,
    new.video_id)
  or new.opened < old.opened or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
)
execute function refuse_change('the terms of an envelope are frozen');

create trigger envelope_is_kept before delete or truncate on envelope
for each statement execute function refuse_change('envelopes are kept');

-- A portion that somebody has opened: the right to say, once, where it goes.
create table envelope_portion (
  project_id text not null,
  id text not null check (starts_with(id, project_id)),
  envelope_id text not null,
  -- Its place among the envelope's amounts, from 1.
  place integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  opener_id text not null,
  opened_at timestamptz not null,
  -- Of a pot: what its opener watched. A watch is one person's of one video on one day, and opens one
  -- portion, of whichever pot of that video.
  watch_id text unique,
  directed_to text,
  directed_at timestamptz,
  -- It went back to the envelope's own project, because its giver was given back the money.
  returned_at timestamptz,
  primary key (project_id, id),
  unique (project_id, envelope_id, place),
  -- One a person; of a pot, one a watch.
  unique nulls not distinct (project_id, envelope_id, opener_id, watch_id),
  check ((directed_to is null) = (directed_at is null)),
  check (returned_at is null or directed_to <> project_id)
) with (fillfactor = 70);

create trigger portion_is_directed_once before update on envelope_portion for each row
when (
  (old.amount_fen, old.opener_id, old.place, old.watch_id)
  is distinct from (new.amount_fen, new.opener_id, new.place, new.watch_id)
  or (old.directed_to is not null and new.directed_to is distinct from old.directed_to)
  or old.returned_at is not null
)
execute function refuse_change('a portion is directed once');

create trigger portion_is_kept before delete or truncate on envelope_portion
for each statement execute function refuse_change('portions are kept');

-- The moment from which nothing is opened or directed any more; null while it is not paid.
create function envelope_ends(envelope envelope, gift gift) returns timestamptz
language sql immutable parallel safe
return gift.settled_at + envelope.hours * interval '1 hour';

-- An envelope whose gift is on its way back is over: what comes back must not be directed meanwhile.
create function end_envelope_of_refund() returns trigger language plpgsql as $$
begin
  update envelope e set ended_at = coalesce(new.granted_at, new.asked_at), ended_why = 'refund'
  where e.project_id = new.project_id and e.gift_id = new.gift_id and e.ended_at is null;
  return null;
end $$;

create trigger refund_ends_its_envelope after insert or update of state on refund for each row
when (new.state = 'under_way')
execute function end_envelope_of_refund();

-- Freezes an envelope with its gift (`freeze_gift`). `wrapped` holds { id, project_ids, split, seed,
-- amounts_fen, blessing, cover, hours, video_id, refused }; `refused` names why no new one is made
-- today. A retry under the same key finds the envelope of the gift.
create function freeze_envelope(asked jsonb, wrapped jsonb, at timestamptz)
returns table (refused text, detail jsonb, frozen gift, envelope_id text)
language plpgsql as $$
#variable_conflict use_column
declare
  want record;
  given record;
begin
  select * into want from jsonb_to_record(wrapped) as w (
    id text, project_ids text[], split text, seed text, amounts_fen bigint[], blessing text, cover text,
    hours integer, video_id text, refused text
  );
  if not exists (
    select from gift_request r
    where r.donor_id = asked->>'donor_id' and r.key = asked->>'key'
  ) then
    if want.refused is not null then
      return query select want.refused, '{}'::jsonb, null::gift, null::text;
      return;
    end if;
    select case
        when p.id is null then 'NO_SUCH_PROJECT'
        when p.charity_id <> own.charity_id then 'PROJECT_OF_ANOTHER_CHARITY'
        else why_closed(p, c, at)
      end as why, wanted.id as project_id
    into given
    from unnest(want.project_ids) with ordinality as wanted (id, n)
    left join project p on p.id = wanted.id
    left join charity c on c.id = p.charity_id
    join project own on own.id = asked->>'project_id'
    where p.id is null or p.charity_id <> own.charity_id or why_closed(p, c, at) is not null
    order by n limit 1;
    if found then
      return query select given.why, jsonb_build_object('projectId', given.project_id), null::gift,
        null::text;
      return;
    end if;
    -- Its money stays with the charity of what people have just watched.
    select case when v.id is null then 'NO_SUCH_VIDEO' else 'VIDEO_OF_ANOTHER_PROJECT' end as why
    into given
    from (values (want.video_id)) wanted (id) left join video v on v.id = wanted.id
    where wanted.id is not null and coalesce(v.project_id <> all (want.project_ids), true);
    if found then
      return query select given.why, jsonb_build_object('videoId', want.video_id), null::gift,
        null::text;
      return;
    end if;
  end if;

  select * into given from freeze_gift(asked, at);
  if given.refused is null and (given.frozen).id = asked->>'gift_id' then
    insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
        blessing, cover, hours, video_id, started_at)
      values (asked->>'project_id', want.id, asked->>'gift_id', asked->>'donor_id', want.project_ids,
        want.split, want.seed, want.amounts_fen, want.blessing, want.cover, want.hours,
        want.video_id, at);
    -- It cannot end before this, since it is not paid yet; the job then looks when it does.
    insert into job (name, key, due_at) values
      ('envelopes.end', want.id, at + want.hours * interval '1 hour');
  end if;
  return query select given.refused, given.detail, given.frozen,
    (select e.id from envelope e
      where e.project_id = (given.frozen).project_id and e.gift_id = (given.frozen).id);
end $$;

-- `batch` is an array of { n, project_id, envelope_id, donor_id, portion_id }, of a person one at most.
-- For each `n` comes an outcome:
--   opened       a portion is theirs, now or since an earlier call; of a pot, since one on the same day
--   gone         all portions have been opened
--   ended        its time is over, or its gift went back
--   own          it is their own envelope
--   spent        what they watched today has opened a portion of another pot of that video
--   not_watched  they have not watched its video to the end today
--   unknown      there is none, or it is not paid
create function open_portions(batch json, at timestamptz)
returns table (n integer, outcome text, portion_id text, amount_fen bigint, directed_to text,
  project_ids text[])
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  pots boolean;
begin
  -- In one order, so that two batches cannot deadlock; what is read after it is what stands.
  select bool_or(locked.video_id is not null) into pots from (
    select e.video_id from envelope e
      where (e.project_id, e.id) in (select a.project_id, a.envelope_id
        from json_to_recordset(batch) as a (project_id text, envelope_id text))
      order by e.project_id, e.id for no key update
  ) locked;
  -- Whoever opens two pots of one video at once stands in a row here.
  if pots then
    perform from video_watch w
      where (w.donor_id, w.video_id, w.day) in (select a.donor_id, e.video_id, beijing_day(at)
        from json_to_recordset(batch) as a (project_id text, envelope_id text, donor_id text)
        join envelope e on e.project_id = a.project_id and e.id = a.envelope_id)
      order by w.donor_id, w.video_id for no key update;
  end if;
  return query
  with judged as materialized (
    select a.*, e.opened, e.amounts_fen, e.project_ids, w.id as watch_id, p.id as had,
      p.amount_fen as had_fen, p.directed_to as went_to,
      case
        when g.settled_at is null then 'unknown'
        when p.id is not null then 'opened'
        when e.donor_id = a.donor_id then 'own'
        when e.ended_at is not null or at >= envelope_ends(e, g) then 'ended'
        -- Nobody is asked to watch for what is not there any more.
        when e.opened >= cardinality(e.amounts_fen) then 'gone'
        when exists (select from envelope_portion q where q.watch_id = w.id) then 'spent'
        when e.video_id is not null and w.id is null then 'not_watched'
      end as outcome
    from json_to_recordset(batch) as a (n integer, project_id text, envelope_id text, donor_id text,
      portion_id text)
    left join envelope e on e.project_id = a.project_id and e.id = a.envelope_id
    left join gift g on g.project_id = e.project_id and g.id = e.gift_id
    left join video_watch w on w.donor_id = a.donor_id and w.video_id = e.video_id
      and w.day = beijing_day(at) and w.completed_at is not null
    left join envelope_portion p on p.project_id = e.project_id and p.envelope_id = e.id
      and p.opener_id = a.donor_id and p.watch_id is not distinct from w.id
  ), ranked as materialized (
    select j.*, j.opened + row_number() over (partition by project_id, envelope_id order by n) as place
    from judged j where outcome is null
  ), placed as materialized (
    select * from ranked where place <= cardinality(amounts_fen)
  ), opened as (
    insert into envelope_portion
      (project_id, id, envelope_id, place, amount_fen, opener_id, opened_at, watch_id)
    select project_id, portion_id, envelope_id, place, amounts_fen[place], donor_id, at, watch_id
    from placed
  ), counted as (
    update envelope e set opened = e.opened + c.portions
    from (select project_id, envelope_id, count(*) as portions from placed group by 1, 2) c
    where e.project_id = c.project_id and e.id = c.envelope_id
  )
  select j.n,
    coalesce(j.outcome, case when p.n is null then 'gone' else 'opened' end),
    coalesce(j.had, p.portion_id), coalesce(j.had_fen, p.amounts_fen[p.place]), j.went_to,
    j.project_ids
  from judged j left join placed p on p.n = j.n;
end $$;

-- `batch` is an array of { n, project_id, portion_id, donor_id, to_project }, of a portion one at most.
-- For each `n` comes an outcome:
--   directed     booked to that project, now or by an earlier call
--   elsewhere    it was directed to another one before
--   not_offered  the envelope does not offer that project
--   closed       the project takes nothing now; `why` says why
--   ended        the envelope's time is over, or its gift went back
--   unknown      there is no such portion of theirs
create function direct_portions(batch json, at timestamptz)
returns table (n integer, outcome text, why text, directed_to text, amount_fen bigint)
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  judged jsonb;
begin
  perform hold_ledger_open();
  -- Envelopes before portions before totals, each in one order. Shared: what matters is that none ends now.
  perform from envelope e
    where (e.project_id, e.id) in (select p.project_id, p.envelope_id
      from json_to_recordset(batch) as a (project_id text, portion_id text)
      join envelope_portion p on p.project_id = a.project_id and p.id = a.portion_id)
    order by e.project_id, e.id for share;
  perform from envelope_portion p
    where (p.project_id, p.id) in (select a.project_id, a.portion_id
      from json_to_recordset(batch) as a (project_id text, portion_id text))
    order by p.project_id, p.id for no key update;
  with looked_up as materialized (
    select a.n, a.project_id, a.portion_id, a.to_project, e.gift_id, p.amount_fen, p.directed_to,
      case
        when p.opener_id is distinct from a.donor_id then 'unknown'
        when p.directed_to = a.to_project then 'directed'
        when p.directed_to is not null then 'elsewhere'
        when e.ended_at is not null or at >= envelope_ends(e, g) then 'ended'
        when a.to_project <> all (e.project_ids) then 'not_offered'
        -- What stays where it is needs no project that is open: it is given already.
        when a.to_project <> a.project_id and why_closed(project, charity, at) is not null then 'closed'
      end as refused,
      why_closed(project, charity, at) as closed
    from json_to_recordset(batch) as a (n integer, project_id text, portion_id text, donor_id text,
      to_project text)
    left join envelope_portion p on p.project_id = a.project_id and p.id = a.portion_id
    left join envelope e on e.project_id = p.project_id and e.id = p.envelope_id
    left join gift g on g.project_id = e.project_id and g.id = e.gift_id
    left join project on project.id = a.to_project
    left join charity on charity.id = project.charity_id
  ), directed as (
    update envelope_portion p set directed_to = l.to_project, directed_at = at
    from looked_up l
    where p.project_id = l.project_id and p.id = l.portion_id and l.refused is null
  ), booked as (
    insert into ledger_entry (project_id, entry_id, line, account, amount_fen, gift_id, posted_at)
    select l.project_id, 'direct:' || l.portion_id, line, account, fen, l.gift_id, at
    from looked_up l cross join lateral (values
      (1, 'fund:' || l.project_id, l.amount_fen), (2, 'fund:' || l.to_project, -l.amount_fen)
    ) as entry (line, account, fen)
    where l.refused is null and l.to_project <> l.project_id
  )
  select jsonb_agg(l) into judged from looked_up l;

  perform move_totals(jsonb_path_query_array(judged, '$[*] ? (@.refused == null)'), at);

  return query select j.n, coalesce(j.refused, 'directed'),
    case when j.refused = 'closed' then j.closed end,
    coalesce(j.directed_to, case when j.refused is null then j.to_project end), j.amount_fen
  from jsonb_to_recordset(judged) as j (n integer, refused text, closed text, directed_to text,
    to_project text, amount_fen bigint);
end $$;

-- What goes from one project's sum into another's: `moves` is an array of { project_id, to_project,
-- amount_fen }; a negative sum comes back. The totals are locked last, and in one order.
create function move_totals(moves jsonb, at timestamptz) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  if not exists (select from jsonb_to_recordset(moves) as m (project_id text, to_project text)
    where m.project_id <> m.to_project) then
    return;
  end if;
  perform from project_total t
    where t.project_id in (select unnest(array[m.project_id, m.to_project])
      from jsonb_to_recordset(moves) as m (project_id text, to_project text))
    order by t.project_id for no key update;
  with moved as materialized (
    select project_id, to_project, amount_fen from jsonb_to_recordset(moves)
      as m (project_id text, to_project text, amount_fen bigint)
    where m.project_id <> m.to_project
  ), sums as materialized (
    select id, sum(in_fen)::bigint as in_fen, sum(out_fen)::bigint as out_fen from (
      select project_id as id, 0 as in_fen, amount_fen as out_fen from moved
      union all select to_project, amount_fen, 0 from moved
    ) ways group by id
  )
  update project_total t
  set raised_fen = t.raised_fen + s.in_fen - s.out_fen,
      moved_in_fen = t.moved_in_fen + s.in_fen,
      moved_out_fen = t.moved_out_fen + s.out_fen,
      as_of = greatest(t.as_of, at)
  from sums s where t.project_id = s.id;
end $$;

-- Before a gift goes back, as much of what friends had directed elsewhere comes back to its own project
-- as is missing there: whole portions, the last directed first. The envelope has ended, so no other
-- portion moves meanwhile.
create function return_portions(of_project text, of_gift text, needed_fen bigint, at timestamptz)
returns void language plpgsql as $$
declare
  missing_fen bigint;
  coming_back jsonb;
begin
  select needed_fen - (g.amount_fen - g.refunded_fen - coalesce(sum(p.amount_fen), 0)) into missing_fen
    from gift g
    join envelope e on e.project_id = g.project_id and e.gift_id = g.id
    left join envelope_portion p on p.project_id = e.project_id and p.envelope_id = e.id
      and p.directed_to <> p.project_id and p.returned_at is null
    where g.project_id = of_project and g.id = of_gift
    group by g.amount_fen, g.refunded_fen;
  if missing_fen is null or missing_fen <= 0 then
    return;
  end if;
  with away as (
    select p.project_id, p.id, p.directed_to, p.amount_fen,
      sum(p.amount_fen) over (order by p.directed_at desc, p.id) - p.amount_fen as before_it
    from envelope e join envelope_portion p on p.project_id = e.project_id and p.envelope_id = e.id
    where e.project_id = of_project and e.gift_id = of_gift
      and p.directed_to <> p.project_id and p.returned_at is null
  ), returned as (
    update envelope_portion p set returned_at = at
    from away where p.project_id = away.project_id and p.id = away.id and before_it < missing_fen
    returning p.project_id, p.id, p.directed_to, p.amount_fen
  )
  select jsonb_agg(jsonb_build_object('id', id, 'project_id', project_id, 'to_project', directed_to,
      'amount_fen', -amount_fen)) into coming_back
    from returned;
  -- The totals before the entries: what is booked as spent there meanwhile has its number before or after.
  perform move_totals(coming_back, at);
  insert into ledger_entry (project_id, entry_id, line, account, amount_fen, gift_id, posted_at)
    select b.project_id, 'return:' || b.id, line, account, fen, of_gift, at
    from jsonb_to_recordset(coming_back)
      as b (id text, project_id text, to_project text, amount_fen bigint)
    cross join lateral (values
      (1, 'fund:' || b.to_project, -b.amount_fen), (2, 'fund:' || b.project_id, b.amount_fen)
    ) as entry (line, account, fen);
end $$;

-- The end of an envelope's life, once: true when this call ended it.
create function end_envelope(of_project text, of_envelope text, at timestamptz)
returns boolean language plpgsql as $$
begin
  update envelope e set ended_at = at, ended_why = 'time'
    from gift g
    where e.project_id = of_project and e.id = of_envelope and e.ended_at is null
      and g.project_id = e.project_id and g.id = e.gift_id and at >= envelope_ends(e, g);
  if not found then
    return false;
  end if;
  insert into outbox (project_id, kind, subject, facts, at)
    select e.project_id, 'envelope.ended', e.gift_id, '{}', at
    from envelope e where e.project_id = of_project and e.id = of_envelope;
  return true;
end $$;
