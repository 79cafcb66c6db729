/**
 * What WeChat Pay's error codes mean for the money. Its pages spell them with and without `_`
 * (ORDER_PAID, ORDERPAID), and some cases can only be told by the number at the end of the
 * `Request-ID` header, so both are looked at. A code that is not listed means "not known: query".
 */
import type { ProviderFailure } from '../provider'
import { ProviderError } from '../provider'

/** A verified reply that is not a success. */
export type Complaint = {
  status: number
  /** As sent, for the log. */
  code: string
  /** Upper case, without `_`. */
  plainCode: string
  /** The numeric code, for instance 268498688; empty when there is none. */
  number: string
  message: string
  requestId: string
}

export function readComplaint(reply: {
  status: number
  body: Buffer
  requestId: string
}): Complaint {
  const { code, message } = readCodeAndMessage(reply.body)
  return {
    status: reply.status,
    code,
    plainCode: plain(code),
    number: /-(\d+)$/.exec(reply.requestId)?.[1] ?? '',
    message,
    requestId: reply.requestId,
  }
}

/** Upper case, without `_`: so the spellings of all pages are one. */
export function plain(code: string): string {
  return code.toUpperCase().replaceAll('_', '')
}

/** What a complaint means, whichever operation it answers. */
export function failureOf(complaint: Complaint): ProviderFailure {
  const { code, number, plainCode } = complaint
  const which = CONFLICT_BY_NUMBER.get(number) ?? CONFLICT_BY_CODE.get(plainCode)
  if (which) return { kind: 'conflict', code, which }
  if (!isLater(complaint) && REFUSALS.has(plainCode)) return { kind: 'refused', code }
  return { kind: 'busy', code }
}

/** "Later", said by the provider itself. */
export function isLater(complaint: Pick<Complaint, 'status' | 'plainCode'>): boolean {
  return complaint.status >= 500 || isTooOften(complaint) || LATER.has(complaint.plainCode)
}

/** "Not so many", said by the provider itself. */
export function isTooOften({ status, plainCode }: Pick<Complaint, 'status' | 'plainCode'>) {
  return status === 429 || TOO_OFTEN.has(plainCode)
}

export function providerError(complaint: Complaint, operation: string): ProviderError {
  const { status, message, requestId } = complaint
  return new ProviderError(
    failureOf(complaint),
    `${operation} answered ${status}, "${message}", request ${requestId || 'without id'}`,
  )
}

/** Of a reply that makes no sense: its signature is right, so nothing can be said but "not known". */
export function nonsense(operation: string): ProviderError {
  return new ProviderError(
    { kind: 'busy', code: 'UNREADABLE_REPLY' },
    `${operation} answered without the fields it should have`,
  )
}

type Conflict = 'other-request' | 'paid' | 'closed'

const CONFLICT_BY_NUMBER: ReadonlyMap<string, Conflict> = new Map([
  ['268498688', 'other-request'],
  ['268449538', 'paid'],
  ['268498689', 'paid'],
  ['268447914', 'closed'],
])

const CONFLICT_BY_CODE: ReadonlyMap<string, Conflict> = new Map([
  ['ORDERPAID', 'paid'],
  ['ORDERCLOSED', 'closed'],
  ['OUTTRADENOUSED', 'other-request'],
])

const LATER: ReadonlySet<string> = new Set(['SYSTEMERROR', 'BANKERROR'])

const TOO_OFTEN: ReadonlySet<string> = new Set([
  'FREQUENCYLIMITED',
  'FREQUENCYLIMIT',
  'RATELIMITEXCEEDED',
  'RATELIMIT',
])

/**
 * A "no" to what was asked for. Not among them is what speaks of us or of the moment (a key, a right, a
 * limit of the account: SIGN_ERROR, NO_AUTH, RULE_LIMIT …): once that is mended the same request is
 * taken, and an earlier one may have been.
 */
const REFUSALS: ReadonlySet<string> = new Set([
  'PARAMERROR',
  'INVALIDREQUEST',
  'INVALIDPARAMETER',
  'TRADEERROR',
  'ACCOUNTERROR',
  'USERACCOUNTABNORMAL',
  'OPENIDMISMATCH',
  'ORDERNOTEXIST',
  'RESOURCENOTEXISTS',
])

function readCodeAndMessage(body: Buffer): { code: string; message: string } {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    const { code, message } = parsed as { code?: unknown; message?: unknown }
    return {
      code: typeof code === 'string' ? code : 'UNKNOWN',
      message: typeof message === 'string' ? message : '',
    }
  } catch {
    return { code: 'UNKNOWN', message: '' }
  }
}
