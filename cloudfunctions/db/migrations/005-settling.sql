-- Settling: the one writer of gifts' money, owned by cloudfunctions/ledger. A batch of payments is
-- compared with the frozen gifts, recorded, booked and announced in one round trip, set by set. Whoever
-- brings the same payment again changes nothing and gets the same answer.
create type stated_payment as (
  n integer, project_id text, gift_id text, transaction_id text, paid_fen bigint, currency text,
  payer_hash text, mchid text, paid_at timestamptz, source text,
  -- Where in `events` the bytes of the raw event lie, which so travel as they came.
  event_at integer, event_bytes integer
);

create type judged_payment as (
  n integer, project_id text, gift_id text, donor_id text, paid_fen bigint,
  -- Booked by this call; others were so by an earlier one, or do not fit.
  fresh boolean,
  misfit text, closed text, outcome text
);

-- `batch` is an array of stated payments, of a gift one at most. For each `n` comes an outcome:
--   settled  booked to the project's fund (now, or by an earlier call with the same payment)
--   held     taken, but the project could not take it at `paid_at`: booked to held:<gift>, and a
--            refund is under way
--   refused  it does not fit what was frozen; `why` says where. Nothing is booked, an alarm stands.
create function settle_payments(batch json, events bytea, at timestamptz)
returns table (n integer, outcome text, why text)
language plpgsql
-- A plan is kept for as long as a connection lives. One made while the tables were small must not read
-- them whole when they are large: every join here is a look-up by key.
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
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

-- The end of a refund that the provider has carried out: the reversing entry, the gift's new state,
-- the totals and the announcement. True the first time, false when it was booked before.
create function settle_refund(of_project text, of_refund text, at timestamptz)
returns boolean
language plpgsql as $$
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
