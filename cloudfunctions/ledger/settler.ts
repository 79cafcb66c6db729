/**
 * Settling in batches. There is no timer: two batches are in flight, and whatever has queued up when one
 * of them commits is the next one. Each caller is answered after the commit that holds its gift.
 *
 * What a failure means: when a batch fails, its halves are tried, and theirs, so that one bad payment
 * harms no neighbour and costs a few statements. When the database is in trouble (a lost connection, of
 * whose commit nobody knows, a deadlock, a lock that is held too long), the same batch is sent again: a
 * payment that is there already is compared and counts as success.
 */
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises'
import { type Db, isPassingTrouble, sql } from '../db'

const BATCH_MAX = 512
/** One batch works while the other commits. PGlite has one connection, and does both itself. */
const IN_FLIGHT = { postgresql: 2, pglite: 1 }
/** A batch costs as much as ten payments before its first, so fewer than these wait for the one under way. */
const SECOND_BATCH_MIN = 24
/** Beyond this a payment is turned away, and its provider comes again: memory has an end. */
const WAITING_MAX = 20_000
/** The pauses before a batch of unknown outcome is sent again; then its callers are told. */
const RESEND_PAUSES_MS = [20, 100, 500, 1_000, 2_000, 4_000]

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

type Waiting = {
  payment: Payment
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

export function settlerOf(deps: {
  db: Db
  clock: { now(): Date }
  alarmed?: (payment: Payment, why: string) => void
}): Settler {
  let queue: Waiting[] = []
  const inFlight = new Set<Promise<void>>()
  let flushesSoon = false

  function flushSoon() {
    if (flushesSoon) return
    flushesSoon = true
    setImmediate(flush)
  }

  function flush() {
    flushesSoon = false
    for (let free = IN_FLIGHT[deps.db.kind] - inFlight.size; free > 0; free -= 1) {
      if (queue.length < (inFlight.size === 0 ? 1 : SECOND_BATCH_MIN)) return
      const share = Math.max(SECOND_BATCH_MIN, Math.ceil(queue.length / free))
      const { batch, rest } = nextBatch(queue, Math.min(BATCH_MAX, share))
      queue = rest
      const carried = carry(batch).finally(() => {
        inFlight.delete(carried)
        flushSoon()
      })
      inFlight.add(carried)
    }
  }

  async function carry(batch: Waiting[]): Promise<void> {
    try {
      const outcomes = await send(batch.map(({ payment }) => payment))
      for (const [n, { payment, resolve, reject }] of batch.entries()) {
        const outcome = outcomes.get(n)
        if (outcome?.kind === 'refused') deps.alarmed?.(payment, outcome.why)
        if (outcome) resolve(outcome)
        else reject(new Error('the ledger gave no outcome for a payment'))
      }
    } catch (error) {
      if (batch.length === 1 || isPassingTrouble(error)) {
        for (const { reject } of batch) reject(error)
      } else {
        const half = batch.length >> 1
        await carry(batch.slice(0, half))
        await carry(batch.slice(half))
      }
    }
  }

  async function send(payments: Payment[]): Promise<Map<number, Outcome>> {
    const batch = JSON.stringify(rowsOf(payments))
    const events = Buffer.concat(payments.flatMap(({ event }) => event ?? []))
    for (let attempt = 0; ; attempt += 1) {
      try {
        const rows = await deps.db.many<{ n: number; outcome: string; why: string | null }>(
          sql`select n, outcome, why
            from settle_payments(${batch}::json, ${events}::bytea, ${deps.clock.now()})`,
        )
        return new Map(rows.map(({ n, outcome, why }) => [n, outcomeOf(outcome, why)]))
      } catch (error) {
        const pause = RESEND_PAUSES_MS[attempt]
        if (pause === undefined || !isPassingTrouble(error)) throw error
        await wait(pause)
      }
    }
  }

  return {
    settle(payment) {
      return new Promise((resolve, reject) => {
        if (queue.length >= WAITING_MAX) return reject(new Error('too many payments wait already'))
        queue.push({ payment, resolve, reject })
        flushSoon()
      })
    },
    async drained() {
      while (queue.length + inFlight.size > 0) {
        await (inFlight.size > 0 ? Promise.race(inFlight) : immediate())
      }
    },
  }
}

/** The first of the queue, of one gift one payment: another waits, and meets the gift with the first on it. */
function nextBatch(queue: readonly Waiting[], most: number): { batch: Waiting[]; rest: Waiting[] } {
  const batch: Waiting[] = []
  const rest: Waiting[] = []
  const gifts = new Set<string>()
  for (const waiting of queue.slice(0, most)) {
    const { giftId } = waiting.payment
    if (gifts.has(giftId)) rest.push(waiting)
    else batch.push(waiting)
    gifts.add(giftId)
  }
  return { batch, rest: rest.concat(queue.slice(most)) }
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
