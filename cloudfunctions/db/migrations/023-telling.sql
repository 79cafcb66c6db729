-- Telling, wholly: who follows a project, what somebody wants no message of, and which messages go. The
-- inbox has every notice, whatever is decided here.

-- Whoever hears of a project's reports without having given to it.
create table follow (
  project_id text not null references project,
  donor_id text not null,
  since timestamptz not null,
  primary key (project_id, donor_id)
);

create index follow_of_donor on follow (donor_id);

-- A kind of notice of which no message goes to somebody.
create table notice_off (
  donor_id text not null,
  kind text not null,
  since timestamptz not null,
  primary key (donor_id, kind)
);

-- How many messages went to somebody on their last day, and the row that two workers of one person's
-- messages stand in line for.
create table message_day (
  donor_id text primary key,
  day date not null,
  sent integer not null check (sent >= 0)
) with (fillfactor = 70);

-- Somebody who sent an envelope hears of it when the first friend opens it.
create function tell_first_opening() returns trigger language plpgsql as $$
begin
  insert into outbox (project_id, kind, subject, facts, at)
    select e.project_id, 'envelope.opened', e.gift_id, '{}', new.opened_at
    from envelope e where e.project_id = new.project_id and e.id = new.envelope_id;
  return null;
end $$;

create trigger first_opening_is_told after insert on envelope_portion for each row
when (new.place = 1)
execute function tell_first_opening();

-- Whether a message of this kind, from this template, would get through to somebody.
create function lets_through(of_donor text, of_kind text, template text) returns boolean
language sql stable parallel safe
return exists (
    select from message_credit c
    where c.donor_id = of_donor and c.template_id = template and c.credits > 0)
  and not exists (select from notice_off o where o.donor_id = of_donor and o.kind = of_kind);

-- The next batch of those who are told of a report: at most so many people, in the order of their ids, from
-- the place that the job keeps. Their notices, the one invitation, the jobs of their messages and the new
-- place are written together, so that a process that dies repeats nothing. The answer is how many people were
-- looked at: fewer than `most` when that was the last batch. Each is found by key, so that a batch costs the
-- same beside a thousand donors and beside millions.
--
-- Told is who has a gift that stands, and that had settled when the report was published, or who followed the
-- project by then. Invited is who hears good news of the project for the first time, gave to it without any
-- promise, and was never invited.
create function tell_report(of_report text, template text, most integer, at timestamptz)
returns integer
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
-- A plan that knows how long the list is would read whole tables for it, while they are young.
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  work job;
  news report;
  invites boolean;
  people text[];
begin
  select j.* into work from job j
    where j.name = 'notices.report' and j.key = of_report for no key update;
  select r.* into news from report r
    where r.project_id = work.payload->>'projectId' and r.id = of_report;
  if not found then
    return 0;
  end if;
  -- What corrects an earlier report is news, and not good news.
  select takes_pledges(p, c, at) and news.kind <> 'correction' into invites
    from project p join charity c on c.id = p.charity_id where p.id = news.project_id;
  select array_agg(d.donor_id order by d.donor_id) into people from (
    (select donor_id from project_donor
      where project_id = news.project_id and donor_id > coalesce(work.payload->>'after', '')
      order by donor_id limit most)
    union
    (select donor_id from follow
      where project_id = news.project_id and donor_id > coalesce(work.payload->>'after', '')
      order by donor_id limit most)
    order by donor_id limit most
  ) d;
  if people is null then
    return 0;
  end if;
  with gave as materialized (
    select d.donor_id, given.gifts > 0 as gave, given.ordinary,
      -- One fact for many people: its ids are theirs, since the job of a message bears it. (`notice_id`,
      -- written out: it is asked of millions.)
      left(encode(sha256(convert_to('report_published:' || news.id || ':' || d.donor_id, 'UTF8')), 'hex'), 32)
        as notice_id
    from unnest(people) d (donor_id)
    cross join lateral (
      select count(*) as gifts, bool_or(invites and not exists (
          select from envelope e where e.project_id = g.project_id and e.gift_id = g.id
        ) and not exists (
          select from charge_attempt a where a.project_id = g.project_id and a.gift_id = g.id
        )) as ordinary
      from gift g
      where g.donor_id = d.donor_id and g.project_id = news.project_id
        and g.state in ('settled', 'partly_refunded') and g.settled_at <= news.published_at
    ) given
    where given.gifts > 0 or exists (
      select from follow f where f.project_id = news.project_id and f.donor_id = d.donor_id
        and f.since <= news.published_at)
  ), told as (
    insert into notice (donor_id, id, kind, subject, project_id, facts, at, send_at)
    select g.donor_id, g.notice_id, 'report_published', news.id, news.project_id,
      case when g.gave then '{}' else '{"follows": true}' end::jsonb, news.published_at,
      -- Only where a message would get through (`lets_through`, written out).
      case when exists (
          select from message_credit c
          where c.donor_id = g.donor_id and c.template_id = template and c.credits > 0
        ) and not exists (
          select from notice_off o where o.donor_id = g.donor_id and o.kind = 'report_published'
        ) then waking_time(at) end
    from gave g
    on conflict do nothing
    returning donor_id, id, send_at
  ), invited as (
    insert into monthly_invitation (donor_id, project_id, notice_id, at)
    select g.donor_id, news.project_id, g.notice_id, at
    from gave g
    where g.ordinary
      and not exists (
        select from monthly_invitation i where i.donor_id = g.donor_id)
      and not exists (
        select from pledge p where p.donor_id = g.donor_id
          and (p.project_id = news.project_id or exists (
            select from charge c where c.pledge_id = p.id and c.project_id = news.project_id)))
      and not exists (
        select from notice n where n.donor_id = g.donor_id and n.kind = 'report_published'
          and n.project_id = news.project_id and exists (
            select from report r
            where r.project_id = n.project_id and r.id = n.subject and r.kind <> 'correction'))
    order by g.donor_id
    on conflict do nothing
  )
  insert into job (name, key, due_at, payload)
  select 'notices.send', t.id, t.send_at, jsonb_build_object('donorId', t.donor_id)
  from told t where t.send_at is not null
  on conflict do nothing;
  update job j
    set payload = j.payload || jsonb_build_object('after', people[cardinality(people)])
    where j.name = work.name and j.key = work.key;
  return cardinality(people);
end $$;

-- Decides what goes now to the people of whom a message is due, and takes the credits: from here on these
-- messages count as tried, also when the process dies before it has heard an answer. `rules` holds
-- { kind, template, rank, answers }, the most important first. `limits` holds { a_day, digest_from }.
--
-- What answers something that the person has just done goes at once. Everything else waits for eight
-- o'clock at night, is one message where many of one kind wait (as many as `digest_from`), and goes in the
-- order of its rank while there are credits and the day has room: what has no credit stands in the inbox
-- alone, what has no room waits for the next morning. After a day it is no news.
create function take_messages(donor_ids text[], rules jsonb, limits jsonb, at timestamptz)
returns table (donor_id text, template_id text, notice_ids text[], counted boolean)
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  today date := beijing_day(take_messages.at);
  night boolean := waking_time(take_messages.at) <> take_messages.at;
  judged jsonb;
begin
  insert into message_day as d (donor_id, day, sent)
    select who, today, 0 from unnest(donor_ids) who group by who order by who
    on conflict (donor_id) do update
    set day = excluded.day, sent = case when d.day = excluded.day then d.sent else 0 end;
  perform from message_credit c where c.donor_id = any (donor_ids)
    order by c.donor_id, c.template_id for no key update;

  with waiting as materialized (
    select n.donor_id, n.id, n.kind, n.at, r.template, r.rank, coalesce(r.answers, false) as answers,
      case
        when r.template is null or take_messages.at > waking_time(n.at) + interval '1 day'
          or not lets_through(n.donor_id, n.kind, r.template) then 'dropped'
        when night and not r.answers then 'night'
      end as held
    from (select distinct who from unnest(donor_ids) who) people
    join notice n on n.donor_id = people.who and n.send_at <= take_messages.at
    left join jsonb_to_recordset(rules) as r (kind text, template text, rank integer, answers boolean)
      on r.kind = n.kind
  ), grouped as (
    select w.*, count(*) over (partition by w.donor_id, w.kind) as of_kind
    from waiting w where w.held is null
  ), messages as (
    select g.donor_id, g.template, g.rank, g.answers, min(g.at) as since,
      array_agg(g.id order by g.at, g.id) as ids
    from grouped g
    group by g.donor_id, g.template, g.rank, g.answers, g.kind,
      case when g.answers or g.of_kind < (limits->>'digest_from')::integer then g.id else '' end
  ), with_credit as (
    select m.*, row_number() over (partition by m.donor_id, m.template order by m.rank, m.since, m.ids)
      <= c.credits as credited
    from messages m join message_credit c on c.donor_id = m.donor_id and c.template_id = m.template
  ), with_room as (
    select m.*, m.answers or d.sent + count(*) filter (where m.credited and not m.answers)
        over (partition by m.donor_id order by m.rank, m.since, m.ids)
      <= (limits->>'a_day')::integer as room
    from with_credit m join message_day d on d.donor_id = m.donor_id
  )
  select jsonb_agg(j) into judged from (
    select w.donor_id, array[w.id] as ids, null as template, false as counted, w.held as verdict
    from waiting w where w.held is not null
    union all
    select m.donor_id, m.ids, m.template, not m.answers,
      case when not m.credited then 'dropped' when m.room then 'goes' else 'tomorrow' end
    from with_room m
  ) j;
  if judged is null then
    return;
  end if;

  update notice n
    set send_at = case j.verdict
        when 'night' then waking_time(take_messages.at)
        when 'tomorrow' then beijing_hour(today + 1, 8)
      end,
      message = case when j.verdict = 'goes' then 'unknown' else n.message end
    from jsonb_to_recordset(judged) as j (donor_id text, ids text[], verdict text)
    where n.donor_id = j.donor_id and n.id = any (j.ids);
  update message_credit c set credits = c.credits - j.messages
    from (select donor_id, template, count(*) as messages
      from jsonb_to_recordset(judged) as g (donor_id text, template text, verdict text)
      where verdict = 'goes' group by donor_id, template) j
    where c.donor_id = j.donor_id and c.template_id = j.template;
  update message_day d set sent = d.sent + j.messages
    from (select donor_id, count(*) as messages
      from jsonb_to_recordset(judged) as g (donor_id text, counted boolean, verdict text)
      where verdict = 'goes' and counted group by donor_id) j
    where d.donor_id = j.donor_id;
  return query select j.donor_id, j.template, j.ids, j.counted
    from jsonb_to_recordset(judged)
      as j (donor_id text, template text, ids text[], counted boolean, verdict text)
    where j.verdict = 'goes';
end $$;

-- What became of messages that were taken. `answers` holds { donor_id, template_id, notice_ids, counted,
-- became, again_at }, of a person and template in one order:
--   sent        it went
--   unknown     it may have gone: better none than two
--   not_sent    it never will
--   no_credit   nor will any other: the platform says that there is no acceptance left
--   later       it surely did not go, gives its credit back, and is tried again
create function note_messages(answers jsonb, credits_max integer) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  perform from message_day d
    where d.donor_id in (select a.donor_id from jsonb_to_recordset(answers) as a (donor_id text))
    order by d.donor_id for no key update;
  update notice n set
      message = case a.became when 'later' then null when 'no_credit' then 'not_sent' else a.became end,
      send_at = case when a.became = 'later' then a.again_at end
    from jsonb_to_recordset(answers)
      as a (donor_id text, notice_ids text[], became text, again_at timestamptz)
    where n.donor_id = a.donor_id and n.id = any (a.notice_ids) and n.message = 'unknown';
  update message_credit c
    set credits = case when a.spent then 0 else least(c.credits + a.back, credits_max) end
    from (select donor_id, template_id, bool_or(became = 'no_credit') as spent,
        count(*) filter (where became = 'later') as back
      from jsonb_to_recordset(answers) as g (donor_id text, template_id text, became text)
      where became in ('no_credit', 'later') group by donor_id, template_id) a
    where c.donor_id = a.donor_id and c.template_id = a.template_id;
  update message_day d set sent = greatest(0, d.sent - a.back)
    from (select donor_id, count(*) as back
      from jsonb_to_recordset(answers) as g (donor_id text, counted boolean, became text)
      where became in ('no_credit', 'not_sent', 'later') and counted group by donor_id) a
    where d.donor_id = a.donor_id;
end $$;

-- Gives so many messages their time, at most so many a second, however many processes send: how long the
-- first of them waits, in real time; the others follow it one by one.
create function pace_messages(messages integer, a_second double precision) returns double precision
language sql
begin atomic
  insert into pace as p (mchid, call, free_at, minute, sent, sent_before)
  values ('', 'message', clock_timestamp() + messages / a_second * interval '1 second',
    date_trunc('minute', clock_timestamp()), messages, 0)
  on conflict (mchid, call) do update
  set free_at = greatest(p.free_at, clock_timestamp()) + messages / a_second * interval '1 second',
    minute = excluded.minute,
    sent = case when p.minute = excluded.minute then p.sent else 0 end + excluded.sent,
    sent_before = case
      when p.minute = excluded.minute then p.sent_before
      when p.minute = excluded.minute - interval '1 minute' then p.sent
      else 0
    end
  returning greatest(0, extract(epoch from free_at - clock_timestamp()) * 1000
    - messages / a_second * 1000)::double precision;
end;
