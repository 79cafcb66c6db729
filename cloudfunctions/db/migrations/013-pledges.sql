-- Monthly giving. A pledge is one person's promise; a charge is one month of it, an attempt one order at
-- the payment service for it, and a contract what lets that service debit. The money itself is an ordinary
-- gift: nothing here books any. Whoever changes a pledge, or anything of it, locks it first (lock_pledges).
create table pledge (
  id text primary key,
  donor_id text not null,
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
  check (held is null or state in ('active', 'paused')),
  check (way = 'contract' or contract_code is null)
);

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
  -- As the payment service stated it; null when we ended it.
  ended_at timestamptz,
  -- Its change is not wanted any more: it is ended, also when it is signed after all.
  dropped_at timestamptz,
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
  -- Not declared as a reference, which would write a lock into the pledge's row with each month: pledges are kept,
  -- and months are made of pledges alone. `npm run audit` looks.
  pledge_id text not null,
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
-- For counting alone: by its condition nothing that looks for charges of pledges can go through it, which on a
-- great day would read all that are under way for each of them.
create index charge_under_way on charge (state) where state <> 'planned' and concluded_at is null;
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

-- For a project's page: its pledges that are active, how many people they are of, and what they give in
-- a month.
create table pledge_total (
  project_id text primary key,
  pledges bigint not null default 0 check (pledges >= 0),
  people bigint not null default 0 check (people between 0 and pledges),
  monthly_fen bigint not null default 0 check (monthly_fen >= 0)
) with (fillfactor = 50);

-- Locks the totals of projects, in one order. Whoever counts after it sees what others have counted.
create function lock_pledge_totals(ids text[]) returns void language plpgsql as $$
begin
  insert into pledge_total (project_id) select distinct unnest(ids) order by 1 on conflict do nothing;
  perform from pledge_total t where t.project_id = any (ids) order by t.project_id for no key update;
end $$;

-- How many active pledges a person has to a project.
create function pledges_of(of_donor text, to_project text) returns bigint
language sql stable parallel safe
return (select count(*) from pledge p
  where p.donor_id = of_donor and p.project_id = to_project and p.state = 'active');

create function count_new_pledges() returns trigger language plpgsql as $$
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

create function count_changed_pledges() returns trigger language plpgsql as $$
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
  -- How many the payment service put off, ever: it had too many.
  put_off bigint not null default 0,
  primary key (mchid, call)
);

-- How many charges of a merchant were given their time on a day.
create table charge_day (
  mchid text not null,
  day date not null,
  taken bigint not null,
  primary key (mchid, day)
);
