-- News of a project for those who gave to it: a report that was published is told to each of them once
-- (migration 023).

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
