import type { AppClock } from './app-clock'
import { MINUTE_MS } from './beijing'
import type { VirtualClock } from './virtual-clock'

/** To a moment, or so far from wherever the clock stands when the journey begins. */
export type Journey = ({ toMs: number } | { advanceMs: number }) & { jump: boolean }
export type Arrival = { nowMs: number; stops: number }

/** Time was asked to do what it cannot: go back, or pass more events than the limit. */
export class JourneyRefused extends Error {}

// A year of daily jobs, bills and retries for a few hundred gifts fits; an endless loop doesn't.
const STOPS_MAX = 20_000

// An app that says its work is overdue and leaves it undone is asked this often, then a minute later again.
const ASKED_IN_VAIN_MAX = 3

/**
 * Moves time forward from event to event, the simulator's own and the app's, so that everything between
 * then and now happens in its order. Journeys wait for one another.
 */
export const createTimeTravel = (clock: VirtualClock, app: AppClock, stopsMax = STOPS_MAX) => {
  let last: Promise<unknown> = Promise.resolve()

  return (journey: Journey): Promise<Arrival> => {
    const next = last.then(
      () => travel(clock, app, journey, stopsMax),
      () => travel(clock, app, journey, stopsMax),
    )
    last = next
    return next
  }
}

const travel = async (
  clock: VirtualClock,
  app: AppClock,
  journey: Journey,
  stopsMax: number,
): Promise<Arrival> => {
  clock.freeze()
  try {
    const toMs = destination(clock.nowMs(), journey)
    const { jump } = journey
    await clock.settled()
    const stops = jump ? 0 : await visitEvents(clock, app, toMs, stopsMax)
    clock.moveTo(toMs)
    if (!jump) await clock.runDue()
    await app.tell(clock.nowMs())
    await clock.settled()
    return { nowMs: clock.nowMs(), stops }
  } finally {
    clock.thaw()
  }
}

const destination = (nowMs: number, journey: Journey) => {
  const toMs = 'toMs' in journey ? journey.toMs : nowMs + journey.advanceMs
  if (toMs < nowMs) throw new JourneyRefused('Time only goes forward.')
  return toMs
}

const visitEvents = async (clock: VirtualClock, app: AppClock, toMs: number, stopsMax: number) => {
  let stops = 0
  let askedInVain = 0
  let appDueMs = await app.tell(clock.nowMs())
  for (;;) {
    const overdue = appDueMs !== undefined && appDueMs <= clock.nowMs()
    askedInVain = overdue ? askedInVain + 1 : 0
    if (askedInVain > ASKED_IN_VAIN_MAX) appDueMs = clock.nowMs() + MINUTE_MS
    const nextMs = earliest(clock.nextDueMs(), appDueMs)
    if (nextMs === undefined || nextMs > toMs) return stops
    if (stops >= stopsMax) throw new JourneyRefused(tooFar(clock.nowMs(), stopsMax))
    stops += 1
    clock.moveTo(nextMs)
    await clock.runDue()
    appDueMs = await app.tell(clock.nowMs())
    await clock.settled()
  }
}

const earliest = (one: number | undefined, other: number | undefined) =>
  one === undefined ? other : Math.min(one, other ?? one)

const tooFar = (nowMs: number, stopsMax: number) =>
  `Time stopped at ${new Date(nowMs).toISOString()} after ${stopsMax} events; go on with another call, or jump.`
