import { seededStream, seedFor } from './chance'
import type { Call, CallFault, NoticeCall, NoticeFault, Plan, Queued, Rates } from './fault-plan'
import type { Journal } from './journal'

/**
 * What goes wrong, and when. Rates draw from seeded streams, one for each kind of call, so that a run
 * which makes the same calls meets the same faults; `next` is a queue of faults that strike once each.
 */

type State = { seed: number; rates: Rates; hangMs: number; next: Queued[] }

/** What a start may say anew. */
type Given = { seed?: number | undefined; hangMs?: number | undefined }

export type Faults = {
  change(plan: Plan): void
  show(): State
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
const SEED = 1

/** What the last run was told goes on in this one, with every stream at its beginning. */
export const createFaults = (journal: Journal, nowMs: () => number, given: Given = {}): Faults => {
  const [remembered] = journal.records<State>('faults')
  let seed = given.seed ?? remembered?.seed ?? SEED
  let rates = remembered?.rates ?? NO_RATES
  let hangMs = given.hangMs ?? remembered?.hangMs ?? HANG_MS
  let queue = remembered?.next ?? []
  let streams = new Map<string, () => number>()

  /** What has ended is forgotten as soon as anybody looks. */
  const waiting = () => {
    queue = queue.filter(({ endsAt }) => endsAt === undefined || nowMs() < Date.parse(endsAt))
    return queue
  }
  const state = (): State => ({ seed, rates, hangMs, next: waiting() })
  const save = () => journal.put('faults', 'state', state())

  const draw = (on: string) => {
    const stream = streams.get(on) ?? seededStream(seedFor(seed, on))
    streams.set(on, stream)
    return stream()
  }

  const takeQueued = (on: string, outTradeNo: string | undefined) => {
    const found = waiting().find(
      (fault) =>
        fault.on === on && (fault.outTradeNo === undefined || fault.outTradeNo === outTradeNo),
    )
    if (found === undefined) return undefined
    if (found.times === 'always') return found
    found.times -= 1
    if (found.times === 0) queue = queue.filter((fault) => fault !== found)
    save()
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
    show: state,
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
      save()
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
