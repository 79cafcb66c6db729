/**
 * What people saw and where they stopped, sent in small batches and never in anybody's way: a step
 * that cannot be sent waits, and is dropped when it has waited too long. No personal data: an event
 * has only the fields of contracts/events.ts.
 */
import type { Event } from '../../contracts/events'

export type Step = Omit<Event, 'at'>

export type Sent = 'taken' | 'refused' | 'later'

export type EventsOutside = {
  /** `refused`: it will never be taken as it is. `later`: there was no answer, or no time for it. */
  send(events: Event[]): Promise<Sent>
  now(): Date
  /** Calls once after a pause. */
  later(ms: number, work: () => void): void
}

export type Events = {
  record(step: Step): void
  /** Sends what there is, at once: before the app is put away. */
  flush(): void
}

export const BATCH_MAX = 20
const PAUSE_MS = 4_000
export const KEPT_MAX = 200
/** Older steps are of no use to anybody who asks what is going on. */
export const KEPT_MS_MAX = 10 * 60_000

export function eventsTo(outside: EventsOutside): Events {
  let queue: Event[] = []
  let sending = false
  let planned = false
  /** So many of the first go one by one, because they were refused together: one of them is bad. */
  let apart = 0

  const plan = (): void => {
    if (planned) return
    planned = true
    outside.later(PAUSE_MS, () => {
      planned = false
      flush()
    })
  }

  const flush = (): void => {
    if (sending || queue.length === 0) return
    const batch = queue.slice(0, apart > 0 ? 1 : BATCH_MAX)
    queue = queue.slice(batch.length)
    sending = true
    void outside
      .send(batch)
      .catch((): Sent => 'later')
      .then((sent) => {
        sending = false
        settle(batch, sent)
        if (queue.length > 0) plan()
      })
  }

  /** A step that is refused alone is dropped; it has kept no other from its way. */
  const settle = (batch: Event[], sent: Sent): void => {
    if (sent === 'later') {
      queue = useful([...batch, ...queue], outside.now())
    } else if (sent === 'refused' && batch.length > 1) {
      queue = [...batch, ...queue]
      apart = batch.length
    } else {
      apart = Math.max(0, apart - batch.length)
    }
  }

  return {
    record(step) {
      queue.push({ ...step, at: outside.now().toISOString() })
      if (queue.length >= BATCH_MAX) flush()
      else plan()
    },
    flush,
  }
}

/** The youngest of those that are not too old. */
function useful(events: Event[], now: Date): Event[] {
  return events.filter(({ at }) => now.getTime() - Date.parse(at) < KEPT_MS_MAX).slice(-KEPT_MAX)
}
