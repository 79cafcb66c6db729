/** Alarms: what the provider said that does not fit what we have. Nothing is booked; somebody looks. */
import { type Queryable, sql, type Tx } from '../db'

export type Alarm = {
  kind: 'refund' | 'bill' | 'contract' | 'debit'
  projectId: string
  /** The order number, or our code of a contract. */
  giftId: string
  /** The provider's number of the payment or contract, the number of the refund, or why a debit failed. */
  number: string
  why: string
  stated: Record<string, unknown>
}

/** Each stands once, however often it is said; what another alarm tells of already is left to that one. */
export async function raiseAlarms(tx: Tx, alarms: readonly Alarm[], now: Date): Promise<void> {
  if (alarms.length === 0) return
  await tx.run(sql`
    insert into payment_alarm as a
      (kind, project_id, gift_id, transaction_id, why, stated, at, last_at)
    select kind, "projectId", "giftId", number, why, stated, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) as i (
      kind text, "projectId" text, "giftId" text, number text, why text, stated jsonb
    )
    where not exists (
      select from payment_alarm b
      where b.project_id = i."projectId" and b.gift_id = i."giftId"
        and b.transaction_id = i.number and b.why <> i.why
    )
    on conflict (project_id, gift_id, transaction_id, why) do update
    set times = a.times + 1, last_at = excluded.last_at, stated = a.stated || excluded.stated`)
}

/** What somebody has closed already, saying what became of it, is no lie any more. */
export async function withoutClosed<Told extends Pick<Alarm, 'projectId' | 'giftId' | 'number'>>(
  db: Queryable,
  lies: readonly Told[],
): Promise<Told[]> {
  if (lies.length === 0) return []
  const keys = lies.map(({ projectId, giftId, number }, n) => ({ n, projectId, giftId, number }))
  const closed = await db.many<{ n: number }>(sql`
    select i.n from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      as i (n integer, "projectId" text, "giftId" text, number text)
    where exists (
      select from payment_alarm a
      where a.project_id = i."projectId" and a.gift_id = i."giftId"
        and a.transaction_id = i.number and a.closed_at is not null
    )`)
  const ended = new Set(closed.map(({ n }) => n))
  return lies.filter((_, n) => !ended.has(n))
}
