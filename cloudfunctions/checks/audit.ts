/**
 * Proves that the books are right, from the books alone and from the provider's word. It reads and
 * never writes; each check says how much it looked at, and names the first rows that lie.
 */
import type { Clock } from '../app'
import type { Db } from '../db'
import { billChecks } from './bills'
import { billsAgain } from './bills-again'
import { dayChain, dayChecks } from './days'
import { entryChecks } from './entries'
import { envelopeChecks } from './envelopes'
import { type Finding, look } from './finding'
import { lastBilled } from './known'
import type { Asking } from './order-state'
import { bookedOrders, unpaidOrders } from './orders'
import { pledgeChecks } from './pledges'
import { spendingChecks } from './spending'
import { totalChecks } from './totals'
import { waitingChecks } from './waiting'

export async function audit(deps: {
  db: Db
  clock: Clock
  /** Absent when the provider cannot be reached: the books are proven alone, and the report says so. */
  pay?: Asking['pay'] | undefined
  debit?: Asking['debit']
  /** With which closed days must be signed. */
  publicKey?: string | undefined
  /** Also reads the provider's bills again, as far back as it keeps them. */
  bills?: boolean
}): Promise<Finding[]> {
  const { db, clock, pay, debit, publicKey, bills = false } = deps
  const now = clock.now()
  const findings: Finding[] = []
  const checks = [
    ...entryChecks,
    ...totalChecks,
    ...envelopeChecks,
    ...spendingChecks,
    ...pledgeChecks,
    ...billChecks(now),
    ...waitingChecks(now),
    ...dayChecks,
  ]
  for (const check of checks) findings.push(await look(db, check))
  findings.push(await dayChain(db, publicKey))
  if (!pay) return findings
  const asked = { db, clock, pay, debit }
  findings.push(await lastBilled(asked), await unpaidOrders(asked), await bookedOrders(asked))
  if (bills) findings.push(await billsAgain(asked))
  return findings
}

/** The findings as they are printed, and whether all of them are well. */
export function auditReport(findings: readonly Finding[]): { text: string; well: boolean } {
  const lines = findings.flatMap(({ check, looked, of, lies }) => [
    `${lies.length === 0 ? 'ok  ' : 'LIE '} ${check} (${howMany(looked, of)})`,
    ...lies.map((lie) => `       ${lie}`),
  ])
  return { text: lines.join('\n'), well: findings.every(({ lies }) => lies.length === 0) }
}

function howMany(looked: number, of: number | undefined): string {
  const [some, all] = [looked, of ?? 0].map((count) => count.toLocaleString('en'))
  return of === undefined ? `${some} looked at` : `${some} of ${all} asked`
}
