-- When a month of a pledge is due, announced and done, what is planned next, and the contracts of pledges.

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

-- Whether a month may be announced and charged: of a pledge that is active, or that will be again by then.
create function goes_on(state text, resumes_on date, due_on date) returns boolean
language sql immutable parallel safe
return state = 'active' or (state = 'paused' and due_on >= resumes_on);

-- Locks pledges, and what follows reads what stands. A pledge that has not ended has a job, and the lock is on
-- that one's row: each step writes it in any case, and the pledge's own row, on another page, stays as it is on
-- the days when all that happens is a month. One that has ended may have no job; what nobody can change back is
-- locked by its own row. Jobs before pledges, each in one order, so that nobody waits in a circle.
create function lock_pledges(ids text[]) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  perform from job j where j.name = 'pledges.step' and j.key = any (ids) order by j.key for no key update;
  perform from pledge p where p.id = any (ids) and p.state = 'ended' order by p.id for no key update;
end $$;

-- A debit is announced once in a cycle, which ends when it is paid, or with its last day: the next
-- announcement is taken from this day on, and the next debit two days later.
create function announced_again_on(announced_at timestamptz) returns date
language sql immutable parallel safe
return beijing_day(announced_at) + 9;

-- When a contract's cycle runs on after a month that no debit paid; null when none does.
create function cycle_over_on(of_pledge text, of_contract text) returns date
language sql stable parallel safe
return (
  select max(announced_again_on(c.announced_at))
  from charge c join contract k on k.code = c.contract_code
  where c.pledge_id = of_pledge and c.contract_code = of_contract and k.mode = 'pre-notify'
    and c.announced_at is not null and c.state in ('paid', 'missed', 'skipped')
    and (c.state <> 'paid' or exists (select from charge_attempt a where a.pledge_id = c.pledge_id
      and a.period = c.period and a.attempt = c.attempts and a.made_by = 'donor'))
);

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
    when 'paused' then least(beijing_hour(pledge.resumes_on, 0), case
      -- A debit on or after that day is announced before it.
      when charge.state = 'charging' or charge.due_on < pledge.resumes_on then null
      when pledge.held is not null then pledge.look_at
      else charge.next_at
    end)
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
      greatest(p.resumes_on,
        case when p.contract_code is not null then cycle_over_on(p.id, p.contract_code) + 2 end, case
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

-- What the payment service says of a contract: { signed, mchid, code, plan_id, contract_id, payer_hash, at },
-- where `at` is when it was signed or ended. Answers `taken`, or where it does not fit; then nothing was
-- changed. Only `ended before it was signed` has counted: it charges nothing, and somebody looks.
create function take_contract(told jsonb, at timestamptz) returns text language plpgsql as $$
declare
  want record;
  p pledge;
  k contract;
  begins boolean;
  day_before integer;
  signed timestamptz;
  early constant text := 'ended before it was signed';
begin
  select * into want from jsonb_to_record(told) as w (
    signed boolean, mchid text, code text, plan_id text, contract_id text, payer_hash text,
    at timestamptz);
  perform lock_pledges(array(select c.pledge_id from contract c where c.code = want.code));
  select q.* into p from pledge q join contract c on c.pledge_id = q.id where c.code = want.code;
  if not found then
    return 'unknown contract';
  end if;
  select c.* into k from contract c where c.code = want.code;
  if k.mchid <> want.mchid then return 'merchant'; end if;
  if k.plan_id <> want.plan_id then return 'plan'; end if;
  -- Of somebody who has gone nobody knows any more who they were.
  if (select d.openid_hash from donor d where d.id = p.donor_id)
    not in (want.payer_hash, 'gone:' || p.donor_id) then
    return 'person';
  end if;
  if k.state = 'signed' and k.contract_id <> want.contract_id then return 'another contract'; end if;

  if not want.signed then
    if k.state = 'ended' then
      -- One that we gave up, and that somebody signed and ended since.
      update contract c set contract_id = coalesce(c.contract_id, want.contract_id),
          ended_at = coalesce(c.ended_at, want.at)
        where c.code = k.code;
    else
      update contract c set state = 'ended', contract_id = want.contract_id, ended_at = want.at,
          next_at = null
        where c.code = k.code;
      perform drop_contract(p, k.code, at);
    end if;
    return case when want.at < k.signed_at and k.contract_id = want.contract_id then early else 'taken' end;
  end if;

  if k.state = 'signed' then
    return 'taken';
  elsif k.state = 'ended' and k.contract_id = want.contract_id then
    return case when k.ended_at < want.at then early else 'taken' end;
  end if;
  signed := least(coalesce(want.at, at), at);
  update contract c set state = 'signed', contract_id = want.contract_id, signed_at = signed,
      ended_at = null, asks = 0,
      next_at = case when p.state = 'ended' or k.state = 'ended' or k.dropped_at is not null then at end
    where c.code = k.code;
  if p.state <> 'ended' and k.state = 'asked' and k.dropped_at is null then
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
        perform tell_change(p, at);
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
        and o.dropped_at is null
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
