import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isFieldName } from '../chat/message-values'
import type { World } from '../world'
import { parseControl } from './control-error'
import { knownPerson } from './known-person'

/** People and what they do outside the cashier: appear, log in, accept messages, read them. */

/** Control characters, and marks that turn the direction of the text around a name. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
const nameSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'must have a character')
    .max(40, 'must have at most 40 characters')
    .refine((name) => !UNSHOWN.test(name), 'must have no control characters')
    .default('示例用户'),
  openid: z
    .string()
    .regex(/^[\w-]{6,64}$/)
    .optional(),
  unionid: z
    .string()
    .regex(/^[\w-]{6,64}$/)
    .optional(),
})
const acceptSchema = z.strictObject({ templateIds: z.array(z.string().min(1)).min(1) })
const peopleQuery = z.strictObject({ crowd: z.enum(['true', 'false']).default('false') })
const personParams = z.object({ openid: z.string() })
const templateSchema = z.strictObject({
  templateId: z.string().min(1),
  title: z.string().min(1),
  fields: z.array(z.string().refine(isFieldName, 'must be a kind and a number, as thing1')),
  labels: z.record(z.string(), z.string()).optional(),
})

export const peopleRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const personIn = (params: unknown) =>
    knownPerson(world, parseControl(personParams, params).openid)

  app.get('/people', ({ query }) => {
    const { crowd } = parseControl(peopleQuery, query)
    return world.people
      .all()
      .filter(({ isPasserBy }) => crowd === 'true' || !isPasserBy)
      .map(({ openid, unionid, name }) => ({ openid, unionid, name }))
  })

  app.post('/people', ({ body }) => {
    const { openid, unionid, name } = world.people.add(parseControl(nameSchema, body))
    return { openid, name, ...(unionid === undefined ? {} : { unionid }) }
  })

  app.post('/people/:openid/login-code', ({ params }) => {
    const person = personIn(params)
    world.people.heardOf(person.openid)
    return { code: world.people.issueCode(person) }
  })

  app.post('/people/:openid/away', ({ params }) => {
    const person = personIn(params)
    world.people.leave(person)
    return { openid: person.openid }
  })

  app.post('/people/:openid/accept-messages', ({ params, body }) => {
    const { openid } = personIn(params)
    world.people.heardOf(openid)
    world.messages.accept(openid, parseControl(acceptSchema, body).templateIds)
    return { credits: world.messages.creditsOf(openid) }
  })

  app.get('/people/:openid/consents', ({ params }) => {
    const { openid } = personIn(params)
    return world.messages.creditsOf(openid).map(({ templateId, left }) => ({
      templateId,
      title: world.messages.titleOf(templateId),
      left,
    }))
  })

  app.get('/messages', ({ query }) => {
    const { openid } = knownPerson(world, parseControl(personParams, query).openid)
    return world.messages.deliveredTo(openid)
  })

  app.get('/templates', () =>
    world.messages.templates().map(({ templateId, title }) => ({ templateId, title })),
  )
  app.post('/templates', ({ body }) => {
    const template = parseControl(templateSchema, body)
    world.messages.addTemplate(template)
    return template
  })
}
