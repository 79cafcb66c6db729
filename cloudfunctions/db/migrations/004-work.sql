-- Work that is due: rows of our own, written in the transaction of the fact that calls for them.
-- `due_at` is compared with business time, which can be moved; a lease runs in real time.
create table job (
  name text not null,
  key text not null,
  due_at timestamptz not null,
  attempt integer not null default 0,
  leased_until timestamptz,
  payload jsonb not null default '{}',
  primary key (name, key)
) with (fillfactor = 70);

create index job_due on job (name, due_at);

-- What happened and is to be told: taken by whoever reads it, with what it leads to, in one transaction.
create table outbox (
  project_id text not null,
  id bigint generated always as identity,
  kind text not null,
  subject text not null,
  facts jsonb not null,
  at timestamptz not null
);

create index outbox_in_order on outbox (id);

-- What people saw and where they stopped (contracts/events.ts): first-party, no personal data.
create table event (
  id bigint generated always as identity primary key,
  step text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  by_server boolean not null,
  project_id text,
  gift_key text,
  channel text,
  share_id text,
  scene integer,
  reason text
);

create index event_of_step on event (step, at);
