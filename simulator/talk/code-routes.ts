import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseControl } from '../control/control-error'
import type { World } from '../world'
import { knownCode } from './known-code'

/** What a mini program code says to whoever scanned it, and which codes there are. */

const codeParams = z.object({ codeId: z.string() })

export const codeRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const pageOf = ({ page }: { page?: string | undefined }) => page ?? world.app.homePage()

  app.get('/codes', () =>
    world.talk.codes.newestFirst().map((code) => {
      const { codeId, scene, at } = code
      return { codeId, page: pageOf(code), scene, at }
    }),
  )

  app.get('/codes/:codeId', ({ params }) => {
    const code = knownCode(world, parseControl(codeParams, params).codeId)
    return { page: pageOf(code), scene: code.scene }
  })
}
