import type { Clock } from './app'

export const wallClock: Clock = { now: () => new Date() }

export type MovableClock = Clock & { set(now: Date): void }

/** Development's clock: as fast as the wall clock, and moved by whoever moves the simulator's. */
export function movableClock(start = new Date()): MovableClock {
  let offsetMs = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offsetMs),
    set(now) {
      offsetMs = now.getTime() - Date.now()
    },
  }
}
