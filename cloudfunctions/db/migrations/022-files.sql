-- Files of charities: pictures of their reports, invoices, sheets. They lie in the database, so that one copy
-- of it is a copy of everything; the largest is 8 MB, and what was sent twice is kept once.
create table file (
  id text primary key,
  charity_id text not null,
  -- As its sender called it.
  name text not null,
  -- What its bytes are, whatever its name says.
  mime text not null check (mime in (
    'image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  )),
  size integer not null check (size between 1 and 8388608),
  -- Of the bytes as they are kept, in hex.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea,
  -- The same bytes, sent to the same charity before.
  same_as text references file,
  kind text not null check (kind in ('picture', 'invoice', 'sheet')),
  -- Who sent it.
  owner_id text not null,
  at timestamptz not null,
  -- Something public shows it. An invoice never is.
  public boolean not null default false,
  check (num_nonnulls(bytes, same_as) = 1),
  check (not public or kind = 'picture'),
  check (case kind
    when 'picture' then mime like 'image/%'
    when 'invoice' then mime like 'image/%' or mime = 'application/pdf'
    else mime in ('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  end)
);

-- Pictures and packed sheets do not become smaller.
alter table file alter column bytes set storage external;

create unique index file_once on file (charity_id, sha256) where same_as is null;
-- What one person has sent today.
create index file_of_owner on file (owner_id, at);

create trigger file_keeps_its_bytes before update on file for each row
when (
  (old.id, old.charity_id, old.mime, old.size, old.sha256, old.bytes, old.same_as, old.kind)
  is distinct from
  (new.id, new.charity_id, new.mime, new.size, new.sha256, new.bytes, new.same_as, new.kind)
)
execute function refuse_change('a file stays as it was sent');
