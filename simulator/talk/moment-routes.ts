import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseControl } from '../control/control-error'
import { knownPerson } from '../control/known-person'
import type { World } from '../world'
import { momentCardSchema } from './card'
import type { Moment } from './moments'

/** Moments as a person reads and posts them; here everybody knows everybody. */

const personQuery = z.strictObject({ openid: z.string() })

export const momentRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const shown = (moment: Moment) => ({ ...moment, name: knownPerson(world, moment.from).name })

  app.get('/moments', ({ query }) => {
    knownPerson(world, parseControl(personQuery, query).openid)
    return world.talk.moments.newestFirst().map(shown)
  })

  app.post('/moments', ({ body }) => {
    const { openid, card } = parseControl(postSchema(world), body)
    knownPerson(world, openid)
    const moment = world.talk.moments.post(openid, card)
    const { momentId } = moment
    world.note('card', { openid, title: card.title, path: card.path, momentId })
    return shown(moment)
  })
}

const postSchema = (world: World) =>
  z.strictObject({ openid: z.string(), card: momentCardSchema(world.app) })
