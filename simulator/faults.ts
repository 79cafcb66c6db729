import { z } from 'zod'
import { seededStream, seedFor } from './chance'

/**
 * What goes wrong, and when. Rates draw from seeded streams, one for each kind of call, so that a run
 * which makes the same calls meets the same faults; `next` is a queue of faults that strike once each.
 */

const CALLS = [
  'prepay',
  'query',
  'close',
  'refund',
  'refund-query',
  'bill',
  'bill-download',
  'login',
  'token',
  'message',
  'content-check',
] as const
const NOTICES = ['callback', 'refund-callback'] as const

/** Faults of the signature, on a reply or on a callback. */
const FORGERIES = ['badSignature', 'stale', 'unknownSerial', 'oldKey', 'signtest'] as const

const CALL_KINDS = [
  'error',
  'errorAfterCommit',
  'timeout',
  'timeoutAfterCommit',
  'reset',
  'resetAfterCommit',
  '429',
  'slow',
  ...FORGERIES,
  'early',
  'abnormal',
  'closed',
  'notEnough',
] as const

const NOTICE_KINDS = [
  'lost',
  'duplicate',
  'concurrent',
  'slow',
  'outOfOrder',
  ...FORGERIES,
  'badTag',
  'truncated',
  'wrongAmount',
  'wrongCurrency',
  'wrongMerchant',
  'wrongPayer',
  'unknownOrder',
] as const

const faultFields = {
  /** Strikes only this order; any order when left out. */
  outTradeNo: z.string().optional(),
  /** How often it strikes before it is used up. */
  times: z.int().min(1).default(1),
  /** `slow` and `timeout`: how long in real ms; `slow` on a callback: how long in virtual ms. */
  delayMs: z.int().min(0).optional(),
}

const faultSchema = z.union([
  z.strictObject({ on: z.enum(CALLS), kind: z.enum(CALL_KINDS), ...faultFields }),
  z.strictObject({ on: z.enum(NOTICES), kind: z.enum(NOTICE_KINDS), ...faultFields }),
])

const rateSchema = z.number().min(0).max(1).default(0)
const ratesSchema = z.strictObject({
  error: rateSchema,
  errorAfterCommit: rateSchema,
  timeout: rateSchema,
  duplicate: rateSchema,
  lost: rateSchema,
})

/** The body of `POST /control/faults`; whatever is left out stays as it is. */
export const faultPlanSchema = z.strictObject({
  seed: z.int().min(0).optional(),
  rates: ratesSchema.optional(),
  next: z.array(faultSchema).optional(),
  /** How long a call that times out is held before its connection is cut. */
  hangMs: z.int().min(0).max(60_000).optional(),
  /** Forgets the rates and the queue first. */
  clear: z.boolean().optional(),
})

export type FaultPlan = z.input<typeof faultPlanSchema>
export type Call = (typeof CALLS)[number]
export type NoticeCall = (typeof NOTICES)[number]
export type CallKind = (typeof CALL_KINDS)[number]
type NoticeKind = (typeof NOTICE_KINDS)[number]
export type Forgery = (typeof FORGERIES)[number]
export type CallFault = { kind: CallKind; delayMs?: number | undefined }
export type NoticeFault = { kind: NoticeKind; delayMs?: number | undefined }

export type Faults = {
  change(plan: z.output<typeof faultPlanSchema>): void
  show(): object
  hangMs(): number
  forCall(on: Call, outTradeNo?: string): CallFault | undefined
  forNotice(on: NoticeCall, outTradeNo: string): NoticeFault | undefined
}

type Queued = z.output<typeof faultSchema>

const NO_RATES = { error: 0, errorAfterCommit: 0, timeout: 0, duplicate: 0, lost: 0 }
const HANG_MS = 6_000

const isForgery = (kind: string): kind is Forgery => FORGERIES.some((forgery) => forgery === kind)
/** The forgery that a fault asks for, if it is one. */
export const forgeryIn = (fault: CallFault | NoticeFault | undefined): Forgery | undefined =>
  fault !== undefined && isForgery(fault.kind) ? fault.kind : undefined

export const createFaults = (initialSeed = 1, initialHangMs = HANG_MS): Faults => {
  let seed = initialSeed
  let rates = NO_RATES
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
  const drawKind = <K extends keyof typeof NO_RATES>(on: string, kinds: K[]) => {
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
      if (queued !== undefined) return queued as CallFault
      return drawKind(on, ['error', 'errorAfterCommit', 'timeout'])
    },
    forNotice(on, outTradeNo) {
      const queued = takeQueued(on, outTradeNo)
      if (queued !== undefined) return queued as NoticeFault
      return drawKind(on, ['duplicate', 'lost'])
    },
  }
}
