-- Monthly giving. A pledge is one person's promise; a charge is one month of it, an attempt one order at
-- the payment service for it, and a contract what lets that service debit. The money itself is an ordinary
-- gift: nothing here books any. Whoever changes a pledge, or anything of it, locks its row first.
create table pledge (
  id text primary key,
  donor_id text not null references donor,
  -- A keyed hash, of which the order numbers are made: nobody can guess the next one.
  seed text not null,
  project_id text not null references project,
  charity_id text not null references charity,
  -- Of the charity's account, when these terms were agreed on.
  mchid text not null,
  amount_fen bigint not null check (amount_fen between 1 and 5000000),
  day integer not null check (day between 1 and 31),
  hour integer not null check (hour between 8 and 21),
  way text not null check (way in ('reminder', 'contract')),
  first text not null check (first in ('now', 'on-day')),
  state text not null check (state in ('signing', 'active', 'paused', 'ended')),
  -- Its project takes nothing now: why, as `why_closed` names it.
  held text,
  -- When it is looked at again: while it is held, and while its first gift waits for its payment.
  look_at timestamptz,
  resumes_on date,
  -- What lets the payment service debit now.
  contract_code text,
  show_name boolean not null,
  name_sealed text,
  text_checked boolean not null,
  share_id text,
  channel text,
  scene integer,
  started_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz,
  ended text check (ended in ('donor', 'service', 'unpaid', 'unsigned')),
  check ((state = 'paused') = (resumes_on is not null)),
  check ((state = 'ended') = (ended_at is not null)),
  check ((ended_at is null) = (ended is null)),
  check (held is null or state = 'active'),
  check (way = 'contract' or contract_code is null)
) with (fillfactor = 70);

create index pledge_of_donor on pledge (donor_id, started_at desc, id desc);

create trigger pledge_moves_legally before update on pledge for each row
when (
  old.state is distinct from new.state
  and (old.state, new.state) not in (
    ('signing', 'active'), ('signing', 'ended'), ('active', 'paused'), ('active', 'ended'),
    ('paused', 'active'), ('paused', 'ended')
  )
)
execute function refuse_change('a pledge cannot make this move');

create trigger pledge_is_frozen before update on pledge for each row
when (
  (old.donor_id, old.seed, old.started_at) is distinct from (new.donor_id, new.seed, new.started_at)
  or (old.state = 'ended'
    and (old.amount_fen, old.day, old.project_id, old.way, old.ended_at, old.ended)
    is distinct from (new.amount_fen, new.day, new.project_id, new.way, new.ended_at, new.ended))
)
execute function refuse_change('a pledge that has ended is frozen');

create trigger pledge_is_kept before delete or truncate on pledge
for each statement execute function refuse_change('pledges are kept');

-- The caller's key: one key, one pledge.
create table pledge_request (
  donor_id text not null,
  key text not null,
  pledge_id text not null,
  body_digest text not null,
  primary key (donor_id, key)
);

create table contract (
  -- Ours, at most 32 characters.
  code text primary key,
  pledge_id text not null references pledge,
  mchid text not null,
  plan_id text not null,
  mode text not null check (mode in ('pre-notify', '24-hour')),
  -- What counts once it is signed; null: as it is.
  project_id text not null references project,
  amount_fen bigint,
  day integer,
  hour integer,
  -- Differs in each invitation.
  serial bigint not null,
  contract_id text,
  state text not null check (state in ('asked', 'signed', 'ended')),
  asked_at timestamptz not null,
  signed_at timestamptz,
  -- When the payment service is asked about it, or told that it ends; null when there is nothing to ask.
  next_at timestamptz,
  asks integer not null default 0,
  check (state <> 'signed' or (contract_id is not null and signed_at is not null))
);

create index contract_of_pledge on contract (pledge_id);
create sequence contract_serial start 1000001;

create trigger contract_moves_legally before update on contract for each row
when (
  (old.state is distinct from new.state
    and (old.state, new.state) not in (('asked', 'signed'), ('asked', 'ended'), ('signed', 'ended'))
    -- Its invitation was signed after all, as another contract: it is ended like any other.
    and not (old.state = 'ended' and new.state = 'signed' and old.contract_id is distinct from new.contract_id))
  or (old.state = 'signed' and new.contract_id <> old.contract_id)
  or (old.pledge_id, old.mchid, old.plan_id) is distinct from (new.pledge_id, new.mchid, new.plan_id)
)
execute function refuse_change('a contract cannot make this move');

create table charge (
  pledge_id text not null references pledge,
  -- The Beijing month of its due day.
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  due_on date not null,
  window_ends_on date not null,
  state text not null check (
    state in ('planned', 'announced', 'charging', 'retrying', 'paid', 'missed', 'skipped')
  ),
  -- Frozen when it is announced, or when a month that never was is paid after all.
  way text,
  project_id text,
  amount_fen bigint,
  mchid text,
  contract_code text,
  -- How many orders there were, and how many of them failed for a reason that its donor hears of.
  attempts integer not null default 0,
  failures integer not null default 0,
  why text check (why in ('NO_MONEY', 'LIMIT', 'CONTRACT_ENDED', 'CARD', 'SERVICE_DOWN')),
  -- When the payment service took the announcement; it may be charged from two days after on.
  announced_at timestamptz,
  -- Just signed: until then it needs no announcement and no hour.
  at_once_until timestamptz,
  first_try_on date,
  -- How often the payment service was asked in a row without an answer that counts.
  asks integer not null default 0,
  next_at timestamptz,
  told_at timestamptz,
  concluded_at timestamptz,
  primary key (pledge_id, period),
  check (state = 'planned' or state in ('missed', 'skipped') or num_nulls(way, project_id, amount_fen, mchid) = 0),
  check ((concluded_at is not null) = (state in ('paid', 'missed', 'skipped')))
) with (fillfactor = 70);

-- A pledge has one open charge at most.
create unique index charge_open on charge (pledge_id)
  where state in ('planned', 'announced', 'charging', 'retrying');
create index charge_under_way on charge (state) where state in ('announced', 'charging', 'retrying');
create index charge_concluded on charge (concluded_at) where state in ('paid', 'missed');

create trigger charge_moves_legally before update on charge for each row
when (
  old.state is distinct from new.state
  and (old.state, new.state) not in (
    ('planned', 'announced'), ('planned', 'missed'), ('planned', 'skipped'),
    ('announced', 'charging'), ('announced', 'paid'), ('announced', 'missed'), ('announced', 'skipped'),
    ('charging', 'retrying'), ('charging', 'paid'), ('charging', 'missed'), ('charging', 'skipped'),
    ('retrying', 'charging'), ('retrying', 'paid'), ('retrying', 'missed'), ('retrying', 'skipped'),
    -- Paid by its donor after all.
    ('missed', 'paid'), ('skipped', 'paid')
  )
)
execute function refuse_change('a charge cannot make this move');

create trigger charge_is_frozen before update on charge for each row
when (
  (old.pledge_id, old.period, old.due_on, old.window_ends_on)
    is distinct from (new.pledge_id, new.period, new.due_on, new.window_ends_on)
  or new.attempts < old.attempts
  or (old.project_id is not null
    and (old.way, old.project_id, old.amount_fen, old.mchid, old.contract_code)
    is distinct from (new.way, new.project_id, new.amount_fen, new.mchid, new.contract_code))
)
execute function refuse_change('a charge that was announced is frozen');

-- What is only planned may be planned anew.
create trigger charge_is_kept before delete on charge for each row
when (old.state <> 'planned')
execute function refuse_change('charges are kept');

create table charge_attempt (
  pledge_id text not null,
  period text not null,
  attempt integer not null,
  project_id text not null,
  gift_id text not null,
  made_by text not null check (made_by in ('debit', 'donor')),
  -- Null while the payment service has surely not been asked for it.
  asked_at timestamptz,
  failed_at timestamptz,
  primary key (pledge_id, period, attempt),
  unique (project_id, gift_id),
  foreign key (pledge_id, period) references charge,
  check (attempt >= 1)
);

create index charge_attempt_failed on charge_attempt (failed_at) where failed_at is not null;

-- An order may follow another one only when nobody can pay that any more. Held money that has gone back
-- was not taken either.
create function refuse_second_attempt() returns trigger language plpgsql as $$
begin
  if new.attempt > 1 and not exists (
    select from charge_attempt a join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where a.pledge_id = new.pledge_id and a.period = new.period and a.attempt = new.attempt - 1
      and (g.state = 'expired' or (g.state = 'refunded' and g.settled_at is null))
  ) then
    raise exception 'the attempt before may still be paid' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger attempts_follow_each_other before insert on charge_attempt
for each row execute function refuse_second_attempt();

create trigger attempt_is_frozen before update on charge_attempt for each row
when (
  (old.project_id, old.gift_id, old.made_by) is distinct from (new.project_id, new.gift_id, new.made_by)
)
execute function refuse_change('an attempt is frozen');

create trigger attempt_is_kept before delete or truncate on charge_attempt
for each statement execute function refuse_change('attempts are kept');

-- For a project's page: its pledges that are active, and what they give in a month.
create table pledge_total (
  project_id text primary key,
  pledges bigint not null default 0 check (pledges >= 0),
  monthly_fen bigint not null default 0 check (monthly_fen >= 0)
) with (fillfactor = 50);

create function count_new_pledges() returns trigger language plpgsql as $$
begin
  insert into pledge_total as t (project_id, pledges, monthly_fen)
  select project_id, count(*), sum(amount_fen) from added where state = 'active'
  group by project_id order by project_id
  on conflict (project_id) do update
  set pledges = t.pledges + excluded.pledges, monthly_fen = t.monthly_fen + excluded.monthly_fen;
  return null;
end $$;

create function count_changed_pledges() returns trigger language plpgsql as $$
begin
  insert into pledge_total (project_id)
  select distinct a.project_id from after_it a join before_it b on b.id = a.id
  where a.state = 'active' and (b.state, b.project_id) is distinct from (a.state, a.project_id)
  on conflict do nothing;
  with changed as (
    select project_id, sum(n)::bigint as pledges, sum(fen)::bigint as fen from (
      select project_id, 1 as n, amount_fen as fen from after_it where state = 'active'
      union all select project_id, -1, -amount_fen from before_it where state = 'active'
    ) both_sides group by project_id having sum(n) <> 0 or sum(fen) <> 0
  ), locked as materialized (
    select t.project_id from pledge_total t join changed c on c.project_id = t.project_id
    order by t.project_id for no key update of t
  )
  update pledge_total t set pledges = t.pledges + c.pledges, monthly_fen = t.monthly_fen + c.fen
  from changed c join locked l on l.project_id = c.project_id where t.project_id = c.project_id;
  return null;
end $$;

create trigger pledges_are_counted after insert on pledge
referencing new table as added for each statement execute function count_new_pledges();
create trigger pledges_are_counted_again after update on pledge
referencing old table as before_it new table as after_it
for each statement execute function count_changed_pledges();

-- Real time: when the next call of a kind to a merchant's account may go, in the database's own clock,
-- which no one moves; and how many went in this minute and in the one before, for /metrics.
create table pace (
  mchid text not null,
  call text not null,
  free_at timestamptz not null,
  minute timestamptz not null,
  sent integer not null,
  sent_before integer not null,
  primary key (mchid, call)
);

-- How many charges of a merchant were given their time on a day.
create table charge_day (
  mchid text not null,
  day date not null,
  taken bigint not null,
  primary key (mchid, day)
);

-- Days and hours: contracts/pledge-plan.ts says the same, and a test compares them.
create function beijing_hour(day date, hour integer) returns timestamptz
language sql immutable parallel safe
return (day::timestamp + hour * interval '1 hour' - interval '8 hours') at time zone 'UTC';

create function hour_in_beijing(at timestamptz) returns integer
language sql immutable parallel safe
return extract(hour from (at at time zone 'UTC') + interval '8 hours')::integer;

create function period_of(day date) returns text
language sql immutable parallel safe
return lpad(extract(year from day)::text, 4, '0') || '-' || lpad(extract(month from day)::text, 2, '0');

create function month_start(period text) returns date
language sql immutable parallel safe
return make_date(left(period, 4)::integer, right(period, 2)::integer, 1);

create function next_period(period text) returns text
language sql immutable parallel safe
return period_of((month_start(period) + interval '1 month')::date);

create function due_day(period text, day_of_month integer) returns date
language sql immutable parallel safe
return least(month_start(period) + day_of_month - 1,
  (month_start(period) + interval '1 month')::date - 1);

create function first_due(day_of_month integer, since date, at_least text) returns date
language sql immutable parallel safe
return case
  when due_day(greatest(coalesce(at_least, ''), period_of(since)), day_of_month) >= since
    then due_day(greatest(coalesce(at_least, ''), period_of(since)), day_of_month)
  else due_day(next_period(greatest(coalesce(at_least, ''), period_of(since))), day_of_month)
end;

-- The next moment from which on a debit may be announced or made: 07:00 to 22:00.
create function debit_time(at timestamptz) returns timestamptz
language sql immutable parallel safe
return case
  when hour_in_beijing(at) < 7 then beijing_hour(beijing_day(at), 7)
  when hour_in_beijing(at) >= 22 then beijing_hour(beijing_day(at) + 1, 7)
  else at
end;

-- The same for a word to its donor: not between 22:00 and 08:00.
create function waking_time(at timestamptz) returns timestamptz
language sql immutable parallel safe
return case
  when hour_in_beijing(at) < 8 then beijing_hour(beijing_day(at), 8)
  when hour_in_beijing(at) >= 22 then beijing_hour(beijing_day(at) + 1, 8)
  else at
end;

-- After so many questions in a row without an answer: 2, 4, 8 minutes, at most 2 hours.
create function asked_again_at(asks integer, at timestamptz) returns timestamptz
language sql immutable parallel safe
return at + least(interval '2 minutes' * power(2, least(asks, 12)), interval '2 hours');

-- The number of an attempt's order, which is its gift's id.
create function order_number(project_id text, seed text, period text, attempt integer) returns text
language sql immutable parallel safe
return project_id || '-' || left(
  encode(sha256(convert_to(seed || ':' || period || ':' || attempt, 'UTF8')), 'hex'), 22);

-- When something is to be done for a pledge; null when nothing ever will. `charge` is its open one, and
-- `errand_at` when a contract of it calls for something.
create function pledge_due_at(pledge pledge, charge charge, errand_at timestamptz) returns timestamptz
language sql immutable parallel safe
return least(
  errand_at,
  case when charge.state = 'charging' then charge.next_at end,
  case pledge.state
    when 'signing' then pledge.look_at
    when 'paused' then beijing_hour(pledge.resumes_on, 0)
    when 'active' then case
      -- The month before has concluded, and the next one is not planned yet.
      when charge.period is null then pledge.started_at
      when pledge.held is not null and charge.state <> 'charging'
        then least(pledge.look_at, beijing_hour(charge.window_ends_on + 1, 0))
      else charge.next_at
    end
  end
);

-- Writes the due time of pledges that were changed, in the transaction of the change.
create function schedule_pledges(ids text[], at timestamptz) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  soon boolean;
begin
  with due as materialized (
    select p.id, pledge_due_at(p, c, e.next_at) as due_at
    from pledge p
    left join charge c on c.pledge_id = p.id
      and c.state in ('planned', 'announced', 'charging', 'retrying')
    cross join lateral (
      select min(k.next_at) as next_at from contract k where k.pledge_id = p.id
    ) e
    where p.id = any (ids) order by p.id
  ), gone as (
    delete from job j using due d
    where j.name = 'pledges.step' and j.key = d.id and d.due_at is null
  ), planned as (
    insert into job (name, key, due_at)
    select 'pledges.step', id, due_at from due where due_at is not null order by id
    on conflict (name, key) do update set due_at = excluded.due_at
    returning due_at
  )
  select bool_or(p.due_at <= at) into soon from planned p;
  if soon then
    perform pg_notify('lantern_work', 'pledges.step');
  end if;
end $$;

-- When a month that is planned is announced.
create function announced_on(way text, mode text, due_on date, hour integer) returns timestamptz
language sql immutable parallel safe
return case
  when way = 'reminder' then beijing_hour(due_on, hour)
  when mode = '24-hour' then beijing_hour(due_on - 1, 7)
  else beijing_hour(due_on - 2, 7)
end;

-- Plans the next month of pledges that have none open. `fresh`: nothing that is past by now is made up,
-- because its donor has just begun, changed or gone on; otherwise a month counts while its window lasts.
-- Months that were passed over are kept as `passed`, when that is given.
create function plan_charges(ids text[], fresh boolean, passed text, at timestamptz) returns integer
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  planned integer;
begin
  with waiting as materialized (
    select p.*, last.period as last_period, k.mode,
      greatest(p.resumes_on, case
        when not fresh then beijing_day(at) - case when p.way = 'reminder' then 6 else 4 end
        -- Announced two days before, until ten in the evening.
        when p.way = 'contract' then beijing_day(debit_time(at)) + 2
        when at > beijing_hour(beijing_day(at), p.hour) then beijing_day(at) + 1
        else beijing_day(at)
      end) as since
    from pledge p
    left join contract k on k.code = p.contract_code
    cross join lateral (select max(c.period) as period from charge c where c.pledge_id = p.id) last
    where p.id = any (ids) and p.state in ('active', 'paused') and not exists (
      select from charge c where c.pledge_id = p.id
        and c.state in ('planned', 'announced', 'charging', 'retrying'))
  ), chosen as materialized (
    select w.*, first_due(w.day, w.since, next_period(w.last_period)) as due_on from waiting w
  ), passed_over as (
    insert into charge (pledge_id, period, due_on, window_ends_on, state, concluded_at)
    select c.id, period_of(month::date), due_day(period_of(month::date), c.day),
      due_day(period_of(month::date), c.day) + 6,
      case when c.state = 'paused' then 'skipped' else passed end, at
    from chosen c cross join lateral generate_series(
      month_start(c.last_period) + interval '1 month',
      month_start(period_of(c.due_on)) - interval '1 month', interval '1 month') as month
    where passed is not null and c.last_period is not null
      and due_day(period_of(month::date), c.day) < beijing_day(at)
  ), added as (
    insert into charge (pledge_id, period, due_on, window_ends_on, state, next_at)
    select id, period_of(due_on), due_on, due_on + 6, 'planned', announced_on(way, mode, due_on, hour)
    from chosen
    returning pledge_id
  )
  select count(*) into planned from added;
  return planned;
end $$;

-- What is only planned is planned anew: on another day, or after a pause.
create function plan_anew(of_pledge text, passed text, at timestamptz) returns void language plpgsql as $$
begin
  delete from charge c where c.pledge_id = of_pledge and c.state = 'planned';
  perform plan_charges(array[of_pledge], true, passed, at);
end $$;

-- What is only planned goes by the terms as they stand now. It keeps its day unless that is another.
create function plan_changed(p pledge, day_before integer, at timestamptz) returns void
language plpgsql as $$
begin
  if p.day <> day_before then
    perform plan_anew(p.id, null, at);
  else
    update charge c set next_at = announced_on(p.way, (select k.mode from contract k
        where k.code = p.contract_code), c.due_on, p.hour)
      where c.pledge_id = p.id and c.state = 'planned';
  end if;
end $$;

-- Ends pledges that are locked: what was sent may still come, and nothing else will.
create function end_pledges(ids text[], how text, at timestamptz) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  update charge c set state = 'skipped', concluded_at = at
    where c.pledge_id = any (ids) and c.state in ('planned', 'announced', 'retrying')
      and exists (select from pledge p where p.id = c.pledge_id and p.state <> 'ended');
  update contract k set next_at = at
    where k.pledge_id = any (ids) and k.state <> 'ended';
  with ended as (
    update pledge p set state = 'ended', ended_at = at, held = null, resumes_on = null, ended = case
        when p.began_at is not null then how
        when p.way = 'contract' then 'unsigned'
        else 'unpaid'
      end
    where p.id = any (ids) and p.state <> 'ended'
    returning p.*
  )
  insert into outbox (project_id, kind, subject, facts, at)
  select project_id, 'pledge.ended', id,
    jsonb_build_object('donorId', donor_id, 'pledgeId', id, 'amountFen', amount_fen), at
  from ended where ended = 'service';
end $$;

-- What the payment service says of a contract: { signed, mchid, code, plan_id, contract_id, payer_hash,
-- signed_at }. Answers `taken`, or where it does not fit; then nothing was changed.
create function take_contract(told jsonb, at timestamptz) returns text language plpgsql as $$
declare
  want record;
  p pledge;
  k contract;
  begins boolean;
  day_before integer;
  signed timestamptz;
begin
  select * into want from jsonb_to_record(told) as w (
    signed boolean, mchid text, code text, plan_id text, contract_id text, payer_hash text,
    signed_at timestamptz);
  select q.* into p from pledge q join contract c on c.pledge_id = q.id
    where c.code = want.code for no key update of q;
  if not found then
    return 'unknown contract';
  end if;
  select c.* into k from contract c where c.code = want.code;
  if k.mchid <> want.mchid then return 'merchant'; end if;
  if k.plan_id <> want.plan_id then return 'plan'; end if;
  if (select d.openid_hash from donor d where d.id = p.donor_id) <> want.payer_hash then
    return 'person';
  end if;
  if k.state = 'signed' and k.contract_id <> want.contract_id then return 'another contract'; end if;

  if not want.signed then
    if k.state = 'ended' then
      -- One that we gave up, and that somebody signed and ended since.
      update contract c set contract_id = coalesce(c.contract_id, want.contract_id) where c.code = k.code;
      return 'taken';
    end if;
    update contract c set state = 'ended', contract_id = want.contract_id, next_at = null
      where c.code = k.code;
    perform drop_contract(p, k.code, at);
    return 'taken';
  end if;

  if k.state = 'signed' or (k.state = 'ended' and k.contract_id = want.contract_id) then
    return 'taken';
  end if;
  signed := least(coalesce(want.signed_at, at), at);
  update contract c set state = 'signed', contract_id = want.contract_id, signed_at = signed, asks = 0,
      next_at = case when p.state = 'ended' or k.state = 'ended' then at end
    where c.code = k.code;
  if p.state <> 'ended' and k.state = 'asked' then
    begins := p.state = 'signing';
    day_before := p.day;
    update pledge q set state = case when begins then 'active' else q.state end,
        began_at = coalesce(q.began_at, at), way = 'contract', contract_code = k.code, mchid = k.mchid,
        project_id = k.project_id, charity_id = project.charity_id,
        amount_fen = coalesce(k.amount_fen, q.amount_fen), day = coalesce(k.day, q.day),
        hour = coalesce(k.hour, q.hour), held = null, look_at = null
      from project where q.id = p.id and project.id = k.project_id
      returning q.* into p;
    -- Those that it takes the place of.
    update contract c set next_at = at
      where c.pledge_id = p.id and c.code <> k.code and c.state <> 'ended';
    -- Its first month may wait in a cashier, when its donor chose another way meanwhile.
    if begins and p.first = 'now'
      and not exists (select from charge c where c.pledge_id = p.id)
    then
      insert into charge (pledge_id, period, due_on, window_ends_on, state, way, project_id, amount_fen,
          mchid, contract_code, at_once_until, next_at)
        values (p.id, period_of(beijing_day(at)), beijing_day(at), beijing_day(at) + 6, 'announced',
          'contract', p.project_id, p.amount_fen, p.mchid, k.code, signed + interval '12 hours', at);
    else
      if begins then
        perform plan_charges(array[p.id], true, null, at);
      else
        perform plan_changed(p, day_before, at);
      end if;
    end if;
  end if;
  perform schedule_pledges(array[p.id], at);
  return 'taken';
end $$;

-- A contract of a locked pledge is no more: the pledge that lives by it ends before anything else. One
-- that is only on its way out takes with it the month that was announced under it.
create function drop_contract(p pledge, gone text, at timestamptz) returns void language plpgsql as $$
begin
  if p.state <> 'ended' and (p.contract_code = gone or (p.state = 'signing' and not exists (
    select from contract c where c.pledge_id = p.id and c.state <> 'ended')))
  then
    perform end_pledges(array[p.id], 'service', at);
  else
    update charge c set state = 'missed', why = 'CONTRACT_ENDED', concluded_at = at
      where c.pledge_id = p.id and c.contract_code = gone and c.state in ('announced', 'retrying');
    perform plan_charges(array[p.id], false, null, at);
  end if;
  perform schedule_pledges(array[p.id], at);
end $$;

-- An invitation to sign: the one that waits already for this merchant with its terms renewed, or a new one.
create function ask_contract(p pledge, asked jsonb, at timestamptz) returns text language plpgsql as $$
declare
  want record;
  had text;
begin
  select * into want from jsonb_to_record(asked) as w (contract_code text, plan_id text, mode text,
    mchid text, project_id text, amount_fen bigint, day integer, hour integer);
  update contract c set project_id = want.project_id, amount_fen = want.amount_fen, day = want.day,
      hour = want.hour, serial = nextval('contract_serial'), asks = 0,
      next_at = at + interval '1 minute'
    where c.code = (select o.code from contract o
      where o.pledge_id = p.id and o.mchid = want.mchid and o.plan_id = want.plan_id and o.state = 'asked'
      order by o.asked_at desc limit 1)
    returning c.code into had;
  if had is null then
    had := want.contract_code;
    insert into contract (code, pledge_id, mchid, plan_id, mode, project_id, amount_fen, day, hour,
        serial, state, asked_at, next_at)
      values (had, p.id, want.mchid, want.plan_id, want.mode, want.project_id, want.amount_fen,
        want.day, want.hour, nextval('contract_serial'), 'asked', at, at + interval '1 minute');
  end if;
  return had;
end $$;

-- Why a pledge may not have such terms; null when it may. `plans` is an array of { mchid, planId, mode }.
create function pledge_refused(asked jsonb, plans jsonb, at timestamptz)
returns table (refused text, detail jsonb) language plpgsql stable as $$
declare
  want record;
  project project;
  charity charity;
  closed text;
  large jsonb;
begin
  select * into want from jsonb_to_record(asked) as w (
    donor_id text, project_id text, amount_fen bigint, way text, confirmed_large boolean);
  select * into project from project p where p.id = want.project_id;
  select * into charity from charity c where c.id = project.charity_id;
  closed := coalesce(case when project.id is null then 'NO_SUCH_PROJECT' end,
    why_closed(project, charity, at), case when charity.mchid is null then 'PAYMENT_UNAVAILABLE' end);
  if closed is not null then
    return query select closed, closed_detail(project, want.project_id, closed, at);
  elsif want.way = 'contract' and not exists (
    select from jsonb_array_elements(plans) plan where plan->>'mchid' = charity.mchid)
  then
    return query select 'NO_CONTRACTS', jsonb_build_object('projectId', want.project_id);
  elsif want.way = 'contract' and want.amount_fen > 50000 then
    return query select 'DEBIT_LIMIT', jsonb_build_object('amountFen', want.amount_fen, 'mostFen', 50000);
  elsif not coalesce(want.confirmed_large, false) then
    large := why_large(want.donor_id, want.amount_fen);
    if large is not null then
      return query select 'CONFIRM_LARGE_AMOUNT', large;
    end if;
  end if;
end $$;

-- `asked` holds what `freeze_gift` takes, and { pledge_id, seed, day, hour, way, first, contract_code }.
-- The answer has either `refused` with `detail`, or the pledge, the gift of its first month where that
-- is paid by hand now, and the code of the contract that waits to be signed.
create function start_pledge(asked jsonb, plans jsonb, at timestamptz)
returns table (refused text, detail jsonb, pledge_id text, code text, frozen gift)
language plpgsql as $$
#variable_conflict use_column
declare
  want record;
  known pledge_request;
  no record;
  given record;
  paid_now gift;
  plan jsonb;
  p pledge;
  month text := period_of(beijing_day(at));
begin
  select * into want from jsonb_to_record(asked) as w (
    key text, digest text, pledge_id text, seed text, donor_id text, project_id text, amount_fen bigint,
    day integer, hour integer, way text, first text, contract_code text, show_name boolean,
    name_sealed text, text_checked boolean, share_id text, channel text, scene integer);
  select r.* into known from pledge_request r where r.donor_id = want.donor_id and r.key = want.key;
  if not found then
    select * into no from pledge_refused(asked, plans, at) r;
    if no.refused is not null then
      return query select no.refused, no.detail, null::text, null::text, null::gift;
      return;
    end if;
    -- A second tap that arrives at the same moment waits here for the first, and then finds it.
    insert into pledge_request (donor_id, key, pledge_id, body_digest)
      values (want.donor_id, want.key, want.pledge_id, want.digest) on conflict do nothing;
    if found then
      if want.way = 'reminder' and want.first = 'now' then
        select * into given from freeze_gift(asked || jsonb_build_object(
          'key', 'pledge:' || want.key,
          'gift_id', order_number(want.project_id, want.seed, month, 1)), at) f;
        if given.refused is not null then
          delete from pledge_request r where r.donor_id = want.donor_id and r.key = want.key;
          return query select given.refused, given.detail, null::text, null::text, null::gift;
          return;
        end if;
        paid_now := given.frozen;
      end if;
      insert into pledge (id, donor_id, seed, project_id, charity_id, mchid, amount_fen, day, hour, way,
          first, state, look_at, show_name, name_sealed, text_checked, share_id, channel, scene,
          started_at, began_at)
        select want.pledge_id, want.donor_id, want.seed, project.id, c.id, c.mchid, want.amount_fen,
          want.day, want.hour, want.way, want.first,
          case when want.way = 'reminder' and want.first = 'on-day' then 'active' else 'signing' end,
          case when want.way = 'reminder' and want.first = 'now'
            then paid_now.expires_at + interval '1 minute' end,
          want.show_name, want.name_sealed, want.text_checked, want.share_id, want.channel, want.scene,
          at, case when want.way = 'reminder' and want.first = 'on-day' then at end
        from project join charity c on c.id = project.charity_id where project.id = want.project_id;
      select q.* into p from pledge q where q.id = want.pledge_id;
      if want.way = 'contract' then
        select e into plan from jsonb_array_elements(plans) e where e->>'mchid' = p.mchid;
        perform ask_contract(p, jsonb_build_object('contract_code', want.contract_code,
          'plan_id', plan->>'planId', 'mode', plan->>'mode', 'mchid', p.mchid,
          'project_id', p.project_id), at);
      elsif want.first = 'now' then
        insert into charge (pledge_id, period, due_on, window_ends_on, state, way, project_id, amount_fen,
            mchid, attempts, next_at)
          values (p.id, month, beijing_day(at), beijing_day(at) + 6, 'announced', 'reminder', p.project_id,
            p.amount_fen, p.mchid, 1, beijing_hour(beijing_day(at) + 7, 0));
        insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by, asked_at)
          values (p.id, month, 1, p.project_id, paid_now.id, 'donor', at);
      else
        perform plan_charges(array[p.id], true, null, at);
      end if;
      perform schedule_pledges(array[p.id], at);
    end if;
    select r.* into known from pledge_request r where r.donor_id = want.donor_id and r.key = want.key;
  end if;

  if known.body_digest <> want.digest then
    return query select 'KEY_REUSED', jsonb_build_object('key', want.key), null::text, null::text, null::gift;
    return;
  end if;
  -- Whoever asks again is invited anew, and is looked after as if they had just been.
  update contract c set serial = nextval('contract_serial'), asks = 0, next_at = at + interval '1 minute'
    where c.pledge_id = known.pledge_id and c.state = 'asked';
  return query
    select null::text, null::jsonb, known.pledge_id,
      (select c.code from contract c where c.pledge_id = known.pledge_id and c.state = 'asked'
        order by c.asked_at desc limit 1),
      g
    from pledge q
    left join charge_attempt a on a.pledge_id = q.id and a.attempt = 1 and q.way = 'reminder'
      and q.first = 'now' and a.period = period_of(beijing_day(q.started_at))
    left join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where q.id = known.pledge_id;
end $$;

-- Locks one's own pledge; null in `id` when there is none.
create function own_pledge(of_pledge text, of_donor text) returns pledge
language sql
begin atomic
  select p.* from pledge p where p.id = of_pledge and p.donor_id = of_donor for no key update;
end;

-- `asked` holds { pledge_id, donor_id, confirmed_large, contract_code } and what is to be another:
-- { amount_fen, day, hour, project_id, way }. `code` names the contract that has to be signed first.
create function change_pledge(asked jsonb, plans jsonb, at timestamptz)
returns table (refused text, detail jsonb, code text) language plpgsql as $$
#variable_conflict use_column
declare
  want record;
  no record;
  p pledge;
  now_way text;
  charity charity;
  plan jsonb;
  signed text;
  day_before integer;
begin
  select * into want from jsonb_to_record(asked) as w (
    pledge_id text, donor_id text, amount_fen bigint, day integer, hour integer, project_id text, way text,
    confirmed_large boolean, contract_code text);
  p := own_pledge(want.pledge_id, want.donor_id);
  if p.id is null then
    return query select 'NO_SUCH_PLEDGE', jsonb_build_object('pledgeId', want.pledge_id), null::text;
    return;
  end if;
  if p.state = 'ended' then
    return query select 'PLEDGE_ENDED', jsonb_build_object('pledgeId', p.id), null::text;
    return;
  end if;
  now_way := coalesce(want.way, p.way);
  day_before := p.day;
  -- A day can be changed while the project is closed; another sum is asked about only when it is another.
  if want.project_id is not null or want.way is not null or want.amount_fen is not null then
    select r.* into no from pledge_refused(jsonb_build_object('donor_id', p.donor_id,
      'project_id', coalesce(want.project_id, p.project_id), 'way', now_way,
      'amount_fen', coalesce(want.amount_fen, p.amount_fen),
      'confirmed_large', coalesce(want.confirmed_large, false)
        or coalesce(want.amount_fen, p.amount_fen) <= p.amount_fen), plans, at) r
      where r.refused not in ('PROJECT_NOT_STARTED', 'PROJECT_ENDED', 'CERTIFICATE_EXPIRED',
        'RECORD_NUMBER_MISSING', 'REPORT_LATE')
        or coalesce(want.project_id, p.project_id) <> p.project_id;
    if no.refused is not null then
      return query select no.refused, no.detail, null::text;
      return;
    end if;
  end if;
  select c.* into charity from charity c
    join project q on q.charity_id = c.id where q.id = coalesce(want.project_id, p.project_id);

  if now_way = 'contract' then
    select c.code into signed from contract c where c.pledge_id = p.id and c.state = 'signed'
      and c.mchid = charity.mchid order by c.signed_at desc limit 1;
    if signed is null then
      select e into plan from jsonb_array_elements(plans) e where e->>'mchid' = charity.mchid;
      code := ask_contract(p, jsonb_build_object('contract_code', want.contract_code,
        'plan_id', plan->>'planId', 'mode', plan->>'mode', 'mchid', charity.mchid,
        'project_id', coalesce(want.project_id, p.project_id), 'amount_fen', want.amount_fen,
        'day', want.day, 'hour', want.hour), at);
      perform schedule_pledges(array[p.id], at);
      return query select null::text, null::jsonb, code;
      return;
    end if;
  end if;

  update pledge q set amount_fen = coalesce(want.amount_fen, q.amount_fen), day = coalesce(want.day, q.day),
      hour = coalesce(want.hour, q.hour), project_id = coalesce(want.project_id, q.project_id),
      charity_id = charity.id, mchid = charity.mchid, way = now_way,
      contract_code = case when now_way = 'contract' then signed end,
      -- Looked at anew, at once.
      held = case when want.project_id is null then q.held end,
      look_at = case when q.state = 'signing' then q.look_at when want.project_id is null then q.look_at end
    where q.id = p.id returning q.* into p;
  perform unwant_contracts(p, at);
  if p.state <> 'signing' then
    perform plan_changed(p, day_before, at);
  end if;
  perform schedule_pledges(array[p.id], at);
  return query select null::text, null::jsonb, null::text;
end $$;

-- Contracts by which nothing will be charged any more are ended, once what was announced under them is over.
create function unwant_contracts(p pledge, at timestamptz) returns void language sql
begin atomic
  update contract c set next_at = case
      when c.state = 'asked' and p.state in ('active', 'paused', 'signing') then c.next_at
      when c.state = 'signed' and c.code = p.contract_code then null
      when c.state = 'signed' and exists (select from charge m where m.pledge_id = c.pledge_id
        and m.contract_code = c.code and m.state in ('announced', 'charging', 'retrying')) then null
      else coalesce(c.next_at, at)
    end
  where c.pledge_id = p.id and c.state <> 'ended';
end;

create function pause_pledge(of_pledge text, of_donor text, until date, at timestamptz) returns text
language plpgsql as $$
declare
  p pledge;
begin
  p := own_pledge(of_pledge, of_donor);
  if p.id is null then return 'NO_SUCH_PLEDGE'; end if;
  if p.state = 'ended' then return 'PLEDGE_ENDED'; end if;
  if p.state = 'signing' then return 'PLEDGE_UNSIGNED'; end if;
  if until <= beijing_day(at) or until > beijing_day(at) + 366 then return 'PAUSE_UNFIT'; end if;
  update pledge q set state = 'paused', resumes_on = until, held = null, look_at = null where q.id = p.id;
  update charge c set state = 'skipped', concluded_at = at
    where c.pledge_id = p.id and c.state in ('announced', 'retrying') and c.due_on < until;
  perform plan_anew(p.id, null, at);
  perform schedule_pledges(array[p.id], at);
  return null;
end $$;

create function resume_pledge(of_pledge text, of_donor text, at timestamptz) returns text
language plpgsql as $$
declare
  p pledge;
begin
  p := own_pledge(of_pledge, of_donor);
  if p.id is null then return 'NO_SUCH_PLEDGE'; end if;
  if p.state = 'ended' then return 'PLEDGE_ENDED'; end if;
  if p.state <> 'paused' then return null; end if;
  update pledge q set state = 'active', resumes_on = null where q.id = p.id;
  perform plan_anew(p.id, 'skipped', at);
  perform schedule_pledges(array[p.id], at);
  return null;
end $$;

create function skip_month(of_pledge text, of_donor text, of_period text, at timestamptz) returns text
language plpgsql as $$
declare
  p pledge;
  month charge;
begin
  p := own_pledge(of_pledge, of_donor);
  if p.id is null then return 'NO_SUCH_PLEDGE'; end if;
  if p.state = 'ended' then return 'PLEDGE_ENDED'; end if;
  select c.* into month from charge c where c.pledge_id = p.id and c.period = of_period;
  if month.state = 'skipped' then return null; end if;
  if month.state = 'paid' then return 'MONTH_PAID'; end if;
  if month.state = 'charging' then return 'MONTH_UNDER_WAY'; end if;
  if month.state is null or month.state = 'missed' or p.state = 'signing' then return 'NO_SUCH_MONTH'; end if;
  update charge c set state = 'skipped', concluded_at = at where c.pledge_id = p.id and c.period = of_period;
  perform plan_charges(array[p.id], false, null, at);
  perform unwant_contracts(p, at);
  perform schedule_pledges(array[p.id], at);
  return null;
end $$;

create function end_pledge(of_pledge text, of_donor text, at timestamptz) returns text
language plpgsql as $$
declare
  p pledge;
begin
  p := own_pledge(of_pledge, of_donor);
  if p.id is null then return 'NO_SUCH_PLEDGE'; end if;
  if p.state = 'ended' then return null; end if;
  perform end_pledges(array[p.id], 'donor', at);
  perform schedule_pledges(array[p.id], at);
  return null;
end $$;

-- Freezes the gift of a month that its donor pays by hand, or finds the one that was. `frozen` may be past
-- its time: then its order is closed at the payment service, and this is asked once more.
create function open_month(asked jsonb, at timestamptz)
returns table (refused text, detail jsonb, frozen gift) language plpgsql as $$
#variable_conflict use_column
declare
  want record;
  p pledge;
  month charge;
  last gift;
  no text;
  given record;
begin
  select * into want from jsonb_to_record(asked) as w (pledge_id text, donor_id text, payer_hash text,
    period text, missed boolean, share_id text, channel text, scene integer, callbacks text);
  p := own_pledge(want.pledge_id, want.donor_id);
  select c.* into month from charge c where c.pledge_id = p.id and c.period = want.period;
  select g.* into last from charge_attempt a
    join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where a.pledge_id = p.id and a.period = want.period and a.attempt = month.attempts;
  no := case
    when p.id is null then 'NO_SUCH_PLEDGE'
    when p.state = 'ended' and not want.missed then 'PLEDGE_ENDED'
    when month.state is null or month.state = 'skipped' then 'NO_SUCH_MONTH'
    when month.state = 'paid' or last.settled_at is not null then 'MONTH_PAID'
    when month.state = 'charging' or last.state = 'paid' then 'MONTH_UNDER_WAY'
    when month.state = 'planned' or (month.state = 'announced' and month.way = 'contract')
      then 'MONTH_NOT_DUE'
  end;
  if no is not null then
    return query select no, jsonb_build_object('pledgeId', want.pledge_id, 'period', want.period), null::gift;
    return;
  end if;
  if last.state = 'started' then
    return query select null::text, null::jsonb, last;
    return;
  end if;
  -- A month that was missed before it was announced is paid as the pledge stands now.
  if month.project_id is null then
    month.way := 'reminder';
    month.project_id := p.project_id;
    month.amount_fen := p.amount_fen;
    month.mchid := p.mchid;
  end if;
  select * into given from freeze_gift(jsonb_build_object(
    'key', 'pledge:' || p.id || ':' || month.period || ':' || (month.attempts + 1),
    'digest', '', 'gift_id', order_number(month.project_id, p.seed, month.period, month.attempts + 1),
    'project_id', month.project_id, 'donor_id', p.donor_id, 'payer_hash', want.payer_hash,
    'amount_fen', month.amount_fen, 'confirmed_large', true, 'text_checked', p.text_checked,
    'show_name', p.show_name, 'name_sealed', p.name_sealed, 'share_id', want.share_id,
    'channel', want.channel, 'scene', want.scene, 'callbacks', want.callbacks), at) f;
  if given.refused is null then
    insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by, asked_at)
      values (p.id, month.period, month.attempts + 1, month.project_id, (given.frozen).id, 'donor', at);
    update charge c set attempts = c.attempts + 1, way = month.way, project_id = month.project_id,
        amount_fen = month.amount_fen, mchid = month.mchid
      where c.pledge_id = p.id and c.period = month.period;
  end if;
  return query select given.refused, given.detail, given.frozen;
end $$;

-- What the ledger has booked of a month's gift, for whoever asks before the outbox is read.
create function pay_charge(of_pledge text, at timestamptz) returns void language plpgsql as $$
begin
  perform from pledge p where p.id = of_pledge for no key update;
  update charge c set state = 'paid', concluded_at = at, next_at = null
    from charge_attempt a, gift g
    where a.pledge_id = of_pledge and c.pledge_id = a.pledge_id and c.period = a.period and c.state <> 'paid'
      and g.project_id = a.project_id and g.id = a.gift_id and g.settled_at is not null;
  update pledge p set state = 'active', began_at = at, look_at = null
    where p.id = of_pledge and p.state = 'signing' and exists (
      select from charge c where c.pledge_id = p.id and c.state = 'paid');
  perform plan_charges(array[of_pledge], false, null, at);
  perform schedule_pledges(array[of_pledge], at);
end $$;

-- Somebody says that a charge has failed: the payment service is asked at once. False when there is none.
create function prove_charge(of_project text, of_gift text, of_mchid text, at timestamptz) returns boolean
language plpgsql as $$
declare
  a charge_attempt;
begin
  select t.* into a from charge_attempt t
    join charge c on c.pledge_id = t.pledge_id and c.period = t.period and c.mchid = of_mchid
    where t.project_id = of_project and t.gift_id = of_gift and t.made_by = 'debit';
  if not found then
    return false;
  end if;
  perform from pledge p where p.id = a.pledge_id for no key update;
  update charge c set next_at = at, asks = 0
    where c.pledge_id = a.pledge_id and c.period = a.period and c.attempts = a.attempt
      and c.state = 'charging';
  perform schedule_pledges(array[a.pledge_id], at);
  return true;
end $$;
