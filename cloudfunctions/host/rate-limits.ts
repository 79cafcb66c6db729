/**
 * Calls a minute, by address and by person, in real time. Each process counts for itself: the limits
 * keep one caller from crowding out the others, they are no quota. This is written by hand because it
 * stands before every call, and at a spike an asynchronous limiter was a tenth of the whole cost.
 */
import type { FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../../contracts/errors'
import { COUNTED_CALLERS_MAX, type HostLimits, MINUTE_MS } from './limits'
import { networkOf } from './network'

/** Each counts one call, and is a refusal when there were too many in this minute. */
export type RateLimits = {
  address(request: FastifyRequest): Refusal | undefined
  login(request: FastifyRequest): Refusal | undefined
  person(request: FastifyRequest, donorId: string): Refusal | undefined
  /** A try that was let through counts once a minute, however often its caller asks again. */
  cashier(request: FastifyRequest, donorId: string, key: string): Refusal | undefined
}

export function rateLimits(limits: HostLimits, uncounted: readonly string[]): RateLimits {
  const addresses = counter(limits.callsPerAddressAMinute)
  const logins = counter(limits.loginsPerAddressAMinute)
  const people = counter(limits.callsPerPersonAMinute)
  const cashiers = counter(limits.cashiersPerPersonAMinute)
  const cashiersNearby = counter(limits.cashiersPerAddressAMinute)
  const tries = letThrough()
  const counts = ({ ip }: FastifyRequest) => !uncounted.includes(ip)
  return {
    address: (request) => (counts(request) ? addresses(networkOf(request.ip)) : undefined),
    login: (request) => (counts(request) ? logins(networkOf(request.ip)) : undefined),
    person: (request, donorId) => (counts(request) ? people(donorId) : undefined),
    cashier: (request, donorId, key) =>
      counts(request)
        ? tries(
            `${donorId} ${key}`,
            () => cashiers(donorId) ?? cashiersNearby(networkOf(request.ip)),
          )
        : undefined,
  }
}

/** One window for all: every count begins again when a minute is over. */
function counter(callsMax: number): (caller: string) => Refusal | undefined {
  const calls = new Map<string, number>()
  let windowEndsMs = 0
  return (caller) => {
    const nowMs = performance.now()
    if (nowMs >= windowEndsMs) {
      calls.clear()
      windowEndsMs = nowMs + MINUTE_MS
    }
    const count = (calls.get(caller) ?? 0) + 1
    // Taken out first, so that it stands last: a busy caller is not forgotten for newcomers.
    calls.delete(caller)
    calls.set(caller, count)
    if (calls.size > COUNTED_CALLERS_MAX) forgetFirst(calls)
    if (count <= callsMax) return undefined
    const retryAfterSeconds = Math.ceil((windowEndsMs - nowMs) / 1000)
    return refuse('TOO_MANY_REQUESTS', { retryAfterSeconds })
  }
}

/** A Map keeps the order in which its keys came: the first is the one seen longest ago. */
function forgetFirst(calls: Map<string, number>): void {
  for (const caller of calls.keys()) {
    calls.delete(caller)
    return
  }
}

/** Asks `limit` about a thing only until it was let through once in this minute. */
function letThrough() {
  const known = new Map<string, number>()
  return (thing: string, limit: () => Refusal | undefined): Refusal | undefined => {
    const nowMs = performance.now()
    if (nowMs < (known.get(thing) ?? 0)) return undefined
    const refusal = limit()
    if (refusal) return refusal
    known.delete(thing)
    known.set(thing, nowMs + MINUTE_MS)
    if (known.size > COUNTED_CALLERS_MAX) forgetFirst(known)
    return undefined
  }
}
