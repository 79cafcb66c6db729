/**
 * The ledger against the facts that it books. An entry is compared whole, line by line: sums alone
 * would not see money that lies in another fund, or came from another charity's account.
 */
import { sql } from '../db'
import type { Check } from './finding'

/** Where a gift's money is owed: to its project, or back to its giver. */
const owed = sql`case when g.settled_at is null then 'held:' || g.id else 'fund:' || g.project_id end`

/**
 * What the ledger should hold: the lines of every payment, of every refund that is done, of every portion
 * that was directed to another project, or came back from it, and of what reports say was spent.
 */
const expected = sql`
  select g.project_id, 'gift:' || g.id as entry_id, line, account, fen, g.id as gift_id
  from gift g join payment y on y.project_id = g.project_id and y.gift_id = g.id
  cross join lateral (values (1, 'merchant:' || g.charity_id, g.amount_fen),
    (2, ${owed}, -g.amount_fen)) as entry (line, account, fen)
  union all
  select r.project_id, 'refund:' || r.id, line, account, fen, g.id
  from refund r join gift g on g.project_id = r.project_id and g.id = r.gift_id
  cross join lateral (values (1, ${owed}, r.amount_fen),
    (2, 'merchant:' || g.charity_id, -r.amount_fen)) as entry (line, account, fen)
  where r.state = 'done'
  union all
  select p.project_id, 'direct:' || p.id, line, account, fen, e.gift_id
  from envelope_portion p
  join envelope e on e.project_id = p.project_id and e.id = p.envelope_id
  cross join lateral (values (1, 'fund:' || p.project_id, p.amount_fen),
    (2, 'fund:' || p.directed_to, -p.amount_fen)) as entry (line, account, fen)
  where p.directed_to <> p.project_id
  union all
  select p.project_id, 'return:' || p.id, line, account, fen, e.gift_id
  from envelope_portion p
  join envelope e on e.project_id = p.project_id and e.id = p.envelope_id
  cross join lateral (values (1, 'fund:' || p.directed_to, p.amount_fen),
    (2, 'fund:' || p.project_id, -p.amount_fen)) as entry (line, account, fen)
  where p.returned_at is not null
  union all
  select s.project_id, 'report:' || s.report_id,
    row_number() over (partition by s.project_id, s.report_id order by entry.n)::smallint, account, fen,
    null
  from (
    select project_id, report_id, coalesce(-sum(amount_fen) filter (where amount_fen < 0), 0) as less,
      coalesce(sum(amount_fen) filter (where amount_fen > 0), 0) as more
    from spending group by project_id, report_id
  ) s
  join project p on p.id = s.project_id
  cross join lateral (values (1, 'spent:' || p.id, -less), (2, 'merchant:' || p.charity_id, less),
    (3, 'spent:' || p.id, more), (4, 'merchant:' || p.charity_id, -more)) as entry (n, account, fen)
  where entry.fen <> 0`

export const entryChecks: readonly Check[] = [
  {
    check: 'every entry sums to zero',
    count: sql`select count(*) as n from ledger_entry where line = 1`,
    lies: sql`
      select project_id || ' ' || entry_id || ' sums to ' || sum(amount_fen) as lie
      from ledger_entry group by project_id, entry_id having sum(amount_fen) <> 0`,
  },
  {
    check: 'the ledger holds what was paid and given back, line by line, and nothing else',
    count: sql`select count(*) as n from ledger_entry`,
    lies: sql`
      select coalesce(x.entry_id, e.entry_id) || ' should be '
        || coalesce(x.account || ' ' || x.fen, 'nothing') || ', stands as '
        || coalesce(e.account || ' ' || e.amount_fen, 'nothing') as lie
      from (${expected}) x
      full join ledger_entry e
        on e.project_id = x.project_id and e.entry_id = x.entry_id and e.line = x.line
      where (x.account, x.fen, x.gift_id) is distinct from (e.account, e.amount_fen, e.gift_id)`,
  },
  {
    check: 'every gift that was paid has its payment',
    count: sql`select count(*) as n from gift`,
    lies: sql`
      select coalesce(g.id || ' is ' || g.state, y.gift_id || ' is no gift') || ', its payment '
        || coalesce(y.paid_fen || ' by ' || y.transaction_id, 'missing') as lie
      from gift g full join payment y on y.project_id = g.project_id and y.gift_id = g.id
      where g.id is null or (y.gift_id is null) <> (g.state in ('started', 'expired'))
        or y.transaction_id is distinct from g.transaction_id or y.paid_fen <> g.amount_fen`,
  },
  {
    check: 'nothing is paid twice',
    count: sql`select count(*) as n from payment`,
    lies: sql`
      select 'transaction ' || transaction_id || ' pays ' || count(*) || ' gifts' as lie
      from payment group by transaction_id having count(*) > 1`,
  },
  {
    check: 'what a gift has given back is the sum of its refunds',
    count: sql`select count(*) as n from gift where refunded_fen > 0`,
    lies: sql`
      select g.id || ' is ' || g.state || ' with ' || g.refunded_fen || ' refunded, done '
        || coalesce(r.done, 0) as lie
      from gift g
      left join (select project_id, gift_id, sum(amount_fen) as done from refund
        where state = 'done' group by 1, 2) r on r.project_id = g.project_id and r.gift_id = g.id
      where g.refunded_fen <> coalesce(r.done, 0)
        or (g.refunded_fen > 0 and g.state not in ('partly_refunded', 'refunded'))`,
  },
  {
    check: 'what is held is what waits to go back',
    count: sql`select count(*) as n from gift where state = 'paid'`,
    lies: sql`
      select coalesce(h.account, 'held:' || g.id) || ' holds ' || coalesce(-h.fen, 0)
        || ', waiting ' || coalesce(g.amount_fen, 0) as lie
      from (select account, sum(amount_fen) as fen from ledger_entry
        where starts_with(account, 'held:') group by account having sum(amount_fen) <> 0) h
      full join (select id, amount_fen from gift where state = 'paid') g on h.account = 'held:' || g.id
      where h.fen is distinct from -g.amount_fen`,
  },
]
