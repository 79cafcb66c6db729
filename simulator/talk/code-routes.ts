import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseControl } from '../control/control-error'
import type { World } from '../world'
import { knownCode } from './known-code'

/** What a mini program code says to whoever scanned it. */

const codeParams = z.object({ codeId: z.string() })

export const codeRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  app.get('/codes/:codeId', ({ params }) => {
    const code = knownCode(world, parseControl(codeParams, params).codeId)
    return { page: code.page ?? world.app.homePage(), scene: code.scene }
  })
}
