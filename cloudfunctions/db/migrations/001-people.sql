-- People: the fewest facts that giving needs. The openid stands here as a keyed hash (to find the
-- donor) and encrypted (to pay and to write to them), never in the clear.
create table donor (
  id text primary key,
  openid_hash text not null unique,
  openid_sealed text not null,
  unionid_hash text unique,
  unionid_sealed text,
  created_at timestamptz not null
);

-- A session is an opaque token of which only the hash is kept.
create table session (
  token_hash text primary key,
  donor_id text not null references donor,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index session_of_donor on session (donor_id);
