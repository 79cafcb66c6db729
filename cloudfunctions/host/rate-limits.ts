/**
 * Calls a minute, by address and by person, in real time. Each process counts for itself: the limits
 * keep one caller from crowding out the others, they are no quota.
 */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../../contracts/errors'
import { Refused } from './answers'
import { COUNTED_CALLERS_MAX, type HostLimits, MINUTE_MS } from './limits'

declare module 'fastify' {
  interface FastifyRequest {
    /** The person whose calls are counted; empty for nobody. */
    countedDonorId: string
  }
}

export type RateLimits = {
  /** Counts a call of this person; a refusal when there were too many. */
  countPerson(request: FastifyRequest, donorId: string): Promise<Refusal | undefined>
  /** The `config` of a route that logs in. */
  login: { rateLimit: { max: number; timeWindow: number } }
}

/** Routes that are added to the scope afterwards are counted by address. */
export async function limitRates(
  scope: FastifyInstance,
  limits: HostLimits,
  uncountedAddresses: readonly string[],
): Promise<RateLimits> {
  const silent = {
    'x-ratelimit-limit': false,
    'x-ratelimit-remaining': false,
    'x-ratelimit-reset': false,
  }
  await scope.register(rateLimit, {
    max: limits.callsPerAddressAMinute,
    timeWindow: MINUTE_MS,
    cache: COUNTED_CALLERS_MAX,
    allowList: [...uncountedAddresses],
    addHeaders: silent,
    addHeadersOnExceeding: silent,
    errorResponseBuilder: (_request, { ttl }) => new Refused(tooMany(ttl)),
  })
  scope.decorateRequest('countedDonorId', '')
  const count = scope.createRateLimit({
    max: limits.callsPerPersonAMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => request.countedDonorId,
    allowList: (request) => uncountedAddresses.includes(request.ip),
  })
  return {
    async countPerson(request, donorId) {
      request.countedDonorId = donorId
      const counted = await count(request)
      return !counted.isAllowed && counted.isExceeded ? tooMany(counted.ttl) : undefined
    },
    login: { rateLimit: { max: limits.loginsPerAddressAMinute, timeWindow: MINUTE_MS } },
  }
}

function tooMany(waitMs: number): Refusal {
  return refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
}
