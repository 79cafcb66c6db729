-- Sharing and telling. A card is one person's, of one page, so that nobody can tell by it in which chat
-- something happened.
create table share (
  id text primary key,
  donor_id text not null references donor,
  path text not null,
  started_at timestamptz not null,
  -- When it was first handed over to be sent; null while its page was only looked at.
  sent_at timestamptz,
  unique (donor_id, path)
);

create index share_of_donor on share (donor_id, started_at desc, id desc);

-- Who opened a card, as a hash of card and person: they can be counted, and cannot be named, nor found
-- again behind another card.
create table share_opening (
  share_id text not null references share,
  opener_hash text not null,
  scene integer,
  first_at timestamptz not null,
  primary key (share_id, opener_hash)
);

-- Gifts of other people that came through a card, once they were settled.
create table share_gift (
  share_id text not null references share,
  project_id text not null,
  gift_id text not null,
  primary key (share_id, project_id, gift_id)
);

-- The mini program code that opens a card: a picture as a data URL, asked of the platform once.
create table share_code (
  share_id text primary key references share,
  image text not null,
  made_at timestamptz not null
);

-- What a person is told. `message` says what became of the subscription message beside it: null when
-- none was tried; `unknown` from the moment its credit is taken until the platform has answered, since a
-- message must not go out twice.
create table notice (
  donor_id text not null,
  id text not null,
  kind text not null check (kind in ('gift_settled', 'friend_gave', 'envelope_ended', 'calendar_day',
    'pledge_due', 'pledge_failed', 'pledge_held', 'pledge_ended', 'pledge_paused_over',
    'report_published', 'pledge_announced', 'pledge_missed', 'pledge_changed', 'envelope_opened',
    'echo_sent', 'report_due')),
  -- What it is about: a gift, or whatever else was told of, with what its words are made of in `facts`.
  subject text not null,
  project_id text,
  gift_id text,
  facts jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  message text check (message in ('unknown', 'sent', 'not_sent')),
  -- When its message may go; null when none waits.
  send_at timestamptz check (send_at is null or message is null),
  primary key (donor_id, id),
  check (case
    when kind = 'calendar_day' then true
    when kind in ('report_published', 'report_due') or starts_with(kind, 'pledge_')
      then project_id is not null and gift_id is null
    else num_nulls(project_id, gift_id) = 0
  end),
  -- One fact, one notice.
  unique (donor_id, kind, subject)
);

create index notice_in_order on notice (donor_id, at desc, id desc);
create index notice_unread on notice (donor_id) where read_at is null;
create index notice_waiting on notice (donor_id) where send_at is not null;

-- Made from the fact, so that a notice and the job of its message agree on it in one statement. It says
-- nothing of the gift, which may be a friend's.
create function notice_id(kind text, subject text) returns text
language sql immutable parallel safe
return left(encode(sha256(convert_to(kind || ':' || subject, 'UTF8')), 'hex'), 32);

-- A call in which a person accepted messages: one key, one counting.
create table message_consent (
  donor_id text not null,
  key text not null,
  accepted jsonb not null,
  at timestamptz not null,
  primary key (donor_id, key)
);

-- How many messages a person still lets through, for each template of the chat app.
create table message_credit (
  donor_id text not null,
  template_id text not null,
  credits integer not null check (credits between 0 and 100),
  primary key (donor_id, template_id)
);
