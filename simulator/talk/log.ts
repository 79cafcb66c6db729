import type { Rates } from '../fault-plan'
import type { NetworkNow } from '../network/network'
import type { OrderState } from '../pay/order-book'
import type { Refund } from '../pay/refund-book'
import type { Opening } from './openings'

/** What happens, in the order of happening, for whoever looks on. It lives in memory, and holds no secret. */

type OfOrder = { mchid: string; outTradeNo: string }

/** Where a card was put. */
type Place = { chatId: string; lineId: string } | { momentId: string }

/** What is told of each kind of event; nothing else gets in. */
export type Events = {
  login: { openid: string }
  order: OfOrder & { openid: string; totalFen: number; state: OrderState }
  payment: Events['order']
  callback: OfOrder & {
    notificationId: string
    eventType: string
    outcome: 'accepted' | 'refused' | 'unanswered' | 'lost' | 'given-up'
    status?: number
  }
  refund: OfOrder & { outRefundNo: string; refundFen: number; status: Refund['status'] }
  /** Of a debit contract: what became of it. */
  contract: {
    mchid: string
    contractCode: string
    openid: string
    change: 'signed' | 'refused' | 'ended' | 'announced'
    amountFen?: number
  }
  /** A charge by contract: accepted (`NOTPAY`), paid or failed. */
  charge: Events['order'] & { reason?: string | undefined }
  message: { openid: string; templateId: string; page?: string | undefined }
  card: { openid: string; title: string; path: string } & Place
  opening: { openid: string } & Opening
  hosts: { main: 'up' | 'down'; backup: 'up' | 'down' }
  network: NetworkNow
  /** Between a phone and the product; only what came to grief. */
  exchange: { method: string; path: string; outcome: 'cut' | 'answer-lost' }
  clock: { from: string; to: string }
  faults: { seed: number; rates: Rates; waiting: number }
  crowd: {
    state: 'started' | 'ended' | 'stopped'
    people: number
    seconds: number
    seed: number
    read: number
    given: number
    givenFen: number
    pledged: number
    kept: number
    sent: number
    opened: number
    directed: number
    late: number
    failed: number
  }
}

export type Note = <K extends keyof Events>(kind: K, body: Events[K]) => void

export type LogEntry = { eventId: number; at: string; kind: keyof Events; body: object }

export type Log = ReturnType<typeof createLog>

const ENTRIES_MAX = 2000

/**
 * Events are numbered from the moment of the start, so that whoever goes on reading after a restart misses
 * nothing: all numbers of this run are higher than those of the run before.
 */
export const createLog = (nowMs: () => number, firstId = Date.now()) => {
  const entries: LogEntry[] = []
  const listeners = new Set<(entry: LogEntry) => void>()
  let nextId = firstId

  const note: Note = (kind, body) => {
    const entry = { eventId: nextId, at: new Date(nowMs()).toISOString(), kind, body }
    nextId += 1
    entries.push(entry)
    if (entries.length > ENTRIES_MAX) entries.shift()
    for (const listen of listeners) listen(entry)
  }

  return {
    note,
    /** What came after an event, as far as it is still known. */
    after: (eventId: number) => entries.filter((entry) => entry.eventId > eventId),
    /** Tells every further event, until the answer is called. */
    listen(listener: (entry: LogEntry) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
