/**
 * Calls in batches. There is no timer: two batches are in flight, and whatever has queued up when one
 * of them commits is the next one. Each caller is answered after the commit that holds its item.
 *
 * What a failure means: when a batch fails, its halves are tried, and theirs, so that one bad item harms no
 * neighbour and costs a few statements. When the database is in trouble (a lost connection, of whose commit
 * nobody knows, a deadlock, a lock that is held too long), the same batch is sent again: what is sent must be
 * such that a second time changes nothing and gets the same answer.
 */
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises'
import type { Db } from './db'
import { isPassingTrouble } from './postgresql'

const BATCH_MAX = 512
/** One batch works while the other commits. PGlite has one connection, and does both itself. */
const IN_FLIGHT = { postgresql: 2, pglite: 1 }
/** A batch costs as much as ten items before its first, so fewer than these wait for the one under way. */
const SECOND_BATCH_MIN = 24
/** Beyond this a caller is turned away, and comes again: memory has an end. */
const WAITING_MAX = 20_000
/** The pauses before a batch of unknown outcome is sent again; then its callers are told. */
const RESEND_PAUSES_MS = [20, 100, 500, 1_000, 2_000, 4_000]

export type Batches<Item, Outcome> = {
  /** Rejects when the database is in trouble: what was asked may or may not have been done. */
  add(item: Item): Promise<Outcome>
  /** Resolves when nothing is queued or in flight. */
  drained(): Promise<void>
}

type Waiting<Item, Outcome> = {
  item: Item
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

export function batchesOf<Item, Outcome>(deps: {
  kind: Db['kind']
  /** Of a batch one at most has the same key: another waits, and meets what the first has done. Without it
   * all stand beside each other. */
  keyOf?: (item: Item) => string
  /** One round trip; each outcome by its item's place. */
  send: (items: Item[]) => Promise<ReadonlyMap<number, Outcome>>
}): Batches<Item, Outcome> {
  type Queued = Waiting<Item, Outcome>
  let queue: Queued[] = []
  const inFlight = new Set<Promise<void>>()
  let flushesSoon = false

  function flushSoon() {
    if (flushesSoon) return
    flushesSoon = true
    setImmediate(flush)
  }

  function flush() {
    flushesSoon = false
    for (let free = IN_FLIGHT[deps.kind] - inFlight.size; free > 0; free -= 1) {
      if (queue.length < (inFlight.size === 0 ? 1 : SECOND_BATCH_MIN)) return
      const share = Math.max(SECOND_BATCH_MIN, Math.ceil(queue.length / free))
      const carried = carry(nextBatch(Math.min(BATCH_MAX, share))).finally(() => {
        inFlight.delete(carried)
        flushSoon()
      })
      inFlight.add(carried)
    }
  }

  function nextBatch(most: number): Queued[] {
    if (!deps.keyOf) return queue.splice(0, most)
    const batch: Queued[] = []
    const rest: Queued[] = []
    const keys = new Set<string>()
    for (const waiting of queue.slice(0, most)) {
      const key = deps.keyOf(waiting.item)
      if (keys.has(key)) rest.push(waiting)
      else batch.push(waiting)
      keys.add(key)
    }
    queue = rest.concat(queue.slice(most))
    return batch
  }

  async function carry(batch: Queued[]): Promise<void> {
    try {
      const outcomes = await send(batch.map(({ item }) => item))
      for (const [n, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes.get(n)
        if (outcome !== undefined) resolve(outcome)
        else reject(new Error('a batch gave no outcome for one of its items'))
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

  async function send(items: Item[]): Promise<ReadonlyMap<number, Outcome>> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await deps.send(items)
      } catch (error) {
        const pause = RESEND_PAUSES_MS[attempt]
        if (pause === undefined || !isPassingTrouble(error)) throw error
        await wait(pause)
      }
    }
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        if (queue.length >= WAITING_MAX) return reject(new Error('too many wait already'))
        queue.push({ item, resolve, reject })
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
