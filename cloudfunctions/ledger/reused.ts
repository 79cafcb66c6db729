/** A payment whose number has paid another gift already. It is rare, so the batch does not look for it first. */
import { type Db, sql } from '../db'
import type { Payment } from './settler'

const UNIQUE_VIOLATION = '23505'

/** What the database says of a batch that holds one. */
export function paysAnotherGift(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return code === UNIQUE_VIOLATION && constraint === 'payment_transaction_id_key'
}

/** Nothing is booked; an alarm stands, once, however often it is said. */
export async function alarmReused(db: Db, payment: Payment, why: string, at: Date): Promise<void> {
  const { projectId, giftId, transactionId, paidFen, currency, mchid, source, event } = payment
  const stated = JSON.stringify({ paidFen, currency, mchid, source })
  await db.run(sql`
    insert into payment_alarm as a
      (kind, project_id, gift_id, transaction_id, why, stated, event, at, last_at)
    values ('payment', ${projectId}, ${giftId}, ${transactionId}, ${why}, ${stated}::jsonb,
      ${event ?? null}::bytea, ${at}, ${at})
    on conflict (project_id, gift_id, transaction_id, why) do update
    set times = a.times + 1, last_at = excluded.last_at`)
}
