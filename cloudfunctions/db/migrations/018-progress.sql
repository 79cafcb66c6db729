-- News of a project for those who gave to it: a report that was published is told to each of them once. A
-- project may have a million donors, so it is told batch by batch.

-- A report's id stands alone where it is told of: for a notice, and for the work of telling.
alter table report add check (starts_with(id, project_id));

-- The invitation to give monthly, which comes with the first news of a project. One a person, over all
-- projects and years: this row is what says that it was made.
create table monthly_invitation (
  donor_id text primary key,
  project_id text not null,
  notice_id text not null,
  at timestamptz not null,
  declined_at timestamptz,
  foreign key (donor_id, notice_id) references notice
);

-- Whether somebody has, or ever had, a pledge to a project; it may lead to another one by now.
create function has_pledged(of_donor text, to_project text) returns boolean
language sql stable parallel safe
return exists (
  select from pledge p
  where p.donor_id = of_donor and (p.project_id = to_project or exists (
    select from charge c where c.pledge_id = p.id and c.project_id = to_project))
);

-- Whether a project takes pledges at an instant.
create function takes_pledges(project project, charity charity, at timestamptz) returns boolean
language sql stable parallel safe
return (project.content->>'monthly')::boolean and why_closed(project, charity, at) is null;

-- The next batch of those who are told of a report: at most so many donors, in the order of their ids, from
-- the place that the job keeps. Their notices, the one invitation, the jobs of their messages and the new
-- place are written together, so that a process that dies repeats nothing. The answer is how many donors were
-- looked at: fewer than `most` when that was the last batch.
--
-- Told is who has a gift that stands, and that had settled when the report was published. Invited is who
-- hears good news of the project for the first time, gave to it without any promise, and was never invited.
create function tell_report(of_report text, template text, most integer, at timestamptz)
returns integer
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  work job;
  news report;
  invites boolean;
  donors text[];
begin
  select j.* into work from job j
    where j.name = 'notices.report' and j.key = of_report for no key update;
  select r.* into news from report r
    where r.project_id = work.payload->>'projectId' and r.id = of_report;
  if not found then
    return 0;
  end if;
  -- What corrects an earlier report is news, and not good news.
  select takes_pledges(p, c, at) and news.kind <> 'correction' into invites
    from project p join charity c on c.id = p.charity_id where p.id = news.project_id;
  select array_agg(d.donor_id order by d.donor_id) into donors from (
    select donor_id from project_donor
    where project_id = news.project_id and donor_id > coalesce(work.payload->>'after', '')
    order by donor_id limit most
  ) d;
  with giver as materialized (
    select d.donor_id, gave.ordinary
    from unnest(donors) d (donor_id)
    cross join lateral (
      select bool_or(e.id is null and a.gift_id is null) as ordinary
      from gift g
      left join envelope e on e.project_id = g.project_id and e.gift_id = g.id
      left join charge_attempt a on a.project_id = g.project_id and a.gift_id = g.id
      where g.donor_id = d.donor_id and g.project_id = news.project_id
        and g.state in ('settled', 'partly_refunded') and g.settled_at <= news.published_at
      having count(*) > 0
    ) gave
    order by d.donor_id
  ), told as (
    insert into notice (donor_id, id, kind, subject, project_id, at)
    -- One fact for many people: its ids are theirs, since the job of a message bears it.
    select g.donor_id, notice_id('report_published', news.id || ':' || g.donor_id), 'report_published',
      news.id, news.project_id, news.published_at
    from giver g
    on conflict do nothing
    returning donor_id, id
  ), invited as (
    insert into monthly_invitation (donor_id, project_id, notice_id, at)
    select t.donor_id, news.project_id, t.id, at
    from told t join giver g on g.donor_id = t.donor_id
    where invites and g.ordinary and not has_pledged(t.donor_id, news.project_id)
      and not exists (
        select from notice n
        join report r on r.project_id = n.project_id and r.id = n.subject and r.kind <> 'correction'
        where n.donor_id = t.donor_id and n.kind = 'report_published' and n.project_id = news.project_id)
    order by t.donor_id
    on conflict do nothing
  )
  -- Only for whom a message would get through.
  insert into job (name, key, due_at, payload)
  select 'notices.send', t.id, waking_time(at), jsonb_build_object('donorId', t.donor_id)
  from told t join message_credit c
    on c.donor_id = t.donor_id and c.template_id = template and c.credits > 0
  on conflict do nothing;
  update job j
    set payload = j.payload || jsonb_build_object('after', donors[cardinality(donors)])
    where j.name = work.name and j.key = work.key and donors is not null;
  return coalesce(cardinality(donors), 0);
end $$;
