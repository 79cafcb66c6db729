-- Made from cloudfunctions/db/migrations. Read it there; it is kept here to be searched.
CREATE SCHEMA public;

COMMENT ON SCHEMA public IS 'standard public schema';

CREATE TYPE public.judged_payment AS (
	n integer,
	project_id text,
	gift_id text,
	donor_id text,
	paid_fen bigint,
	fresh boolean,
	misfit text,
	closed text,
	outcome text
);

CREATE TYPE public.stated_payment AS (
	n integer,
	project_id text,
	gift_id text,
	transaction_id text,
	paid_fen bigint,
	currency text,
	payer_hash text,
	mchid text,
	paid_at timestamp with time zone,
	source text,
	event_at integer,
	event_bytes integer
);

CREATE FUNCTION public.beijing_day(at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (((at AT TIME ZONE 'UTC'::text) + '08:00:00'::interval))::date;

CREATE FUNCTION public.announced_again_on(announced_at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (public.beijing_day(announced_at) + 9);

CREATE FUNCTION public.beijing_hour(day date, hour integer) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((day)::timestamp without time zone + ((hour)::double precision * '01:00:00'::interval)) - '08:00:00'::interval) AT TIME ZONE 'UTC'::text);

CREATE FUNCTION public.announced_on(way text, mode text, due_on date, hour integer) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (way = 'reminder'::text) THEN public.beijing_hour(due_on, hour) WHEN (mode = '24-hour'::text) THEN public.beijing_hour((due_on - 1), 7) ELSE public.beijing_hour((due_on - 2), 7) END;

CREATE TABLE public.pledge (
    id text NOT NULL,
    donor_id text NOT NULL,
    seed text NOT NULL,
    project_id text NOT NULL,
    charity_id text NOT NULL,
    mchid text NOT NULL,
    amount_fen bigint NOT NULL,
    day integer NOT NULL,
    hour integer NOT NULL,
    way text NOT NULL,
    first text NOT NULL,
    state text NOT NULL,
    held text,
    look_at timestamp with time zone,
    resumes_on date,
    contract_code text,
    show_name boolean NOT NULL,
    name_sealed text,
    text_checked boolean NOT NULL,
    share_id text,
    channel text,
    scene integer,
    started_at timestamp with time zone NOT NULL,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended text,
    CONSTRAINT pledge_amount_fen_check CHECK (((amount_fen >= 1) AND (amount_fen <= 5000000))),
    CONSTRAINT pledge_check CHECK (((state = 'paused'::text) = (resumes_on IS NOT NULL))),
    CONSTRAINT pledge_check1 CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
    CONSTRAINT pledge_check2 CHECK (((ended_at IS NULL) = (ended IS NULL))),
    CONSTRAINT pledge_check3 CHECK (((held IS NULL) OR (state = ANY (ARRAY['active'::text, 'paused'::text])))),
    CONSTRAINT pledge_check4 CHECK (((way = 'contract'::text) OR (contract_code IS NULL))),
    CONSTRAINT pledge_day_check CHECK (((day >= 1) AND (day <= 31))),
    CONSTRAINT pledge_ended_check CHECK ((ended = ANY (ARRAY['donor'::text, 'service'::text, 'unpaid'::text, 'unsigned'::text]))),
    CONSTRAINT pledge_first_check CHECK ((first = ANY (ARRAY['now'::text, 'on-day'::text]))),
    CONSTRAINT pledge_hour_check CHECK (((hour >= 8) AND (hour <= 21))),
    CONSTRAINT pledge_state_check CHECK ((state = ANY (ARRAY['signing'::text, 'active'::text, 'paused'::text, 'ended'::text]))),
    CONSTRAINT pledge_way_check CHECK ((way = ANY (ARRAY['reminder'::text, 'contract'::text])))
);

CREATE FUNCTION public.ask_contract(p public.pledge, asked jsonb, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.asked_again_at(asks integer, at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (at + LEAST(('00:02:00'::interval * power((2)::double precision, (LEAST(asks, 12))::double precision)), '02:00:00'::interval));

CREATE FUNCTION public.await_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into review_item (kind, project_id, subject, at)
    values (tg_argv[0], new.project_id, new.id, new.started_at) on conflict do nothing;
  return null;
end $$;

CREATE FUNCTION public.await_review_of_blessing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into review_item (kind, project_id, subject, at)
    select 'gift', g.project_id, g.id, new.started_at from gift g
    where g.project_id = new.project_id and g.id = new.gift_id and not g.text_checked
    on conflict do nothing;
  return null;
end $$;

CREATE FUNCTION public.await_review_of_report() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  delete from review_item where kind = 'report' and project_id = new.project_id and subject = new.id;
  insert into review_item (kind, project_id, subject, at)
    values ('report', new.project_id, new.id, new.sent_at);
  return null;
end $$;

CREATE FUNCTION public.beat_watch(of_donor text, of_watch text, to_ms integer, playing boolean, beat_ms integer, wall timestamp with time zone, at timestamp with time zone) RETURNS TABLE(watched_ms integer, completed boolean)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
  watch video_watch;
  video video;
  ran_ms bigint;
  credit_ms integer;
  ends boolean;
begin
  -- The clock is locked first: beats of one person stand in a row, also from two processes.
  select (extract(epoch from wall - beat_at) * 1000)::bigint into ran_ms
    from watch_clock where donor_id = of_donor for update;
  select * into watch from video_watch w where w.id = of_watch and w.donor_id = of_donor for update;
  if not found then return; end if;
  update watch_clock set beat_at = greatest(beat_at, wall) where donor_id = of_donor;
  select * into video from video v where v.id = watch.video_id;
  to_ms := least(to_ms, video.length_ms);
  credit_ms := case when playing and watch.completed_at is null
    then greatest(0, least(ran_ms, to_ms - watch.position_ms, 2 * beat_ms)) else 0 end;
  if credit_ms > 0 then
    watch.parts := watch.parts + int4multirange(int4range(to_ms - credit_ms, to_ms));
  end if;
  select coalesce(sum(upper(part) - lower(part)), 0) into watch.watched_ms
    from unnest(watch.parts) part;
  ends := watch.completed_at is null and playing
    and watch.watched_ms >= video.length_ms * 0.9 and to_ms >= video.length_ms * 0.95;
  update video_watch w
    set position_ms = to_ms, parts = watch.parts, watched_ms = watch.watched_ms,
        completed_at = case when ends then at else w.completed_at end
    where w.id = of_watch;
  if ends then
    insert into event (step, at, recorded_at, by_server, project_id, channel)
      values ('watched', at, at, true, video.project_id, 'video');
  end if;
  return query select watch.watched_ms, ends or watch.completed_at is not null;
end $$;

CREATE FUNCTION public.begun_before(of_donor text, of_project text, another boolean, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb)
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.beijing_day_end(day date) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((day + 1))::timestamp without time zone - '08:00:00'::interval) AT TIME ZONE 'UTC'::text);

CREATE FUNCTION public.billed_by(done_at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN public.beijing_day((done_at + '00:10:00'::interval));

CREATE FUNCTION public.change_pledge(asked jsonb, plans jsonb, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb, code text)
    LANGUAGE plpgsql
    AS $$
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

CREATE TABLE public.project (
    id text NOT NULL,
    charity_id text NOT NULL,
    state text NOT NULL,
    record_number text,
    filing_due_on date,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    next_report_due_on date NOT NULL,
    content jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    record_until date,
    closed_at timestamp with time zone,
    reported_in_full_on date,
    CONSTRAINT project_check CHECK ((ends_on >= starts_on)),
    CONSTRAINT project_check1 CHECK (((state = 'draft'::text) OR (record_number IS NOT NULL) OR (filing_due_on IS NOT NULL))),
    CONSTRAINT project_id_check CHECK ((id ~ '^[a-z0-9]{8}$'::text)),
    CONSTRAINT project_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text])))
);

CREATE FUNCTION public.closed_detail(project public.project, project_id text, closed text, at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN jsonb_strip_nulls(jsonb_build_object('projectId', project_id, 'endedOn', CASE WHEN ((closed = 'PROJECT_ENDED'::text) AND ((project).ends_on <= public.beijing_day(at))) THEN (project).ends_on ELSE NULL::date END, 'startsOn', CASE WHEN (closed = 'PROJECT_NOT_STARTED'::text) THEN (project).starts_on ELSE NULL::date END, 'reportDueOn', CASE WHEN (closed = 'REPORT_LATE'::text) THEN (project).next_report_due_on ELSE NULL::date END));

CREATE FUNCTION public.count_changed_pledges() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  changed text[];
begin
  select array_agg(distinct project_id) into changed from (
    select project_id from (
      select project_id, id, amount_fen as fen from after_it where state = 'active'
      union all select project_id, id, -amount_fen from before_it where state = 'active'
    ) both_sides group by project_id, id having count(*) = 1 or sum(fen) <> 0
  ) moved;
  if changed is null then
    return null;
  end if;
  perform lock_pledge_totals(changed);
  update pledge_total t set pledges = t.pledges + c.pledges, people = t.people + c.people,
    monthly_fen = t.monthly_fen + c.fen
  from (
    select project_id, sum(n)::bigint as pledges, sum(fen)::bigint as fen,
      sum((has > 0)::integer - (has - n > 0)::integer)::bigint as people
    from (
      select project_id, sum(n) as n, sum(fen) as fen, pledges_of(donor_id, project_id) as has from (
        select project_id, donor_id, 1 as n, amount_fen as fen from after_it where state = 'active'
        union all select project_id, donor_id, -1, -amount_fen from before_it where state = 'active'
      ) both_sides group by project_id, donor_id having sum(n) <> 0 or sum(fen) <> 0
    ) of_person group by project_id
  ) c where t.project_id = c.project_id;
  return null;
end $$;

CREATE FUNCTION public.count_new_pledges() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform lock_pledge_totals(array(select distinct project_id from added where state = 'active'));
  update pledge_total t set pledges = t.pledges + a.pledges, people = t.people + a.people,
    monthly_fen = t.monthly_fen + a.fen
  from (
    select project_id, sum(n)::bigint as pledges, sum(fen)::bigint as fen,
      count(*) filter (where pledges_of(donor_id, project_id) = n) as people
    from (select project_id, donor_id, count(*) as n, sum(amount_fen) as fen from added
      where state = 'active' group by project_id, donor_id) of_person
    group by project_id
  ) a where t.project_id = a.project_id;
  return null;
end $$;

CREATE TABLE public.charge (
    pledge_id text NOT NULL,
    period text NOT NULL,
    due_on date NOT NULL,
    window_ends_on date NOT NULL,
    state text NOT NULL,
    way text,
    project_id text,
    amount_fen bigint,
    mchid text,
    contract_code text,
    attempts integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    why text,
    announced_at timestamp with time zone,
    at_once_until timestamp with time zone,
    first_try_on date,
    asks integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone,
    told_at timestamp with time zone,
    concluded_at timestamp with time zone,
    CONSTRAINT charge_check CHECK (((state = 'planned'::text) OR (state = ANY (ARRAY['missed'::text, 'skipped'::text])) OR (num_nulls(way, project_id, amount_fen, mchid) = 0))),
    CONSTRAINT charge_check1 CHECK (((concluded_at IS NOT NULL) = (state = ANY (ARRAY['paid'::text, 'missed'::text, 'skipped'::text])))),
    CONSTRAINT charge_period_check CHECK ((period ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
    CONSTRAINT charge_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'announced'::text, 'charging'::text, 'retrying'::text, 'paid'::text, 'missed'::text, 'skipped'::text]))),
    CONSTRAINT charge_why_check CHECK ((why = ANY (ARRAY['NO_MONEY'::text, 'LIMIT'::text, 'CONTRACT_ENDED'::text, 'CARD'::text, 'SERVICE_DOWN'::text])))
)
WITH (fillfactor='70');

CREATE TABLE public.charge_attempt (
    pledge_id text NOT NULL,
    period text NOT NULL,
    attempt integer NOT NULL,
    project_id text NOT NULL,
    gift_id text NOT NULL,
    made_by text NOT NULL,
    asked_at timestamp with time zone,
    failed_at timestamp with time zone,
    CONSTRAINT charge_attempt_attempt_check CHECK ((attempt >= 1)),
    CONSTRAINT charge_attempt_made_by_check CHECK ((made_by = ANY (ARRAY['debit'::text, 'donor'::text])))
);

CREATE TABLE public.contract (
    code text NOT NULL,
    pledge_id text NOT NULL,
    mchid text NOT NULL,
    plan_id text NOT NULL,
    mode text NOT NULL,
    project_id text NOT NULL,
    amount_fen bigint,
    day integer,
    hour integer,
    serial bigint NOT NULL,
    contract_id text,
    state text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    ended_at timestamp with time zone,
    dropped_at timestamp with time zone,
    next_at timestamp with time zone,
    asks integer DEFAULT 0 NOT NULL,
    CONSTRAINT contract_check CHECK (((state <> 'signed'::text) OR ((contract_id IS NOT NULL) AND (signed_at IS NOT NULL)))),
    CONSTRAINT contract_mode_check CHECK ((mode = ANY (ARRAY['pre-notify'::text, '24-hour'::text]))),
    CONSTRAINT contract_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'signed'::text, 'ended'::text])))
);

CREATE FUNCTION public.cycle_over_on(of_pledge text, of_contract text) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT max(public.announced_again_on(c.announced_at)) AS max FROM (public.charge c JOIN public.contract k ON ((k.code = c.contract_code))) WHERE ((c.pledge_id = cycle_over_on.of_pledge) AND (c.contract_code = cycle_over_on.of_contract) AND (k.mode = 'pre-notify'::text) AND (c.announced_at IS NOT NULL) AND (c.state = ANY (ARRAY['paid'::text, 'missed'::text, 'skipped'::text])) AND ((c.state <> 'paid'::text) OR (EXISTS (SELECT FROM public.charge_attempt a WHERE ((a.pledge_id = c.pledge_id) AND (a.period = c.period) AND (a.attempt = c.attempts) AND (a.made_by = 'donor'::text)))))));

CREATE FUNCTION public.hour_in_beijing(at timestamp with time zone) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (EXTRACT(hour FROM ((at AT TIME ZONE 'UTC'::text) + '08:00:00'::interval)))::integer;

CREATE FUNCTION public.debit_time(at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (public.hour_in_beijing(at) < 7) THEN public.beijing_hour(public.beijing_day(at), 7) WHEN (public.hour_in_beijing(at) >= 22) THEN public.beijing_hour((public.beijing_day(at) + 1), 7) ELSE at END;

CREATE FUNCTION public.direct_portions(batch json, at timestamp with time zone) RETURNS TABLE(n integer, outcome text, why text, directed_to text, amount_fen bigint)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $_$
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
end $_$;

CREATE FUNCTION public.drop_change(of_pledge text, of_donor text, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.drop_contract(p public.pledge, gone text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.month_start(period text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN make_date(("left"(period, 4))::integer, ("right"(period, 2))::integer, 1);

CREATE FUNCTION public.due_day(period text, day_of_month integer) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN LEAST(((public.month_start(period) + day_of_month) - 1), (((public.month_start(period) + '1 mon'::interval))::date - 1));

CREATE FUNCTION public.end_envelope(of_project text, of_envelope text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.end_envelope_of_refund() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update envelope e set ended_at = coalesce(new.granted_at, new.asked_at), ended_why = 'refund'
  where e.project_id = new.project_id and e.gift_id = new.gift_id and e.ended_at is null;
  return null;
end $$;

CREATE FUNCTION public.end_pledge(of_pledge text, of_donor text, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.end_pledges(ids text[], how text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.ended_contract(p public.pledge, ended text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  update contract c set state = 'ended', next_at = null where c.code = ended and c.state <> 'ended';
  if p.state = 'signing' and not exists (
    select from contract c where c.pledge_id = p.id and c.state <> 'ended')
  then
    perform end_pledges(array[p.id], 'unsigned', at);
  end if;
end $$;

CREATE TABLE public.envelope (
    project_id text NOT NULL,
    id text NOT NULL,
    gift_id text NOT NULL,
    donor_id text NOT NULL,
    project_ids text[] NOT NULL,
    split text NOT NULL,
    seed text NOT NULL,
    amounts_fen bigint[] NOT NULL,
    blessing text,
    cover text NOT NULL,
    hours integer NOT NULL,
    video_id text,
    opened integer DEFAULT 0 NOT NULL,
    ended_at timestamp with time zone,
    ended_why text,
    started_at timestamp with time zone NOT NULL,
    CONSTRAINT envelope_amounts_fen_check CHECK (((cardinality(amounts_fen) >= 1) AND (cardinality(amounts_fen) <= 500))),
    CONSTRAINT envelope_amounts_fen_check1 CHECK ((1 <= ALL (amounts_fen))),
    CONSTRAINT envelope_check CHECK (starts_with(id, project_id)),
    CONSTRAINT envelope_check1 CHECK ((project_id = ANY (project_ids))),
    CONSTRAINT envelope_check2 CHECK (((opened >= 0) AND (opened <= cardinality(amounts_fen)))),
    CONSTRAINT envelope_check3 CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
    CONSTRAINT envelope_ended_why_check CHECK ((ended_why = ANY (ARRAY['time'::text, 'refund'::text]))),
    CONSTRAINT envelope_hours_check CHECK (((hours >= 24) AND (hours <= 168))),
    CONSTRAINT envelope_split_check CHECK ((split = ANY (ARRAY['equal'::text, 'random'::text])))
)
WITH (fillfactor='70');

CREATE TABLE public.gift (
    project_id text NOT NULL,
    id text NOT NULL,
    donor_id text NOT NULL,
    charity_id text NOT NULL,
    mchid text NOT NULL,
    amount_fen bigint NOT NULL,
    payer_hash text NOT NULL,
    description text NOT NULL,
    notify_url text NOT NULL,
    state text NOT NULL,
    refunded_fen bigint DEFAULT 0 NOT NULL,
    message text,
    text_checked boolean DEFAULT false NOT NULL,
    show_name boolean NOT NULL,
    name_sealed text,
    words_hidden boolean DEFAULT false NOT NULL,
    share_id text,
    channel text,
    scene integer,
    started_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    prepay_id text,
    transaction_id text,
    settled_at timestamp with time zone,
    CONSTRAINT gift_amount_fen_check CHECK (((amount_fen >= 1) AND (amount_fen <= 5000000))),
    CONSTRAINT gift_check CHECK (starts_with(id, project_id)),
    CONSTRAINT gift_check1 CHECK (((refunded_fen >= 0) AND (refunded_fen <= amount_fen))),
    CONSTRAINT gift_check2 CHECK (((state = 'refunded'::text) = (refunded_fen = amount_fen))),
    CONSTRAINT gift_check3 CHECK (((state <> 'partly_refunded'::text) OR (refunded_fen > 0))),
    CONSTRAINT gift_state_check CHECK ((state = ANY (ARRAY['started'::text, 'paid'::text, 'settled'::text, 'partly_refunded'::text, 'refunded'::text, 'expired'::text])))
)
WITH (fillfactor='60');

CREATE FUNCTION public.envelope_ends(envelope public.envelope, gift public.gift) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((gift).settled_at + (((envelope).hours)::double precision * '01:00:00'::interval));

CREATE FUNCTION public.period_of(day date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((lpad((EXTRACT(year FROM day))::text, 4, '0'::text) || '-'::text) || lpad((EXTRACT(month FROM day))::text, 2, '0'::text));

CREATE FUNCTION public.next_period(period text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN public.period_of(((public.month_start(period) + '1 mon'::interval))::date);

CREATE FUNCTION public.first_due(day_of_month integer, since date, at_least text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (public.due_day(GREATEST(COALESCE(at_least, ''::text), public.period_of(since)), day_of_month) >= since) THEN public.due_day(GREATEST(COALESCE(at_least, ''::text), public.period_of(since)), day_of_month) ELSE public.due_day(public.next_period(GREATEST(COALESCE(at_least, ''::text), public.period_of(since))), day_of_month) END;

CREATE FUNCTION public.freeze_envelope(asked jsonb, wrapped jsonb, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb, frozen public.gift, envelope_id text)
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.freeze_gift(asked jsonb, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb, frozen public.gift)
    LANGUAGE plpgsql
    AS $$
declare
  want record;
  known gift_request;
  project project;
  charity charity;
  closed text;
  large jsonb;
  until timestamptz;
begin
  select * into want from jsonb_to_record(asked) as w (
    key text, digest text, gift_id text, project_id text, donor_id text, payer_hash text,
    amount_fen bigint, confirmed_large boolean, message text, text_checked boolean,
    show_name boolean, name_sealed text, share_id text, channel text, scene integer, callbacks text
  );

  select * into known from gift_request r where r.donor_id = want.donor_id and r.key = want.key;
  if not found then
    select * into project from project p where p.id = want.project_id;
    select * into charity from charity c where c.id = project.charity_id;
    until := payable_until(project, charity, at);
    closed := coalesce(
      case when project.id is null then 'NO_SUCH_PROJECT' end,
      why_closed(project, charity, at),
      -- The payment service takes no order with less than a minute to live: what ends by then has ended.
      case when until < at + interval '1 minute' then why_closed(project, charity, until) end,
      case when charity.mchid is null then 'PAYMENT_UNAVAILABLE' end
    );
    if closed is not null then
      return query select closed, closed_detail(project, want.project_id, closed, at), null::gift;
      return;
    end if;

    if not want.confirmed_large then
      large := why_large(want.donor_id, want.amount_fen);
      if large is not null then
        return query select 'CONFIRM_LARGE_AMOUNT', large, null::gift;
        return;
      end if;
    end if;

    -- A second tap that arrives at the same moment waits here for the first, and then finds it.
    insert into gift_request (donor_id, key, project_id, gift_id, body_digest)
      values (want.donor_id, want.key, want.project_id, want.gift_id, want.digest)
      on conflict do nothing;
    if found then
      insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash,
          description, notify_url, state, message, text_checked, show_name, name_sealed, share_id,
          channel, scene, started_at, expires_at)
        values (want.project_id, want.gift_id, want.donor_id, charity.id, charity.mchid,
          want.amount_fen, want.payer_hash,
          -- Within the 127 characters that the provider takes. Its cashier names the payee, who is the charity.
          '捐给「' || left(project.content->'title'->>'zh', 50) || '」',
          want.callbacks || '/' || charity.mchid, 'started', want.message, want.text_checked,
          want.show_name, want.name_sealed, want.share_id, want.channel, want.scene, at, until);
      insert into job (name, key, due_at)
        values ('gifts.query', want.gift_id, at + interval '5 seconds');
    end if;
    select * into known from gift_request r where r.donor_id = want.donor_id and r.key = want.key;
  end if;

  if known.body_digest <> want.digest then
    return query select 'KEY_REUSED', jsonb_build_object('key', want.key), null::gift;
  else
    return query select null::text, null::jsonb, g from gift g
      where g.project_id = known.project_id and g.id = known.gift_id;
  end if;
end $$;

CREATE FUNCTION public.gift_of_attempt(of_pledge text, of_period text, of_attempt integer) RETURNS SETOF public.gift
    LANGUAGE sql STABLE ROWS 1
    BEGIN ATOMIC
 SELECT g.project_id,
     g.id,
     g.donor_id,
     g.charity_id,
     g.mchid,
     g.amount_fen,
     g.payer_hash,
     g.description,
     g.notify_url,
     g.state,
     g.refunded_fen,
     g.message,
     g.text_checked,
     g.show_name,
     g.name_sealed,
     g.words_hidden,
     g.share_id,
     g.channel,
     g.scene,
     g.started_at,
     g.expires_at,
     g.prepay_id,
     g.transaction_id,
     g.settled_at
    FROM (( SELECT a_1.project_id,
             a_1.gift_id
            FROM public.charge_attempt a_1
           WHERE ((a_1.pledge_id = gift_of_attempt.of_pledge) AND (a_1.period = gift_of_attempt.of_period) AND (a_1.attempt = gift_of_attempt.of_attempt))
          LIMIT 1) a
      CROSS JOIN LATERAL ( SELECT gift.project_id,
             gift.id,
             gift.donor_id,
             gift.charity_id,
             gift.mchid,
             gift.amount_fen,
             gift.payer_hash,
             gift.description,
             gift.notify_url,
             gift.state,
             gift.refunded_fen,
             gift.message,
             gift.text_checked,
             gift.show_name,
             gift.name_sealed,
             gift.words_hidden,
             gift.share_id,
             gift.channel,
             gift.scene,
             gift.started_at,
             gift.expires_at,
             gift.prepay_id,
             gift.transaction_id,
             gift.settled_at
            FROM public.gift
           WHERE ((gift.project_id = a.project_id) AND (gift.id = a.gift_id))
          LIMIT 1) g);
END;

CREATE FUNCTION public.give_slots(wanted jsonb, a_second double precision) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.goes_on(state text, resumes_on date, due_on date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((state = 'active'::text) OR ((state = 'paused'::text) AND (due_on >= resumes_on)));

CREATE TABLE public.consent (
    donor_id text NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    given boolean NOT NULL,
    text_version integer NOT NULL,
    text_hash text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT consent_kind_check CHECK ((kind = ANY (ARRAY['names'::text, 'charity'::text, 'reminders'::text]))),
    CONSTRAINT consent_text_version_check CHECK ((text_version > 0))
);

CREATE FUNCTION public.has_consent(of_donor text, of_kind text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((SELECT c.given FROM public.consent c WHERE ((c.donor_id = has_consent.of_donor) AND (c.kind = has_consent.of_kind)) ORDER BY c.id DESC LIMIT 1), false);

CREATE FUNCTION public.has_pledged(of_donor text, to_project text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (EXISTS (SELECT FROM public.pledge p WHERE ((p.donor_id = has_pledged.of_donor) AND ((p.project_id = has_pledged.to_project) OR (EXISTS (SELECT FROM public.charge c WHERE ((c.pledge_id = p.id) AND (c.project_id = has_pledged.to_project))))))));

CREATE FUNCTION public.hash_ledger_tiles(of_day date, numbers bigint) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
declare
  closing ledger_day;
  up_to bigint;
begin
  select * into closing from ledger_day where day = of_day for no key update;
  up_to := least(closing.hashed_seq + numbers, closing.up_to_seq);
  if closing.hashed_seq = closing.up_to_seq then
    return true;
  end if;
  with leaf as (
    select seq, hash, (row_number() over (order by seq) - 1) / 256 as tile
    from ledger_leaves(closing.secret, closing.hashed_seq, up_to)
  ), tile as materialized (
    select tile, count(*) as leaves, min(seq) as first_seq, max(seq) as last_seq,
      merkle_root(array_agg(hash order by seq)) as hash
    from leaf group by tile having count(*) = 256 or up_to = closing.up_to_seq
  ), kept as (
    insert into ledger_node (day, level, n, hash, first_seq)
    select of_day, 8, closing.entries / 256 + tile, hash, first_seq from tile
  )
  update ledger_day d
  set entries = d.entries + coalesce(t.leaves, 0),
      hashed_seq = case when up_to = d.up_to_seq then up_to else coalesce(t.last_seq, d.hashed_seq) end
  from (select sum(leaves) as leaves, max(last_seq) as last_seq from tile) t
  where d.day = of_day;
  -- So many holes that no tile was full: the next look goes further.
  if up_to < closing.up_to_seq and not exists (select from ledger_node node
      where node.day = of_day and node.level = 8 and node.n = closing.entries / 256) then
    return hash_ledger_tiles(of_day, numbers * 2);
  end if;
  return up_to = closing.up_to_seq;
end $$;

CREATE FUNCTION public.hold_ledger_open() RETURNS void
    LANGUAGE sql
    AS $$
  select pg_advisory_xact_lock_shared(ledger_lock())
$$;

CREATE FUNCTION public.join_ledger_tiles(of_day date) RETURNS bytea
    LANGUAGE plpgsql
    AS $$
declare
  top smallint := 8;
begin
  loop
    insert into ledger_node (day, level, n, hash)
      select day, top + 1, n / 2, node_hash(
        (array_agg(hash order by n))[1], (array_agg(hash order by n))[2])
      from ledger_node
      where day = of_day and level = top and exists (select from ledger_node second
        where second.day = of_day and second.level = top and second.n = 1)
      group by day, n / 2
      on conflict do nothing;
    exit when not found;
    top := top + 1;
  end loop;
  return coalesce((select hash from ledger_node where day = of_day and level = top and n = 0),
    sha256(''::bytea));
end $$;

CREATE FUNCTION public.ledger_inclusion(of_project text, of_entry text) RETURNS TABLE(day date, salt text, n bigint, leaves text[], uppers text[])
    LANGUAGE sql STABLE
    AS $$
  with entry as (
    select seq from ledger_entry where project_id = of_project and entry_id = of_entry and line = 1
  ), closed as (
    select d.* from ledger_day d, entry where d.up_to_seq >= entry.seq order by d.day limit 1
  ), tile as (
    select node.* from ledger_node node, entry, closed
    where node.day = closed.day and node.first_seq <= entry.seq order by node.first_seq desc limit 1
  ), leaf as (
    select leaf.*, row_number() over (order by leaf.seq) - 1 as n
    from tile, closed, ledger_leaves(closed.secret, tile.first_seq - 1, coalesce(
      (select first_seq - 1 from ledger_node next
        where next.day = closed.day and next.level = 8 and next.n = tile.n + 1), closed.up_to_seq)) leaf
  )
  select closed.day, ledger_salt(closed.secret, of_project, of_entry),
    tile.n * 256 + (select leaf.n from leaf, entry where leaf.seq = entry.seq),
    (select array_agg(encode(hash, 'hex') order by leaf.n) from leaf),
    coalesce((select array_agg(encode(sibling.hash, 'hex') order by sibling.level)
      from ledger_node sibling
      where sibling.day = closed.day and sibling.n = ((tile.n >> (sibling.level - 8)) # 1::bigint)
    ), '{}')
  from closed, tile where closed.root is not null
$$;

CREATE FUNCTION public.ledger_leaves(secret bytea, above bigint, up_to bigint) RETURNS TABLE(seq bigint, project_id text, entry_id text, hash bytea)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select head.seq, head.project_id, head.entry_id, sha256('\x00'::bytea || convert_to(
    concat_ws(E'\n', 'lantern ledger entry 1', ledger_salt(secret, head.project_id, head.entry_id),
      head.project_id, head.entry_id, coalesce(head.gift_id, ''), ledger_time(head.posted_at),
      entry.lines), 'UTF8'))
  from ledger_entry head
  cross join lateral (
    select string_agg(e.account || ' ' || e.amount_fen, E'\n' order by e.line) as lines
    from ledger_entry e where e.project_id = head.project_id and e.entry_id = head.entry_id
  ) entry
  where head.line = 1 and head.seq > above and head.seq <= up_to
  order by head.seq
$$;

CREATE FUNCTION public.ledger_lock() RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 6962;

CREATE FUNCTION public.ledger_salt(secret bytea, of_project text, of_entry text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN encode(sha256((secret || convert_to(((of_project || ' '::text) || of_entry), 'UTF8'::name))), 'hex'::text);

CREATE FUNCTION public.ledger_time(at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text);

CREATE TABLE public.message_credit (
    donor_id text NOT NULL,
    template_id text NOT NULL,
    credits integer NOT NULL,
    CONSTRAINT message_credit_credits_check CHECK (((credits >= 0) AND (credits <= 100)))
);

CREATE TABLE public.notice_off (
    donor_id text NOT NULL,
    kind text NOT NULL,
    since timestamp with time zone NOT NULL
);

CREATE FUNCTION public.lets_through(of_donor text, of_kind text, template text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ((EXISTS (SELECT FROM public.message_credit c WHERE ((c.donor_id = lets_through.of_donor) AND (c.template_id = lets_through.template) AND (c.credits > 0)))) AND (NOT (EXISTS (SELECT FROM public.notice_off o WHERE ((o.donor_id = lets_through.of_donor) AND (o.kind = lets_through.of_kind))))));

CREATE FUNCTION public.lock_pledge_totals(ids text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  insert into pledge_total (project_id) select distinct unnest(ids) order by 1 on conflict do nothing;
  perform from pledge_total t where t.project_id = any (ids) order by t.project_id for no key update;
end $$;

CREATE FUNCTION public.lock_pledges(ids text[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
begin
  perform from job j where j.name = 'pledges.step' and j.key = any (ids) order by j.key for no key update;
  perform from pledge p where p.id = any (ids) and p.state = 'ended' order by p.id for no key update;
end $$;

CREATE FUNCTION public.lost_contract(p public.pledge, lost text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  update contract c set state = 'ended', next_at = null where c.code = lost and c.state <> 'ended';
  perform drop_contract((select q from pledge q where q.id = p.id), lost, at);
end $$;

CREATE FUNCTION public.merkle_root(leaves bytea[]) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  while cardinality(leaves) > 1 loop
    leaves := (select array_agg(node_hash(leaves[2 * n - 1], leaves[2 * n]) order by n)
      from generate_series(1, (cardinality(leaves) + 1) / 2) as n);
  end loop;
  return coalesce(leaves[1], sha256(''::bytea));
end $$;

CREATE FUNCTION public.move_totals(moves jsonb, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.node_hash(lower bytea, higher bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (higher IS NULL) THEN lower ELSE sha256((('\x01'::bytea || lower) || higher)) END;

CREATE TABLE public.envelope_portion (
    project_id text NOT NULL,
    id text NOT NULL,
    envelope_id text NOT NULL,
    place integer NOT NULL,
    amount_fen bigint NOT NULL,
    opener_id text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    watch_id text,
    directed_to text,
    directed_at timestamp with time zone,
    returned_at timestamp with time zone,
    CONSTRAINT envelope_portion_amount_fen_check CHECK ((amount_fen > 0)),
    CONSTRAINT envelope_portion_check CHECK (starts_with(id, project_id)),
    CONSTRAINT envelope_portion_check1 CHECK (((directed_to IS NULL) = (directed_at IS NULL))),
    CONSTRAINT envelope_portion_check2 CHECK (((returned_at IS NULL) OR (directed_to <> project_id)))
)
WITH (fillfactor='70');

CREATE TABLE public.refund (
    project_id text NOT NULL,
    id text NOT NULL,
    gift_id text NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    why text NOT NULL,
    reason_sealed text,
    answer_sealed text,
    asked_at timestamp with time zone NOT NULL,
    granted_at timestamp with time zone,
    done_at timestamp with time zone,
    CONSTRAINT refund_amount_fen_check CHECK ((amount_fen > 0)),
    CONSTRAINT refund_check CHECK (((done_at IS NULL) = (state = ANY (ARRAY['asked'::text, 'under_way'::text, 'stuck'::text])))),
    CONSTRAINT refund_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'under_way'::text, 'stuck'::text, 'done'::text, 'failed'::text, 'declined'::text]))),
    CONSTRAINT refund_why_check CHECK ((why = ANY (ARRAY['undo'::text, 'request'::text, 'minor'::text, 'operator'::text, 'not_accepted'::text])))
);

CREATE FUNCTION public.not_to_be_spent(of_project text) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ((COALESCE((SELECT sum(((g.amount_fen)::numeric - COALESCE((SELECT sum(p.amount_fen) AS sum FROM public.envelope_portion p WHERE ((p.project_id = e.project_id) AND (p.envelope_id = e.id) AND (p.directed_to IS NOT NULL))), (0)::numeric))) AS sum FROM (public.envelope e JOIN public.gift g ON (((g.project_id = e.project_id) AND (g.id = e.gift_id)))) WHERE ((e.project_id = not_to_be_spent.of_project) AND (e.ended_at IS NULL) AND (g.state = ANY (ARRAY['settled'::text, 'partly_refunded'::text])))), (0)::numeric))::bigint + (COALESCE((SELECT sum(r.amount_fen) AS sum FROM (public.refund r JOIN public.gift g ON (((g.project_id = r.project_id) AND (g.id = r.gift_id)))) WHERE ((r.project_id = not_to_be_spent.of_project) AND (r.state = ANY (ARRAY['under_way'::text, 'stuck'::text])) AND (g.state = ANY (ARRAY['settled'::text, 'partly_refunded'::text])))), (0)::numeric))::bigint);

CREATE FUNCTION public.note_messages(answers jsonb, credits_max integer) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.note_months(facts jsonb) RETURNS TABLE(pledge_id text, at timestamp with time zone)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
declare
  months jsonb;
begin
  select jsonb_agg(to_jsonb(m)) into months from (
    select a.pledge_id, a.period, f.settled, f.at
    from jsonb_to_recordset(facts)
      as f (project_id text, gift_id text, settled boolean, at timestamptz)
    -- By key, fact by fact, whatever the statistics say.
    cross join lateral (
      select t.pledge_id, t.period from charge_attempt t
      where t.project_id = f.project_id and t.gift_id = f.gift_id limit 1
    ) a
  ) m;
  if months is null then
    return;
  end if;
  perform lock_pledges(array(select m.pledge_id from jsonb_to_recordset(months) as m (pledge_id text)));
  update charge c set next_at = null, concluded_at = m.at,
      state = case when m.settled then 'paid' else 'missed' end
    from jsonb_to_recordset(months)
      as m (pledge_id text, period text, settled boolean, at timestamptz)
    where c.pledge_id = m.pledge_id and c.period = m.period and case
      when m.settled then c.state <> 'paid'
      else c.state in ('announced', 'charging', 'retrying') end;
  -- One that was ended while its first month was being paid has begun, and stays ended.
  update pledge p set state = case when p.state = 'signing' then 'active' else p.state end, began_at = m.at,
      look_at = null
    from jsonb_to_recordset(months) as m (pledge_id text, settled boolean, at timestamptz)
    where p.id = m.pledge_id and m.settled and p.began_at is null;
  return query select m.pledge_id, min(m.at)
    from jsonb_to_recordset(months) as m (pledge_id text, at timestamptz) group by m.pledge_id;
end $$;

CREATE FUNCTION public.notice_id(kind text, subject text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN "left"(encode(sha256(convert_to(((kind || ':'::text) || subject), 'UTF8'::name)), 'hex'::text), 32);

CREATE FUNCTION public.open_month(asked jsonb, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb, frozen public.gift)
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.open_portions(batch json, at timestamp with time zone) RETURNS TABLE(n integer, outcome text, portion_id text, amount_fen bigint, directed_to text, project_ids text[])
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.order_number(project_id text, seed text, period text, attempt integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((project_id || '-'::text) || "left"(encode(sha256(convert_to(((((seed || ':'::text) || period) || ':'::text) || attempt), 'UTF8'::name)), 'hex'::text), 22));

CREATE FUNCTION public.own_pledge(of_pledge text, of_donor text) RETURNS public.pledge
    LANGUAGE plpgsql
    AS $$
declare
  own pledge;
begin
  perform lock_pledges(array(select p.id from pledge p where p.id = of_pledge and p.donor_id = of_donor));
  select p.* into own from pledge p where p.id = of_pledge and p.donor_id = of_donor;
  return own;
end $$;

CREATE FUNCTION public.pace_calls(calls jsonb, a_second double precision, at timestamp with time zone) RETURNS TABLE(n integer, wait_ms double precision)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE TABLE public.pace (
    mchid text NOT NULL,
    call text NOT NULL,
    free_at timestamp with time zone NOT NULL,
    minute timestamp with time zone NOT NULL,
    sent integer NOT NULL,
    sent_before integer NOT NULL,
    put_off bigint DEFAULT 0 NOT NULL
);

CREATE FUNCTION public.pace_messages(messages integer, a_second double precision) RETURNS double precision
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO public.pace AS p (mchid, call, free_at, minute, sent, sent_before)
   VALUES (''::text, 'message'::text, (clock_timestamp() + (((pace_messages.messages)::double precision / pace_messages.a_second) * '00:00:01'::interval)), date_trunc('minute'::text, clock_timestamp()), pace_messages.messages, 0) ON CONFLICT(mchid, call) DO UPDATE SET free_at = (GREATEST(p.free_at, clock_timestamp()) + (((pace_messages.messages)::double precision / pace_messages.a_second) * '00:00:01'::interval)), minute = excluded.minute, sent = (
         CASE
             WHEN (p.minute = excluded.minute) THEN p.sent
             ELSE 0
         END + excluded.sent), sent_before =
         CASE
             WHEN (p.minute = excluded.minute) THEN p.sent_before
             WHEN (p.minute = (excluded.minute - '00:01:00'::interval)) THEN p.sent
             ELSE 0
         END
   RETURNING GREATEST((0)::double precision, (((EXTRACT(epoch FROM (p.free_at - clock_timestamp())) * (1000)::numeric))::double precision - (((pace_messages.messages)::double precision / pace_messages.a_second) * (1000)::double precision))) AS "greatest";
END;

CREATE FUNCTION public.pause_pledge(of_pledge text, of_donor text, until date, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.pay_charge(of_pledge text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform lock_pledges(array[of_pledge]);
  update charge c set state = 'paid', concluded_at = at, next_at = null
    from charge_attempt a, gift g
    where a.pledge_id = of_pledge and c.pledge_id = a.pledge_id and c.period = a.period and c.state <> 'paid'
      and g.project_id = a.project_id and g.id = a.gift_id and g.settled_at is not null;
  update pledge p set state = case when p.state = 'signing' then 'active' else p.state end, began_at = at,
      look_at = null
    where p.id = of_pledge and p.began_at is null and exists (
      select from charge c where c.pledge_id = p.id and c.state = 'paid');
  perform plan_charges(array[of_pledge], false, null, at);
  perform schedule_pledges(array[of_pledge], at);
end $$;

CREATE TABLE public.charity (
    id text NOT NULL,
    mchid text,
    certificate_until date NOT NULL,
    content jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    credit_code text
);

CREATE FUNCTION public.payable_until(project public.project, charity public.charity, at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN LEAST((at + '00:15:00'::interval), public.beijing_day_end((project).ends_on), public.beijing_day_end((charity).certificate_until), public.beijing_day_end((project).next_report_due_on), public.beijing_day_end((project).record_until), CASE WHEN ((project).record_number IS NULL) THEN public.beijing_day_end((project).filing_due_on) ELSE NULL::timestamp with time zone END);

CREATE FUNCTION public.plan_anew(of_pledge text, passed text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  delete from charge c where c.pledge_id = of_pledge and c.state = 'planned';
  perform plan_charges(array[of_pledge], true, passed, at);
end $$;

CREATE FUNCTION public.plan_changed(p public.pledge, day_before integer, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  if p.day <> day_before then
    perform plan_anew(p.id, null, at);
  else
    update charge c set next_at = announced_on(p.way, (select k.mode from contract k
        where k.code = p.contract_code), c.due_on, p.hour)
      where c.pledge_id = p.id and c.state = 'planned';
  end if;
end $$;

CREATE FUNCTION public.plan_charges(ids text[], fresh boolean, passed text, at timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.pledge_due_at(pledge public.pledge, charge public.charge, errand_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN LEAST(errand_at, CASE WHEN ((charge).state = 'charging'::text) THEN (charge).next_at ELSE NULL::timestamp with time zone END, CASE (pledge).state WHEN 'signing'::text THEN (pledge).look_at WHEN 'paused'::text THEN LEAST(public.beijing_hour((pledge).resumes_on, 0), CASE WHEN (((charge).state = 'charging'::text) OR ((charge).due_on < (pledge).resumes_on)) THEN NULL::timestamp with time zone WHEN ((pledge).held IS NOT NULL) THEN (pledge).look_at ELSE (charge).next_at END) WHEN 'active'::text THEN CASE WHEN ((charge).period IS NULL) THEN (pledge).started_at WHEN (((pledge).held IS NOT NULL) AND ((charge).state <> 'charging'::text)) THEN LEAST((pledge).look_at, public.beijing_hour(((charge).window_ends_on + 1), 0)) ELSE (charge).next_at END ELSE NULL::timestamp with time zone END);

CREATE FUNCTION public.pledge_refused(asked jsonb, plans jsonb, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb)
    LANGUAGE plpgsql STABLE
    AS $$
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

CREATE FUNCTION public.pledges_of(of_donor text, to_project text) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT count(*) AS count FROM public.pledge p WHERE ((p.donor_id = pledges_of.of_donor) AND (p.project_id = pledges_of.to_project) AND (p.state = 'active'::text)));

CREATE FUNCTION public.post_spending(of_project text, of_report text, lines jsonb, at timestamp with time zone) RETURNS TABLE(posted boolean, came_in_fen bigint, spent_fen bigint)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
  total project_total;
  owner text;
  free_fen bigint;
  more_fen bigint;
  less_fen bigint;
begin
  perform hold_ledger_open();
  select t.* into strict total from project_total t where t.project_id = of_project for no key update;
  select p.charity_id into strict owner from project p where p.id = of_project;
  free_fen := greatest(total.raised_fen - not_to_be_spent(of_project), 0);
  select coalesce(sum(l.amount_fen) filter (where l.amount_fen > 0), 0),
      coalesce(-sum(l.amount_fen) filter (where l.amount_fen < 0), 0)
    into more_fen, less_fen
    from jsonb_to_recordset(lines) as l (amount_fen bigint);
  if more_fen > less_fen and total.spent_fen + more_fen - less_fen > free_fen then
    return query select false, free_fen, total.spent_fen;
    return;
  end if;

  insert into spending (project_id, report_id, n, line, amount_fen, note, vouchers)
    select of_project, of_report, l.n, l.line->>'line', (l.line->>'amount_fen')::bigint, l.line->>'note',
      array(select jsonb_array_elements_text(coalesce(nullif(l.line->'vouchers', 'null'), '[]')))
    from jsonb_array_elements(lines) with ordinality as l (line, n);
  -- What is taken back and what is spent are pairs of lines of one entry.
  insert into ledger_entry (project_id, entry_id, line, account, amount_fen, posted_at)
    select of_project, 'report:' || of_report, row_number() over (order by pair.n), pair.account,
      pair.amount_fen, at
    from (values
      (1, 'spent:' || of_project, -less_fen), (2, 'merchant:' || owner, less_fen),
      (3, 'spent:' || of_project, more_fen), (4, 'merchant:' || owner, -more_fen)
    ) as pair (n, account, amount_fen)
    where pair.amount_fen <> 0;
  update project_total t
    set spent_fen = t.spent_fen + more_fen - less_fen, as_of = greatest(t.as_of, at)
    where t.project_id = of_project and more_fen <> less_fen;
  return query select true, free_fen, total.spent_fen;
end $$;

CREATE FUNCTION public.post_while_open() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform hold_ledger_open();
  return null;
end $$;

CREATE FUNCTION public.prove_charge(of_project text, of_gift text, of_mchid text, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
declare
  a charge_attempt;
  g gift;
begin
  select o.* into g from gift o where o.project_id = of_project and o.id = of_gift;
  if not found then return 'unknown gift'; end if;
  if g.mchid <> of_mchid then return 'merchant'; end if;
  select t.* into a from charge_attempt t
    where t.project_id = of_project and t.gift_id = of_gift and t.made_by = 'debit';
  if not found then return 'no debit'; end if;
  if g.transaction_id is not null then return 'paid already'; end if;
  perform lock_pledges(array[a.pledge_id]);
  update charge c set next_at = at, asks = 0
    where c.pledge_id = a.pledge_id and c.period = a.period and c.attempts = a.attempt
      and c.state = 'charging';
  perform schedule_pledges(array[a.pledge_id], at);
  return 'taken';
end $$;

CREATE FUNCTION public.record_answers(answers jsonb, a_second double precision, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception '%', tg_argv[0] using errcode = 'integrity_constraint_violation';
end $$;

CREATE FUNCTION public.refuse_excess() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.amount_fen > coalesce((
    select g.amount_fen - g.refunded_fen from gift g
    where g.project_id = new.project_id and g.id = new.gift_id), 0)
  then
    raise exception 'a refund is more than what is left of its gift'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION public.refuse_second_attempt() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.refuse_unbalanced() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (
    select from added group by project_id, entry_id
    having sum(amount_fen) <> 0 or count(*) < 2 or min(line) <> 1
  ) then
    raise exception 'an entry does not sum to zero' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

CREATE FUNCTION public.remind_of_reports(today date, next_at timestamp with time zone, at timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
  work job;
  told integer;
begin
  select j.* into work from job j where j.name = 'reports.due' and j.key = 'daily' for no key update;
  insert into outbox (project_id, kind, subject, facts, at)
    select distinct on (p.id) p.id, 'report.due',
      concat_ws(':', p.id, to_char(p.next_report_due_on, 'YYYY-MM-DD'), mark),
      jsonb_build_object('charityId', p.charity_id, 'projectId', p.id,
        'dueOn', p.next_report_due_on, 'daysLeft', p.next_report_due_on - today), at
    from project p cross join unnest(array[14, 7, 1]) as mark
    where p.state <> 'draft' and p.reported_in_full_on is null
      and p.next_report_due_on >= today
      and p.next_report_due_on - mark <= today
      and p.next_report_due_on - mark > coalesce((work.payload->>'day')::date, today - 1)
    order by p.id, mark;
  get diagnostics told = row_count;
  update job j set due_at = next_at, payload = jsonb_build_object('day', today)
    where j.name = work.name and j.key = work.key;
  return told;
end $$;

CREATE FUNCTION public.resume_pledge(of_pledge text, of_donor text, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.return_portions(of_project text, of_gift text, needed_fen bigint, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.schedule_pledges(ids text[], at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.seal_ledger_days(up_to date, at timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
  last_day ledger_day;
  last_seq bigint;
  sealed bigint;
begin
  perform pg_advisory_xact_lock(ledger_lock());
  select * into last_day from ledger_day order by day desc limit 1;
  last_seq := coalesce(
    pg_sequence_last_value(pg_get_serial_sequence('ledger_entry', 'seq')::regclass), 0);
  insert into ledger_day (day, after_seq, up_to_seq, hashed_seq, secret, sealed_at)
    select day, first.seq, last_seq, first.seq,
      sha256(convert_to(gen_random_uuid() || ' ' || gen_random_uuid() || ' ' || gen_random_uuid(), 'UTF8')),
      at
    from generate_series(coalesce(last_day.day + 1, up_to), up_to, interval '1 day') as day
    cross join lateral (
      select case when day = coalesce(last_day.day + 1, up_to) then coalesce(last_day.up_to_seq, 0)
        else last_seq end as seq
    ) first;
  get diagnostics sealed = row_count;
  return sealed;
end $$;

CREATE FUNCTION public.settle_payments(batch json, events bytea, at timestamp with time zone) RETURNS TABLE(n integer, outcome text, why text)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
declare
  judged judged_payment[];
  any_held boolean;
  any_misfit boolean;
begin
  perform hold_ledger_open();
  -- Everybody locks in the same order, gifts before totals, so that two processes cannot deadlock.
  -- A locked row is read as it is now, also when another process has just settled it.
  with looked_up as materialized (
    select i.*, g.state, g.settled_at, g.donor_id, g.charity_id,
      case
        when g.id is null then 'unknown gift'
        when g.amount_fen <> i.paid_fen then 'amount'
        when i.currency <> 'CNY' then 'currency'
        when g.mchid <> i.mchid then 'merchant'
        when g.payer_hash not in (i.payer_hash, '') then 'payer'
        when g.transaction_id <> i.transaction_id then 'another payment'
      end as misfit,
      case
        when g.state = 'expired' then 'GIFT_CLOSED'
        else why_closed(project, charity, i.paid_at)
      end as closed
    from (
      select * from json_populate_recordset(null::stated_payment, batch) order by project_id, gift_id
    ) i
    left join lateral (
      select * from gift where project_id = i.project_id and id = i.gift_id for no key update
    ) g on true
    left join project on project.id = g.project_id
    left join charity on charity.id = g.charity_id
  ), fresh as materialized (
    select * from looked_up where misfit is null and state in ('started', 'expired')
  ), moved as (
    update gift g
    set state = case when f.closed is null then 'settled' else 'paid' end,
        transaction_id = f.transaction_id,
        settled_at = case when f.closed is null then at end
    from fresh f where g.project_id = f.project_id and g.id = f.gift_id
  ), recorded as (
    insert into payment
      (project_id, gift_id, transaction_id, paid_fen, paid_at, source, event, recorded_at)
    select project_id, gift_id, transaction_id, paid_fen, paid_at, source,
      substring(events from event_at + 1 for event_bytes), at
    from fresh
  ), booked as (
    insert into ledger_entry (project_id, entry_id, line, account, amount_fen, gift_id, posted_at)
    select f.project_id, 'gift:' || f.gift_id, line, account, amount_fen, f.gift_id, at
    from fresh f cross join lateral (values
      (1, 'merchant:' || f.charity_id, f.paid_fen),
      (2, case when f.closed is null then 'fund:' || f.project_id else 'held:' || f.gift_id end,
        -f.paid_fen)
    ) as entry (line, account, amount_fen)
  ), announced as (
    insert into outbox (project_id, kind, subject, facts, at)
    select project_id, case when closed is null then 'gift.settled' else 'gift.held' end, gift_id,
      case when closed is null then '{}' else jsonb_build_object('why', closed) end, at
    from fresh
  ), outcomes as (
    select n, project_id, gift_id, donor_id, paid_fen,
      misfit is null and state in ('started', 'expired') as fresh, misfit, closed,
      case
        when misfit is not null then 'refused'
        when state in ('started', 'expired') then
          case when closed is null then 'settled' else 'held' end
        -- Of an earlier call: what was held stays so, also when it has gone back since.
        when settled_at is null then 'held'
        else 'settled'
      end as outcome
    from looked_up
  )
  select array_agg(o::judged_payment), bool_or(fresh and closed is not null),
    bool_or(misfit is not null)
  into judged, any_held, any_misfit
  from (select * from outcomes) o;

  if any_held then
    with sent_back as (
      insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
      select project_id, gift_id || 'H', gift_id, paid_fen, 'under_way', 'not_accepted', at
      from unnest(judged) where fresh and closed is not null
      returning id, project_id
    )
    insert into job (name, key, due_at, payload)
    select 'gifts.refund', id, at, jsonb_build_object('projectId', project_id) from sent_back;
  end if;

  if any_misfit then
    insert into payment_alarm as a
      (kind, project_id, gift_id, transaction_id, why, stated, event, at, last_at)
    select 'payment', project_id, gift_id, transaction_id, misfit,
      jsonb_build_object('paidFen', paid_fen, 'currency', currency, 'mchid', mchid, 'source', source),
      substring(events from event_at + 1 for event_bytes), at, at
    from json_populate_recordset(null::stated_payment, batch)
    join (select n, misfit from unnest(judged) where misfit is not null) m using (n)
    on conflict (project_id, gift_id, transaction_id, why) do update
    set times = a.times + 1, last_at = excluded.last_at;
  end if;

  -- The totals of a loved project are what batches wait for: they are locked last, and in a statement of
  -- their own, since whoever finds a row changed begins its statement anew.
  perform from project_total
    where project_id in (select project_id from unnest(judged) where fresh and closed is null)
    order by project_id for no key update;
  with taken as materialized (
    select project_id, donor_id, paid_fen from unnest(judged) where fresh and closed is null
  ), sums as materialized (
    select project_id, sum(paid_fen) as paid_fen, count(*) as gifts from taken group by project_id
  ), new_donors as (
    -- Under the lock of the total, as are the days: a refund that takes a donor away holds it too.
    insert into project_donor (project_id, donor_id)
    select distinct project_id, donor_id from taken order by 1, 2
    on conflict do nothing
    returning project_id
  ), totalled as (
    update project_total t
    set raised_fen = t.raised_fen + s.paid_fen,
        gifts = t.gifts + s.gifts,
        donors = t.donors + (select count(*) from new_donors d where d.project_id = s.project_id),
        as_of = greatest(t.as_of, at)
    from sums s where t.project_id = s.project_id
  )
  insert into project_day as d (project_id, day, raised_fen, gifts)
  select project_id, beijing_day(at), paid_fen, gifts from sums order by project_id
  on conflict (project_id, day) do update
  set raised_fen = d.raised_fen + excluded.raised_fen, gifts = d.gifts + excluded.gifts;

  return query
  select n, outcome, coalesce(misfit, case when fresh then closed end) from unnest(judged);
end $$;

CREATE FUNCTION public.settle_refund(of_project text, of_refund text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
declare
  gift gift;
  refund refund;
  was_held boolean;
  went_whole boolean;
  none_stands boolean;
begin
  perform hold_ledger_open();
  select g.* into gift from gift g
    join refund r on r.project_id = g.project_id and r.gift_id = g.id
    where r.project_id = of_project and r.id = of_refund
    for no key update of g;
  if not found then
    raise exception 'no such refund' using errcode = 'no_data_found';
  end if;
  update refund r set state = 'done', done_at = at
    where r.project_id = of_project and r.id = of_refund and r.state in ('under_way', 'stuck', 'failed')
    returning r.* into refund;
  if not found then
    return false;
  end if;
  perform return_portions(of_project, gift.id, refund.amount_fen, at);
  perform from project_total t where t.project_id = of_project for no key update;

  was_held := gift.state = 'paid';
  went_whole := gift.refunded_fen + refund.amount_fen = gift.amount_fen;
  insert into ledger_entry (project_id, entry_id, line, account, amount_fen, gift_id, posted_at)
  values
    (of_project, 'refund:' || of_refund, 1,
      case when was_held then 'held:' || gift.id else 'fund:' || of_project end,
      refund.amount_fen, gift.id, at),
    (of_project, 'refund:' || of_refund, 2, 'merchant:' || gift.charity_id,
      -refund.amount_fen, gift.id, at);
  update gift g
    set refunded_fen = g.refunded_fen + refund.amount_fen,
        state = case when went_whole then 'refunded' else 'partly_refunded' end
    where g.project_id = of_project and g.id = gift.id;
  if not was_held then
    none_stands := went_whole and not exists (
      select from gift g where g.project_id = of_project and g.donor_id = gift.donor_id
        and g.state in ('settled', 'partly_refunded'));
    if none_stands then
      delete from project_donor d
        where d.project_id = of_project and d.donor_id = gift.donor_id;
    end if;
    update project_total t
      set raised_fen = t.raised_fen - refund.amount_fen,
          refunded_fen = t.refunded_fen + refund.amount_fen,
          gifts = t.gifts - went_whole::integer,
          donors = t.donors - none_stands::integer,
          as_of = greatest(t.as_of, at)
      where t.project_id = of_project;
    update project_day d
      set raised_fen = d.raised_fen - refund.amount_fen,
          refunded_fen = d.refunded_fen + refund.amount_fen,
          gifts = d.gifts - went_whole::integer
      where d.project_id = of_project and d.day = beijing_day(gift.settled_at);
  end if;
  insert into outbox (project_id, kind, subject, facts, at)
    values (of_project, 'gift.refunded', gift.id,
      jsonb_build_object('refundId', of_refund, 'why', refund.why), at);
  return true;
end $$;

CREATE FUNCTION public.skip_month(of_pledge text, of_donor text, of_period text, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.standing_gifts(of_project text, of_among text, from_place text, most integer, up_to bigint) RETURNS TABLE(place text, gift_id text, portion text, stands_fen bigint)
    LANGUAGE sql STABLE
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
  select g.id, g.id, '', coalesce(booked.fen, 0)
  from (
    select id from gift where of_among = 'gifts' and project_id = of_project and id > from_place
    order by id limit most
  ) g
  cross join lateral (
    select -sum(e.amount_fen)::bigint as fen from (
      select 'gift:' || g.id as entry_id
      union all
      select 'refund:' || r.id from refund r
      where r.project_id = of_project and r.gift_id = g.id and r.state = 'done'
      union all
      select way || p.id from envelope w
      join envelope_portion p on p.project_id = w.project_id and p.envelope_id = w.id
      cross join (values ('direct:'), ('return:')) ways (way)
      where w.project_id = of_project and w.gift_id = g.id and p.directed_to <> of_project
    ) posted
    join ledger_entry e on e.project_id = of_project and e.entry_id = posted.entry_id
      and e.account = 'fund:' || of_project and e.seq <= up_to
  ) booked
  union all
  select p.id, booked.gift_id, p.id, booked.fen
  from (
    select project_id, id from envelope_portion
    where of_among = 'portions' and directed_to = of_project and directed_to <> project_id
      and id > from_place
    order by id limit most
  ) p
  cross join lateral (
    select coalesce(min(e.gift_id), '') as gift_id, coalesce(-sum(e.amount_fen), 0)::bigint as fen
    from (values ('direct:'), ('return:')) ways (way)
    join ledger_entry e on e.project_id = p.project_id and e.entry_id = way || p.id
      and e.account = 'fund:' || of_project and e.seq <= up_to
  ) booked
  order by 1
$$;

CREATE FUNCTION public.start_pledge(asked jsonb, plans jsonb, at timestamp with time zone) RETURNS TABLE(refused text, detail jsonb, pledge_id text, code text, frozen public.gift)
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.step_pledges(ids text[], callbacks text, a_second double precision, at timestamp with time zone) RETURNS TABLE(call text, pledge_id text, period text, attempt integer, mchid text, contract_code text, contract_id text, gift_id text, amount_fen bigint, description text, notify_url text)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.take_contract(told jsonb, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.take_messages(donor_ids text[], rules jsonb, limits jsonb, at timestamp with time zone) RETURNS TABLE(donor_id text, template_id text, notice_ids text[], counted boolean)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
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

CREATE FUNCTION public.why_closed(project public.project, charity public.charity, at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((project).state = 'draft'::text) THEN 'NO_SUCH_PROJECT'::text WHEN ((((project).state = 'closed'::text) AND (at >= COALESCE((project).closed_at, at))) OR (public.beijing_day(at) > (project).ends_on)) THEN 'PROJECT_ENDED'::text WHEN (public.beijing_day(at) < (project).starts_on) THEN 'PROJECT_NOT_STARTED'::text WHEN (public.beijing_day(at) > (charity).certificate_until) THEN 'CERTIFICATE_EXPIRED'::text WHEN (((project).record_number IS NULL) AND (((project).filing_due_on IS NULL) OR (public.beijing_day(at) > (project).filing_due_on))) THEN 'RECORD_NUMBER_MISSING'::text WHEN (public.beijing_day(at) > (project).record_until) THEN 'RECORD_NUMBER_MISSING'::text WHEN (public.beijing_day(at) > (project).next_report_due_on) THEN 'REPORT_LATE'::text ELSE NULL::text END;

CREATE FUNCTION public.takes_pledges(project public.project, charity public.charity, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ((((project).content ->> 'monthly'::text))::boolean AND (public.why_closed(project, charity, at) IS NULL));

CREATE TABLE public.outbox (
    project_id text NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    facts jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE FUNCTION public.tell_change(p public.pledge, at timestamp with time zone) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO public.outbox (project_id, kind, subject, facts, at)
   VALUES ((tell_change.p).project_id, 'pledge.changed'::text, (((tell_change.p).id || ':'::text) || EXTRACT(epoch FROM tell_change.at)), jsonb_build_object('donorId', (tell_change.p).donor_id, 'pledgeId', (tell_change.p).id, 'amountFen', (tell_change.p).amount_fen, 'day', (tell_change.p).day), tell_change.at);
END;

CREATE FUNCTION public.tell_echo(of_echo text, most integer) RETURNS integer
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
declare
  work job;
  said echo;
  donors text[];
begin
  select j.* into work from job j
    where j.name = 'echoes.tell' and j.key = of_echo for no key update;
  select e.* into said from echo e
    where e.project_id = work.payload->>'projectId' and e.id = of_echo;
  if not found then
    return 0;
  end if;
  select array_agg(d.donor_id order by d.donor_id) into donors from (
    select p.donor_id from project_donor p
    where p.project_id = said.project_id and p.donor_id > coalesce(work.payload->>'after', '')
    order by p.donor_id limit most
  ) d;
  insert into outbox (project_id, kind, subject, facts, at)
    select said.project_id, 'echo.sent', newest.id, jsonb_build_object('echoId', said.id), said.at
    from unnest(donors) d (donor_id)
    cross join lateral (
      select g.id from gift g
      where g.donor_id = d.donor_id and g.project_id = said.project_id
        and g.state in ('settled', 'partly_refunded') and g.settled_at <= said.at
      order by g.started_at desc, g.id desc limit 1
    ) newest
    order by d.donor_id;
  update job j
    set payload = j.payload || jsonb_build_object('after', donors[cardinality(donors)])
    where j.name = work.name and j.key = work.key and donors is not null;
  return coalesce(cardinality(donors), 0);
end $$;

CREATE FUNCTION public.tell_first_opening() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into outbox (project_id, kind, subject, facts, at)
    select e.project_id, 'envelope.opened', e.gift_id, '{}', new.opened_at
    from envelope e where e.project_id = new.project_id and e.id = new.envelope_id;
  return null;
end $$;

CREATE FUNCTION public.tell_nobody_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select from deletion d where d.donor_id = new.donor_id) then
    return null;
  end if;
  return new;
end $$;

CREATE FUNCTION public.tell_report(of_report text, template text, most integer, at timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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

CREATE FUNCTION public.unwant_contracts(p public.pledge, at timestamp with time zone) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 UPDATE public.contract c SET next_at =
         CASE
             WHEN ((c.state = 'asked'::text) AND ((unwant_contracts.p).state = ANY (ARRAY['active'::text, 'paused'::text, 'signing'::text]))) THEN c.next_at
             WHEN ((c.state = 'signed'::text) AND (c.code = (unwant_contracts.p).contract_code)) THEN NULL::timestamp with time zone
             WHEN ((c.state = 'signed'::text) AND (EXISTS ( SELECT
                FROM public.charge m
               WHERE ((m.pledge_id = c.pledge_id) AND (m.contract_code = c.code) AND (m.state = ANY (ARRAY['announced'::text, 'charging'::text, 'retrying'::text])))))) THEN NULL::timestamp with time zone
             ELSE COALESCE(c.next_at, unwant_contracts.at)
         END
   WHERE ((c.pledge_id = (unwant_contracts.p).id) AND (c.state <> 'ended'::text));
END;

CREATE FUNCTION public.used_by_line(of_project text, of_gift text, of_portion text) RETURNS TABLE(line text, used_fen bigint)
    LANGUAGE sql STABLE
    AS $$
  select named.line, sum(share)::bigint
  from gift_use u
  join spending_share s on s.project_id = u.project_id and s.report_id = u.report_id
  cross join lateral unnest(u.shares) with ordinality as shares (share, n)
  cross join lateral (
    select (s.lines || s.carried)->(n::integer - 1)->>'line' as line
  ) named
  where u.project_id = of_project and u.gift_id = of_gift and u.portion = of_portion and share <> 0
  group by named.line
  having sum(share) <> 0
$$;

CREATE FUNCTION public.waking_time(at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (public.hour_in_beijing(at) < 8) THEN public.beijing_hour(public.beijing_day(at), 8) WHEN (public.hour_in_beijing(at) >= 22) THEN public.beijing_hour((public.beijing_day(at) + 1), 8) ELSE at END;

CREATE FUNCTION public.why_large(of_donor text, fen bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
declare
  median double precision;
begin
  select percentile_cont(0.5) within group (order by amount_fen) into median from (
    select g.amount_fen from gift g
    where g.donor_id = of_donor and g.state in ('settled', 'partly_refunded')
    order by g.started_at desc limit 50
  ) recent;
  if fen >= 100000 or fen >= 10 * median then
    return jsonb_build_object('amountFen', fen, 'medianFen', round(median)::bigint);
  end if;
  return null;
end $$;

CREATE TABLE public.bill_day (
    mchid text NOT NULL,
    day date NOT NULL,
    payments integer,
    paid_fen bigint,
    refunds integer,
    refunded_fen bigint,
    foreign_lines integer NOT NULL,
    lies jsonb NOT NULL,
    read_at timestamp with time zone NOT NULL
);

CREATE TABLE public.change_log (
    charity_id text NOT NULL,
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    donor_id text NOT NULL,
    what text NOT NULL,
    subject text NOT NULL,
    before jsonb,
    after jsonb,
    CONSTRAINT change_log_what_check CHECK ((what ~ '^[a-z]+\.[a-z_]+$'::text))
);

ALTER TABLE public.change_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.change_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charge_day (
    mchid text NOT NULL,
    day date NOT NULL,
    taken bigint NOT NULL
);

ALTER TABLE public.consent ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE public.contract_serial
    START WITH 1000001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.data_export (
    donor_id text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.deletion (
    donor_id text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.desk_login (
    code_hash text NOT NULL,
    ticket_hash text NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    donor_id text,
    confirmed_at timestamp with time zone,
    taken_at timestamp with time zone,
    CONSTRAINT desk_login_check CHECK ((num_nulls(donor_id, confirmed_at) = ANY (ARRAY[0, 2]))),
    CONSTRAINT desk_login_check1 CHECK (((taken_at IS NULL) OR (confirmed_at IS NOT NULL)))
);

CREATE TABLE public.donor (
    id text NOT NULL,
    openid_hash text NOT NULL,
    openid_sealed text NOT NULL,
    unionid_hash text,
    unionid_sealed text,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.echo (
    project_id text NOT NULL,
    id text NOT NULL,
    to_all boolean NOT NULL,
    text text NOT NULL,
    picture_file_id text,
    sent_by text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT echo_check CHECK (starts_with(id, project_id)),
    CONSTRAINT echo_text_check CHECK ((text <> ''::text))
);

CREATE TABLE public.echo_gift (
    project_id text NOT NULL,
    gift_id text NOT NULL,
    echo_id text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.event (
    id bigint NOT NULL,
    step text NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_server boolean NOT NULL,
    project_id text,
    gift_key text,
    channel text,
    share_id text,
    scene integer,
    reason text
);

ALTER TABLE public.event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.file (
    id text NOT NULL,
    charity_id text NOT NULL,
    name text NOT NULL,
    mime text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    bytes bytea,
    same_as text,
    kind text NOT NULL,
    owner_id text NOT NULL,
    at timestamp with time zone NOT NULL,
    public boolean DEFAULT false NOT NULL,
    CONSTRAINT file_check CHECK ((num_nonnulls(bytes, same_as) = 1)),
    CONSTRAINT file_check1 CHECK (((NOT public) OR (kind = 'picture'::text))),
    CONSTRAINT file_check2 CHECK (
CASE kind
    WHEN 'picture'::text THEN (mime ~~ 'image/%'::text)
    WHEN 'invoice'::text THEN ((mime ~~ 'image/%'::text) OR (mime = 'application/pdf'::text))
    ELSE (mime = ANY (ARRAY['text/csv'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text]))
END),
    CONSTRAINT file_kind_check CHECK ((kind = ANY (ARRAY['picture'::text, 'invoice'::text, 'sheet'::text]))),
    CONSTRAINT file_mime_check CHECK ((mime = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'application/pdf'::text, 'text/csv'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text]))),
    CONSTRAINT file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT file_size_check CHECK (((size >= 1) AND (size <= 8388608)))
);
ALTER TABLE ONLY public.file ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE public.follow (
    project_id text NOT NULL,
    donor_id text NOT NULL,
    since timestamp with time zone NOT NULL
);

CREATE TABLE public.gift_request (
    donor_id text NOT NULL,
    key text NOT NULL,
    project_id text NOT NULL,
    gift_id text NOT NULL,
    body_digest text NOT NULL
);

CREATE TABLE public.gift_use (
    project_id text NOT NULL,
    gift_id text NOT NULL,
    portion text DEFAULT ''::text NOT NULL,
    report_id text NOT NULL,
    shares bigint[] NOT NULL,
    used_fen bigint NOT NULL
);

CREATE TABLE public.job (
    name text NOT NULL,
    key text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL
)
WITH (fillfactor='70');

CREATE TABLE public.ledger_day (
    day date NOT NULL,
    after_seq bigint NOT NULL,
    up_to_seq bigint NOT NULL,
    secret bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    hashed_seq bigint NOT NULL,
    entries bigint DEFAULT 0 NOT NULL,
    root bytea,
    before bytea,
    signature bytea,
    CONSTRAINT ledger_day_check CHECK ((up_to_seq >= after_seq)),
    CONSTRAINT ledger_day_check1 CHECK (((hashed_seq >= after_seq) AND (hashed_seq <= up_to_seq))),
    CONSTRAINT ledger_day_check2 CHECK ((num_nulls(root, before, signature) = ANY (ARRAY[0, 3]))),
    CONSTRAINT ledger_day_check3 CHECK (((root IS NULL) OR (hashed_seq = up_to_seq)))
);

CREATE TABLE public.ledger_entry (
    project_id text NOT NULL,
    entry_id text NOT NULL,
    line smallint NOT NULL,
    account text NOT NULL,
    amount_fen bigint NOT NULL,
    gift_id text,
    posted_at timestamp with time zone NOT NULL,
    seq bigint NOT NULL,
    CONSTRAINT ledger_entry_account_check CHECK (((account ~~ 'fund:_%'::text) OR (account ~~ 'merchant:_%'::text) OR (account ~~ 'held:_%'::text) OR (account ~~ 'spent:_%'::text))),
    CONSTRAINT ledger_entry_amount_fen_check CHECK ((amount_fen <> 0))
);

ALTER TABLE public.ledger_entry ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.ledger_entry_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ledger_node (
    day date NOT NULL,
    level smallint NOT NULL,
    n bigint NOT NULL,
    hash bytea NOT NULL,
    first_seq bigint,
    CONSTRAINT ledger_node_check CHECK (((first_seq IS NOT NULL) = (level = 8))),
    CONSTRAINT ledger_node_level_check CHECK ((level >= 8))
);

CREATE TABLE public.message_consent (
    donor_id text NOT NULL,
    key text NOT NULL,
    accepted jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.message_day (
    donor_id text NOT NULL,
    day date NOT NULL,
    sent integer NOT NULL,
    CONSTRAINT message_day_sent_check CHECK ((sent >= 0))
)
WITH (fillfactor='70');

CREATE TABLE public.migration (
    name text NOT NULL,
    digest text NOT NULL
);

CREATE TABLE public.monthly_invitation (
    donor_id text NOT NULL,
    project_id text NOT NULL,
    notice_id text NOT NULL,
    at timestamp with time zone NOT NULL,
    declined_at timestamp with time zone
);

CREATE TABLE public.mourning (
    from_day date NOT NULL,
    to_day date NOT NULL,
    set_by text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT mourning_check CHECK ((to_day >= from_day))
);

CREATE TABLE public.notice (
    donor_id text NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    project_id text,
    gift_id text,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    message text,
    send_at timestamp with time zone,
    CONSTRAINT notice_check CHECK (((send_at IS NULL) OR (message IS NULL))),
    CONSTRAINT notice_check1 CHECK (
CASE
    WHEN (kind = 'calendar_day'::text) THEN true
    WHEN ((kind = ANY (ARRAY['report_published'::text, 'report_due'::text])) OR starts_with(kind, 'pledge_'::text)) THEN ((project_id IS NOT NULL) AND (gift_id IS NULL))
    ELSE (num_nulls(project_id, gift_id) = 0)
END),
    CONSTRAINT notice_kind_check CHECK ((kind = ANY (ARRAY['gift_settled'::text, 'friend_gave'::text, 'envelope_ended'::text, 'calendar_day'::text, 'pledge_due'::text, 'pledge_failed'::text, 'pledge_held'::text, 'pledge_ended'::text, 'pledge_paused_over'::text, 'report_published'::text, 'pledge_announced'::text, 'pledge_missed'::text, 'pledge_changed'::text, 'envelope_opened'::text, 'echo_sent'::text, 'report_due'::text]))),
    CONSTRAINT notice_message_check CHECK ((message = ANY (ARRAY['unknown'::text, 'sent'::text, 'not_sent'::text])))
);

CREATE TABLE public.payment_alarm (
    id bigint NOT NULL,
    kind text NOT NULL,
    project_id text NOT NULL,
    gift_id text NOT NULL,
    transaction_id text NOT NULL,
    why text NOT NULL,
    stated jsonb NOT NULL,
    event bytea,
    at timestamp with time zone NOT NULL,
    times integer DEFAULT 1 NOT NULL,
    last_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by text,
    closed_how text,
    answer_sealed text,
    CONSTRAINT payment_alarm_check CHECK ((num_nulls(closed_at, closed_by, closed_how) = ANY (ARRAY[0, 3]))),
    CONSTRAINT payment_alarm_closed_how_check CHECK ((closed_how = ANY (ARRAY['returned-by-hand'::text, 'not-ours'::text, 'explained'::text, 'book'::text, 'healed'::text]))),
    CONSTRAINT payment_alarm_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'bill'::text, 'contract'::text, 'debit'::text])))
);

CREATE VIEW public.open_bill_lie AS
 SELECT b.mchid,
    b.day,
    (lie.value ->> 'says'::text) AS says
   FROM (public.bill_day b
     CROSS JOIN LATERAL jsonb_array_elements(b.lies) lie(value))
  WHERE (NOT (EXISTS ( SELECT
           FROM public.payment_alarm a
          WHERE ((a.project_id = (lie.value ->> 'projectId'::text)) AND (a.gift_id = (lie.value ->> 'giftId'::text)) AND (a.transaction_id = (lie.value ->> 'number'::text)) AND (a.closed_at IS NOT NULL)))));

ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment (
    project_id text NOT NULL,
    gift_id text NOT NULL,
    transaction_id text NOT NULL,
    paid_fen bigint NOT NULL,
    paid_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    event bytea,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT payment_source_check CHECK ((source = ANY (ARRAY['callback'::text, 'query'::text, 'bill'::text])))
);

ALTER TABLE public.payment_alarm ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.payment_alarm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pledge_request (
    donor_id text NOT NULL,
    key text NOT NULL,
    pledge_id text NOT NULL,
    body_digest text NOT NULL
);

CREATE TABLE public.pledge_total (
    project_id text NOT NULL,
    pledges bigint DEFAULT 0 NOT NULL,
    people bigint DEFAULT 0 NOT NULL,
    monthly_fen bigint DEFAULT 0 NOT NULL,
    CONSTRAINT pledge_total_check CHECK (((people >= 0) AND (people <= pledges))),
    CONSTRAINT pledge_total_monthly_fen_check CHECK ((monthly_fen >= 0)),
    CONSTRAINT pledge_total_pledges_check CHECK ((pledges >= 0))
)
WITH (fillfactor='50');

CREATE TABLE public.project_day (
    project_id text NOT NULL,
    day date NOT NULL,
    raised_fen bigint DEFAULT 0 NOT NULL,
    refunded_fen bigint DEFAULT 0 NOT NULL,
    gifts bigint DEFAULT 0 NOT NULL,
    CONSTRAINT project_day_raised_fen_check CHECK ((raised_fen >= 0)),
    CONSTRAINT project_day_refunded_fen_check CHECK ((refunded_fen >= 0))
)
WITH (fillfactor='50');

CREATE TABLE public.project_donor (
    project_id text NOT NULL,
    donor_id text NOT NULL
);

CREATE TABLE public.project_draft (
    project_id text NOT NULL,
    charity_id text NOT NULL,
    content jsonb NOT NULL,
    version integer NOT NULL,
    published_version integer,
    updated_at timestamp with time zone NOT NULL,
    updated_by text NOT NULL,
    begun_by text NOT NULL,
    begun_key text,
    CONSTRAINT project_draft_check CHECK ((published_version <= version)),
    CONSTRAINT project_draft_project_id_check CHECK ((project_id ~ '^[a-z0-9]{8}$'::text)),
    CONSTRAINT project_draft_version_check CHECK ((version >= 0))
);

CREATE TABLE public.project_total (
    project_id text NOT NULL,
    raised_fen bigint DEFAULT 0 NOT NULL,
    refunded_fen bigint DEFAULT 0 NOT NULL,
    gifts bigint DEFAULT 0 NOT NULL,
    donors bigint DEFAULT 0 NOT NULL,
    as_of timestamp with time zone NOT NULL,
    moved_in_fen bigint DEFAULT 0 NOT NULL,
    moved_out_fen bigint DEFAULT 0 NOT NULL,
    spent_fen bigint DEFAULT 0 NOT NULL,
    CONSTRAINT project_total_moved_in_fen_check CHECK ((moved_in_fen >= 0)),
    CONSTRAINT project_total_moved_out_fen_check CHECK ((moved_out_fen >= 0)),
    CONSTRAINT project_total_raised_fen_check CHECK ((raised_fen >= 0)),
    CONSTRAINT project_total_refunded_fen_check CHECK ((refunded_fen >= 0)),
    CONSTRAINT project_total_spent_fen_check CHECK ((spent_fen >= 0))
)
WITH (fillfactor='50');

CREATE TABLE public.receipt_wish (
    project_id text NOT NULL,
    gift_id text NOT NULL,
    n integer NOT NULL,
    wish text NOT NULL,
    payer_sealed text,
    payer_code_sealed text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT receipt_wish_check CHECK (((payer_sealed IS NOT NULL) OR (payer_code_sealed IS NULL))),
    CONSTRAINT receipt_wish_check1 CHECK (((wish = 'asked'::text) OR (payer_sealed IS NULL))),
    CONSTRAINT receipt_wish_wish_check CHECK ((wish = ANY (ARRAY['asked'::text, 'waived'::text])))
);

CREATE TABLE public.refund_in_bill (
    project_id text NOT NULL,
    refund_id text NOT NULL,
    mchid text NOT NULL,
    day date NOT NULL
);

CREATE TABLE public.refund_request (
    key text NOT NULL,
    project_id text NOT NULL,
    gift_id text NOT NULL,
    amount_fen bigint NOT NULL,
    refund_id text NOT NULL
);

CREATE TABLE public.reminder (
    donor_id text NOT NULL,
    day date NOT NULL,
    scene text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.report (
    project_id text NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    content jsonb NOT NULL,
    spent_fen bigint NOT NULL,
    vouchers integer NOT NULL,
    published_at timestamp with time zone NOT NULL,
    corrects text,
    version integer DEFAULT 1 NOT NULL,
    counts boolean DEFAULT true NOT NULL,
    CONSTRAINT report_check CHECK (starts_with(id, project_id)),
    CONSTRAINT report_check1 CHECK (((corrects IS NULL) OR ((kind = 'correction'::text) AND (version > 1)))),
    CONSTRAINT report_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'final'::text, 'correction'::text]))),
    CONSTRAINT report_spent_fen_check CHECK ((spent_fen >= 0)),
    CONSTRAINT report_version_check CHECK ((version > 0)),
    CONSTRAINT report_vouchers_check CHECK ((vouchers >= 0))
);

CREATE TABLE public.report_draft (
    id text NOT NULL,
    project_id text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    corrects text,
    author_id text NOT NULL,
    writers text[] NOT NULL,
    key text,
    digest text,
    text_checked boolean DEFAULT false NOT NULL,
    approver_id text,
    why text,
    saved_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    decided_at timestamp with time zone,
    CONSTRAINT report_draft_check CHECK ((author_id = ANY (writers))),
    CONSTRAINT report_draft_check1 CHECK (starts_with(id, project_id)),
    CONSTRAINT report_draft_check2 CHECK ((approver_id <> ALL (writers))),
    CONSTRAINT report_draft_check3 CHECK (((approver_id IS NOT NULL) = (state = ANY (ARRAY['returned'::text, 'published'::text])))),
    CONSTRAINT report_draft_check4 CHECK (((state <> 'published'::text) OR (text_checked AND (sent_at IS NOT NULL) AND (decided_at IS NOT NULL)))),
    CONSTRAINT report_draft_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'final'::text, 'correction'::text]))),
    CONSTRAINT report_draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'waiting'::text, 'returned'::text, 'published'::text]))),
    CONSTRAINT report_draft_version_check CHECK ((version > 0))
);

CREATE TABLE public.review_item (
    id bigint NOT NULL,
    kind text NOT NULL,
    project_id text NOT NULL,
    subject text NOT NULL,
    at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by text,
    shown boolean,
    CONSTRAINT review_item_check CHECK ((num_nulls(decided_at, decided_by, shown) = ANY (ARRAY[0, 3]))),
    CONSTRAINT review_item_kind_check CHECK ((kind = ANY (ARRAY['gift'::text, 'pledge'::text, 'report'::text])))
);

ALTER TABLE public.review_item ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.review_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.session (
    token_hash text NOT NULL,
    donor_id text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);

CREATE TABLE public.share (
    id text NOT NULL,
    donor_id text NOT NULL,
    path text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone
);

CREATE TABLE public.share_code (
    share_id text NOT NULL,
    image text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.share_gift (
    share_id text NOT NULL,
    project_id text NOT NULL,
    gift_id text NOT NULL
);

CREATE TABLE public.share_opening (
    share_id text NOT NULL,
    opener_hash text NOT NULL,
    scene integer,
    first_at timestamp with time zone NOT NULL
);

CREATE TABLE public.spending (
    project_id text NOT NULL,
    report_id text NOT NULL,
    n smallint NOT NULL,
    line text NOT NULL,
    amount_fen bigint NOT NULL,
    note text,
    vouchers text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT spending_amount_fen_check CHECK ((amount_fen <> 0)),
    CONSTRAINT spending_line_check CHECK ((line <> ''::text)),
    CONSTRAINT spending_n_check CHECK ((n > 0))
);

CREATE TABLE public.spending_share (
    project_id text NOT NULL,
    report_id text NOT NULL,
    up_to_seq bigint NOT NULL,
    lines jsonb NOT NULL,
    carried jsonb DEFAULT '[]'::jsonb NOT NULL,
    stage text DEFAULT 'weighing'::text NOT NULL,
    among text DEFAULT 'gifts'::text NOT NULL,
    after text DEFAULT ''::text NOT NULL,
    sums jsonb DEFAULT '{}'::jsonb NOT NULL,
    weight_fen bigint,
    shared_at timestamp with time zone,
    CONSTRAINT spending_share_among_check CHECK ((among = ANY (ARRAY['gifts'::text, 'portions'::text]))),
    CONSTRAINT spending_share_check CHECK (((weight_fen IS NULL) = (stage = 'weighing'::text))),
    CONSTRAINT spending_share_check1 CHECK (((shared_at IS NULL) = (stage <> 'shared'::text))),
    CONSTRAINT spending_share_stage_check CHECK ((stage = ANY (ARRAY['weighing'::text, 'sharing'::text, 'shared'::text])))
);

CREATE TABLE public.staff (
    charity_id text NOT NULL,
    donor_id text NOT NULL,
    role text NOT NULL,
    name_sealed text,
    since timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT staff_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'editor'::text, 'finance'::text])))
);

CREATE TABLE public.staff_invite (
    code_hash text NOT NULL,
    charity_id text NOT NULL,
    role text NOT NULL,
    invited_by text NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    used_by text,
    used_at timestamp with time zone,
    CONSTRAINT staff_invite_check CHECK ((num_nulls(used_by, used_at) = ANY (ARRAY[0, 2]))),
    CONSTRAINT staff_invite_check1 CHECK ((used_at < ends_at)),
    CONSTRAINT staff_invite_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'editor'::text, 'finance'::text])))
);

CREATE TABLE public.video (
    id text NOT NULL,
    project_id text NOT NULL,
    length_ms integer NOT NULL,
    content jsonb NOT NULL,
    CONSTRAINT video_length_ms_check CHECK ((length_ms > 0))
);

CREATE TABLE public.video_watch (
    donor_id text NOT NULL,
    video_id text NOT NULL,
    day date NOT NULL,
    id text NOT NULL,
    position_ms integer DEFAULT 0 NOT NULL,
    parts int4multirange DEFAULT '{}'::int4multirange NOT NULL,
    watched_ms integer DEFAULT 0 NOT NULL,
    completed_at timestamp with time zone
);

CREATE TABLE public.watch_clock (
    donor_id text NOT NULL,
    beat_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.bill_day
    ADD CONSTRAINT bill_day_pkey PRIMARY KEY (mchid, day);

ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_pkey PRIMARY KEY (charity_id, id);

ALTER TABLE ONLY public.charge_attempt
    ADD CONSTRAINT charge_attempt_pkey PRIMARY KEY (pledge_id, period, attempt);

ALTER TABLE ONLY public.charge_attempt
    ADD CONSTRAINT charge_attempt_project_id_gift_id_key UNIQUE (project_id, gift_id);

ALTER TABLE ONLY public.charge_day
    ADD CONSTRAINT charge_day_pkey PRIMARY KEY (mchid, day);

ALTER TABLE ONLY public.charge
    ADD CONSTRAINT charge_pkey PRIMARY KEY (pledge_id, period);

ALTER TABLE ONLY public.charity
    ADD CONSTRAINT charity_credit_code_key UNIQUE (credit_code);

ALTER TABLE ONLY public.charity
    ADD CONSTRAINT charity_mchid_key UNIQUE (mchid);

ALTER TABLE ONLY public.charity
    ADD CONSTRAINT charity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (donor_id, kind, id);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.data_export
    ADD CONSTRAINT data_export_pkey PRIMARY KEY (donor_id, at);

ALTER TABLE ONLY public.deletion
    ADD CONSTRAINT deletion_pkey PRIMARY KEY (donor_id);

ALTER TABLE ONLY public.desk_login
    ADD CONSTRAINT desk_login_pkey PRIMARY KEY (code_hash);

ALTER TABLE ONLY public.desk_login
    ADD CONSTRAINT desk_login_ticket_hash_key UNIQUE (ticket_hash);

ALTER TABLE ONLY public.donor
    ADD CONSTRAINT donor_openid_hash_key UNIQUE (openid_hash);

ALTER TABLE ONLY public.donor
    ADD CONSTRAINT donor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.donor
    ADD CONSTRAINT donor_unionid_hash_key UNIQUE (unionid_hash);

ALTER TABLE ONLY public.echo_gift
    ADD CONSTRAINT echo_gift_pkey PRIMARY KEY (project_id, gift_id, echo_id);

ALTER TABLE ONLY public.echo
    ADD CONSTRAINT echo_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.envelope
    ADD CONSTRAINT envelope_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.envelope_portion
    ADD CONSTRAINT envelope_portion_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.envelope_portion
    ADD CONSTRAINT envelope_portion_project_id_envelope_id_opener_id_watch_id_key UNIQUE NULLS NOT DISTINCT (project_id, envelope_id, opener_id, watch_id);

ALTER TABLE ONLY public.envelope_portion
    ADD CONSTRAINT envelope_portion_project_id_envelope_id_place_key UNIQUE (project_id, envelope_id, place);

ALTER TABLE ONLY public.envelope_portion
    ADD CONSTRAINT envelope_portion_watch_id_key UNIQUE (watch_id);

ALTER TABLE ONLY public.envelope
    ADD CONSTRAINT envelope_project_id_gift_id_key UNIQUE (project_id, gift_id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_pkey PRIMARY KEY (project_id, donor_id);

ALTER TABLE ONLY public.gift
    ADD CONSTRAINT gift_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.gift_request
    ADD CONSTRAINT gift_request_pkey PRIMARY KEY (donor_id, key);

ALTER TABLE ONLY public.gift_use
    ADD CONSTRAINT gift_use_pkey PRIMARY KEY (project_id, gift_id, portion, report_id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, key);

ALTER TABLE ONLY public.ledger_day
    ADD CONSTRAINT ledger_day_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (project_id, entry_id, line);

ALTER TABLE ONLY public.ledger_node
    ADD CONSTRAINT ledger_node_pkey PRIMARY KEY (day, level, n);

ALTER TABLE ONLY public.message_consent
    ADD CONSTRAINT message_consent_pkey PRIMARY KEY (donor_id, key);

ALTER TABLE ONLY public.message_credit
    ADD CONSTRAINT message_credit_pkey PRIMARY KEY (donor_id, template_id);

ALTER TABLE ONLY public.message_day
    ADD CONSTRAINT message_day_pkey PRIMARY KEY (donor_id);

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.monthly_invitation
    ADD CONSTRAINT monthly_invitation_pkey PRIMARY KEY (donor_id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_donor_id_kind_subject_key UNIQUE (donor_id, kind, subject);

ALTER TABLE ONLY public.notice_off
    ADD CONSTRAINT notice_off_pkey PRIMARY KEY (donor_id, kind);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (donor_id, id);

ALTER TABLE ONLY public.pace
    ADD CONSTRAINT pace_pkey PRIMARY KEY (mchid, call);

ALTER TABLE ONLY public.payment_alarm
    ADD CONSTRAINT payment_alarm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (project_id, gift_id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_transaction_id_key UNIQUE (transaction_id);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pledge_request
    ADD CONSTRAINT pledge_request_pkey PRIMARY KEY (donor_id, key);

ALTER TABLE ONLY public.pledge_total
    ADD CONSTRAINT pledge_total_pkey PRIMARY KEY (project_id);

ALTER TABLE ONLY public.project_day
    ADD CONSTRAINT project_day_pkey PRIMARY KEY (project_id, day);

ALTER TABLE ONLY public.project_donor
    ADD CONSTRAINT project_donor_pkey PRIMARY KEY (project_id, donor_id);

ALTER TABLE ONLY public.project_draft
    ADD CONSTRAINT project_draft_begun_by_begun_key_key UNIQUE (begun_by, begun_key);

ALTER TABLE ONLY public.project_draft
    ADD CONSTRAINT project_draft_pkey PRIMARY KEY (project_id);

ALTER TABLE ONLY public.project
    ADD CONSTRAINT project_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.project_total
    ADD CONSTRAINT project_total_pkey PRIMARY KEY (project_id);

ALTER TABLE ONLY public.receipt_wish
    ADD CONSTRAINT receipt_wish_pkey PRIMARY KEY (project_id, gift_id, n);

ALTER TABLE ONLY public.refund_in_bill
    ADD CONSTRAINT refund_in_bill_pkey PRIMARY KEY (project_id, refund_id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.refund_request
    ADD CONSTRAINT refund_request_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_pkey PRIMARY KEY (donor_id, day);

ALTER TABLE ONLY public.report_draft
    ADD CONSTRAINT report_draft_author_id_key_key UNIQUE (author_id, key);

ALTER TABLE ONLY public.report_draft
    ADD CONSTRAINT report_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_project_id_corrects_key UNIQUE (project_id, corrects);

ALTER TABLE ONLY public.review_item
    ADD CONSTRAINT review_item_kind_project_id_subject_key UNIQUE (kind, project_id, subject);

ALTER TABLE ONLY public.review_item
    ADD CONSTRAINT review_item_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.share_code
    ADD CONSTRAINT share_code_pkey PRIMARY KEY (share_id);

ALTER TABLE ONLY public.share
    ADD CONSTRAINT share_donor_id_path_key UNIQUE (donor_id, path);

ALTER TABLE ONLY public.share_gift
    ADD CONSTRAINT share_gift_pkey PRIMARY KEY (share_id, project_id, gift_id);

ALTER TABLE ONLY public.share_opening
    ADD CONSTRAINT share_opening_pkey PRIMARY KEY (share_id, opener_hash);

ALTER TABLE ONLY public.share
    ADD CONSTRAINT share_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.spending
    ADD CONSTRAINT spending_pkey PRIMARY KEY (project_id, report_id, n);

ALTER TABLE ONLY public.spending_share
    ADD CONSTRAINT spending_share_pkey PRIMARY KEY (project_id, report_id);

ALTER TABLE ONLY public.staff_invite
    ADD CONSTRAINT staff_invite_pkey PRIMARY KEY (code_hash);

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (charity_id, donor_id);

ALTER TABLE ONLY public.video
    ADD CONSTRAINT video_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.video_watch
    ADD CONSTRAINT video_watch_id_key UNIQUE (id);

ALTER TABLE ONLY public.video_watch
    ADD CONSTRAINT video_watch_pkey PRIMARY KEY (donor_id, video_id, day);

ALTER TABLE ONLY public.watch_clock
    ADD CONSTRAINT watch_clock_pkey PRIMARY KEY (donor_id);

CREATE INDEX charge_attempt_failed ON public.charge_attempt USING btree (failed_at) WHERE (failed_at IS NOT NULL);

CREATE INDEX charge_concluded ON public.charge USING btree (concluded_at) WHERE (state = ANY (ARRAY['paid'::text, 'missed'::text]));

CREATE UNIQUE INDEX charge_open ON public.charge USING btree (pledge_id) WHERE (state = ANY (ARRAY['planned'::text, 'announced'::text, 'charging'::text, 'retrying'::text]));

CREATE INDEX charge_under_way ON public.charge USING btree (state) WHERE ((state <> 'planned'::text) AND (concluded_at IS NULL));

CREATE INDEX contract_of_pledge ON public.contract USING btree (pledge_id);

CREATE INDEX desk_login_ended ON public.desk_login USING btree (ends_at);

CREATE INDEX echo_to_all ON public.echo USING btree (project_id, at) WHERE to_all;

CREATE INDEX envelope_of_donor ON public.envelope USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX event_of_step ON public.event USING btree (step, at);

CREATE INDEX file_of_owner ON public.file USING btree (owner_id, at);

CREATE UNIQUE INDEX file_once ON public.file USING btree (charity_id, sha256) WHERE (same_as IS NULL);

CREATE INDEX follow_of_donor ON public.follow USING btree (donor_id);

CREATE INDEX gift_of_donor ON public.gift USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX job_due ON public.job USING btree (name, due_at);

CREATE INDEX ledger_entry_in_order ON public.ledger_entry USING brin (seq) WITH (pages_per_range='16');

CREATE INDEX ledger_tile_of ON public.ledger_node USING btree (day, first_seq) WHERE (first_seq IS NOT NULL);

CREATE UNIQUE INDEX mourning_once ON public.mourning USING btree (from_day, to_day) WHERE (ended_at IS NULL);

CREATE INDEX notice_in_order ON public.notice USING btree (donor_id, at DESC, id DESC);

CREATE INDEX notice_unread ON public.notice USING btree (donor_id) WHERE (read_at IS NULL);

CREATE INDEX notice_waiting ON public.notice USING btree (donor_id) WHERE (send_at IS NOT NULL);

CREATE INDEX outbox_in_order ON public.outbox USING btree (id);

CREATE UNIQUE INDEX payment_alarm_once ON public.payment_alarm USING btree (project_id, gift_id, transaction_id, why);

CREATE INDEX payment_alarm_open ON public.payment_alarm USING btree (id) WHERE (closed_at IS NULL);

CREATE INDEX payment_latest ON public.payment USING btree (project_id, recorded_at);

CREATE INDEX pledge_of_donor ON public.pledge USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX portion_sent_to ON public.envelope_portion USING btree (directed_to, id) WHERE (directed_to <> project_id);

CREATE INDEX pot_of_video ON public.envelope USING btree (video_id, started_at, id) WHERE ((video_id IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX project_draft_of_charity ON public.project_draft USING btree (charity_id);

CREATE INDEX refund_asked ON public.refund USING btree (((why <> 'minor'::text)), asked_at, id) WHERE (state = 'asked'::text);

CREATE INDEX refund_done ON public.refund USING btree (done_at) WHERE (state = 'done'::text);

CREATE INDEX refund_of_gift ON public.refund USING btree (project_id, gift_id);

CREATE UNIQUE INDEX refund_under_way ON public.refund USING btree (project_id, gift_id) WHERE (state = ANY (ARRAY['asked'::text, 'under_way'::text, 'stuck'::text]));

CREATE INDEX report_draft_of ON public.report_draft USING btree (project_id, saved_at DESC, id DESC) WHERE (state <> 'published'::text);

CREATE INDEX review_item_open ON public.review_item USING btree (at, id) WHERE (decided_at IS NULL);

CREATE INDEX session_of_donor ON public.session USING btree (donor_id);

CREATE INDEX share_of_donor ON public.share USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX staff_invite_of_charity ON public.staff_invite USING btree (charity_id, ends_at) WHERE (used_at IS NULL);

CREATE INDEX staff_of_donor ON public.staff USING btree (donor_id) WHERE (ended_at IS NULL);

CREATE INDEX video_of_project ON public.video USING btree (project_id, id);

CREATE INDEX video_watched ON public.video_watch USING btree (video_id, day) WHERE (completed_at IS NOT NULL);

CREATE TRIGGER attempt_is_frozen BEFORE UPDATE ON public.charge_attempt FOR EACH ROW WHEN ((((old.project_id IS DISTINCT FROM new.project_id) OR (old.gift_id IS DISTINCT FROM new.gift_id)) OR (old.made_by IS DISTINCT FROM new.made_by))) EXECUTE FUNCTION public.refuse_change('an attempt is frozen');

CREATE TRIGGER attempt_is_kept BEFORE DELETE OR TRUNCATE ON public.charge_attempt FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('attempts are kept');

CREATE TRIGGER attempts_follow_each_other BEFORE INSERT ON public.charge_attempt FOR EACH ROW EXECUTE FUNCTION public.refuse_second_attempt();

CREATE TRIGGER change_log_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.change_log FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('what was changed stays on record');

CREATE TRIGGER charge_is_frozen BEFORE UPDATE ON public.charge FOR EACH ROW WHEN ((((((old.pledge_id IS DISTINCT FROM new.pledge_id) OR (old.period IS DISTINCT FROM new.period)) OR (old.due_on IS DISTINCT FROM new.due_on)) OR (old.window_ends_on IS DISTINCT FROM new.window_ends_on)) OR (new.attempts < old.attempts) OR ((old.project_id IS NOT NULL) AND (((((old.way IS DISTINCT FROM new.way) OR (old.project_id IS DISTINCT FROM new.project_id)) OR (old.amount_fen IS DISTINCT FROM new.amount_fen)) OR (old.mchid IS DISTINCT FROM new.mchid)) OR (old.contract_code IS DISTINCT FROM new.contract_code))))) EXECUTE FUNCTION public.refuse_change('a charge that was announced is frozen');

CREATE TRIGGER charge_is_kept BEFORE DELETE ON public.charge FOR EACH ROW WHEN ((old.state <> 'planned'::text)) EXECUTE FUNCTION public.refuse_change('charges are kept');

CREATE TRIGGER charge_moves_legally BEFORE UPDATE ON public.charge FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND ((((((((((((((((((old.state <> 'planned'::text) OR (new.state <> 'announced'::text)) AND ((old.state <> 'planned'::text) OR (new.state <> 'missed'::text))) AND ((old.state <> 'planned'::text) OR (new.state <> 'skipped'::text))) AND ((old.state <> 'announced'::text) OR (new.state <> 'charging'::text))) AND ((old.state <> 'announced'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'announced'::text) OR (new.state <> 'missed'::text))) AND ((old.state <> 'announced'::text) OR (new.state <> 'skipped'::text))) AND ((old.state <> 'charging'::text) OR (new.state <> 'retrying'::text))) AND ((old.state <> 'charging'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'charging'::text) OR (new.state <> 'missed'::text))) AND ((old.state <> 'charging'::text) OR (new.state <> 'skipped'::text))) AND ((old.state <> 'retrying'::text) OR (new.state <> 'charging'::text))) AND ((old.state <> 'retrying'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'retrying'::text) OR (new.state <> 'missed'::text))) AND ((old.state <> 'retrying'::text) OR (new.state <> 'skipped'::text))) AND ((old.state <> 'missed'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'skipped'::text) OR (new.state <> 'paid'::text))))) EXECUTE FUNCTION public.refuse_change('a charge cannot make this move');

CREATE TRIGGER consent_is_kept BEFORE UPDATE ON public.consent FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('a consent is taken back by another row');

CREATE TRIGGER contract_moves_legally BEFORE UPDATE ON public.contract FOR EACH ROW WHEN ((((old.state IS DISTINCT FROM new.state) AND ((((old.state <> 'asked'::text) OR (new.state <> 'signed'::text)) AND ((old.state <> 'asked'::text) OR (new.state <> 'ended'::text))) AND ((old.state <> 'signed'::text) OR (new.state <> 'ended'::text))) AND (NOT ((old.state = 'ended'::text) AND (new.state = 'signed'::text) AND (old.contract_id IS DISTINCT FROM new.contract_id)))) OR ((old.state = 'signed'::text) AND (new.contract_id <> old.contract_id)) OR (((old.pledge_id IS DISTINCT FROM new.pledge_id) OR (old.mchid IS DISTINCT FROM new.mchid)) OR (old.plan_id IS DISTINCT FROM new.plan_id)))) EXECUTE FUNCTION public.refuse_change('a contract cannot make this move');

CREATE TRIGGER envelope_awaits_review AFTER INSERT ON public.envelope FOR EACH ROW WHEN ((new.blessing IS NOT NULL)) EXECUTE FUNCTION public.await_review_of_blessing();

CREATE TRIGGER envelope_is_frozen BEFORE UPDATE ON public.envelope FOR EACH ROW WHEN ((((((((((old.gift_id IS DISTINCT FROM new.gift_id) OR (old.donor_id IS DISTINCT FROM new.donor_id)) OR (old.project_ids IS DISTINCT FROM new.project_ids)) OR (old.split IS DISTINCT FROM new.split)) OR (old.seed IS DISTINCT FROM new.seed)) OR (old.amounts_fen IS DISTINCT FROM new.amounts_fen)) OR (old.hours IS DISTINCT FROM new.hours)) OR (old.video_id IS DISTINCT FROM new.video_id)) OR (new.opened < old.opened) OR ((old.ended_at IS NOT NULL) AND (new.ended_at IS DISTINCT FROM old.ended_at)))) EXECUTE FUNCTION public.refuse_change('the terms of an envelope are frozen');

CREATE TRIGGER envelope_is_kept BEFORE DELETE OR TRUNCATE ON public.envelope FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('envelopes are kept');

CREATE TRIGGER file_keeps_its_bytes BEFORE UPDATE ON public.file FOR EACH ROW WHEN (((((((((old.id IS DISTINCT FROM new.id) OR (old.charity_id IS DISTINCT FROM new.charity_id)) OR (old.mime IS DISTINCT FROM new.mime)) OR (old.size IS DISTINCT FROM new.size)) OR (old.sha256 IS DISTINCT FROM new.sha256)) OR (old.bytes IS DISTINCT FROM new.bytes)) OR (old.same_as IS DISTINCT FROM new.same_as)) OR (old.kind IS DISTINCT FROM new.kind))) EXECUTE FUNCTION public.refuse_change('a file stays as it was sent');

CREATE TRIGGER first_opening_is_told AFTER INSERT ON public.envelope_portion FOR EACH ROW WHEN ((new.place = 1)) EXECUTE FUNCTION public.tell_first_opening();

CREATE TRIGGER gift_awaits_review AFTER INSERT ON public.gift FOR EACH ROW WHEN (((NOT new.text_checked) AND ((new.message IS NOT NULL) OR (new.name_sealed IS NOT NULL)))) EXECUTE FUNCTION public.await_review('gift');

CREATE TRIGGER gift_is_frozen BEFORE UPDATE ON public.gift FOR EACH ROW WHEN ((((((((((old.amount_fen IS DISTINCT FROM new.amount_fen) OR (old.donor_id IS DISTINCT FROM new.donor_id)) OR (old.charity_id IS DISTINCT FROM new.charity_id)) OR (old.mchid IS DISTINCT FROM new.mchid)) OR (old.description IS DISTINCT FROM new.description)) OR (old.notify_url IS DISTINCT FROM new.notify_url)) OR (old.started_at IS DISTINCT FROM new.started_at)) OR (old.expires_at IS DISTINCT FROM new.expires_at)) OR ((old.payer_hash <> new.payer_hash) AND (new.payer_hash <> ''::text)))) EXECUTE FUNCTION public.refuse_change('the terms of a gift are frozen');

CREATE TRIGGER gift_is_kept BEFORE DELETE OR TRUNCATE ON public.gift FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('gifts are kept');

CREATE TRIGGER gift_moves_legally BEFORE UPDATE ON public.gift FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND ((((((((((old.state <> 'started'::text) OR (new.state <> 'settled'::text)) AND ((old.state <> 'started'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'started'::text) OR (new.state <> 'expired'::text))) AND ((old.state <> 'expired'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'paid'::text) OR (new.state <> 'settled'::text))) AND ((old.state <> 'paid'::text) OR (new.state <> 'refunded'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'partly_refunded'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'refunded'::text))) AND ((old.state <> 'partly_refunded'::text) OR (new.state <> 'refunded'::text))))) EXECUTE FUNCTION public.refuse_change('a gift cannot make this move');

CREATE TRIGGER gift_use_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.gift_use FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('shares are kept');

CREATE TRIGGER ledger_day_is_kept BEFORE DELETE OR TRUNCATE ON public.ledger_day FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('closed days are kept');

CREATE TRIGGER ledger_day_is_stated_once BEFORE UPDATE ON public.ledger_day FOR EACH ROW WHEN (((old.root IS NOT NULL) OR (((((old.day IS DISTINCT FROM new.day) OR (old.after_seq IS DISTINCT FROM new.after_seq)) OR (old.up_to_seq IS DISTINCT FROM new.up_to_seq)) OR (old.secret IS DISTINCT FROM new.secret)) OR (old.sealed_at IS DISTINCT FROM new.sealed_at)))) EXECUTE FUNCTION public.refuse_change('a closed day is kept as it is');

CREATE TRIGGER ledger_entry_balances AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_unbalanced();

CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('ledger entries are kept; post a reversing entry');

CREATE TRIGGER ledger_entry_is_posted_while_open BEFORE INSERT ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION public.post_while_open();

CREATE TRIGGER ledger_node_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_node FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('closed days are kept');

CREATE TRIGGER notice_is_for_somebody BEFORE INSERT ON public.notice FOR EACH ROW EXECUTE FUNCTION public.tell_nobody_gone();

CREATE TRIGGER payment_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('payments are kept');

CREATE TRIGGER pledge_awaits_review AFTER INSERT ON public.pledge FOR EACH ROW WHEN (((NOT new.text_checked) AND (new.name_sealed IS NOT NULL))) EXECUTE FUNCTION public.await_review('pledge');

CREATE TRIGGER pledge_is_frozen BEFORE UPDATE ON public.pledge FOR EACH ROW WHEN (((((old.donor_id IS DISTINCT FROM new.donor_id) OR (old.seed IS DISTINCT FROM new.seed)) OR (old.started_at IS DISTINCT FROM new.started_at)) OR ((old.state = 'ended'::text) AND ((((((old.amount_fen IS DISTINCT FROM new.amount_fen) OR (old.day IS DISTINCT FROM new.day)) OR (old.project_id IS DISTINCT FROM new.project_id)) OR (old.way IS DISTINCT FROM new.way)) OR (old.ended_at IS DISTINCT FROM new.ended_at)) OR (old.ended IS DISTINCT FROM new.ended))))) EXECUTE FUNCTION public.refuse_change('a pledge that has ended is frozen');

CREATE TRIGGER pledge_is_kept BEFORE DELETE OR TRUNCATE ON public.pledge FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('pledges are kept');

CREATE TRIGGER pledge_moves_legally BEFORE UPDATE ON public.pledge FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND (((((((old.state <> 'signing'::text) OR (new.state <> 'active'::text)) AND ((old.state <> 'signing'::text) OR (new.state <> 'ended'::text))) AND ((old.state <> 'active'::text) OR (new.state <> 'paused'::text))) AND ((old.state <> 'active'::text) OR (new.state <> 'ended'::text))) AND ((old.state <> 'paused'::text) OR (new.state <> 'active'::text))) AND ((old.state <> 'paused'::text) OR (new.state <> 'ended'::text))))) EXECUTE FUNCTION public.refuse_change('a pledge cannot make this move');

CREATE TRIGGER pledges_are_counted AFTER INSERT ON public.pledge REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.count_new_pledges();

CREATE TRIGGER pledges_are_counted_again AFTER UPDATE ON public.pledge REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION public.count_changed_pledges();

CREATE TRIGGER portion_is_directed_once BEFORE UPDATE ON public.envelope_portion FOR EACH ROW WHEN ((((((old.amount_fen IS DISTINCT FROM new.amount_fen) OR (old.opener_id IS DISTINCT FROM new.opener_id)) OR (old.place IS DISTINCT FROM new.place)) OR (old.watch_id IS DISTINCT FROM new.watch_id)) OR ((old.directed_to IS NOT NULL) AND (new.directed_to IS DISTINCT FROM old.directed_to)) OR (old.returned_at IS NOT NULL))) EXECUTE FUNCTION public.refuse_change('a portion is directed once');

CREATE TRIGGER portion_is_kept BEFORE DELETE OR TRUNCATE ON public.envelope_portion FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('portions are kept');

CREATE TRIGGER receipt_wish_is_kept BEFORE UPDATE ON public.receipt_wish FOR EACH ROW WHEN (((((((old.project_id IS DISTINCT FROM new.project_id) OR (old.gift_id IS DISTINCT FROM new.gift_id)) OR (old.n IS DISTINCT FROM new.n)) OR (old.wish IS DISTINCT FROM new.wish)) OR (old.at IS DISTINCT FROM new.at)) OR ((new.payer_sealed IS NOT NULL) AND (new.payer_sealed IS DISTINCT FROM old.payer_sealed)) OR ((new.payer_code_sealed IS NOT NULL) AND (new.payer_code_sealed IS DISTINCT FROM old.payer_code_sealed)))) EXECUTE FUNCTION public.refuse_change('wishes are kept');

CREATE TRIGGER refund_ends_its_envelope AFTER INSERT OR UPDATE OF state ON public.refund FOR EACH ROW WHEN ((new.state = 'under_way'::text)) EXECUTE FUNCTION public.end_envelope_of_refund();

CREATE TRIGGER refund_fits_its_gift BEFORE INSERT OR UPDATE OF amount_fen ON public.refund FOR EACH ROW EXECUTE FUNCTION public.refuse_excess();

CREATE TRIGGER refund_is_kept BEFORE DELETE OR TRUNCATE ON public.refund FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('refunds are kept');

CREATE TRIGGER refund_moves_legally BEFORE UPDATE ON public.refund FOR EACH ROW WHEN ((((old.state <> new.state) AND (((((((((old.state <> 'asked'::text) OR (new.state <> 'under_way'::text)) AND ((old.state <> 'asked'::text) OR (new.state <> 'declined'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'done'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'failed'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'stuck'::text))) AND ((old.state <> 'stuck'::text) OR (new.state <> 'done'::text))) AND ((old.state <> 'stuck'::text) OR (new.state <> 'failed'::text))) AND ((old.state <> 'failed'::text) OR (new.state <> 'done'::text)))) OR (old.gift_id <> new.gift_id) OR ((old.amount_fen <> new.amount_fen) AND ((old.state <> 'asked'::text) OR (new.state <> 'under_way'::text))) OR ((old.state = new.state) AND (old.state <> ALL (ARRAY['asked'::text, 'under_way'::text])) AND ((((old.why IS DISTINCT FROM new.why) OR (old.asked_at IS DISTINCT FROM new.asked_at)) OR (old.granted_at IS DISTINCT FROM new.granted_at)) OR (old.done_at IS DISTINCT FROM new.done_at))))) EXECUTE FUNCTION public.refuse_change('a refund cannot make this move');

CREATE TRIGGER report_awaits_review AFTER INSERT OR UPDATE OF state, version ON public.report_draft FOR EACH ROW WHEN (((new.state = 'waiting'::text) AND (NOT new.text_checked))) EXECUTE FUNCTION public.await_review_of_report();

CREATE TRIGGER report_draft_is_kept BEFORE DELETE OR TRUNCATE ON public.report_draft FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('reports are kept');

CREATE TRIGGER report_draft_moves_legally BEFORE UPDATE ON public.report_draft FOR EACH ROW WHEN (((old.state = 'published'::text) OR ((((((((old.state <> 'draft'::text) OR (new.state <> 'draft'::text)) AND ((old.state <> 'draft'::text) OR (new.state <> 'waiting'::text))) AND ((old.state <> 'waiting'::text) OR (new.state <> 'waiting'::text))) AND ((old.state <> 'waiting'::text) OR (new.state <> 'returned'::text))) AND ((old.state <> 'waiting'::text) OR (new.state <> 'published'::text))) AND ((old.state <> 'returned'::text) OR (new.state <> 'draft'::text))) AND ((old.state <> 'returned'::text) OR (new.state <> 'waiting'::text))) OR ((old.state = 'waiting'::text) AND (new.content <> old.content)) OR ((old.id <> new.id) OR (old.project_id <> new.project_id) OR (old.author_id <> new.author_id)))) EXECUTE FUNCTION public.refuse_change('a report cannot make this move');

CREATE TRIGGER report_is_kept BEFORE UPDATE ON public.report FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('a report that stands is kept; publish a correction');

CREATE TRIGGER spending_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.spending FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('spending is kept; publish a correction');

CREATE TRIGGER spent_is_what_came_in BEFORE UPDATE ON public.project_total FOR EACH ROW WHEN (((new.spent_fen > old.spent_fen) AND (new.spent_fen > new.raised_fen))) EXECUTE FUNCTION public.refuse_change('more would be spent than came in');

CREATE TRIGGER staff_invite_is_used_once BEFORE UPDATE ON public.staff_invite FOR EACH ROW WHEN ((old.used_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change('an invitation is used once');

ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.charge_attempt
    ADD CONSTRAINT charge_attempt_pledge_id_period_fkey FOREIGN KEY (pledge_id, period) REFERENCES public.charge(pledge_id, period);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_pledge_id_fkey FOREIGN KEY (pledge_id) REFERENCES public.pledge(id);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.echo_gift
    ADD CONSTRAINT echo_gift_project_id_echo_id_fkey FOREIGN KEY (project_id, echo_id) REFERENCES public.echo(project_id, id);

ALTER TABLE ONLY public.echo
    ADD CONSTRAINT echo_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.envelope_portion
    ADD CONSTRAINT envelope_portion_watch_id_fkey FOREIGN KEY (watch_id) REFERENCES public.video_watch(id);

ALTER TABLE ONLY public.envelope
    ADD CONSTRAINT envelope_video_id_fkey FOREIGN KEY (video_id) REFERENCES public.video(id);

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_same_as_fkey FOREIGN KEY (same_as) REFERENCES public.file(id);

ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.ledger_node
    ADD CONSTRAINT ledger_node_day_fkey FOREIGN KEY (day) REFERENCES public.ledger_day(day);

ALTER TABLE ONLY public.monthly_invitation
    ADD CONSTRAINT monthly_invitation_donor_id_notice_id_fkey FOREIGN KEY (donor_id, notice_id) REFERENCES public.notice(donor_id, id);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.project
    ADD CONSTRAINT project_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.project_draft
    ADD CONSTRAINT project_draft_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES public.donor(id);

ALTER TABLE ONLY public.report_draft
    ADD CONSTRAINT report_draft_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_project_id_corrects_fkey FOREIGN KEY (project_id, corrects) REFERENCES public.report(project_id, id);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES public.donor(id);

ALTER TABLE ONLY public.share_code
    ADD CONSTRAINT share_code_share_id_fkey FOREIGN KEY (share_id) REFERENCES public.share(id);

ALTER TABLE ONLY public.share
    ADD CONSTRAINT share_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES public.donor(id);

ALTER TABLE ONLY public.share_gift
    ADD CONSTRAINT share_gift_share_id_fkey FOREIGN KEY (share_id) REFERENCES public.share(id);

ALTER TABLE ONLY public.share_opening
    ADD CONSTRAINT share_opening_share_id_fkey FOREIGN KEY (share_id) REFERENCES public.share(id);

ALTER TABLE ONLY public.spending
    ADD CONSTRAINT spending_project_id_report_id_fkey FOREIGN KEY (project_id, report_id) REFERENCES public.report(project_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.staff_invite
    ADD CONSTRAINT staff_invite_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.video
    ADD CONSTRAINT video_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.video_watch
    ADD CONSTRAINT video_watch_video_id_fkey FOREIGN KEY (video_id) REFERENCES public.video(id);
