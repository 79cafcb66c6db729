/**
 * Proves that the books are right, from the books alone and from the provider's word. It reads and
 * never writes; each check says how much it looked at, and names the first rows that lie.
 */
import type { Clock } from '../app'
import { type Db, sql } from '../db'
import type { PaymentProvider } from '../payments'
import { entryChecks } from './entries'
import { type Check, type Finding, look } from './finding'
import { askProvider } from './provider'
import { totalChecks } from './totals'

export async function audit(deps: {
  db: Db
  clock: Clock
  /** Absent when the provider cannot be reached: the books are proven alone, and the report says so. */
  pay?: PaymentProvider | undefined
}): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of checks) findings.push(await look(deps.db, check))
  const { db, clock, pay } = deps
  return pay ? [...findings, ...(await askProvider({ db, clock, pay }))] : findings
}

const checks: readonly Check[] = [
  ...entryChecks,
  ...totalChecks,
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

/** The findings as they are printed, and whether all of them are well. */
export function auditReport(findings: readonly Finding[]): { text: string; well: boolean } {
  const lines = findings.flatMap(({ check, looked, lies }) => [
    `${lies.length === 0 ? 'ok  ' : 'LIE '} ${check} (${looked} looked at)`,
    ...lies.map((lie) => `       ${lie}`),
  ])
  return { text: lines.join('\n'), well: findings.every(({ lies }) => lies.length === 0) }
}
