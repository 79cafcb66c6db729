import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseControl } from '../control/control-error'
import type { World } from '../world'
import { streamLog } from './log-stream'

/** The log, as it is now or as it grows. */

const eventId = z.coerce.number('must be the number of an event').int().min(0)
const afterQuery = z.strictObject({ after: eventId.optional() })
const resumeHeaders = z.object({ 'last-event-id': eventId.optional() })

export const logRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const streams = new Set<ServerResponse>()

  app.get('/log', ({ query }) => world.log.after(parseControl(afterQuery, query).after ?? 0))

  app.get('/log/stream', ({ query, headers }, reply) => {
    const { after = 0 } = parseControl(afterQuery, query)
    // A browser that comes back repeats the whole address, and says here how far it was.
    const { 'last-event-id': lastId = after } = parseControl(resumeHeaders, headers)
    reply.hijack()
    const { raw } = reply
    streams.add(raw)
    raw.on('close', () => streams.delete(raw))
    streamLog(world.log, raw, lastId)
  })

  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
  })
}
