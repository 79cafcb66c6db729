import { seededStream, seedFor } from './chance'
import type { Call, CallFault, NoticeCall, NoticeFault, Plan, Queued, Rates } from './fault-plan'

/**
 * What goes wrong, and when. Rates draw from seeded streams, one for each kind of call, so that a run
 * which makes the same calls meets the same faults; `next` is a queue of faults that strike once each.
 */

export type Faults = {
  change(plan: Plan): void
  show(): object
  hangMs(): number
  forCall(on: Call, outTradeNo?: string): CallFault | undefined
  forNotice(on: NoticeCall, outTradeNo: string): NoticeFault | undefined
}

const NO_RATES = {
  error: 0,
  errorAfterCommit: 0,
  timeout: 0,
  duplicate: 0,
  lost: 0,
  signtest: 0,
}
const HANG_MS = 6_000

export const createFaults = (initialSeed = 1, initialHangMs = HANG_MS): Faults => {
  let seed = initialSeed
  let rates: Rates = NO_RATES
  let hangMs = initialHangMs
  let queue: Queued[] = []
  let streams = new Map<string, () => number>()

  const draw = (on: string) => {
    const stream = streams.get(on) ?? seededStream(seedFor(seed, on))
    streams.set(on, stream)
    return stream()
  }

  const takeQueued = (on: string, outTradeNo: string | undefined) => {
    const found = queue.find(
      (fault) =>
        fault.on === on && (fault.outTradeNo === undefined || fault.outTradeNo === outTradeNo),
    )
    if (found === undefined) return undefined
    found.times -= 1
    if (found.times === 0) queue = queue.filter((fault) => fault !== found)
    return found
  }

  /** One draw decides between several rates, so that adding a rate doesn't shift the others' streams. */
  const drawKind = <K extends keyof Rates>(on: string, kinds: K[]) => {
    const chance = draw(on)
    let upTo = 0
    for (const kind of kinds) {
      upTo += rates[kind]
      if (chance < upTo) return { kind }
    }
    return undefined
  }

  return {
    hangMs: () => hangMs,
    show: () => ({ seed, rates, hangMs, next: queue }),
    change(plan) {
      if (plan.clear === true) {
        rates = NO_RATES
        queue = []
      }
      if (plan.seed !== undefined) {
        seed = plan.seed
        streams = new Map()
      }
      rates = plan.rates ?? rates
      hangMs = plan.hangMs ?? hangMs
      queue = [...queue, ...(plan.next ?? []).map((fault) => ({ ...fault }))]
    },
    forCall(on, outTradeNo) {
      const queued = takeQueued(on, outTradeNo)
      // The schema pairs each call with its own kinds.
      if (queued !== undefined) return queued as CallFault
      return drawKind(on, ['error', 'errorAfterCommit', 'timeout'])
    },
    forNotice(on, outTradeNo) {
      const queued = takeQueued(on, outTradeNo)
      if (queued !== undefined) return queued as NoticeFault
      return drawKind(on, ['duplicate', 'lost', 'signtest'])
    },
  }
}
