/**
 * The server's time on a phone whose clock may be wrong. Every answer with a time tells it a little late
 * (it travelled, and may have been kept for a second), so of two the one that is further ahead is nearer.
 */
export type ServerClock = {
  /** An answer said that it was this instant (ISO) there. */
  heard(instant: string): void
  /** The phone's own time until something was heard. */
  now(): Date
  /** Tells when the time there proves another one than was thought: timers set by it are wrong. */
  onSetAnew(told: () => void): () => void
}

/** An answer this far behind is no slow one: the phone's own clock was set anew. */
const SET_ANEW_MS = 10_000

export function serverClockOn(now: () => number): ServerClock {
  let ahead: number | undefined
  const watchers = new Set<() => void>()
  return {
    heard(instant) {
      const heard = Date.parse(instant) - now()
      if (Number.isNaN(heard)) return
      const before = ahead ?? 0
      if (ahead === undefined || heard > ahead || ahead - heard > SET_ANEW_MS) ahead = heard
      if (Math.abs((ahead ?? 0) - before) <= SET_ANEW_MS) return
      for (const watcher of watchers) watcher()
    },
    now: () => new Date(now() + (ahead ?? 0)),
    onSetAnew(told) {
      watchers.add(told)
      return () => watchers.delete(told)
    },
  }
}
