/**
 * Two addresses that exist in development alone: where the simulator is, so that H5 in a plain browser
 * can take a person from it, and the app's clock, which follows the simulator's.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendRefusal } from './answers'
import { invalidInput } from './invalid-input'
import { readJsonBodies } from './json-body'
import type { Development } from './options'

const Clock = z.object({ now: z.iso.datetime() })

export function serveDevelopment(host: FastifyInstance, development: Development): void {
  host.register(async (scope) => {
    readJsonBodies(scope)
    scope.get('/1.1/development', async () => ({ simulator: development.simulator }))
    scope.post('/development/clock', async ({ body }, reply) => {
      const clock = Clock.safeParse(body)
      if (!clock.success) return sendRefusal(reply, invalidInput(clock.error))
      return reply.send(await development.setClock(new Date(clock.data.now)))
    })
  })
}
