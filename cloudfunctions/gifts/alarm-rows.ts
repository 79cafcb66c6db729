/** Alarms: what the provider said that does not fit what we have. Nothing is booked; somebody looks. */
import { sql, type Tx } from '../db'

export type Alarm = {
  kind: 'refund' | 'bill'
  projectId: string
  /** The order number. */
  giftId: string
  /** The provider's number of the payment, or the number of the refund. */
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
