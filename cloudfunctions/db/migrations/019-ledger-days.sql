-- Each day's ledger entries, closed into a hash tree (RFC 6962) whose root is chained to the day before
-- and signed. Which entries a day has is decided under a lock, at once; they are hashed afterwards, in
-- sets, while others post the next day's.

-- A closed day has the entries with numbers above `after_seq`, up to `up_to_seq`: all that had no day.
create table ledger_day (
  day date primary key,
  after_seq bigint not null,
  up_to_seq bigint not null check (up_to_seq >= after_seq),
  -- What the salts of its leaves are made of. Each receipt tells one salt, and nothing tells this.
  secret bytea not null,
  sealed_at timestamptz not null,
  -- How far its leaves are hashed, and how many they are.
  hashed_seq bigint not null check (hashed_seq between after_seq and up_to_seq),
  entries bigint not null default 0,
  -- Stated together, when all are hashed, once and for good: `before` is the hash of the day before.
  root bytea,
  before bytea,
  signature bytea,
  check (num_nulls(root, before, signature) in (0, 3)),
  check (root is null or hashed_seq = up_to_seq)
);

create trigger ledger_day_is_kept before delete or truncate on ledger_day
for each statement execute function refuse_change('closed days are kept');
create trigger ledger_day_is_stated_once before update on ledger_day for each row
when (old.root is not null
  or (old.day, old.after_seq, old.up_to_seq, old.secret, old.sealed_at)
    is distinct from (new.day, new.after_seq, new.up_to_seq, new.secret, new.sealed_at))
execute function refuse_change('a closed day is kept as it is');

-- A day's tree from the level of tiles upwards. A tile is 256 leaves, or the day's last ones; what lies
-- below it is hashed again when somebody asks for a path.
create table ledger_node (
  day date not null references ledger_day,
  level smallint not null check (level >= 8),
  n bigint not null,
  hash bytea not null,
  -- Of a tile: the number of its first entry.
  first_seq bigint check ((first_seq is not null) = (level = 8)),
  primary key (day, level, n)
);

create index ledger_tile_of on ledger_node (day, first_seq) where first_seq is not null;

create trigger ledger_node_is_kept before update or delete or truncate on ledger_node
for each statement execute function refuse_change('closed days are kept');

-- 32 bytes that nobody can guess; the secret is fixed in length and stands first.
create function ledger_salt(secret bytea, of_project text, of_entry text) returns text
language sql immutable parallel safe
return encode(sha256(secret || convert_to(of_project || ' ' || of_entry, 'UTF8')), 'hex');

create function ledger_time(at timestamptz) returns text language sql immutable parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function node_hash(lower bytea, higher bytea) returns bytea
language sql immutable parallel safe
return case when higher is null then lower else sha256('\x01'::bytea || lower || higher) end;

-- The root over the hashes of leaves, joined in pairs from below.
create function merkle_root(leaves bytea[]) returns bytea
language plpgsql immutable parallel safe as $$
begin
  while cardinality(leaves) > 1 loop
    leaves := (select array_agg(node_hash(leaves[2 * n - 1], leaves[2 * n]) order by n)
      from generate_series(1, (cardinality(leaves) + 1) / 2) as n);
  end loop;
  return coalesce(leaves[1], sha256(''::bytea));
end $$;

-- The leaves of entries whose first line has a number above one and up to another, in their order. The
-- text of a leaf is what contracts/proofs/entry.ts writes.
create function ledger_leaves(secret bytea, above bigint, up_to bigint)
returns table (seq bigint, project_id text, entry_id text, hash bytea)
language sql stable parallel safe as $$
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

-- Closes days up to one, in their order: every entry that has no day belongs to the first of them. Gives
-- how many it closed; days that are closed stay as they are.
create function seal_ledger_days(up_to date, at timestamptz) returns bigint language plpgsql as $$
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

-- Hashes the next tiles of a day, of about so many numbers; true when none is left. A tile that is not
-- full waits for what comes next, but for the day's last one.
create function hash_ledger_tiles(of_day date, numbers bigint) returns boolean language plpgsql as $$
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

-- Joins the tiles of a day whose leaves are hashed, level by level, and gives the root.
create function join_ledger_tiles(of_day date) returns bytea language plpgsql as $$
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

-- Where an entry stands in the tree of its day, and what a leaf of its tile needs to reach the root; no
-- row while its day is not stated.
create function ledger_inclusion(of_project text, of_entry text)
returns table (day date, salt text, n bigint, leaves text[], uppers text[])
language sql stable as $$
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
