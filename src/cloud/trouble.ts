/** What can go wrong between a tap and an answer, in five kinds that a screen can act on. */
import type { ErrorName } from '../../contracts/errors'
import { errorsForEveryone as errors } from '../../contracts/errors-for-everyone'
import { NoLogin } from '../platform/no-login'
import { sentences } from './copy'

export type Sentence = { readonly zh: string; readonly en: string }

/**
 * - `offline`: nothing reached the server, or no answer came back.
 * - `slow`: no answer in time; the server may still be at it.
 * - `busy`: the server turned us away before doing anything.
 * - `refused`: the server's coded "no"; `name` is its entry in the catalogue.
 * - `fault`: something broke on our side or theirs.
 *
 * Each has a sentence that can be shown as it is and says what happened to the money.
 */
export type Trouble =
  | { kind: 'refused'; name: ErrorName; details: Record<string, unknown>; sentence: Sentence }
  | { kind: 'offline' | 'slow' | 'busy' | 'fault'; sentence: Sentence }

const catalogue: Partial<Record<ErrorName, Sentence>> = { ...errors }

/** For pages that bring sentences of their own: what only they can be refused. */
export function bringSentences(more: Partial<Record<ErrorName, Sentence>>): void {
  Object.assign(catalogue, more)
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; trouble: Trouble }

/** The session is gone (docs/decisions/0003-leancloud-as-a-protocol.md); `call` logs in and tries again before anybody sees it. */
export function isSessionLost(error: unknown): boolean {
  const { code, name } = partsOf(error)
  return name === 'NO_SESSION' || (code === 211 && statusOf(error) === 401)
}

/** Reads what the SDK threw. Anything that is not an answer of the server's counts as no answer. */
export function troubleIn(error: unknown): Trouble {
  if (error instanceof Late) return { kind: 'slow', sentence: sentences.slow }
  if (error instanceof NoLogin) return { kind: 'fault', sentence: sentences.noLogin }
  const { code, name, details } = partsOf(error)
  if (name) return troubleNamed(name, details)
  const status = statusOf(error)
  if (code === errors.BUSY.code) return busy('BUSY')
  if (code === 429 || status === 429) return busy('TOO_MANY_REQUESTS')
  if (code === 124) return { kind: 'slow', sentence: errors.TIMED_OUT }
  // Gateways answer for a server that is away; nothing was done behind them.
  if (status === 502 || status === 503 || status === 504) return busy('BUSY')
  if (status === undefined && !isOurFault(error)) {
    return { kind: 'offline', sentence: sentences.offline }
  }
  return { kind: 'fault', sentence: errors.FAULT }
}

/** Thrown by `call` itself when the time for an answer is up. */
export class Late extends Error {}

function troubleNamed(name: ErrorName, details: Record<string, unknown>): Trouble {
  if (name === 'BUSY' || name === 'TOO_MANY_REQUESTS') return busy(name)
  if (name === 'TIMED_OUT') return { kind: 'slow', sentence: errors.TIMED_OUT }
  if (name === 'FAULT') return { kind: 'fault', sentence: errors.FAULT }
  return { kind: 'refused', name, details, sentence: catalogue[name] ?? errors.FAULT }
}

function busy(name: 'BUSY' | 'TOO_MANY_REQUESTS'): Trouble {
  return { kind: 'busy', sentence: errors[name] }
}

function partsOf(error: unknown): {
  code: unknown
  name: ErrorName | undefined
  details: Record<string, unknown>
} {
  const { code, name, details } = (error ?? {}) as Record<'code' | 'name' | 'details', unknown>
  return {
    code,
    name: isErrorName(name) ? name : undefined,
    details: typeof details === 'object' && details !== null ? { ...details } : {},
  }
}

function isErrorName(name: unknown): name is ErrorName {
  return typeof name === 'string' && Object.keys(catalogue).includes(name)
}

/** The SDK keeps the HTTP status only at the end of its message: `… [503 POST http://…]`. */
function statusOf(error: unknown): number | undefined {
  const message = String((error as { message?: unknown } | undefined)?.message ?? '')
  const found = /\[(\d{3}) [A-Z]+ [^\]]*\]$/.exec(message)
  return found ? Number(found[1]) : undefined
}

/** A mistake in this program looks like a lost connection otherwise, and would be retried. */
function isOurFault(error: unknown): boolean {
  return error instanceof TypeError && !/fetch|network|load failed/i.test(error.message)
}
