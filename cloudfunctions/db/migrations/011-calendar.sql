-- What somebody wants to be told of, at nine in the morning (Beijing) of a day. It goes when it is told.
create table reminder (
  donor_id text not null references donor,
  day date not null,
  scene text not null,
  made_at timestamptz not null,
  primary key (donor_id, day)
);
