import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ControlError, parseControl } from '../control/control-error'
import type { World } from '../world'
import { ACTS_A_VISIT } from './acts'
import { createCrowd } from './crowd'

/** A crowd is called, looked at and sent away. */

const PEOPLE_MAX = 2000
const SECONDS_MAX = 600
/** What the product and this simulator do side by side on a small machine. */
const ACTS_A_SECOND_MAX = 90
const SEED_MAX = 2 ** 32 - 1

const crowdSchema = z.strictObject({
  people: z.int().min(1).max(PEOPLE_MAX),
  seconds: z.int().min(1).max(SECONDS_MAX),
  scene: z
    .union(
      [z.int().min(0).max(9999), z.string().regex(/^[A-Za-z0-9_.-]{1,32}$/)],
      'must be a number of the platform’s, 0 to 9999, or a name of 1 to 32 letters and digits',
    )
    .optional(),
  seed: z.int().min(0).max(SEED_MAX).optional(),
})

export const crowdRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const crowd = createCrowd(world)
  // While the simulator still answers, so that whoever is at it can finish.
  app.addHook('preClose', async () => {
    await crowd.stop()
  })

  app.get('/crowd', crowd.show)

  app.post('/crowd', ({ body }) => {
    const { seed = randomInt(SEED_MAX), ...wish } = parseControl(crowdSchema, body)
    checkRate(wish)
    return crowd.start({ ...wish, seed })
  })

  app.post('/crowd/stop', crowd.stop)
}

const checkRate = ({ people, seconds }: { people: number; seconds: number }) => {
  const actsASecond = Math.ceil((people * ACTS_A_VISIT) / seconds)
  if (actsASecond <= ACTS_A_SECOND_MAX) return
  const secondsMin = Math.ceil((people * ACTS_A_VISIT) / ACTS_A_SECOND_MAX)
  throw new ControlError(
    400,
    'TOO_FAST',
    `seconds: ${people} people in ${seconds} s would be ${actsASecond} acts a second, and ${ACTS_A_SECOND_MAX} is the most. Give them ${secondsMin} s at least.`,
  )
}
