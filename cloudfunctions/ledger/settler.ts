/**
 * Settling in batches. A payment that is there already is compared and counts as success, so that a batch
 * of whose commit nobody knows can be sent again.
 */
import { batchesOf, type Db, sql } from '../db'
import { alarmReused, paysAnotherGift } from './reused'

/** A payment as the provider stated it, ready to be compared with the frozen gift. */
export type Payment = {
  projectId: string
  giftId: string
  transactionId: string
  paidFen: number
  currency: string
  /** The payer's openid as a keyed hash. */
  payerHash: string
  mchid: string
  /** ISO time at which the provider took the money. */
  paidAt: string
  source: 'callback' | 'query' | 'bill'
  /** The bytes of the event as they came, for a callback. */
  event?: Buffer | undefined
}

export type Outcome =
  | { kind: 'settled' }
  /** Taken, but the project could not take it; it goes back by itself. */
  | { kind: 'held' }
  /** It does not fit the frozen gift; nothing is booked and an alarm stands. */
  | { kind: 'refused'; why: string }

export type Settler = {
  /** Rejects when the database is in trouble: the payment may or may not be booked. */
  settle(payment: Payment): Promise<Outcome>
  /** Resolves when nothing is queued or in flight. */
  drained(): Promise<void>
}

/** Why: its payment is another gift's. */
const REUSED = 'payment of another gift'

export function settlerOf(deps: {
  db: Db
  clock: { now(): Date }
  alarmed?: (payment: Payment, why: string) => void
}): Settler {
  const { db, clock, alarmed } = deps
  const { add, drained } = batchesOf<Payment, Outcome>({
    kind: db.kind,
    keyOf: ({ giftId }) => giftId,
    async send(payments) {
      try {
        return await book(payments)
      } catch (error) {
        const [payment] = payments
        // Of a larger batch the halves are tried, until it stands alone.
        if (payments.length > 1 || !payment || !paysAnotherGift(error)) throw error
        await alarmReused(db, payment, REUSED, clock.now())
        alarmed?.(payment, REUSED)
        return new Map([[0, { kind: 'refused', why: REUSED }]])
      }
    },
  })

  async function book(payments: readonly Payment[]): Promise<Map<number, Outcome>> {
    const batch = JSON.stringify(rowsOf(payments))
    const events = Buffer.concat(payments.flatMap(({ event }) => event ?? []))
    const rows = await db.many<{ n: number; outcome: string; why: string | null }>(
      sql`select n, outcome, why
        from settle_payments(${batch}::json, ${events}::bytea, ${clock.now()})`,
    )
    for (const { n, outcome, why } of rows) {
      const payment = payments[n]
      if (outcome === 'refused' && payment) alarmed?.(payment, why ?? 'unknown')
    }
    return new Map(rows.map(({ n, outcome, why }) => [n, outcomeOf(outcome, why)]))
  }

  return { settle: add, drained }
}

/** The batch as `settle_payments` takes it; the events lie one behind another in bytes of their own. */
function rowsOf(payments: readonly Payment[]) {
  let eventsEnd = 0
  return payments.map((payment, n) => {
    const { event } = payment
    const eventAt = eventsEnd
    eventsEnd += event?.length ?? 0
    return {
      n,
      project_id: payment.projectId,
      gift_id: payment.giftId,
      transaction_id: payment.transactionId,
      paid_fen: payment.paidFen,
      currency: payment.currency,
      payer_hash: payment.payerHash,
      mchid: payment.mchid,
      paid_at: payment.paidAt,
      source: payment.source,
      ...(event && { event_at: eventAt, event_bytes: event.length }),
    }
  })
}

function outcomeOf(outcome: string, why: string | null): Outcome {
  if (outcome === 'settled' || outcome === 'held') return { kind: outcome }
  return { kind: 'refused', why: why ?? 'unknown' }
}
