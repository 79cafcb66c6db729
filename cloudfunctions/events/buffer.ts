/**
 * What people saw and where they stopped, kept in memory for a moment and stored many at a time, so
 * that nobody waits for it. A crash may lose the last second of it, never a gift.
 */
import type { Logger } from 'pino'
import type { Event } from '../../contracts/events'
import { type Db, sql } from '../db'

const FLUSH_MS = 1_000
const FLUSH_AT = 500
/** Beyond this the newest are dropped: a database in trouble must not fill the memory. */
const HELD_MAX = 20_000
/** A phone's clock is wrong by hours at most times; what is further off than this tells us nothing. */
const CLOCK_OFF_MS_MAX = 2 * 86_400_000

export type EventBuffer = {
  add(events: readonly Event[], by: 'phone' | 'server'): void
  flush(): Promise<void>
  stop(): Promise<void>
}

export function eventBufferOf(deps: { db: Db; clock: { now(): Date }; log: Logger }): EventBuffer {
  let held: Record<string, unknown>[] = []
  let storing: Promise<void> | undefined

  /** One storing at a time: what comes meanwhile is held, and stored by the same call. */
  function flush(): Promise<void> {
    storing ??= storeAll().finally(() => {
      storing = undefined
    })
    return storing
  }

  async function storeAll(): Promise<void> {
    while (held.length > 0) {
      const rows = held
      held = []
      try {
        await store(deps.db, rows)
      } catch (error) {
        deps.log.warn({ err: error, events: rows.length }, 'events were lost')
      }
    }
  }

  const timer = setInterval(() => void flush(), FLUSH_MS)
  timer.unref()
  return {
    add(events, by) {
      const now = deps.clock.now()
      const recordedAt = now.toISOString()
      for (const event of events) {
        if (held.length >= HELD_MAX) break
        const at = isNear(event.at, now) ? event.at : recordedAt
        held.push({ ...event, at, recordedAt, byServer: by === 'server' })
      }
      if (held.length >= FLUSH_AT) void flush()
    },
    flush,
    async stop() {
      clearInterval(timer)
      await flush()
    },
  }
}

function isNear(instant: string, now: Date): boolean {
  return Math.abs(Date.parse(instant) - now.getTime()) <= CLOCK_OFF_MS_MAX
}

async function store(db: Db, rows: Record<string, unknown>[]): Promise<void> {
  await db.run(sql`
    insert into event (step, at, recorded_at, by_server, project_id, gift_key, channel, share_id,
      scene, reason)
    select step, at, "recordedAt", "byServer", "projectId", "giftKey", channel, "shareId", scene, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (
      step text, at timestamptz, "recordedAt" timestamptz, "byServer" boolean, "projectId" text,
      "giftKey" text, channel text, "shareId" text, scene integer, reason text
    )`)
}
