import type { FastifyInstance } from 'fastify'
import { parseControl } from '../control/control-error'
import type { World } from '../world'
import { networkSchema } from './network'

/** The network of the phones: read and set. */
export const networkRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  app.get('/network', () => world.network.now())
  app.post('/network', ({ body }) => {
    world.network.change(parseControl(networkSchema, body))
    return world.network.now()
  })
}
