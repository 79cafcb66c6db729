import { z } from 'zod'
import { PLANTED_CODES } from './pay/errors'

/** What can be asked to go wrong, and where it can: the body of `POST /control/faults`. */

/** A service that fails before or after it has done what it was asked for, or takes its time. */
const OUTAGES = [
  'error',
  'errorAfterCommit',
  'timeout',
  'timeoutAfterCommit',
  'reset',
  'resetAfterCommit',
  '429',
  'slow',
] as const

/** Faults of the signature, on a reply or on a callback. */
const FORGERIES = ['badSignature', 'stale', 'unknownSerial', 'oldKey', 'signtest'] as const

/** How a callback may arrive, or not. */
const WAYS = ['lost', 'duplicate', 'concurrent', 'slow', 'outOfOrder'] as const

/** Callbacks that are signed well and cannot be opened. */
const BROKEN = ['badTag', 'noTag', 'otherAssociatedData', 'truncated'] as const

const common = {
  /** Strikes only this order, or the contract with this code; any when left out. */
  outTradeNo: z.string().optional(),
  /** How often it strikes before it is used up; `always` until it is cleared or ends. */
  times: z
    .union([z.int().min(1), z.literal('always')], 'must be a whole number from 1, or always')
    .default(1),
  /** The virtual moment from which it strikes no more, used up or not. */
  endsAt: z.iso.datetime({ offset: true }).optional(),
  /** `slow` and `timeout`: how long in real ms; `slow` on a callback: how long in virtual ms. */
  delayMs: z.int().min(0).optional(),
}
/** With `error`: another refusal than `SYSTEM_ERROR`. */
const code = z.enum(PLANTED_CODES, mustBeOneOf(PLANTED_CODES)).optional()
/** With `error`: another number than -1. */
const errcode = z.int().min(1).optional()

const faultOn = <On extends string, Kind extends string, More extends z.ZodRawShape>(
  on: On[],
  kinds: Kind[],
  more: More,
) => z.strictObject({ on: z.enum(on), kind: z.enum(kinds, mustBeOneOf(kinds)), ...common, ...more })

const SIGNED_CALL = [...OUTAGES, ...FORGERIES]
const NOTICE = [...WAYS, ...FORGERIES, ...BROKEN]
const V2_NOTICE = [...WAYS, 'badSignature', 'truncated'] as const

const callFault = z.discriminatedUnion('on', [
  faultOn(['prepay'], [...SIGNED_CALL, 'early'], { code }),
  faultOn(['query', 'close', 'refund-query', 'bill'], SIGNED_CALL, { code }),
  faultOn(['refund'], [...SIGNED_CALL, 'notEnough', 'abnormal', 'closed'], { code }),
  faultOn(['bill-download'], [...OUTAGES, 'wrongFile'], { code }),
  // API v2 signs in its fields: there is one way to forge that.
  faultOn(
    ['charge', 'charge-query', 'contract-query', 'contract-end'],
    [...OUTAGES, 'badSignature'],
    {},
  ),
  faultOn(['pre-notify'], SIGNED_CALL, { code }),
  faultOn(['login', 'token', 'message', 'content-check', 'code'], [...OUTAGES], { errcode }),
])
const noticeFault = z.discriminatedUnion('on', [
  // Then the lies: signed and sealed well, and not what was asked for.
  faultOn(
    ['callback'],
    [
      ...NOTICE,
      'wrongAmount',
      'wrongCurrency',
      'wrongMerchant',
      'wrongApp',
      'wrongPayer',
      'unknownOrder',
    ],
    {},
  ),
  faultOn(
    ['refund-callback'],
    [...NOTICE, 'wrongAmount', 'wrongMerchant', 'unknownOrder', 'unknownRefund'],
    {},
  ),
  faultOn(
    ['charge-callback'],
    [...V2_NOTICE, 'wrongAmount', 'wrongMerchant', 'wrongPayer', 'unknownOrder', 'unknownContract'],
    {},
  ),
  faultOn(
    ['contract-callback'],
    [...V2_NOTICE, 'wrongMerchant', 'wrongPayer', 'unknownContract'],
    {},
  ),
])
const faultSchema = z
  .discriminatedUnion('on', [callFault, noticeFault])
  .refine((fault) => fault.kind === 'error' || !('code' in fault || 'errcode' in fault), {
    path: ['kind'],
    error: 'must be error when a code says which',
  })

const rate = z.number().min(0).max(1).default(0)
const ratesSchema = z.strictObject({
  error: rate,
  errorAfterCommit: rate,
  timeout: rate,
  duplicate: rate,
  lost: rate,
  signtest: rate,
})

/** Whatever is left out stays as it is. */
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
export type Plan = z.output<typeof faultPlanSchema>
export type Queued = z.output<typeof faultSchema>
export type Rates = z.output<typeof ratesSchema>
type CallQueued = z.output<typeof callFault>
type NoticeQueued = z.output<typeof noticeFault>
export type Call = CallQueued['on']
export type NoticeCall = NoticeQueued['on']
export type Outage = (typeof OUTAGES)[number]
export type Forgery = (typeof FORGERIES)[number]
export type CallFault = {
  kind: CallQueued['kind']
  delayMs?: number | undefined
  code?: z.output<typeof code>
  errcode?: number | undefined
}
export type NoticeFault = { kind: NoticeQueued['kind']; delayMs?: number | undefined }

/** The forgery that a fault asks for, if it is one. */
export const forgeryIn = (fault: CallFault | NoticeFault | undefined): Forgery | undefined =>
  FORGERIES.find((forgery) => forgery === fault?.kind)

function mustBeOneOf(names: readonly string[]) {
  return { error: `must be one of ${names.join(', ')}` }
}
