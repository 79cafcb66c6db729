-- What a donor does with a pledge, each in one call: begin, change, pause, skip, end, pay a month.

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

-- What else a donor, who is locked, has begun for a project: a pledge that lives is named, and
-- the order of a first month that may still be paid; what waits for neither is ended, since somebody begins
-- again. Null when a new one may begin.
create function begun_before(of_donor text, of_project text, another boolean, at timestamptz)
returns table (refused text, detail jsonb) language plpgsql as $$
#variable_conflict use_column
declare
  living text;
  waiting text;
  idle text[];
begin
  perform lock_pledges(array(
    select p.id from pledge p where p.donor_id = of_donor and p.project_id = of_project and p.state <> 'ended'));
  with mine as materialized (
    select p.id, p.state, p.started_at, g.id as gift_id, g.state as gift_state, g.settled_at
    from pledge p
    left join charge c on c.pledge_id = p.id and p.state = 'signing'
    left join charge_attempt a on a.pledge_id = c.pledge_id and a.period = c.period and a.attempt = c.attempts
    left join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where p.donor_id = of_donor and p.project_id = of_project and p.state <> 'ended'
  )
  select (array_agg(m.id order by m.started_at desc)
      filter (where m.state <> 'signing' or m.settled_at is not null))[1],
    (array_agg(m.gift_id order by m.started_at desc)
      filter (where m.state = 'signing' and m.gift_state = 'started'))[1],
    array_agg(m.id) filter (where m.state = 'signing' and m.settled_at is null
      and coalesce(m.gift_state, 'expired') = 'expired')
    into living, waiting, idle from mine m;
  if living is not null and not another then
    return query select 'ALREADY_MONTHLY', jsonb_build_object('pledgeId', living);
  elsif waiting is not null then
    return query select 'EARLIER_GIFT', jsonb_build_object('giftId', waiting);
  elsif idle is not null then
    perform end_pledges(idle, 'unpaid', at);
    perform schedule_pledges(idle, at);
  end if;
end $$;

-- `asked` holds what `freeze_gift` takes, and { pledge_id, seed, day, hour, way, first, contract_code, another }.
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
    name_sealed text, text_checked boolean, share_id text, channel text, scene integer, another boolean);
  -- One start of a donor at a time: a second tap waits here for the first, and then finds it.
  perform from donor d where d.id = want.donor_id for no key update;
  select r.* into known from pledge_request r where r.donor_id = want.donor_id and r.key = want.key;
  if not found then
    select * into no from pledge_refused(asked, plans, at) r;
    if no.refused is null and want.another is not null then
      select * into no from begun_before(want.donor_id, want.project_id, want.another, at) r;
    end if;
    if no.refused is not null then
      return query select no.refused, no.detail, null::text, null::text, null::gift;
      return;
    end if;
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
create function own_pledge(of_pledge text, of_donor text) returns pledge language plpgsql as $$
declare
  own pledge;
begin
  perform lock_pledges(array(select p.id from pledge p where p.id = of_pledge and p.donor_id = of_donor));
  select p.* into own from pledge p where p.id = of_pledge and p.donor_id = of_donor;
  return own;
end $$;

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
    perform tell_change(p, at);
  end if;
  perform schedule_pledges(array[p.id], at);
  return query select null::text, null::jsonb, null::text;
end $$;

-- What its donor changed stands: told once for each change.
create function tell_change(p pledge, at timestamptz) returns void language sql
begin atomic
  insert into outbox (project_id, kind, subject, facts, at)
  values (p.project_id, 'pledge.changed', p.id || ':' || extract(epoch from at),
    jsonb_build_object('donorId', p.donor_id, 'pledgeId', p.id, 'amountFen', p.amount_fen, 'day', p.day), at);
end;

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

-- A change that waits for its contract is not wanted any more; all stays as it was.
create function drop_change(of_pledge text, of_donor text, at timestamptz) returns text
language plpgsql as $$
declare
  p pledge;
begin
  p := own_pledge(of_pledge, of_donor);
  if p.id is null then return 'NO_SUCH_PLEDGE'; end if;
  if p.state = 'ended' then return 'PLEDGE_ENDED'; end if;
  if p.state = 'signing' then return 'PLEDGE_UNSIGNED'; end if;
  update contract c set dropped_at = at, asks = 0, next_at = at
    where c.pledge_id = p.id and c.state = 'asked' and c.dropped_at is null;
  perform schedule_pledges(array[p.id], at);
  return null;
end $$;

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
