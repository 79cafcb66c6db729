-- Where gifts went: each spending line of an approved report is shared over all that stood in its project
-- then, to the fen (cloudfunctions/usage/share.ts). And what donors wish of the official receipt.

-- What friends directed to a project, in order.
create index portion_sent_to on envelope_portion (directed_to, id) where directed_to <> project_id;

-- The sharing of a report: its terms, and how far it is. The reports of a project are shared one after
-- another, since each begins with what the one before has left.
create table spending_share (
  project_id text not null,
  report_id text not null,
  -- What had been posted by then stood.
  up_to_seq bigint not null,
  -- Its lines in the order of their numbers, as `lines`: [{ line, fen }]; then `carried`: what was used of
  -- gifts that have gone back since, and is now used of others. A gift's shares stand in this order.
  lines jsonb not null,
  carried jsonb not null default '[]',
  stage text not null default 'weighing' check (stage in ('weighing', 'sharing', 'shared')),
  -- The place among gifts, then among portions; and the running sums up to it.
  among text not null default 'gifts' check (among in ('gifts', 'portions')),
  after text not null default '',
  sums jsonb not null default '{}',
  -- All that weighed, known when all is weighed.
  weight_fen bigint check ((weight_fen is null) = (stage = 'weighing')),
  shared_at timestamptz check ((shared_at is null) = (stage <> 'shared')),
  primary key (project_id, report_id)
);

-- What was used of a gift, or of a portion that was directed here from elsewhere, by one report. A gift of
-- which nothing was used has no row.
create table gift_use (
  project_id text not null,
  gift_id text not null,
  portion text not null default '',
  report_id text not null,
  -- In the order of the report's lines, then of what it carried; below zero is what was given back.
  shares bigint[] not null,
  used_fen bigint not null,
  primary key (project_id, gift_id, portion, report_id)
);

create trigger gift_use_is_kept before update or delete or truncate on gift_use
for each statement execute function refuse_change('shares are kept');

-- What stood of gifts of a project, or of portions directed to it, with all that was posted up to a number:
-- so many from a place on, in the order of their numbers.
create function standing_gifts(of_project text, of_among text, from_place text, most integer, up_to bigint)
returns table (place text, gift_id text, portion text, stands_fen bigint)
language sql stable
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
  select g.id, g.id, '', coalesce(booked.fen, 0)
  from (
    select id from gift where of_among = 'gifts' and project_id = of_project and id > from_place
    order by id limit most
  ) g
  cross join lateral (
    select -sum(e.amount_fen)::bigint as fen from (
      select 'gift:' || g.id as entry_id
      union all
      select 'refund:' || r.id from refund r
      where r.project_id = of_project and r.gift_id = g.id and r.state = 'done'
      union all
      select way || p.id from envelope w
      join envelope_portion p on p.project_id = w.project_id and p.envelope_id = w.id
      cross join (values ('direct:'), ('return:')) ways (way)
      where w.project_id = of_project and w.gift_id = g.id and p.directed_to <> of_project
    ) posted
    join ledger_entry e on e.project_id = of_project and e.entry_id = posted.entry_id
      and e.account = 'fund:' || of_project and e.seq <= up_to
  ) booked
  union all
  select p.id, booked.gift_id, p.id, booked.fen
  from (
    select project_id, id from envelope_portion
    where of_among = 'portions' and directed_to = of_project and directed_to <> project_id
      and id > from_place
    order by id limit most
  ) p
  cross join lateral (
    select coalesce(min(e.gift_id), '') as gift_id, coalesce(-sum(e.amount_fen), 0)::bigint as fen
    from (values ('direct:'), ('return:')) ways (way)
    join ledger_entry e on e.project_id = p.project_id and e.entry_id = way || p.id
      and e.account = 'fund:' || of_project and e.seq <= up_to
  ) booked
  order by 1
$$;

-- What was used of a gift or portion so far, by the names of lines.
create function used_by_line(of_project text, of_gift text, of_portion text)
returns table (line text, used_fen bigint)
language sql stable as $$
  select named.line, sum(share)::bigint
  from gift_use u
  join spending_share s on s.project_id = u.project_id and s.report_id = u.report_id
  cross join lateral unnest(u.shares) with ordinality as shares (share, n)
  cross join lateral (
    select (s.lines || s.carried)->(n::integer - 1)->>'line' as line
  ) named
  where u.project_id = of_project and u.gift_id = of_gift and u.portion = of_portion and share <> 0
  group by named.line
  having sum(share) <> 0
$$;

-- What a donor wishes of the official receipt (公益事业捐赠票据), each change a row of its own: the last one
-- counts. Who is named in it, has agreed that the charity is told.
create table receipt_wish (
  project_id text not null,
  gift_id text not null,
  n integer not null,
  wish text not null check (wish in ('asked', 'waived')),
  -- 交款人 and 统一社会信用代码 or 证件号, sealed; without them the receipt is anonymous.
  payer_sealed text,
  payer_code_sealed text,
  at timestamptz not null,
  primary key (project_id, gift_id, n),
  check (payer_sealed is not null or payer_code_sealed is null),
  check (wish = 'asked' or payer_sealed is null)
);

-- Names can be taken away, and nothing else.
create trigger receipt_wish_is_kept before update on receipt_wish for each row
when ((old.project_id, old.gift_id, old.n, old.wish, old.at)
  is distinct from (new.project_id, new.gift_id, new.n, new.wish, new.at)
  or new.payer_sealed is not null and new.payer_sealed is distinct from old.payer_sealed
  or new.payer_code_sealed is not null and new.payer_code_sealed is distinct from old.payer_code_sealed)
execute function refuse_change('wishes are kept');
