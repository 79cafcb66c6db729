-- Projects and charities. What decides whether a gift may be taken stands in columns of its own; what
-- is only read stands in `content`, in the shape of contracts/projects.ts.
create table charity (
  id text primary key,
  -- The charity's own merchant account: the platform never receives a gift.
  mchid text unique,
  certificate_until date not null,
  content jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The unified social credit code: one organisation stands here once.
  credit_code text unique
);

create table project (
  -- Eight characters: every gift's number begins with them, so a payment names its project.
  id text primary key check (id ~ '^[a-z0-9]{8}$'),
  charity_id text not null references charity,
  state text not null check (state in ('draft', 'published', 'closed')),
  record_number text,
  -- Emergency appeals may start first and file within ten days.
  filing_due_on date,
  starts_on date not null,
  ends_on date not null,
  next_report_due_on date not null,
  content jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The last day of the record number, where it has one of its own.
  record_until date,
  -- When staff closed it, to the second, as payments are dated.
  closed_at timestamptz,
  check (ends_on >= starts_on),
  check (state = 'draft' or record_number is not null or filing_due_on is not null)
);

create table report (
  project_id text not null references project,
  id text not null,
  kind text not null check (kind in ('progress', 'final', 'correction')),
  content jsonb not null,
  spent_fen bigint not null check (spent_fen >= 0),
  vouchers integer not null check (vouchers >= 0),
  published_at timestamptz not null,
  primary key (project_id, id)
);

-- Sums of what stands, kept by the ledger in the transaction of each gift and each refund: one row a
-- project, and one a day. What went back is in `refunded_fen` and no longer in `raised_fen`; a gift that
-- went back whole is counted no more, nor is a donor of whom none stands. A refund changes the day on
-- which its gift was settled.
create table project_total (
  project_id text primary key,
  raised_fen bigint not null default 0 check (raised_fen >= 0),
  refunded_fen bigint not null default 0 check (refunded_fen >= 0),
  gifts bigint not null default 0,
  donors bigint not null default 0,
  as_of timestamptz not null
) with (fillfactor = 50);

create table project_day (
  project_id text not null,
  day date not null,
  raised_fen bigint not null default 0 check (raised_fen >= 0),
  refunded_fen bigint not null default 0 check (refunded_fen >= 0),
  gifts bigint not null default 0,
  primary key (project_id, day)
) with (fillfactor = 50);

-- Who has a gift that stands in a project.
create table project_donor (
  project_id text not null,
  donor_id text not null,
  primary key (project_id, donor_id)
);

-- The Beijing day of an instant: China has had one time zone and no daylight saving since 1991.
create function beijing_day(at timestamptz) returns date
language sql immutable parallel safe
return ((at at time zone 'UTC') + interval '8 hours')::date;

-- Why a project takes no gift at an instant, as the name of the refusal; null when it takes one.
-- The one place where the law's conditions are decided: asked at the start, at payment, and by pages.
create function why_closed(project project, charity charity, at timestamptz) returns text
language sql immutable parallel safe
return case
  when project.state = 'draft' then 'NO_SUCH_PROJECT'
  when (project.state = 'closed' and at >= coalesce(project.closed_at, at))
    or beijing_day(at) > project.ends_on then 'PROJECT_ENDED'
  when beijing_day(at) < project.starts_on then 'PROJECT_NOT_STARTED'
  when beijing_day(at) > charity.certificate_until then 'CERTIFICATE_EXPIRED'
  when project.record_number is null
    and (project.filing_due_on is null or beijing_day(at) > project.filing_due_on)
    then 'RECORD_NUMBER_MISSING'
  when beijing_day(at) > project.record_until then 'RECORD_NUMBER_MISSING'
  when beijing_day(at) > project.next_report_due_on then 'REPORT_LATE'
end;
