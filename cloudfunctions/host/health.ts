/** `/healthz`: the process lives. `/readyz`: what it depends on answers, so it may be sent traffic. */
import type { FastifyInstance } from 'fastify'
import { HEALTH_CHECK_MS_MAX } from './limits'
import type { Health } from './options'
import { LATE, withinTime } from './time-limit'

export function serveHealth(host: FastifyInstance, health: Health): void {
  host.get('/healthz', async () => ({ alive: true }))
  host.get('/readyz', async (_request, reply) => {
    const checks = Object.entries(health).map(async ([name, check]) =>
      (await answers(check)) ? [] : [name],
    )
    const waitingFor = (await Promise.all(checks)).flat()
    const ready = waitingFor.length === 0
    return reply.code(ready ? 200 : 503).send({ ready, ...(ready ? {} : { waitingFor }) })
  })
}

/** Why a check fails is for the log of the part itself; here it counts that it does. */
async function answers(check: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await withinTime(check(), HEALTH_CHECK_MS_MAX, () => {})) !== LATE
  } catch {
    return false
  }
}
