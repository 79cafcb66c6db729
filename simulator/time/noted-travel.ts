import type { Note } from '../talk/log'
import type { AppClock } from './app-clock'
import type { Journey } from './time-travel'
import { createTimeTravel } from './time-travel'
import type { VirtualClock } from './virtual-clock'

/** Time travel that notes from when to when it led, even if it ended half-way. */
export const createNotedTravel = (clock: VirtualClock, app: AppClock, note: Note) => {
  let fromMs: number | undefined
  const observed: VirtualClock = {
    ...clock,
    moveTo(ms) {
      fromMs ??= clock.nowMs()
      clock.moveTo(ms)
    },
  }
  const travel = createTimeTravel(observed, app)

  return async (journey: Journey) => {
    try {
      return await travel(journey)
    } finally {
      if (fromMs !== undefined) note('clock', { from: iso(fromMs), to: iso(clock.nowMs()) })
      fromMs = undefined
    }
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
