/**
 * The server's time on a phone whose clock may be wrong. Every answer with a time tells it a little late
 * (it travelled, and may have been kept for a second), so of two the one that is further ahead is nearer.
 */
export type ServerClock = {
  /** An answer said that it was this instant (ISO) there. */
  heard(instant: string): void
  /** The phone's own time until something was heard. */
  now(): Date
}

/** An answer this far behind is no slow one: the phone's own clock was set anew. */
const SET_ANEW_MS = 10_000

export function serverClockOn(now: () => number): ServerClock {
  let ahead: number | undefined
  return {
    heard(instant) {
      const heard = Date.parse(instant) - now()
      if (Number.isNaN(heard)) return
      if (ahead === undefined || heard > ahead || ahead - heard > SET_ANEW_MS) ahead = heard
    },
    now: () => new Date(now() + (ahead ?? 0)),
  }
}
