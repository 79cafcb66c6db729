-- Gifts and the ledger. `project_id` is the first part of every key on them, so that they can be
-- spread over machines by project (ARCHITECTURE.md).

-- The caller's key, which makes a retry harmless: one key, one frozen request, one gift.
create table gift_request (
  donor_id text not null,
  key text not null,
  project_id text not null,
  gift_id text not null,
  -- What the caller asked for, as a keyed hash: the same key with another body is refused, and nobody can
  -- try names until one fits.
  body_digest text not null,
  primary key (donor_id, key)
);

create table gift (
  project_id text not null,
  -- Also the order number at the payment provider: one gift is one frozen order.
  id text not null check (starts_with(id, project_id)),
  donor_id text not null,
  charity_id text not null,
  mchid text not null,
  amount_fen bigint not null check (amount_fen between 1 and 5000000),
  payer_hash text not null,
  -- What the payer reads in the cashier, and where the provider tells of the payment. They are sent
  -- again word for word with every retry: a title that was corrected meanwhile is not this order's.
  description text not null,
  notify_url text not null,
  state text not null check (
    state in ('started', 'paid', 'settled', 'partly_refunded', 'refunded', 'expired')
  ),
  refunded_fen bigint not null default 0 check (refunded_fen between 0 and amount_fen),
  message text,
  -- The platform's content check has passed what others would read: name and message.
  text_checked boolean not null default false,
  show_name boolean not null,
  name_sealed text,
  -- Its giver has taken the words back from where others read them.
  words_hidden boolean not null default false,
  share_id text,
  channel text,
  scene integer,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  prepay_id text,
  -- The payment that settled it: another one for the same gift is refused.
  transaction_id text,
  settled_at timestamptz,
  primary key (project_id, id),
  check ((state = 'refunded') = (refunded_fen = amount_fen)),
  check (state <> 'partly_refunded' or refunded_fen > 0)
) with (fillfactor = 60);

create index gift_of_donor on gift (donor_id, started_at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%', tg_argv[0] using errcode = 'integrity_constraint_violation';
end $$;

-- The moves of ARCHITECTURE.md; any other is refused here too. The condition costs no function call.
create trigger gift_moves_legally before update on gift for each row
when (
  old.state is distinct from new.state
  and (old.state, new.state) not in (
    ('started', 'settled'), ('started', 'paid'), ('started', 'expired'),
    -- Paid after all, although the provider had said that nobody could: it goes back.
    ('expired', 'paid'),
    ('paid', 'settled'), ('paid', 'refunded'),
    ('settled', 'partly_refunded'), ('settled', 'refunded'),
    ('partly_refunded', 'refunded')
  )
)
execute function refuse_change('a gift cannot make this move');

-- Who paid is a part of the frozen terms, and may be forgotten, but never become another.
create trigger gift_is_frozen before update on gift for each row
when (
  (old.amount_fen, old.donor_id, old.charity_id, old.mchid, old.description, old.notify_url,
    old.started_at, old.expires_at)
  is distinct from
  (new.amount_fen, new.donor_id, new.charity_id, new.mchid, new.description, new.notify_url,
    new.started_at, new.expires_at)
  or (old.payer_hash <> new.payer_hash and new.payer_hash <> '')
)
execute function refuse_change('the terms of a gift are frozen');

create trigger gift_is_kept before delete or truncate on gift
for each statement execute function refuse_change('gifts are kept');

-- A payment as the provider stated it, with the bytes of the event as they came (sealed by the
-- provider's own key, so that no personal field stands here in the clear).
create table payment (
  project_id text not null,
  gift_id text not null,
  transaction_id text not null,
  paid_fen bigint not null,
  paid_at timestamptz not null,
  source text not null check (source in ('callback', 'query', 'bill')),
  event bytea,
  recorded_at timestamptz not null,
  primary key (project_id, gift_id),
  unique (project_id, transaction_id)
);

create trigger payment_is_kept before update or delete or truncate on payment
for each statement execute function refuse_change('payments are kept');

-- The latest gifts of a project's page. It stands here, and not on `gift`, so that settling a gift
-- touches no index of its row.
create index payment_latest on payment (project_id, recorded_at);

-- What the provider said that does not fit what we have: a payment, a refund, a line of a bill, a contract,
-- or a debit that failed.
-- Nothing is booked on it; somebody looks, and closes it with what was found. The provider says the
-- same thing again and again, so it stands here once, with how many times it was heard.
create table payment_alarm (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('payment', 'refund', 'bill', 'contract', 'debit')),
  project_id text not null,
  -- The order number; for a refund, `transaction_id` holds the refund's. For a contract: our code and the
  -- provider's id. For a debit that failed, `transaction_id` holds why.
  gift_id text not null,
  transaction_id text not null,
  why text not null,
  stated jsonb not null,
  event bytea,
  at timestamptz not null,
  times integer not null default 1,
  last_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  -- `healed`: a later reading of the bill had it after all.
  closed_how text check (
    closed_how in ('returned-by-hand', 'not-ours', 'explained', 'book', 'healed')
  ),
  answer_sealed text,
  check (num_nulls(closed_at, closed_by, closed_how) in (0, 3))
);

create unique index payment_alarm_once on payment_alarm (project_id, gift_id, transaction_id, why);

-- Double entry, append-only, whole fen: debits above zero, credits below. The lines of an entry sum
-- to zero. An entry's id is made from the fact that it books, so a fact is booked once.
create table ledger_entry (
  project_id text not null,
  entry_id text not null,
  line smallint not null,
  -- Not a regular expression: that alone was a tenth of what settling a gift costs.
  account text not null check (
    account like 'fund:_%' or account like 'merchant:_%' or account like 'held:_%'
    or account like 'spent:_%'
  ),
  amount_fen bigint not null check (amount_fen <> 0),
  gift_id text,
  posted_at timestamptz not null,
  -- The order in which lines were posted, with holes: what closes a day counts by it.
  seq bigint generated always as identity,
  primary key (project_id, entry_id, line)
);

-- Lines lie in the order of their numbers, so a few bytes for many pages are enough.
create index ledger_entry_in_order on ledger_entry using brin (seq) with (pages_per_range = 16);

-- Posting holds the lock together with others, closing a day holds it alone: no entry is on its way then.
create function ledger_lock() returns bigint language sql immutable parallel safe
return 6962;

create function hold_ledger_open() returns void language sql as $$
  select pg_advisory_xact_lock_shared(ledger_lock())
$$;

-- Whoever posts asks before anything else is locked; for whoever has not, before a number is drawn.
create function post_while_open() returns trigger language plpgsql as $$
begin
  perform hold_ledger_open();
  return null;
end $$;

create trigger ledger_entry_is_posted_while_open before insert on ledger_entry
for each statement execute function post_while_open();

create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (
    select from added group by project_id, entry_id
    having sum(amount_fen) <> 0 or count(*) < 2 or min(line) <> 1
  ) then
    raise exception 'an entry does not sum to zero' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create trigger ledger_entry_balances after insert on ledger_entry
referencing new table as added for each statement execute function refuse_unbalanced();

create trigger ledger_entry_is_kept before update or delete or truncate on ledger_entry
for each statement execute function refuse_change('ledger entries are kept; post a reversing entry');

-- Money on its way back. `id` is the number under which the provider moves it, once. A refund that is
-- `stuck` has left the charity's account and could not reach its payer: a person settles it with the
-- provider, and until then no other one may begin.
create table refund (
  project_id text not null,
  id text not null,
  gift_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (
    state in ('asked', 'under_way', 'stuck', 'done', 'failed', 'declined')
  ),
  why text not null check (why in ('undo', 'request', 'minor', 'operator', 'not_accepted')),
  reason_sealed text,
  answer_sealed text,
  asked_at timestamptz not null,
  -- When a request that had waited was granted; others are sent when they are asked for.
  granted_at timestamptz,
  done_at timestamptz,
  primary key (project_id, id),
  check ((done_at is null) = (state in ('asked', 'under_way', 'stuck')))
);

create index refund_of_gift on refund (project_id, gift_id);
-- The requests that wait for an operator, in the order in which they are answered.
create index refund_asked on refund ((why <> 'minor'), asked_at, id) where state = 'asked';
-- One at a time for a gift: the next is asked for when this one has ended.
create unique index refund_under_way on refund (project_id, gift_id)
  where state in ('asked', 'under_way', 'stuck');

-- What was said of it may be forgotten also when it has ended; everything else of it stays as it ended.
create trigger refund_moves_legally before update on refund for each row
when (
  (old.state <> new.state and (old.state, new.state) not in (
    ('asked', 'under_way'), ('asked', 'declined'), ('under_way', 'done'), ('under_way', 'failed'),
    ('under_way', 'stuck'), ('stuck', 'done'), ('stuck', 'failed'),
    -- What failed may have been mended with the provider by hand, who then tells us.
    ('failed', 'done')
  ))
  or old.gift_id <> new.gift_id
  -- An operator may grant a part of what was asked; from then on the sum is frozen.
  or (old.amount_fen <> new.amount_fen and (old.state, new.state) <> ('asked', 'under_way'))
  or (old.state = new.state and old.state not in ('asked', 'under_way')
    and (old.why, old.asked_at, old.granted_at, old.done_at)
    is distinct from (new.why, new.asked_at, new.granted_at, new.done_at))
)
execute function refuse_change('a refund cannot make this move');

-- The operator's key, which makes a retry harmless: one key, one refund, whichever gift it is of.
create table refund_request (
  key text primary key,
  project_id text not null,
  gift_id text not null,
  amount_fen bigint not null,
  refund_id text not null
);

create trigger refund_is_kept before delete or truncate on refund
for each statement execute function refuse_change('refunds are kept');

-- Whoever asks too much is stopped before the provider hears of it.
create function refuse_excess() returns trigger language plpgsql as $$
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

create trigger refund_fits_its_gift before insert or update of amount_fen on refund
for each row execute function refuse_excess();
