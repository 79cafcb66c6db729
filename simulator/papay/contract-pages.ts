import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../control/control-error'
import type { World } from '../world'
import type { ContractView } from './contract-page'
import { contractPage, contractRefusal } from './contract-page'
import { offerOf } from './contracts'
import { readInvitation } from './invitation'

/** `GET /contract`, opened by the H5 with the fields that a mini program hands over to sign a contract. */

const querySchema = z.looseObject({
  /** Where to go afterwards, when no window or frame waits for a message. */
  return: z.url().optional(),
  /** Who stands here, if the product says so. */
  openid: z.string().optional(),
})

const SCRIPT = join(__dirname, 'contract-script.js')

export const contractPages = async (app: FastifyInstance, { world }: { world: World }) => {
  const script = await readFile(SCRIPT, 'utf8')
  app.get('/contract/script.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  )

  app.get('/contract', (request, reply) => {
    const view = viewOrRefusal(world, request)
    const refused = typeof view === 'string'
    return reply
      .code(refused ? 400 : 200)
      .headers(protection(world))
      .type('text/html; charset=utf-8')
      .send(refused ? contractRefusal(view) : contractPage(view))
  })
}

/** What to show, or the sentence that says why there is nothing to sign. */
const viewOrRefusal = (world: World, request: FastifyRequest): ContractView | string => {
  const query = querySchema.safeParse(request.query)
  if (!query.success) return '签约参数不完整。The parameters are incomplete.'
  const { return: returnUrl, openid, ...extraData } = query.data
  if (returnUrl !== undefined && !world.app.origins.has(new URL(returnUrl).origin)) {
    return '返回地址不属于本产品。The return address is not the product’s.'
  }
  const people = world.people
    .all()
    .filter((person) => !person.isPasserBy && (openid ?? person.openid) === person.openid)
  if (people.length === 0) return '没有这个人。There is no such person.'
  try {
    const offer = offerOf(world, readInvitation(world, extraData, openid))
    return { offer, people, productOrigin: productOrigin(world, request, returnUrl), returnUrl }
  } catch (error) {
    if (error instanceof ControlError) return error.message
    throw error
  }
}

/** The product's origin that opened this page, as far as it can be told; else the first that is allowed. */
const productOrigin = (world: World, { headers }: FastifyRequest, returnUrl?: string) => {
  const candidates = [returnUrl, headers.referer].flatMap((url) =>
    url !== undefined && URL.canParse(url) ? [new URL(url).origin] : [],
  )
  const [first = 'null'] = world.app.origins
  return candidates.find((origin) => world.app.origins.has(origin)) ?? first
}

const protection = (world: World): Parameters<FastifyReply['headers']>[0] => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "script-src 'self'",
    "connect-src 'self'",
    `frame-ancestors 'self' ${[...world.app.origins].join(' ')}`,
  ].join('; '),
})
