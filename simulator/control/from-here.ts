import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { World } from '../world'
import { ControlError } from './control-error'

/**
 * The control interface moves clocks and gives away keys, so a web page of elsewhere in the same browser must
 * not reach it: neither with a request of its own, nor under a name that it has made lead here.
 */
export const onlyFromHere =
  (world: World) =>
  async ({ url, headers }: FastifyRequest): Promise<void> => {
    if (!url.startsWith('/control')) return
    const { host = '', origin } = headers
    const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
    // A name without a dot is one of a local network, and no web page's.
    if (isIP(name) === 0 && name.includes('.')) {
      throw new ControlError(403, 'FOREIGN_HOST', `The control interface is not at ${name}.`)
    }
    const isOwn = origin === `http://${host}`
    if (origin !== undefined && !isOwn && !world.app.origins.has(origin)) {
      throw new ControlError(403, 'FOREIGN_ORIGIN', `Pages of ${origin} may not control anything.`)
    }
  }
