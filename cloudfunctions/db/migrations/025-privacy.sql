-- What belongs to a person: what they agreed to, what others may read of them, what they took with them, and
-- that they have gone.

-- Each yes and each no, with the text that was read (contracts/consent-texts.ts). The last of a kind counts.
create table consent (
  donor_id text not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('names', 'charity', 'reminders')),
  given boolean not null,
  text_version integer not null check (text_version > 0),
  text_hash text not null,
  at timestamptz not null,
  primary key (donor_id, kind, id)
);

create trigger consent_is_kept before update on consent
for each statement execute function refuse_change('a consent is taken back by another row');

-- Nobody has agreed to what they were never asked.
create function has_consent(of_donor text, of_kind text) returns boolean
language sql stable parallel safe
return coalesce((
  select c.given from consent c where c.donor_id = of_donor and c.kind = of_kind order by c.id desc limit 1
), false);

-- Words for others that the platform did not judge, or was unsure of: an operator reads them. They stay where
-- they are (`text_checked` of the gift, pledge or report), so that what their writer takes back is gone here too.
create table review_item (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('gift', 'pledge', 'report')),
  project_id text not null,
  subject text not null,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  shown boolean,
  unique (kind, project_id, subject),
  check (num_nulls(decided_at, decided_by, shown) in (0, 3))
);

create index review_item_open on review_item (at, id) where decided_at is null;

-- The condition is the trigger's, so that a gift without unread words costs no function call.
create function await_review() returns trigger language plpgsql as $$
begin
  insert into review_item (kind, project_id, subject, at)
    values (tg_argv[0], new.project_id, new.id, new.started_at) on conflict do nothing;
  return null;
end $$;

create trigger gift_awaits_review after insert on gift for each row
when (not new.text_checked and (new.message is not null or new.name_sealed is not null))
execute function await_review('gift');

create trigger pledge_awaits_review after insert on pledge for each row
when (not new.text_checked and new.name_sealed is not null)
execute function await_review('pledge');

-- A blessing is its gift's.
create function await_review_of_blessing() returns trigger language plpgsql as $$
begin
  insert into review_item (kind, project_id, subject, at)
    select 'gift', g.project_id, g.id, new.started_at from gift g
    where g.project_id = new.project_id and g.id = new.gift_id and not g.text_checked
    on conflict do nothing;
  return null;
end $$;

create trigger envelope_awaits_review after insert on envelope for each row
when (new.blessing is not null)
execute function await_review_of_blessing();

-- A report that is sent again is read again: what was on the screen before it is decided no more.
create function await_review_of_report() returns trigger language plpgsql as $$
begin
  delete from review_item where kind = 'report' and project_id = new.project_id and subject = new.id;
  insert into review_item (kind, project_id, subject, at)
    values ('report', new.project_id, new.id, new.sent_at);
  return null;
end $$;

create trigger report_awaits_review after insert or update of state, version on report_draft for each row
when (new.state = 'waiting' and not new.text_checked)
execute function await_review_of_report();

-- How often somebody took their data with them.
create table data_export (
  donor_id text not null,
  at timestamptz not null,
  primary key (donor_id, at)
);

-- Who has gone. Their gifts stay in the books under an id that leads to nobody.
create table deletion (
  donor_id text primary key,
  at timestamptz not null
);

-- Whoever has gone is told nothing, whoever writes it.
create function tell_nobody_gone() returns trigger language plpgsql as $$
begin
  if exists (select from deletion d where d.donor_id = new.donor_id) then
    return null;
  end if;
  return new;
end $$;

create trigger notice_is_for_somebody before insert on notice for each row
execute function tell_nobody_gone();
