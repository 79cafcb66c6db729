-- Starting: a request is judged and frozen under its caller's key in one statement's transaction, so
-- that a crash or an early callback finds the gift. No money moves here.

create function beijing_day_end(day date) returns timestamptz
language sql immutable parallel safe
return ((day + 1)::timestamp - interval '8 hours') at time zone 'UTC';

-- The last moment at which a gift that starts now may be paid: a quarter of an hour, or earlier when
-- something ends before that which `why_closed` asks for.
create function payable_until(project project, charity charity, at timestamptz) returns timestamptz
language sql immutable parallel safe
return least(
  at + interval '15 minutes',
  beijing_day_end(project.ends_on),
  beijing_day_end(charity.certificate_until),
  beijing_day_end(project.next_report_due_on),
  beijing_day_end(project.record_until),
  case when project.record_number is null then beijing_day_end(project.filing_due_on) end
);

-- What is said beside a refusal of `why_closed`.
create function closed_detail(project project, project_id text, closed text, at timestamptz)
returns jsonb
language sql stable parallel safe
return jsonb_strip_nulls(jsonb_build_object(
  'projectId', project_id,
  'endedOn', case when closed = 'PROJECT_ENDED' and project.ends_on <= beijing_day(at)
    then project.ends_on end,
  'startsOn', case when closed = 'PROJECT_NOT_STARTED' then project.starts_on end,
  'reportDueOn', case when closed = 'REPORT_LATE' then project.next_report_due_on end
));

-- Whether somebody is asked once more before they give so much: what stands out, also beside what they
-- gave before. Null when not.
create function why_large(of_donor text, fen bigint) returns jsonb
language plpgsql stable as $$
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

-- `asked` holds { key, digest, gift_id, project_id, donor_id, payer_hash, amount_fen, confirmed_large,
-- message, text_checked, show_name, name_sealed, share_id, channel, scene, callbacks }; `callbacks` is
-- the address under which each merchant has its own. The answer has either `refused` with `detail`, or
-- the frozen gift: the one frozen earlier when the key was used before.
create function freeze_gift(asked jsonb, at timestamptz)
returns table (refused text, detail jsonb, frozen gift)
language plpgsql as $$
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
