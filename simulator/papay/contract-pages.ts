import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  mayReturnTo,
  NOT_THE_PRODUCTS,
  productOrigin,
  sendPage,
  serveScript,
} from '../cashier/guest-page'
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
  await serveScript(app, '/contract/script.js', SCRIPT)

  app.get('/contract', (request, reply) => {
    const view = viewOrRefusal(world, request)
    const refused = typeof view === 'string'
    const html = refused ? contractRefusal(view) : contractPage(view)
    return sendPage(world, reply, { html, refused })
  })
}

/** What to show, or the sentence that says why there is nothing to sign. */
const viewOrRefusal = (world: World, request: FastifyRequest): ContractView | string => {
  const query = querySchema.safeParse(request.query)
  if (!query.success) return '签约参数不完整。The parameters are incomplete.'
  const { return: returnUrl, openid, ...extraData } = query.data
  if (!mayReturnTo(world, returnUrl)) return NOT_THE_PRODUCTS
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
