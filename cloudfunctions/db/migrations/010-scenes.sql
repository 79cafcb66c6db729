-- The switch for days of mourning: greys, no festival, no envelopes, no motion. Kept after its end.
create table mourning (
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  set_by text not null,
  set_at timestamptz not null,
  ended_at timestamptz
);

-- Setting the same days twice is one switch.
create unique index mourning_once on mourning (from_day, to_day) where ended_at is null;
