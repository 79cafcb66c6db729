/**
 * Proves that the books are right, from the books alone and from the provider's word. It reads and
 * never writes; each check says how much it looked at, and names the first rows that lie.
 */
import type { Clock } from '../app'
import { type Db, type Sql, sql } from '../db'
import type { PaymentProvider } from '../payments'
import { type Finding, LIES_SHOWN_MAX, read } from './finding'
import { askProvider } from './provider'

export async function audit(deps: {
  db: Db
  clock: Clock
  /** Absent when the provider cannot be reached: the books are proven alone, and the report says so. */
  pay?: PaymentProvider | undefined
}): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { check, count, lies } of checks)
    findings.push(await look(deps.db, check, count, lies))
  const { db, clock, pay } = deps
  return pay ? [...findings, ...(await askProvider({ db, clock, pay }))] : findings
}

type Check = { check: string; count: Sql; lies: Sql }

/** Each `lies` gives rows of one text column, `lie`. */
const checks: readonly Check[] = [
  {
    check: 'every entry sums to zero',
    count: sql`select count(distinct (project_id, entry_id)) as n from ledger_entry`,
    lies: sql`
      select project_id || ' ' || entry_id || ' sums to ' || sum(amount_fen) as lie
      from ledger_entry group by project_id, entry_id having sum(amount_fen) <> 0`,
  },
  {
    check: 'every settled gift is booked once, to its project and its charity',
    count: sql`select count(*) as n from gift where settled_at is not null`,
    lies: sql`
      select g.id || ' is ' || g.state || ' but booked as ' || coalesce(e.booked::text, 'nothing') as lie
      from gift g left join lateral (
        select jsonb_object_agg(account, amount_fen order by account) as booked from ledger_entry
        where project_id = g.project_id and entry_id = 'gift:' || g.id
      ) e on true
      where g.settled_at is not null and e.booked is distinct from jsonb_build_object(
        'merchant:' || g.charity_id, g.amount_fen, 'fund:' || g.project_id, -g.amount_fen)`,
  },
  {
    check: 'every entry has its gift and its payment',
    count: sql`select count(*) as n from ledger_entry where line = 1 and starts_with(entry_id, 'gift:')`,
    lies: sql`
      select e.entry_id || ' has no gift or payment of ' || e.amount_fen as lie
      from ledger_entry e
      left join gift g on g.project_id = e.project_id and 'gift:' || g.id = e.entry_id
      left join payment y on y.project_id = g.project_id and y.gift_id = g.id
      where e.line = 1 and starts_with(e.entry_id, 'gift:')
        and (g.state is null or g.state in ('started', 'expired')
          or y.paid_fen is distinct from e.amount_fen or g.amount_fen <> e.amount_fen)`,
  },
  {
    check: 'nothing is paid twice',
    count: sql`select count(*) as n from payment`,
    lies: sql`
      select 'transaction ' || transaction_id || ' pays ' || count(*) || ' gifts' as lie
      from payment group by transaction_id having count(*) > 1`,
  },
  {
    check: 'every refund that is done is booked once, and none is more than its gift',
    count: sql`select count(*) as n from refund`,
    lies: sql`
      select g.id || ' has ' || g.refunded_fen || ' refunded, done ' || coalesce(r.done, 0)
        || ', booked ' || coalesce(e.booked, 0) as lie
      from gift g
      left join (select project_id, gift_id, sum(amount_fen) as done from refund
        where state = 'done' group by 1, 2) r on r.project_id = g.project_id and r.gift_id = g.id
      left join (select project_id, gift_id, sum(amount_fen) as booked from ledger_entry
        where line = 1 and starts_with(entry_id, 'refund:') group by 1, 2) e
        on e.project_id = g.project_id and e.gift_id = g.id
      where g.refunded_fen <> coalesce(r.done, 0) or g.refunded_fen <> coalesce(e.booked, 0)`,
  },
  {
    check: 'totals equal entries',
    count: sql`select count(*) as n from project_total`,
    lies: sql`
      select t.project_id || ' says ' || t.raised_fen || ' of ' || t.gifts
        || ' gifts by ' || t.donors || ', entries say ' || coalesce(e.fund, 0) || ' of '
        || coalesce(g.gifts, 0) || ' by ' || coalesce(g.donors, 0) as lie
      from project_total t
      left join (select account, -sum(amount_fen) as fund from ledger_entry group by account) e
        on e.account = 'fund:' || t.project_id
      left join (select project_id, count(*) as gifts, count(distinct donor_id) as donors
        from gift where settled_at is not null and state <> 'refunded' group by project_id) g
        on g.project_id = t.project_id
      where t.raised_fen <> coalesce(e.fund, 0)
        or t.gifts <> coalesce(g.gifts, 0) or t.donors <> coalesce(g.donors, 0)`,
  },
  {
    check: 'days add up to totals',
    count: sql`select count(*) as n from project_day`,
    lies: sql`
      select t.project_id || ' raised ' || t.raised_fen || ', its days ' || coalesce(d.raised, 0) as lie
      from project_total t
      left join (select project_id, sum(raised_fen) as raised, sum(refunded_fen) as refunded,
        sum(gifts) as gifts from project_day group by project_id) d on d.project_id = t.project_id
      where t.raised_fen <> coalesce(d.raised, 0) or t.refunded_fen <> coalesce(d.refunded, 0)
        or t.gifts <> coalesce(d.gifts, 0)`,
  },
  {
    check: 'what is held is on its way back',
    count: sql`select count(*) as n from gift where state = 'paid'`,
    lies: sql`
      select g.id || ' is held without a refund' as lie from gift g
      where g.state = 'paid' and not exists (select from refund r
        where r.project_id = g.project_id and r.gift_id = g.id and r.state in ('under_way', 'stuck'))`,
  },
  {
    check: 'no payment disagreed with its gift',
    count: sql`select count(*) as n from payment_alarm`,
    lies: sql`select gift_id || ' was paid with another ' || why as lie from payment_alarm order by id`,
  },
]

async function look(db: Db, check: string, count: Sql, lies: Sql): Promise<Finding> {
  const [counted] = await read<{ n: number }>(db, count)
  const rows = await read<{ lie: string }>(db, sql`${lies} limit ${LIES_SHOWN_MAX}`)
  return { check, looked: counted?.n ?? 0, lies: rows.map(({ lie }) => lie) }
}

/** The findings as they are printed, and whether all of them are well. */
export function auditReport(findings: readonly Finding[]): { text: string; well: boolean } {
  const lines = findings.flatMap(({ check, looked, lies }) => [
    `${lies.length === 0 ? 'ok  ' : 'LIE '} ${check} (${looked} looked at)`,
    ...lies.map((lie) => `       ${lie}`),
  ])
  return { text: lines.join('\n'), well: findings.every(({ lies }) => lies.length === 0) }
}
