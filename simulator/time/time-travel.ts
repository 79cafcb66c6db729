import type { AppClock } from './app-clock'
import { MINUTE_MS } from './beijing'
import type { VirtualClock } from './virtual-clock'

/** To a moment, or so far from wherever the clock stands when the journey begins. */
export type Journey = ({ toMs: number } | { advanceMs: number }) & { jump: boolean }
export type Arrival = { nowMs: number; stops: number }

/** Time was asked to do what it cannot: go back, or pass more events than the limit. */
export class JourneyRefused extends Error {}

/** A journey to a moment that this clock does not have. */
export class JourneyTooFar extends Error {}

// Bills, stamps and numbers are written with four digits for a year, and `Date` itself ends somewhere.
const TIME_ENDS_MS = Date.parse('2100-01-01T00:00:00Z')

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
    // After a jump this is everything that fell due on the way, before the app looks at it.
    await clock.runDue()
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
  if (toMs >= TIME_ENDS_MS) throw new JourneyTooFar('Time here ends with the year 2099.')
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
