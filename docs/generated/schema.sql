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

CREATE FUNCTION public.beijing_day(at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (((at AT TIME ZONE 'UTC'::text) + '08:00:00'::interval))::date;

CREATE FUNCTION public.beijing_day_end(day date) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((day + 1))::timestamp without time zone - '08:00:00'::interval) AT TIME ZONE 'UTC'::text);

CREATE FUNCTION public.billed_by(done_at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN public.beijing_day((done_at + '00:10:00'::interval));

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
  median double precision;
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
      return query select closed, jsonb_strip_nulls(jsonb_build_object(
        'projectId', want.project_id,
        'endedOn', case when closed = 'PROJECT_ENDED' and project.ends_on <= beijing_day(at)
          then project.ends_on end,
        'startsOn', case when closed = 'PROJECT_NOT_STARTED' then project.starts_on end,
        'reportDueOn', case when closed = 'REPORT_LATE' then project.next_report_due_on end
      )), null::gift;
      return;
    end if;

    if not want.confirmed_large then
      select percentile_cont(0.5) within group (order by amount_fen) into median from (
        select g.amount_fen from gift g
        where g.donor_id = want.donor_id and g.state in ('settled', 'partly_refunded')
        order by g.started_at desc limit 50
      ) recent;
      if want.amount_fen >= 100000 or want.amount_fen >= 10 * median then
        return query select 'CONFIRM_LARGE_AMOUNT', jsonb_build_object(
          'amountFen', want.amount_fen, 'medianFen', round(median)::bigint), null::gift;
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

CREATE FUNCTION public.notice_id(kind text, subject text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN "left"(encode(sha256(convert_to(((kind || ':'::text) || subject), 'UTF8'::name)), 'hex'::text), 32);

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

CREATE TABLE public.charity (
    id text NOT NULL,
    mchid text,
    certificate_until date NOT NULL,
    content jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

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
    CONSTRAINT project_check CHECK ((ends_on >= starts_on)),
    CONSTRAINT project_check1 CHECK (((state = 'draft'::text) OR (record_number IS NOT NULL) OR (filing_due_on IS NOT NULL))),
    CONSTRAINT project_id_check CHECK ((id ~ '^[a-z0-9]{8}$'::text)),
    CONSTRAINT project_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text])))
);

CREATE FUNCTION public.payable_until(project public.project, charity public.charity, at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN LEAST((at + '00:15:00'::interval), public.beijing_day_end((project).ends_on), public.beijing_day_end((charity).certificate_until), public.beijing_day_end((project).next_report_due_on), CASE WHEN ((project).record_number IS NULL) THEN public.beijing_day_end((project).filing_due_on) ELSE NULL::timestamp with time zone END);

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

CREATE FUNCTION public.refuse_unbalanced() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (
    select from added group by project_id, entry_id having sum(amount_fen) <> 0 or count(*) < 2
  ) then
    raise exception 'an entry does not sum to zero' using errcode = 'integrity_constraint_violation';
  end if;
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
  ), booked as (
    insert into ledger_entry (project_id, entry_id, line, account, amount_fen, gift_id, posted_at)
    select project_id, 'return:' || id, line, account, fen, of_gift, at
    from returned cross join lateral (values
      (1, 'fund:' || directed_to, amount_fen), (2, 'fund:' || project_id, -amount_fen)
    ) as entry (line, account, fen)
  )
  select jsonb_agg(jsonb_build_object('project_id', project_id, 'to_project', directed_to,
      'amount_fen', -amount_fen)) into coming_back
    from returned;
  perform move_totals(coming_back, at);
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
  -- Everybody locks in the same order, gifts before totals, so that two processes cannot deadlock.
  -- A locked row is read as it is now, also when another process has just settled it.
  with looked_up as materialized (
    select i.*, g.state, g.settled_at, g.donor_id, g.charity_id,
      case
        when g.id is null then 'unknown gift'
        when g.amount_fen <> i.paid_fen then 'amount'
        when i.currency <> 'CNY' then 'currency'
        when g.mchid <> i.mchid then 'merchant'
        when g.payer_hash <> i.payer_hash then 'payer'
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

CREATE FUNCTION public.why_closed(project public.project, charity public.charity, at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((project).state = 'draft'::text) THEN 'NO_SUCH_PROJECT'::text WHEN (((project).state = 'closed'::text) OR (public.beijing_day(at) > (project).ends_on)) THEN 'PROJECT_ENDED'::text WHEN (public.beijing_day(at) < (project).starts_on) THEN 'PROJECT_NOT_STARTED'::text WHEN (public.beijing_day(at) > (charity).certificate_until) THEN 'CERTIFICATE_EXPIRED'::text WHEN (((project).record_number IS NULL) AND (((project).filing_due_on IS NULL) OR (public.beijing_day(at) > (project).filing_due_on))) THEN 'RECORD_NUMBER_MISSING'::text WHEN (public.beijing_day(at) > (project).next_report_due_on) THEN 'REPORT_LATE'::text ELSE NULL::text END;

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

CREATE TABLE public.donor (
    id text NOT NULL,
    openid_hash text NOT NULL,
    openid_sealed text NOT NULL,
    unionid_hash text,
    unionid_sealed text,
    created_at timestamp with time zone NOT NULL
);

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

CREATE TABLE public.gift_request (
    donor_id text NOT NULL,
    key text NOT NULL,
    project_id text NOT NULL,
    gift_id text NOT NULL,
    body_digest text NOT NULL
);

CREATE TABLE public.job (
    name text NOT NULL,
    key text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL
);

CREATE TABLE public.ledger_entry (
    project_id text NOT NULL,
    entry_id text NOT NULL,
    line smallint NOT NULL,
    account text NOT NULL,
    amount_fen bigint NOT NULL,
    gift_id text,
    posted_at timestamp with time zone NOT NULL,
    CONSTRAINT ledger_entry_account_check CHECK (((account ~~ 'fund:_%'::text) OR (account ~~ 'merchant:_%'::text) OR (account ~~ 'held:_%'::text) OR (account ~~ 'spent:_%'::text))),
    CONSTRAINT ledger_entry_amount_fen_check CHECK ((amount_fen <> 0))
);

CREATE TABLE public.message_consent (
    donor_id text NOT NULL,
    key text NOT NULL,
    accepted jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.message_credit (
    donor_id text NOT NULL,
    template_id text NOT NULL,
    credits integer NOT NULL,
    CONSTRAINT message_credit_credits_check CHECK (((credits >= 0) AND (credits <= 100)))
);

CREATE TABLE public.migration (
    name text NOT NULL,
    digest text NOT NULL
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
    CONSTRAINT notice_check CHECK (((kind = 'calendar_day'::text) OR (num_nulls(project_id, gift_id) = 0))),
    CONSTRAINT notice_kind_check CHECK ((kind = ANY (ARRAY['gift_settled'::text, 'friend_gave'::text, 'envelope_ended'::text, 'calendar_day'::text]))),
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
    CONSTRAINT payment_alarm_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'bill'::text])))
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

CREATE TABLE public.outbox (
    project_id text NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    facts jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

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

CREATE TABLE public.project_total (
    project_id text NOT NULL,
    raised_fen bigint DEFAULT 0 NOT NULL,
    refunded_fen bigint DEFAULT 0 NOT NULL,
    gifts bigint DEFAULT 0 NOT NULL,
    donors bigint DEFAULT 0 NOT NULL,
    as_of timestamp with time zone NOT NULL,
    moved_in_fen bigint DEFAULT 0 NOT NULL,
    moved_out_fen bigint DEFAULT 0 NOT NULL,
    CONSTRAINT project_total_moved_in_fen_check CHECK ((moved_in_fen >= 0)),
    CONSTRAINT project_total_moved_out_fen_check CHECK ((moved_out_fen >= 0)),
    CONSTRAINT project_total_raised_fen_check CHECK ((raised_fen >= 0)),
    CONSTRAINT project_total_refunded_fen_check CHECK ((refunded_fen >= 0))
)
WITH (fillfactor='50');

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
    CONSTRAINT report_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'final'::text, 'correction'::text]))),
    CONSTRAINT report_spent_fen_check CHECK ((spent_fen >= 0)),
    CONSTRAINT report_vouchers_check CHECK ((vouchers >= 0))
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

ALTER TABLE ONLY public.charity
    ADD CONSTRAINT charity_mchid_key UNIQUE (mchid);

ALTER TABLE ONLY public.charity
    ADD CONSTRAINT charity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.donor
    ADD CONSTRAINT donor_openid_hash_key UNIQUE (openid_hash);

ALTER TABLE ONLY public.donor
    ADD CONSTRAINT donor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.donor
    ADD CONSTRAINT donor_unionid_hash_key UNIQUE (unionid_hash);

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

ALTER TABLE ONLY public.gift
    ADD CONSTRAINT gift_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.gift_request
    ADD CONSTRAINT gift_request_pkey PRIMARY KEY (donor_id, key);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, key);

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (project_id, entry_id, line);

ALTER TABLE ONLY public.message_consent
    ADD CONSTRAINT message_consent_pkey PRIMARY KEY (donor_id, key);

ALTER TABLE ONLY public.message_credit
    ADD CONSTRAINT message_credit_pkey PRIMARY KEY (donor_id, template_id);

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_donor_id_kind_subject_key UNIQUE (donor_id, kind, subject);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (donor_id, id);

ALTER TABLE ONLY public.payment_alarm
    ADD CONSTRAINT payment_alarm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (project_id, gift_id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_project_id_transaction_id_key UNIQUE (project_id, transaction_id);

ALTER TABLE ONLY public.project_day
    ADD CONSTRAINT project_day_pkey PRIMARY KEY (project_id, day);

ALTER TABLE ONLY public.project_donor
    ADD CONSTRAINT project_donor_pkey PRIMARY KEY (project_id, donor_id);

ALTER TABLE ONLY public.project
    ADD CONSTRAINT project_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.project_total
    ADD CONSTRAINT project_total_pkey PRIMARY KEY (project_id);

ALTER TABLE ONLY public.refund_in_bill
    ADD CONSTRAINT refund_in_bill_pkey PRIMARY KEY (project_id, refund_id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_pkey PRIMARY KEY (project_id, id);

ALTER TABLE ONLY public.refund_request
    ADD CONSTRAINT refund_request_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_pkey PRIMARY KEY (donor_id, day);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (project_id, id);

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

ALTER TABLE ONLY public.video
    ADD CONSTRAINT video_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.video_watch
    ADD CONSTRAINT video_watch_id_key UNIQUE (id);

ALTER TABLE ONLY public.video_watch
    ADD CONSTRAINT video_watch_pkey PRIMARY KEY (donor_id, video_id, day);

ALTER TABLE ONLY public.watch_clock
    ADD CONSTRAINT watch_clock_pkey PRIMARY KEY (donor_id);

CREATE INDEX envelope_of_donor ON public.envelope USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX event_of_step ON public.event USING btree (step, at);

CREATE INDEX gift_of_donor ON public.gift USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX job_due ON public.job USING btree (name, due_at);

CREATE UNIQUE INDEX mourning_once ON public.mourning USING btree (from_day, to_day) WHERE (ended_at IS NULL);

CREATE INDEX notice_in_order ON public.notice USING btree (donor_id, at DESC, id DESC);

CREATE INDEX notice_unread ON public.notice USING btree (donor_id) WHERE (read_at IS NULL);

CREATE INDEX outbox_in_order ON public.outbox USING btree (id);

CREATE UNIQUE INDEX payment_alarm_once ON public.payment_alarm USING btree (project_id, gift_id, transaction_id, why);

CREATE INDEX payment_alarm_open ON public.payment_alarm USING btree (id) WHERE (closed_at IS NULL);

CREATE INDEX payment_latest ON public.payment USING btree (project_id, recorded_at);

CREATE INDEX pot_of_video ON public.envelope USING btree (video_id, started_at, id) WHERE ((video_id IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX refund_asked ON public.refund USING btree (((why <> 'minor'::text)), asked_at, id) WHERE (state = 'asked'::text);

CREATE INDEX refund_done ON public.refund USING btree (done_at) WHERE (state = 'done'::text);

CREATE INDEX refund_of_gift ON public.refund USING btree (project_id, gift_id);

CREATE UNIQUE INDEX refund_under_way ON public.refund USING btree (project_id, gift_id) WHERE (state = ANY (ARRAY['asked'::text, 'under_way'::text, 'stuck'::text]));

CREATE INDEX session_of_donor ON public.session USING btree (donor_id);

CREATE INDEX share_of_donor ON public.share USING btree (donor_id, started_at DESC, id DESC);

CREATE INDEX video_of_project ON public.video USING btree (project_id, id);

CREATE INDEX video_watched ON public.video_watch USING btree (video_id, day) WHERE (completed_at IS NOT NULL);

CREATE TRIGGER envelope_is_frozen BEFORE UPDATE ON public.envelope FOR EACH ROW WHEN ((((((((((old.gift_id IS DISTINCT FROM new.gift_id) OR (old.donor_id IS DISTINCT FROM new.donor_id)) OR (old.project_ids IS DISTINCT FROM new.project_ids)) OR (old.split IS DISTINCT FROM new.split)) OR (old.seed IS DISTINCT FROM new.seed)) OR (old.amounts_fen IS DISTINCT FROM new.amounts_fen)) OR (old.hours IS DISTINCT FROM new.hours)) OR (old.video_id IS DISTINCT FROM new.video_id)) OR (new.opened < old.opened) OR ((old.ended_at IS NOT NULL) AND (new.ended_at IS DISTINCT FROM old.ended_at)))) EXECUTE FUNCTION public.refuse_change('the terms of an envelope are frozen');

CREATE TRIGGER envelope_is_kept BEFORE DELETE OR TRUNCATE ON public.envelope FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('envelopes are kept');

CREATE TRIGGER gift_is_frozen BEFORE UPDATE ON public.gift FOR EACH ROW WHEN ((((((((((old.amount_fen IS DISTINCT FROM new.amount_fen) OR (old.donor_id IS DISTINCT FROM new.donor_id)) OR (old.charity_id IS DISTINCT FROM new.charity_id)) OR (old.mchid IS DISTINCT FROM new.mchid)) OR (old.payer_hash IS DISTINCT FROM new.payer_hash)) OR (old.description IS DISTINCT FROM new.description)) OR (old.notify_url IS DISTINCT FROM new.notify_url)) OR (old.started_at IS DISTINCT FROM new.started_at)) OR (old.expires_at IS DISTINCT FROM new.expires_at))) EXECUTE FUNCTION public.refuse_change('the terms of a gift are frozen');

CREATE TRIGGER gift_is_kept BEFORE DELETE OR TRUNCATE ON public.gift FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('gifts are kept');

CREATE TRIGGER gift_moves_legally BEFORE UPDATE ON public.gift FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND ((((((((((old.state <> 'started'::text) OR (new.state <> 'settled'::text)) AND ((old.state <> 'started'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'started'::text) OR (new.state <> 'expired'::text))) AND ((old.state <> 'expired'::text) OR (new.state <> 'paid'::text))) AND ((old.state <> 'paid'::text) OR (new.state <> 'settled'::text))) AND ((old.state <> 'paid'::text) OR (new.state <> 'refunded'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'partly_refunded'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'refunded'::text))) AND ((old.state <> 'partly_refunded'::text) OR (new.state <> 'refunded'::text))))) EXECUTE FUNCTION public.refuse_change('a gift cannot make this move');

CREATE TRIGGER ledger_entry_balances AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_unbalanced();

CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('ledger entries are kept; post a reversing entry');

CREATE TRIGGER payment_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('payments are kept');

CREATE TRIGGER portion_is_directed_once BEFORE UPDATE ON public.envelope_portion FOR EACH ROW WHEN ((((((old.amount_fen IS DISTINCT FROM new.amount_fen) OR (old.opener_id IS DISTINCT FROM new.opener_id)) OR (old.place IS DISTINCT FROM new.place)) OR (old.watch_id IS DISTINCT FROM new.watch_id)) OR ((old.directed_to IS NOT NULL) AND (new.directed_to IS DISTINCT FROM old.directed_to)) OR (old.returned_at IS NOT NULL))) EXECUTE FUNCTION public.refuse_change('a portion is directed once');

CREATE TRIGGER portion_is_kept BEFORE DELETE OR TRUNCATE ON public.envelope_portion FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('portions are kept');

CREATE TRIGGER refund_ends_its_envelope AFTER INSERT OR UPDATE OF state ON public.refund FOR EACH ROW WHEN ((new.state = 'under_way'::text)) EXECUTE FUNCTION public.end_envelope_of_refund();

CREATE TRIGGER refund_fits_its_gift BEFORE INSERT OR UPDATE OF amount_fen ON public.refund FOR EACH ROW EXECUTE FUNCTION public.refuse_excess();

CREATE TRIGGER refund_is_kept BEFORE DELETE OR TRUNCATE ON public.refund FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('refunds are kept');

CREATE TRIGGER refund_moves_legally BEFORE UPDATE ON public.refund FOR EACH ROW WHEN (((((((((((((old.state <> 'asked'::text) OR (new.state <> 'under_way'::text)) AND ((old.state <> 'asked'::text) OR (new.state <> 'declined'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'done'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'failed'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'stuck'::text))) AND ((old.state <> 'stuck'::text) OR (new.state <> 'done'::text))) AND ((old.state <> 'stuck'::text) OR (new.state <> 'failed'::text))) AND ((old.state <> 'failed'::text) OR (new.state <> 'done'::text))) AND ((old.state <> 'asked'::text) OR (new.state <> 'asked'::text))) AND ((old.state <> 'under_way'::text) OR (new.state <> 'under_way'::text))) OR (old.gift_id <> new.gift_id) OR ((old.amount_fen <> new.amount_fen) AND ((old.state <> 'asked'::text) OR (new.state <> 'under_way'::text))))) EXECUTE FUNCTION public.refuse_change('a refund cannot make this move');

ALTER TABLE ONLY public.envelope_portion
    ADD CONSTRAINT envelope_portion_watch_id_fkey FOREIGN KEY (watch_id) REFERENCES public.video_watch(id);

ALTER TABLE ONLY public.envelope
    ADD CONSTRAINT envelope_video_id_fkey FOREIGN KEY (video_id) REFERENCES public.video(id);

ALTER TABLE ONLY public.project
    ADD CONSTRAINT project_charity_id_fkey FOREIGN KEY (charity_id) REFERENCES public.charity(id);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES public.donor(id);

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

ALTER TABLE ONLY public.video
    ADD CONSTRAINT video_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id);

ALTER TABLE ONLY public.video_watch
    ADD CONSTRAINT video_watch_video_id_fkey FOREIGN KEY (video_id) REFERENCES public.video(id);
