-- The people who work for a charity, what they change, and what they are writing. Who somebody is stands
-- here by id; the name that they gave to their colleagues is sealed.
create table staff (
  charity_id text not null references charity,
  donor_id text not null,
  role text not null check (role in ('owner', 'editor', 'finance')),
  name_sealed text,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (charity_id, donor_id)
);

create index staff_of_donor on staff (donor_id) where ended_at is null;

-- A code counts once and until its end. Only its keyed hash is kept.
create table staff_invite (
  code_hash text primary key,
  charity_id text not null references charity,
  role text not null check (role in ('owner', 'editor', 'finance')),
  invited_by text not null,
  ends_at timestamptz not null,
  used_by text,
  used_at timestamptz,
  check (num_nulls(used_by, used_at) in (0, 2)),
  check (used_at < ends_at)
);

create index staff_invite_of_charity on staff_invite (charity_id, ends_at) where used_at is null;

create trigger staff_invite_is_used_once before update on staff_invite for each row
when (old.used_at is not null)
execute function refuse_change('an invitation is used once');

-- What was changed, by whom and when: only the parts that are another, and nothing personal.
create table change_log (
  charity_id text not null references charity,
  id bigint generated always as identity,
  at timestamptz not null,
  donor_id text not null,
  what text not null check (what ~ '^[a-z]+\.[a-z_]+$'),
  subject text not null,
  before jsonb,
  after jsonb,
  primary key (charity_id, id)
);

create trigger change_log_is_kept before update or delete or truncate on change_log
for each statement execute function refuse_change('what was changed stays on record');

-- A wide screen that waits for a phone: it shows the code and keeps the ticket, so that whoever sees the
-- screen cannot take its session.
create table desk_login (
  code_hash text primary key,
  ticket_hash text not null unique,
  ends_at timestamptz not null,
  donor_id text,
  confirmed_at timestamptz,
  taken_at timestamptz,
  check (num_nulls(donor_id, confirmed_at) in (0, 2)),
  check (taken_at is null or confirmed_at is not null)
);

create index desk_login_ended on desk_login (ends_at);

-- A project as its staff write it, in the shape of contracts/project-drafts.ts: anything partly filled in.
-- It stays after it was published, for the changes that may come.
create table project_draft (
  project_id text primary key check (project_id ~ '^[a-z0-9]{8}$'),
  charity_id text not null references charity,
  content jsonb not null,
  version integer not null check (version >= 0),
  -- The version that stands on the project's page; null before the first.
  published_version integer check (published_version <= version),
  updated_at timestamptz not null,
  updated_by text not null,
  -- Whoever began it, and under which key: the same key again is the same draft.
  begun_by text not null,
  begun_key text,
  unique (begun_by, begun_key)
);

create index project_draft_of_charity on project_draft (charity_id);
