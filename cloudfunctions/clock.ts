import type { Clock } from './app'

export const wallClock: Clock = { now: () => new Date() }

/** Development's clock: the wall clock, moved by whoever moves the simulator's. */
export function movableClock(): Clock & { set(now: Date): void } {
  let offsetMs = 0
  return {
    now: () => new Date(Date.now() + offsetMs),
    set(now) {
      offsetMs = now.getTime() - Date.now()
    },
  }
}
