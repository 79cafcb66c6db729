/** Pledges against the gifts of their months. */
import { sql } from '../db'
import type { Check } from './finding'

/** What the outbox has not told yet is on its way. */
const told = sql`not exists (select from outbox o where o.project_id = g.project_id and o.subject = g.id)`

export const pledgeChecks: readonly Check[] = [
  {
    check: 'no month of a pledge was given twice',
    count: sql`select count(*) as n from charge_attempt`,
    lies: sql`
      select a.pledge_id || ' ' || a.period || ' has ' || count(*) || ' gifts' as lie
      from charge_attempt a join gift g on g.project_id = a.project_id and g.id = a.gift_id
      where g.settled_at is not null group by a.pledge_id, a.period having count(*) > 1`,
  },
  {
    check: 'a month is paid when its gift is settled, by its giver, to its project, to the fen',
    count: sql`select count(*) as n from charge where state = 'paid'`,
    lies: sql`
      select coalesce(c.pledge_id || ' ' || c.period, g.id) || ' is ' || coalesce(c.state, 'no charge')
        || ', its gift ' || coalesce(g.state, 'missing') as lie
      from (select * from charge where state = 'paid') c
      full join (
        select a.pledge_id, a.period, g.* from charge_attempt a
        join gift g on g.project_id = a.project_id and g.id = a.gift_id
        where g.settled_at is not null and ${told}
      ) g on g.pledge_id = c.pledge_id and g.period = c.period
      left join pledge p on p.id = c.pledge_id
      where (c.pledge_id is null)
        or (g.id is null and not exists (
          select from charge_attempt a join outbox o on o.project_id = a.project_id and o.subject = a.gift_id
          where a.pledge_id = c.pledge_id and a.period = c.period))
        or (g.donor_id, g.project_id, g.amount_fen) is distinct from (p.donor_id, c.project_id, c.amount_fen)
          and g.id is not null`,
  },
  {
    check: 'every month is of a pledge',
    count: sql`select count(*) as n from charge`,
    lies: sql`
      select c.pledge_id || ' ' || c.period || ' is of no pledge' as lie from charge c
      where not exists (select from pledge p where p.id = c.pledge_id)`,
  },
  {
    check: 'a pledge that has not ended has its next step',
    count: sql`select count(*) as n from pledge where state <> 'ended'`,
    lies: sql`
      select p.id || ' is ' || p.state || ' and nothing will be done for it' as lie from pledge p
      where p.state <> 'ended'
        and not exists (select from job j where j.name = 'pledges.step' and j.key = p.id)`,
  },
  {
    check: 'what a project’s page says of monthly givers is the sum of its pledges',
    count: sql`select count(*) as n from pledge where state = 'active'`,
    lies: sql`
      select coalesce(t.project_id, p.project_id) || ' says ' || coalesce(t.pledges, 0) || ' of '
        || coalesce(t.people, 0) || ' with ' || coalesce(t.monthly_fen, 0) || ', they are '
        || coalesce(p.pledges, 0) || ' of ' || coalesce(p.people, 0) || ' with '
        || coalesce(p.fen, 0) as lie
      from pledge_total t
      full join (select project_id, count(*) as pledges, count(distinct donor_id) as people,
          sum(amount_fen)::bigint as fen from pledge
        where state = 'active' group by project_id) p on p.project_id = t.project_id
      where (coalesce(t.pledges, 0), coalesce(t.people, 0), coalesce(t.monthly_fen, 0))
        is distinct from (coalesce(p.pledges, 0), coalesce(p.people, 0), coalesce(p.fen, 0))`,
  },
]
