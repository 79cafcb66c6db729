/**
 * What people saw and where they stopped, sent in small batches and never in anybody's way: a step
 * that cannot be sent waits, and is dropped when it has waited too long. No personal data: an event
 * has only the fields of contracts/events.ts.
 */
import type { Event } from '../../contracts/events'

export type Step = Omit<Event, 'at'>

export type EventsOutside = {
  /** True when the server took the batch. */
  send(events: Event[]): Promise<boolean>
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
    const batch = queue.slice(0, BATCH_MAX)
    queue = queue.slice(batch.length)
    sending = true
    void outside
      .send(batch)
      .catch(() => false)
      .then((taken) => {
        sending = false
        if (!taken) queue = useful([...batch, ...queue], outside.now())
        if (queue.length > 0) plan()
      })
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
