import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ControlError, parseControl } from '../control/control-error'
import type { World } from '../world'
import { modeSchema } from './plan-book'

/** The merchant accounts, and how each of them charges by contract. */

const params = z.object({ mchid: z.string() })
const modeWish = z.strictObject({ mode: modeSchema })

export const merchantRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const lines = () =>
    [...world.keyring.merchants.values()].map(({ mchid, charityId, name, planId }) => ({
      mchid,
      charityId,
      name,
      planId,
      mode: world.plans.modeOf(mchid),
    }))

  app.get('/merchants', lines)
  app.post('/merchants/:mchid', ({ params: given, body }) => {
    const { mchid } = parseControl(params, given)
    const { mode } = parseControl(modeWish, body)
    if (!world.keyring.merchants.has(mchid)) {
      throw new ControlError(404, 'NO_SUCH_MERCHANT', 'There is no merchant with this number.')
    }
    world.plans.setMode(mchid, mode)
    return lines().find((line) => line.mchid === mchid)
  })
}
