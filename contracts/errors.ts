/**
 * The error catalogue. Every refusal has one entry: a number that never changes, and a sentence in
 * both languages that can be shown as it is and says what happened to the money.
 *
 * Codes below 10000 are LeanCloud's own (docs/decisions/0003-leancloud-as-a-protocol.md); ours begin at 10000.
 */
import type { ErrorEntry } from './error-entry'
import { errorsForEveryone } from './errors-for-everyone'
import { errorsForGoing } from './errors-for-going'
import { errorsForStaff } from './errors-for-staff'

export const errors = { ...errorsForEveryone, ...errorsForGoing, ...errorsForStaff } as const

export type ErrorName = keyof typeof errors

/** A refusal is an expected answer, passed as a value; throwing is for faults. */
export type Refusal = {
  refused: ErrorName
  details: Record<string, unknown>
}

export function refuse(name: ErrorName, details: Record<string, unknown> = {}): Refusal {
  return { refused: name, details }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'details' in value
}

/** What the wire carries, and what the SDK copies on to its error (docs/decisions/0003-leancloud-as-a-protocol.md). */
export type ErrorBody = {
  code: number
  error: string
  name: ErrorName
  details: Record<string, unknown>
  requestId?: string
}

export function errorBody({ refused, details }: Refusal): ErrorBody {
  const { code, zh, wire = zh }: ErrorEntry = errors[refused]
  return { code, error: wire, name: refused, details }
}
