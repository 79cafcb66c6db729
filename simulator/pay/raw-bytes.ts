import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { HostName, World } from '../world'
import { cutOff } from './outage'

/** Bodies come as the bytes that were signed; a host that is down hears nothing. */
export const takeRawBytes = (
  app: FastifyInstance,
  { world, name, bytesMax }: { world: World; name: HostName; bytesMax: number },
) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: bytesMax },
    async (_request: FastifyRequest, body: Buffer) => body,
  )
  app.addHook('onRequest', async (request, reply) => {
    if (world.hosts[name] === 'up') return
    cutOff(request, reply)
  })
}
