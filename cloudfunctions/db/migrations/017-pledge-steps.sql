-- The work on pledges, in sets: one function judges and moves all that were claimed and says what has to be
-- asked of the payment service, one gives each call its time, and one records what was answered.

-- Gives charges their time on a day: 07:00 and so many a second after it; what is more than a day holds
-- runs over into the next ones. `wanted` holds { pledge_id, period, mchid, day }.
create function give_slots(wanted jsonb, a_second double precision) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  capacity bigint := greatest(1, floor(15 * 3600 * a_second)::bigint);
  rest jsonb := coalesce(wanted, '[]');
begin
  for later in 0..6 loop
    exit when jsonb_array_length(rest) = 0;
    with w as materialized (
      select r.*, row_number() over (partition by r.mchid, r.day order by r.pledge_id) as n
      from jsonb_to_recordset(rest) as r (pledge_id text, period text, mchid text, day date)
    ), counted as (
      insert into charge_day as d (mchid, day, taken)
      select mchid, day, count(*) from w group by mchid, day order by mchid, day
      on conflict (mchid, day) do update set taken = d.taken + excluded.taken
      returning d.mchid, d.day, d.taken
    ), placed as materialized (
      select w.*, c.taken - count(*) over (partition by w.mchid, w.day) + w.n - 1 as place
      from w join counted c on c.mchid = w.mchid and c.day = w.day
    ), given as (
      update charge c set next_at = beijing_hour(p.day, 7) + p.place / a_second * interval '1 second'
      from placed p
      where c.pledge_id = p.pledge_id and c.period = p.period and (p.place < capacity or later = 6)
    )
    select coalesce(jsonb_agg(jsonb_build_object('pledge_id', p.pledge_id, 'period', p.period,
        'mchid', p.mchid, 'day', p.day + 1) order by p.pledge_id), '[]')
      into rest from placed p where p.place >= capacity;
    update charge_day d set taken = capacity where d.taken > capacity and later < 6
      and (d.mchid, d.day + 1) in (select r.mchid, r.day
        from jsonb_to_recordset(rest) as r (mchid text, day date));
  end loop;
end $$;

-- By key, attempt by attempt: joined as wholes, all gifts there are would be read for a few hundred, as long as
-- the statistics say that there are none.
create function gift_of_attempt(of_pledge text, of_period text, of_attempt integer) returns setof gift
language sql stable rows 1
begin atomic
  select g.* from (
    select a.project_id, a.gift_id from charge_attempt a
    where a.pledge_id = of_pledge and a.period = of_period and a.attempt = of_attempt limit 1
  ) a
  cross join lateral (
    select * from gift where project_id = a.project_id and id = a.gift_id limit 1
  ) g;
end;

-- Judges and moves claimed pledges. `callbacks` is the address under which each merchant has its own. Of a
-- pledge come no calls, one, or one for each of its contracts:
--   announce, charge, query_charge, query_contract, end_contract
create function step_pledges(ids text[], callbacks text, a_second double precision, at timestamptz)
returns table (call text, pledge_id text, period text, attempt integer, mchid text, contract_code text,
  contract_id text, gift_id text, amount_fen bigint, description text, notify_url text)
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  today date := beijing_day(at);
  in_hours boolean := hour_in_beijing(at) between 7 and 21;
  awake boolean := hour_in_beijing(at) between 8 and 21;
  slots jsonb;
  calls jsonb;
  resumed text[];
  rows integer;
begin
  perform lock_pledges(ids);

  -- A first gift that nobody paid, or that went back: the pledge never began.
  perform end_pledges(array(
    select p.id from pledge p
    join charge c on c.pledge_id = p.id
    cross join lateral gift_of_attempt(c.pledge_id, c.period, c.attempts) g
    where p.id = any (ids) and p.state = 'signing' and p.way = 'reminder'
      and (g.state = 'expired' or (g.state in ('paid', 'refunded') and g.settled_at is null))
  ), 'unpaid', at);
  update pledge p
    set look_at = at + interval '1 minute' + least((at - p.look_at) / 2, interval '1 hour')
    where p.id = any (ids) and p.state = 'signing' and p.look_at <= at;

  -- Pauses that are over.
  with resumed as (
    update pledge p set state = 'active', resumes_on = null
    where p.id = any (ids) and p.state = 'paused' and p.resumes_on <= today
    returning p.*
  ), told as (
    insert into outbox (project_id, kind, subject, facts, at)
    select r.project_id, 'pledge.paused_over', r.id || ':' || today,
      jsonb_build_object('donorId', r.donor_id, 'pledgeId', r.id, 'amountFen', r.amount_fen,
        'nextOn', c.due_on), at
    from resumed r left join charge c on c.pledge_id = r.id
      and c.state in ('planned', 'announced', 'charging', 'retrying')
  )
  select array_agg(r.id) into resumed from resumed r;

  -- The months that passed in a pause.
  insert into charge (pledge_id, period, due_on, window_ends_on, state, concluded_at)
  select p.id, period_of(month::date), due_day(period_of(month::date), p.day),
    due_day(period_of(month::date), p.day) + 6, 'skipped', at
  from pledge p
  cross join lateral (
    select max(c.period) filter (where c.state in ('paid', 'missed', 'skipped')) as last,
      max(c.period) filter (where c.state not in ('paid', 'missed', 'skipped')) as next
    from charge c where c.pledge_id = p.id
  ) known
  cross join lateral generate_series(month_start(known.last) + interval '1 month',
    month_start(known.next) - interval '1 month', interval '1 month') as month
  where p.id = any (resumed);

  -- What cannot be charged or paid any more, and the month after it, which may be past as well.
  loop
    with missed as (
      update charge c set state = 'missed', concluded_at = at
      from pledge p left join contract k on k.code = p.contract_code
      where p.id = any (ids) and c.pledge_id = p.id and p.state = 'active'
        and c.state in ('planned', 'announced', 'retrying')
        and (today > c.window_ends_on
          -- Too late for the announcement that it needs.
          or (coalesce(c.way, p.way) = 'contract' and c.announced_at is null
            and (c.at_once_until is null or c.at_once_until < at)
            and beijing_day(debit_time(at)) + case when k.mode = '24-hour' then 1 else 2 end
              > c.window_ends_on))
      returning c.pledge_id, c.period, coalesce(c.project_id, p.project_id) as project_id,
        coalesce(c.amount_fen, p.amount_fen) as amount_fen, coalesce(c.way, p.way) as way, p.donor_id, p.held
    )
    -- Whoever pays by hand knows it, and of what is held was told.
    insert into outbox (project_id, kind, subject, facts, at)
    select m.project_id, 'pledge.missed', m.pledge_id || ':' || m.period,
      jsonb_build_object('donorId', m.donor_id, 'pledgeId', m.pledge_id, 'period', m.period,
        'amountFen', m.amount_fen), at
    from missed m where m.way = 'contract' and m.held is null;
    rows := plan_charges(ids, false, 'missed', at);
    exit when rows = 0;
  end loop;

  -- What its project cannot take now waits, and is looked at each morning at nine.
  with looked as materialized (
    select p.id, p.held as before_it, why_closed(project, charity, at) as why
    from pledge p
    join charge c on c.pledge_id = p.id and c.state in ('planned', 'announced', 'retrying')
    join project on project.id = coalesce(c.project_id, p.project_id)
    join charity on charity.id = project.charity_id
    where p.id = any (ids) and goes_on(p.state, p.resumes_on, c.due_on)
      and case when p.held is null then c.next_at <= at and not (c.state = 'announced' and c.way = 'reminder')
        else p.look_at is null or p.look_at <= at end
  ), marked as (
    update pledge p set held = l.why, look_at = case when l.why is not null
        then beijing_hour(today + case when hour_in_beijing(at) < 9 then 0 else 1 end, 9) end
    from looked l where p.id = l.id and (l.why is not null or l.before_it is not null)
    returning p.id, p.donor_id, p.project_id, p.amount_fen, p.held, l.before_it
  )
  insert into outbox (project_id, kind, subject, facts, at)
  select m.project_id, 'pledge.held', m.id || ':' || today,
    jsonb_build_object('donorId', m.donor_id, 'pledgeId', m.id, 'amountFen', m.amount_fen, 'why', m.held), at
  from marked m where m.held is not null and m.before_it is null;

  -- Hours: nobody is woken, and nothing is debited at night.
  update charge c set next_at = case when coalesce(c.way, p.way) = 'reminder' then waking_time(at)
      else debit_time(at) end
    from pledge p
    where p.id = any (ids) and c.pledge_id = p.id and goes_on(p.state, p.resumes_on, c.due_on)
      and p.held is null and c.next_at <= at and c.state in ('planned', 'announced', 'retrying')
      and case when coalesce(c.way, p.way) = 'reminder' then c.state = 'planned' and not awake
        else not in_hours and (c.at_once_until is null or c.at_once_until < at) end;

  -- Announced: from now on its terms are what will be charged.
  with announced as (
    update charge c set state = 'announced', way = p.way, project_id = p.project_id,
      amount_fen = p.amount_fen, mchid = p.mchid, contract_code = p.contract_code,
      next_at = case when p.way = 'reminder' then beijing_hour(c.window_ends_on + 1, 0) else at end
    from pledge p
    where p.id = any (ids) and c.pledge_id = p.id and goes_on(p.state, p.resumes_on, c.due_on)
      and p.held is null and c.state = 'planned' and c.next_at <= at
    returning c.*, p.donor_id
  )
  insert into outbox (project_id, kind, subject, facts, at)
  select a.project_id, 'pledge.due', a.pledge_id || ':' || a.period,
    jsonb_build_object('donorId', a.donor_id, 'pledgeId', a.pledge_id, 'period', a.period,
      'amountFen', a.amount_fen, 'until', a.window_ends_on), at
  from announced a where a.way = 'reminder';

  -- Where the payment service tells its payer itself, a day before, nothing is announced to it.
  with told as (
    update charge c set announced_at = at
    from pledge p, contract k
    where p.id = any (ids) and c.pledge_id = p.id and k.code = c.contract_code and k.mode = '24-hour'
      and c.state = 'announced' and c.announced_at is null and c.at_once_until is null
    returning c.*, p.donor_id
  ), in_box as (
    insert into outbox (project_id, kind, subject, facts, at)
    select t.project_id, 'pledge.announced', t.pledge_id || ':' || t.period,
      jsonb_build_object('donorId', t.donor_id, 'pledgeId', t.pledge_id, 'period', t.period,
        'amountFen', t.amount_fen, 'dueOn', greatest(t.due_on, today + 1)), at
    from told t
  )
  select jsonb_agg(jsonb_build_object('pledge_id', t.pledge_id, 'period', t.period, 'mchid', t.mchid,
      'day', today)) into slots from told t;
  perform give_slots(slots, a_second);

  -- Somebody pays this month by hand at this moment, or has, and the outbox has not told of it yet: that comes to
  -- its end first. No order may follow another one before (refuse_second_attempt).
  with paying as materialized (
    select c.pledge_id, c.period, greatest(g.expires_at, at) as since,
      greatest(at - g.expires_at, interval '0') as over
    from pledge p
    join charge c on c.pledge_id = p.id
    cross join lateral gift_of_attempt(c.pledge_id, c.period, c.attempts) g
    where p.id = any (ids) and c.state = 'retrying' and c.next_at <= at
      and not (g.state = 'expired' or (g.state = 'refunded' and g.settled_at is null))
  )
  update charge c set next_at = g.since + interval '2 minutes' + least(g.over / 2, interval '1 hour')
    from paying g where c.pledge_id = g.pledge_id and c.period = g.period;

  with ready as materialized (
    select c.*, p.seed, p.donor_id, p.charity_id, p.show_name, p.name_sealed, p.text_checked, p.share_id,
      p.channel, p.scene, k.mode, k.contract_id, coalesce(c.at_once_until >= at, false) as at_once
    from pledge p
    join charge c on c.pledge_id = p.id
    join contract k on k.code = c.contract_code
    where p.id = any (ids) and goes_on(p.state, p.resumes_on, c.due_on) and p.held is null
      and c.state in ('announced', 'retrying') and c.next_at <= at and c.way = 'contract'
  ), announcing as (
    update charge c set next_at = asked_again_at(c.asks, at), asks = c.asks + 1
    from ready r
    where c.pledge_id = r.pledge_id and c.period = r.period and r.announced_at is null and not r.at_once
      and r.mode = 'pre-notify'
    returning 'announce' as call, c.pledge_id, c.period, c.attempts as attempt, c.mchid, c.contract_code,
      r.contract_id, null::text as gift_id, c.amount_fen, null::text as description,
      null::text as notify_url
  ), tried as materialized (
    select r.*, order_number(r.project_id, r.seed, r.period, r.attempts + 1) as gift_id
    from ready r where r.announced_at is not null or r.at_once or r.mode = '24-hour'
  ), frozen as (
    insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash, description,
        notify_url, state, text_checked, show_name, name_sealed, share_id, channel, scene, started_at,
        expires_at)
    select t.project_id, t.gift_id, t.donor_id, project.charity_id, t.mchid, t.amount_fen, d.openid_hash,
      -- Within 127 bytes.
      '月捐「' || left(project.content->'title'->>'zh', 30) || '」',
      callbacks || '/' || t.mchid || '/debit', 'started', t.text_checked, t.show_name, t.name_sealed,
      t.share_id, t.channel, t.scene, at, beijing_hour(t.window_ends_on + 2, 0)
    from tried t join donor d on d.id = t.donor_id join project on project.id = t.project_id
    order by t.pledge_id
    returning project_id, id
  ), attempted as (
    insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by)
    select t.pledge_id, t.period, t.attempts + 1, t.project_id, t.gift_id, 'debit'
    from tried t join frozen f on f.project_id = t.project_id and f.id = t.gift_id
    order by t.pledge_id
  ), charging as (
    update charge c set state = 'charging', attempts = c.attempts + 1, asks = 0, next_at = at,
      first_try_on = coalesce(c.first_try_on, today)
    from tried t where c.pledge_id = t.pledge_id and c.period = t.period
  )
  select coalesce(jsonb_agg(a), '[]') into calls from announcing a;

  -- What was sent is asked about; what surely was not, is sent.
  with ready as materialized (
    select c.*, a.asked_at, g.id as gift_id, g.description, g.notify_url, k.contract_id,
      a.asked_at is null and goes_on(p.state, p.resumes_on, c.due_on) and today <= c.window_ends_on
        and (in_hours or coalesce(c.at_once_until >= at, false)) as sends
    from pledge p
    join charge c on c.pledge_id = p.id
    join charge_attempt a on a.pledge_id = c.pledge_id and a.period = c.period and a.attempt = c.attempts
    cross join lateral gift_of_attempt(c.pledge_id, c.period, c.attempts) g
    left join contract k on k.code = c.contract_code
    where p.id = any (ids) and c.state = 'charging' and c.next_at <= at
  ), asked as (
    update charge c set next_at = asked_again_at(c.asks, at), asks = c.asks + 1
    from ready r where c.pledge_id = r.pledge_id and c.period = r.period
    returning case when r.sends then 'charge' else 'query_charge' end as call, c.pledge_id, c.period,
      c.attempts as attempt, c.mchid, c.contract_code, r.contract_id, r.gift_id, c.amount_fen,
      r.description, r.notify_url
  )
  select calls || coalesce(jsonb_agg(a), '[]') into calls from asked a;

  perform unwant_contracts(p, at) from pledge p
    where p.id = any (ids) and exists (select from contract c where c.pledge_id = p.id
      and c.state = 'signed' and c.next_at is null and c.code is distinct from p.contract_code);
  -- Contracts: those that wait for a signature, and those by which nothing is charged any more. After a day
  -- without a signature nobody waits any longer.
  with wanted as materialized (
    select c.code, p.id, p.state <> 'ended' and c.state = 'asked' and c.dropped_at is null as waits,
      c.asked_at < at - interval '1 day' as gave_up
    from pledge p join contract c on c.pledge_id = p.id
    where p.id = any (ids) and c.state <> 'ended' and c.next_at <= at
  ), asked as (
    update contract c set next_at = asked_again_at(c.asks, at), asks = c.asks + 1
    from wanted w where c.code = w.code
    returning case when w.waits and not (w.gave_up and c.asks > 3) then 'query_contract' else 'end_contract' end as call,
      c.pledge_id, null::text as period, null::integer as attempt, c.mchid, c.code as contract_code,
      c.contract_id, null::text as gift_id, null::bigint as amount_fen, null::text as description,
      null::text as notify_url
  )
  select calls || coalesce(jsonb_agg(a), '[]') into calls from asked a;

  perform schedule_pledges(ids, at);
  return query select * from jsonb_to_recordset(calls) as x (call text, pledge_id text, period text,
    attempt integer, mchid text, contract_code text, contract_id text, gift_id text, amount_fen bigint,
    description text, notify_url text);
end $$;

-- Gives each call its time, at most so many a second of a merchant and kind, however many processes send;
-- and marks charges as asked for, unless their pledge was ended or paused a moment ago: those get none.
-- `calls` holds { n, call, mchid, pledge_id, period, attempt }.
create function pace_calls(calls jsonb, a_second double precision, at timestamptz)
returns table (n integer, wait_ms double precision)
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  going jsonb;
begin
  perform lock_pledges(array(
    select c.pledge_id from jsonb_to_recordset(calls) as c (call text, pledge_id text)
    where c.call = 'charge'));
  with asked as materialized (
    select c.* from jsonb_to_recordset(calls)
      as c (n integer, call text, mchid text, pledge_id text, period text, attempt integer)
  ), marked as (
    update charge_attempt t set asked_at = at
    from asked c join pledge p on p.id = c.pledge_id
    join charge m on m.pledge_id = c.pledge_id and m.period = c.period
    where c.call = 'charge' and goes_on(p.state, p.resumes_on, m.due_on)
      and t.pledge_id = c.pledge_id and t.period = c.period and t.attempt = c.attempt
      and t.asked_at is null
    returning c.n
  )
  select jsonb_agg(jsonb_build_object('n', a.n, 'call', a.call, 'mchid', a.mchid)) into going
    from asked a where a.call <> 'charge' or a.n in (select m.n from marked m);
  return query
  with asked as materialized (
    select c.*, row_number() over (partition by c.mchid, c.call order by c.n) as place,
      count(*) over (partition by c.mchid, c.call) as of
    from jsonb_to_recordset(coalesce(going, '[]')) as c (n integer, call text, mchid text)
  ), reserved as (
    insert into pace as p (mchid, call, free_at, minute, sent, sent_before)
    select mchid, call, clock_timestamp() + count(*) / a_second * interval '1 second',
      date_trunc('minute', clock_timestamp()), count(*), 0
    from asked group by mchid, call order by mchid, call
    on conflict (mchid, call) do update
    set free_at = greatest(p.free_at, clock_timestamp()) + (excluded.free_at - clock_timestamp()),
      minute = excluded.minute,
      sent = case when p.minute = excluded.minute then p.sent else 0 end + excluded.sent,
      sent_before = case
        when p.minute = excluded.minute then p.sent_before
        when p.minute = excluded.minute - interval '1 minute' then p.sent
        else 0
      end
    returning p.mchid, p.call, p.free_at
  )
  select a.n, greatest(0, extract(epoch from r.free_at - clock_timestamp()) * 1000
      - (a.of - a.place + 1) / a_second * 1000)::double precision
  from asked a join reserved r on r.mchid = a.mchid and r.call = a.call;
end $$;

-- Records what was answered. `answers` holds { call, mchid, pledge_id, period, attempt, contract_code, said, why }:
--   announce        taken | refused (not now, or not so) | ended | busy
--   charge          accepted | failed (to be proven) | ended | busy
--   query_charge    booked | processing | failed | unknown | misfit | busy
--   query_contract  taken | unknown | busy (what it is has gone through `take_contract`)
--   end_contract    ended | busy
-- or `put_off` when the payment service has too many calls. As after `busy`, what the call's step has
-- planned stands: it is asked again a little later, and a charge is asked after first.
create function record_answers(answers jsonb, a_second double precision, at timestamptz) returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  ids text[];
  today date := beijing_day(at);
  slots jsonb;
begin
  select array_agg(distinct a.pledge_id order by a.pledge_id) into ids
    from jsonb_to_recordset(answers) as a (pledge_id text);
  perform lock_pledges(ids);

  update pace p set put_off = p.put_off + a.n
    from (select mchid, call, count(*) as n
      from jsonb_to_recordset(answers) as a (call text, mchid text, said text)
      where said = 'put_off' group by mchid, call) a
    where p.mchid = a.mchid and p.call = a.call;

  -- A contract that is no more ends its pledge before anything else.
  perform lost_contract(p, a.contract_code, at)
    from jsonb_to_recordset(answers) as a (call text, pledge_id text, contract_code text, said text, why text)
    join pledge p on p.id = a.pledge_id
    where (a.call in ('announce', 'charge') and a.said = 'ended')
      or (a.call = 'query_charge' and a.said = 'failed' and a.why = 'CONTRACT_ENDED');

  -- Taken: it may be charged from the day after next on, at a time of its own.
  with taken as (
    update charge c set announced_at = at, asks = 0
    from jsonb_to_recordset(answers) as a (call text, pledge_id text, period text, said text), pledge p
    where a.call = 'announce' and a.said = 'taken' and c.pledge_id = a.pledge_id and c.period = a.period
      and c.state in ('announced', 'retrying') and c.announced_at is null and p.id = c.pledge_id
    returning c.*, p.donor_id
  ), told as (
    insert into outbox (project_id, kind, subject, facts, at)
    select t.project_id, 'pledge.announced', t.pledge_id || ':' || t.period,
      jsonb_build_object('donorId', t.donor_id, 'pledgeId', t.pledge_id, 'period', t.period,
        'amountFen', t.amount_fen, 'dueOn', greatest(t.due_on, today + 2)), at
    from taken t
  )
  select jsonb_agg(jsonb_build_object('pledge_id', t.pledge_id, 'period', t.period, 'mchid', t.mchid,
      'day', greatest(t.due_on, today + 2))) into slots from taken t;
  perform give_slots(slots, a_second);

  -- Refused while the cycle of the announcement before runs: put off to the day when it can be. For any other
  -- reason it is asked for a few times, and then once a day.
  update charge c set asks = case when cycle.over_on > today or c.asks > 3 then 0 else c.asks end,
    next_at = case
      when cycle.over_on > today then beijing_hour(cycle.over_on, 7)
      when c.asks > 3 then beijing_hour(today + 1, 7)
      else c.next_at
    end
  from jsonb_to_recordset(answers) as a (call text, pledge_id text, period text, said text)
  cross join lateral (
    select cycle_over_on(m.pledge_id, m.contract_code) as over_on from charge m
    where m.pledge_id = a.pledge_id and m.period = a.period
  ) cycle
  where a.call = 'announce' and a.said = 'refused' and c.pledge_id = a.pledge_id and c.period = a.period
    and c.state in ('announced', 'retrying') and c.announced_at is null;

  -- Accepted: it is asked after when it must have come to its end. What failed is proven at once.
  update charge c set asks = 0, why = coalesce(a.why, c.why), next_at = case
      when a.said in ('failed', 'ended') then at
      when k.mode = '24-hour' and (c.at_once_until is null or c.at_once_until < at)
        then at + interval '24 hours 10 minutes'
      else at + interval '2 minutes'
    end
  from jsonb_to_recordset(answers)
    as a (call text, pledge_id text, period text, attempt integer, said text, why text),
    contract k
  where a.call = 'charge' and a.said in ('accepted', 'failed', 'ended') and c.pledge_id = a.pledge_id
    and c.period = a.period and c.attempts = a.attempt and c.state = 'charging' and k.code = c.contract_code;

  -- Booked, and told by the outbox; or a person has to look first.
  update charge c set next_at = at + case when a.said = 'misfit' then interval '1 hour' else interval '1 minute' end
  from jsonb_to_recordset(answers) as a (call text, pledge_id text, period text, attempt integer, said text)
  where a.call = 'query_charge' and a.said in ('booked', 'misfit') and c.pledge_id = a.pledge_id
    and c.period = a.period and c.attempts = a.attempt and c.state = 'charging';

  -- Nothing was accepted, and whoever asked has long had an answer: the same order is asked for again. When
  -- nobody wants it any more, it is given up.
  update charge_attempt t set asked_at = null
  from jsonb_to_recordset(answers) as a (call text, pledge_id text, period text, attempt integer, said text),
    pledge p, charge c
  where a.call = 'query_charge' and a.said = 'unknown' and p.id = a.pledge_id
    and goes_on(p.state, p.resumes_on, c.due_on) and c.pledge_id = a.pledge_id and c.period = a.period and c.state = 'charging'
    and today <= c.window_ends_on
    and t.pledge_id = a.pledge_id and t.period = a.period and t.attempt = a.attempt and c.attempts = a.attempt;

  update charge c set next_at = case when c.at_once_until >= at then at else debit_time(at) end
  from jsonb_to_recordset(answers) as a (call text, pledge_id text, period text, attempt integer, said text),
    pledge p
  where a.call = 'query_charge' and a.said = 'unknown' and p.id = a.pledge_id
    and goes_on(p.state, p.resumes_on, c.due_on) and c.pledge_id = a.pledge_id and c.period = a.period and c.attempts = a.attempt
    and c.state = 'charging' and today <= c.window_ends_on;

  -- Failed, on the payment service's word.
  with over as materialized (
    select c.pledge_id, c.period, a.attempt, t.project_id, t.gift_id,
      not goes_on(p.state, p.resumes_on, c.due_on) as left_alone,
      case when a.said = 'failed' then a.why end as why,
      case
        when not goes_on(p.state, p.resumes_on, c.due_on) or a.said = 'unknown' then null
        when a.why <> 'SERVICE_DOWN' and c.failures >= 3 then null
        -- 1, 3, 5 days after the first try (contracts/pledge-plan.ts).
        when a.why <> 'SERVICE_DOWN' then greatest(at,
          beijing_hour(c.first_try_on + (array[1, 3, 5])[c.failures + 1], 7))
        else at + least(interval '10 minutes' * power(2, c.attempts - c.failures), interval '6 hours')
      end as again_at,
      c.window_ends_on, c.told_at, c.amount_fen, c.mchid, p.donor_id
    from jsonb_to_recordset(answers)
      as a (call text, pledge_id text, period text, attempt integer, said text, why text)
    join pledge p on p.id = a.pledge_id
    join charge c on c.pledge_id = a.pledge_id and c.period = a.period and c.attempts = a.attempt
      and c.state = 'charging'
    join charge_attempt t on t.pledge_id = c.pledge_id and t.period = c.period and t.attempt = c.attempts
    where a.call = 'query_charge' and (a.said = 'failed'
      or (a.said = 'unknown' and (not goes_on(p.state, p.resumes_on, c.due_on)
        or today > c.window_ends_on)))
  ), given_up as (
    update gift g set state = 'expired' from over o
    where g.project_id = o.project_id and g.id = o.gift_id and g.state = 'started'
    returning g.id
  ), failed as (
    update charge_attempt t set failed_at = at from over o
    where t.pledge_id = o.pledge_id and t.period = o.period and t.attempt = o.attempt
  ), moved as (
    update charge c set
      state = case
        when o.left_alone then 'skipped'
        when o.again_at is null or beijing_day(debit_time(o.again_at)) > o.window_ends_on then 'missed'
        else 'retrying'
      end,
      concluded_at = case when o.again_at is null or beijing_day(debit_time(o.again_at)) > o.window_ends_on
        then at end,
      why = coalesce(o.why, c.why), next_at = o.again_at, asks = 0,
      failures = c.failures + case when o.why <> 'SERVICE_DOWN' then 1 else 0 end,
      told_at = coalesce(c.told_at, case when not o.left_alone and o.why <> 'SERVICE_DOWN' then at end)
    from over o join given_up g on g.id = o.gift_id
    where c.pledge_id = o.pledge_id and c.period = o.period
    returning c.*, o.donor_id, o.left_alone, o.told_at as told_before
  )
  insert into outbox (project_id, kind, subject, facts, at)
  select m.project_id, 'pledge.failed', m.pledge_id || ':' || m.period,
    jsonb_strip_nulls(jsonb_build_object('donorId', m.donor_id, 'pledgeId', m.pledge_id, 'period', m.period,
      'amountFen', m.amount_fen, 'why', m.why,
      'againOn', case when m.state = 'retrying' then beijing_day(m.next_at) end)), at
  from moved m where m.told_before is null and m.told_at is not null
  union all
  -- In the end, when it was told before that it would be tried again, or nothing was told yet.
  select m.project_id, 'pledge.missed', m.pledge_id || ':' || m.period,
    jsonb_build_object('donorId', m.donor_id, 'pledgeId', m.pledge_id, 'period', m.period,
      'amountFen', m.amount_fen), at
  from moved m where m.state = 'missed' and not (m.told_before is null and m.told_at is not null);

  -- Contracts that have ended, or were never signed in a day.
  perform ended_contract(p, a.contract_code, at)
    from jsonb_to_recordset(answers) as a (call text, pledge_id text, contract_code text, said text)
    join pledge p on p.id = a.pledge_id
    where a.call = 'end_contract' and a.said = 'ended';

  perform plan_charges(ids, false, 'missed', at);
  perform unwant_contracts(p, at) from pledge p
    where p.id = any (ids) and exists (select from contract c where c.pledge_id = p.id
      and c.state = 'signed' and c.next_at is null and c.code is distinct from p.contract_code);
  perform schedule_pledges(ids, at);
end $$;

-- The payment service has no such contract any more.
create function lost_contract(p pledge, lost text, at timestamptz) returns void language plpgsql as $$
begin
  update contract c set state = 'ended', next_at = null where c.code = lost and c.state <> 'ended';
  perform drop_contract((select q from pledge q where q.id = p.id), lost, at);
end $$;

-- We have ended it ourselves. A pledge that waited for its signature alone never begins.
create function ended_contract(p pledge, ended text, at timestamptz) returns void language plpgsql as $$
begin
  update contract c set state = 'ended', next_at = null where c.code = ended and c.state <> 'ended';
  if p.state = 'signing' and not exists (
    select from contract c where c.pledge_id = p.id and c.state <> 'ended')
  then
    perform end_pledges(array[p.id], 'unsigned', at);
  end if;
end $$;
