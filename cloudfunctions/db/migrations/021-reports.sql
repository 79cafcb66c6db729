-- What became of the money. A report is written by a charity's people and sent to its finance; when somebody
-- there who has written nothing of it approves it, it becomes a row of `report`, and its spending is booked.

alter table report
  -- Of a correction: the version that it takes the place of. Each is corrected once, so versions are a line.
  add column corrects text,
  add column version integer not null default 1 check (version > 0),
  -- With spending lines, or a reason why nothing was spent: then the next one is due later.
  add column counts boolean not null default true,
  add foreign key (project_id, corrects) references report,
  add unique (project_id, corrects),
  add check (corrects is null or (kind = 'correction' and version > 1));

create trigger report_is_kept before update on report for each statement
execute function refuse_change('a report that stands is kept; publish a correction');

-- From the day on which its final report was approved, a project owes no other.
alter table project add column reported_in_full_on date;

alter table project_total add column spent_fen bigint not null default 0 check (spent_fen >= 0);

-- Spending is booked up to what came in and no further, whoever books it. What is given back afterwards
-- may leave less than was spent.
create trigger spent_is_what_came_in before update on project_total for each row
when (new.spent_fen > old.spent_fen and new.spent_fen > new.raised_fen)
execute function refuse_change('more would be spent than came in');

create table report_draft (
  id text primary key,
  project_id text not null references project,
  kind text not null check (kind in ('progress', 'final', 'correction')),
  state text not null check (state in ('draft', 'waiting', 'returned', 'published')),
  version integer not null check (version > 0),
  -- In the shape of contracts/reports.ts.
  content jsonb not null,
  corrects text,
  author_id text not null,
  -- All who have written of it: none of them approves it.
  writers text[] not null check (author_id = any (writers)),
  -- The sender's key, which makes a retry harmless, and what was sent under it.
  key text,
  digest text,
  -- Whether others may read its words.
  text_checked boolean not null default false,
  -- Who approved or returned it, and why it was returned.
  approver_id text,
  why text,
  saved_at timestamptz not null,
  sent_at timestamptz,
  decided_at timestamptz,
  check (starts_with(id, project_id)),
  check (approver_id <> all (writers)),
  check ((approver_id is not null) = (state in ('returned', 'published'))),
  check (state <> 'published' or (text_checked and sent_at is not null and decided_at is not null)),
  unique (author_id, key)
);

create index report_draft_of on report_draft (project_id, saved_at desc, id desc) where state <> 'published';

create trigger report_draft_moves_legally before update on report_draft for each row
when (
  old.state = 'published'
  or (old.state, new.state) not in (
    ('draft', 'draft'), ('draft', 'waiting'), ('waiting', 'waiting'), ('waiting', 'returned'),
    ('waiting', 'published'), ('returned', 'draft'), ('returned', 'waiting')
  )
  or (old.state = 'waiting' and new.content <> old.content)
  or (old.id, old.project_id, old.author_id) <> (new.id, new.project_id, new.author_id)
)
execute function refuse_change('a report cannot make this move');

create trigger report_draft_is_kept before delete or truncate on report_draft
for each statement execute function refuse_change('reports are kept');

-- The books of what was spent: what a version says, less what the version before it had said. `line` is the
-- Chinese name of a budget line.
create table spending (
  project_id text not null,
  report_id text not null,
  n smallint not null check (n > 0),
  line text not null check (line <> ''),
  -- Below zero where a correction takes back some of what an earlier version had said of that line.
  amount_fen bigint not null check (amount_fen <> 0),
  note text,
  vouchers text[] not null default '{}',
  primary key (project_id, report_id, n),
  foreign key (project_id, report_id) references report deferrable initially deferred
);

create trigger spending_is_kept before update or delete or truncate on spending
for each statement execute function refuse_change('spending is kept; publish a correction');

-- What of a project's money may still go elsewhere without anybody's fault: portions of envelopes that live
-- and that nobody has directed, and refunds that are on their way.
create function not_to_be_spent(of_project text) returns bigint
language sql stable parallel safe
return coalesce((
  select sum(g.amount_fen - coalesce((
    select sum(p.amount_fen) from envelope_portion p
    where p.project_id = e.project_id and p.envelope_id = e.id and p.directed_to is not null), 0))
  from envelope e join gift g on g.project_id = e.project_id and g.id = e.gift_id
  where e.project_id = of_project and e.ended_at is null and g.state in ('settled', 'partly_refunded')
), 0)::bigint + coalesce((
  select sum(r.amount_fen) from refund r
  join gift g on g.project_id = r.project_id and g.id = r.gift_id
  where r.project_id = of_project and r.state in ('under_way', 'stuck')
    and g.state in ('settled', 'partly_refunded')
), 0)::bigint;

-- Books what a report says was spent, once: `lines` is an array of { line, amount_fen, note, vouchers }, with
-- sums below zero where a correction takes some back. Nothing is booked when that would be more than came in;
-- the answer says how both stand, in either case as they were before.
create function post_spending(of_project text, of_report text, lines jsonb, at timestamptz)
returns table (posted boolean, came_in_fen bigint, spent_fen bigint)
language plpgsql as $$
#variable_conflict use_column
declare
  total project_total;
  owner text;
  free_fen bigint;
  more_fen bigint;
  less_fen bigint;
begin
  perform hold_ledger_open();
  select t.* into strict total from project_total t where t.project_id = of_project for no key update;
  select p.charity_id into strict owner from project p where p.id = of_project;
  free_fen := greatest(total.raised_fen - not_to_be_spent(of_project), 0);
  select coalesce(sum(l.amount_fen) filter (where l.amount_fen > 0), 0),
      coalesce(-sum(l.amount_fen) filter (where l.amount_fen < 0), 0)
    into more_fen, less_fen
    from jsonb_to_recordset(lines) as l (amount_fen bigint);
  if more_fen > less_fen and total.spent_fen + more_fen - less_fen > free_fen then
    return query select false, free_fen, total.spent_fen;
    return;
  end if;

  insert into spending (project_id, report_id, n, line, amount_fen, note, vouchers)
    select of_project, of_report, l.n, l.line->>'line', (l.line->>'amount_fen')::bigint, l.line->>'note',
      array(select jsonb_array_elements_text(coalesce(nullif(l.line->'vouchers', 'null'), '[]')))
    from jsonb_array_elements(lines) with ordinality as l (line, n);
  -- What is taken back and what is spent are pairs of lines of one entry.
  insert into ledger_entry (project_id, entry_id, line, account, amount_fen, posted_at)
    select of_project, 'report:' || of_report, row_number() over (order by pair.n), pair.account,
      pair.amount_fen, at
    from (values
      (1, 'spent:' || of_project, -less_fen), (2, 'merchant:' || owner, less_fen),
      (3, 'spent:' || of_project, more_fen), (4, 'merchant:' || owner, -more_fen)
    ) as pair (n, account, amount_fen)
    where pair.amount_fen <> 0;
  update project_total t
    set spent_fen = t.spent_fen + more_fen - less_fen, as_of = greatest(t.as_of, at)
    where t.project_id = of_project and more_fen <> less_fen;
  return query select true, free_fen, total.spent_fen;
end $$;

-- Tells the staff of projects that a report is due in 14, 7 and 1 days: the facts and the job's next time are
-- written together, so a process that dies tells nobody twice. Days on which nobody looked are made up for
-- with one fact a project. Gives how many it told of.
create function remind_of_reports(today date, next_at timestamptz, at timestamptz) returns integer
language plpgsql as $$
declare
  work job;
  told integer;
begin
  select j.* into work from job j where j.name = 'reports.due' and j.key = 'daily' for no key update;
  insert into outbox (project_id, kind, subject, facts, at)
    select distinct on (p.id) p.id, 'report.due',
      concat_ws(':', p.id, to_char(p.next_report_due_on, 'YYYY-MM-DD'), mark),
      jsonb_build_object('charityId', p.charity_id, 'projectId', p.id,
        'dueOn', p.next_report_due_on, 'daysLeft', p.next_report_due_on - today), at
    from project p cross join unnest(array[14, 7, 1]) as mark
    where p.state <> 'draft' and p.reported_in_full_on is null
      and p.next_report_due_on >= today
      and p.next_report_due_on - mark <= today
      and p.next_report_due_on - mark > coalesce((work.payload->>'day')::date, today - 1)
    order by p.id, mark;
  get diagnostics told = row_count;
  update job j set due_at = next_at, payload = jsonb_build_object('day', today)
    where j.name = work.name and j.key = work.key;
  return told;
end $$;

-- What a charity says to givers. One to all is for every gift that stood when it was said; else for those
-- that are named.
create table echo (
  project_id text not null references project,
  id text not null check (starts_with(id, project_id)),
  to_all boolean not null,
  text text not null check (text <> ''),
  picture_file_id text,
  sent_by text not null,
  at timestamptz not null,
  primary key (project_id, id)
);

create index echo_to_all on echo (project_id, at) where to_all;

create table echo_gift (
  project_id text not null,
  gift_id text not null,
  echo_id text not null,
  at timestamptz not null,
  primary key (project_id, gift_id, echo_id),
  foreign key (project_id, echo_id) references echo
);

-- The next batch of those who hear an echo to all: at most so many donors, in the order of their ids, from
-- the place that the job keeps. The facts and the new place are written together. Each giver is told of
-- once, by the newest of their gifts. Gives how many donors were looked at.
create function tell_echo(of_echo text, most integer) returns integer
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  work job;
  said echo;
  donors text[];
begin
  select j.* into work from job j
    where j.name = 'echoes.tell' and j.key = of_echo for no key update;
  select e.* into said from echo e
    where e.project_id = work.payload->>'projectId' and e.id = of_echo;
  if not found then
    return 0;
  end if;
  select array_agg(d.donor_id order by d.donor_id) into donors from (
    select p.donor_id from project_donor p
    where p.project_id = said.project_id and p.donor_id > coalesce(work.payload->>'after', '')
    order by p.donor_id limit most
  ) d;
  insert into outbox (project_id, kind, subject, facts, at)
    select said.project_id, 'echo.sent', newest.id, jsonb_build_object('echoId', said.id), said.at
    from unnest(donors) d (donor_id)
    cross join lateral (
      select g.id from gift g
      where g.donor_id = d.donor_id and g.project_id = said.project_id
        and g.state in ('settled', 'partly_refunded') and g.settled_at <= said.at
      order by g.started_at desc, g.id desc limit 1
    ) newest
    order by d.donor_id;
  update job j
    set payload = j.payload || jsonb_build_object('after', donors[cardinality(donors)])
    where j.name = work.name and j.key = work.key and donors is not null;
  return coalesce(cardinality(donors), 0);
end $$;
