import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseControl } from '../control/control-error'
import { knownPerson } from '../control/known-person'
import type { World } from '../world'
import { fromSchema, openFrom } from './openings'

/** Somebody taps a card, a notice, a moment, the list of mini programs, or scans a code. */

const personParams = z.object({ openid: z.string() })
const openingSchema = z.strictObject({ from: fromSchema })

export const openingRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  app.post('/people/:openid/openings', ({ params, body }) => {
    const { openid } = knownPerson(world, parseControl(personParams, params).openid)
    const opening = openFrom(world, openid, parseControl(openingSchema, body).from)
    world.people.heardOf(openid)
    world.note('opening', { openid, ...opening })
    return opening
  })
}
