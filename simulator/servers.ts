import cors from '@fastify/cors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import { billOperations } from './bills/bill-operations'
import { cashierPages } from './cashier/cashier-pages'
import { addressUnknown, chatHost, isChatAddress, refuse } from './chat/chat-host'
import { cashierRoutes } from './control/cashier-routes'
import { onlyFromHere } from './control/from-here'
import { indexPage } from './control/index-page'
import { peopleRoutes } from './control/people-routes'
import { worldRoutes } from './control/world-routes'
import { crowdRoutes } from './crowd/crowd-routes'
import { networkRoutes } from './network/network-routes'
import { chargeOperations } from './papay/charge-operations'
import { contractOperations } from './papay/contract-operations'
import { contractPages } from './papay/contract-pages'
import { merchantRoutes } from './papay/merchant-routes'
import { papayRoutes } from './papay/papay-routes'
import { v2Host } from './papay/v2-host'
import { contractOperationsV3 } from './papay/v3-operations'
import { paramError } from './pay/errors'
import { payHost } from './pay/pay-host'
import { refundOperations } from './pay/refunds'
import { refuseSigned } from './pay/replies'
import { transactionOperations } from './pay/transactions'
import { phonePages } from './phone-pages'
import { chatRoutes } from './talk/chat-routes'
import { codePage } from './talk/code-page'
import { codeRoutes } from './talk/code-routes'
import { logRoutes } from './talk/log-routes'
import { momentRoutes } from './talk/moment-routes'
import { openingRoutes } from './talk/opening-routes'
import type { HostName, World } from './world'

/** The two servers: everything on the main one, APIs v3 and v2 once more on the backup. */

// As long as Node's whole request line may be, so that each host judges the length of a number by itself.
const PARAMETER_LENGTH_MAX = 16_384

const server = (world: World) =>
  Fastify({
    forceCloseConnections: true,
    bodyLimit: 2_097_152,
    routerOptions: { maxParamLength: PARAMETER_LENGTH_MAX },
    frameworkErrors: (_error, request, reply) => refuseAddress(world, request, reply),
  })

const addPayHosts = async (app: FastifyInstance, world: World, name: HostName) => {
  await app.register(payHost, {
    prefix: '/v3',
    world,
    name,
    operations: [
      ...transactionOperations(world),
      ...refundOperations(world),
      ...billOperations(world),
      ...contractOperationsV3(world),
    ],
  })
  const operations = [...chargeOperations(world), ...contractOperations(world)]
  await app.register(v2Host, { world, name, operations })
}

export const backupServer = async (world: World) => {
  const app = server(world)
  await addPayHosts(app, world, 'backup')
  return app
}

export const mainServer = async (world: World, pagesFolder: string | undefined) => {
  const app = server(world)
  app.addContentTypeParser('application/json', { parseAs: 'string' }, tolerantJson)
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) =>
    reply
      .code(error.statusCode ?? 500)
      .send({ error: error.message, code: error.code ?? 'SIMULATOR_FAILED' }),
  )
  app.setNotFoundHandler(({ method, url }, reply) =>
    reply
      .code(404)
      .send({ error: `There is nothing at ${method} ${url.split('?')[0]}.`, code: 'NOTHING_HERE' }),
  )
  app.addHook('onRequest', onlyFromHere(world))
  await addPayHosts(app, world, 'main')
  await app.register(chatHost, { world })
  await app.register(worldRoutes, { prefix: '/control', world })
  await app.register(networkRoutes, { prefix: '/control', world })
  await app.register(logRoutes, { prefix: '/control', world })
  await app.register(crowdRoutes, { prefix: '/control', world })
  await app.register(merchantRoutes, { prefix: '/control', world })
  await app.register(cashierPages, { world })
  await app.register(contractPages, { world })
  await app.register(codePage, { world })
  await app.register(indexPage, { world })
  await app.register(phonePages, { world, pagesFolder })
  // The product's pages, which come from another origin, act for a person here and nowhere else.
  await app.register(async (scope) => {
    await scope.register(cors, {
      origin: (origin, allow) => allow(null, origin === undefined || world.app.origins.has(origin)),
    })
    await scope.register(peopleRoutes, { prefix: '/control', world })
    await scope.register(cashierRoutes, { prefix: '/control', world })
    await scope.register(papayRoutes, { prefix: '/control', world })
    await scope.register(chatRoutes, { prefix: '/control', world })
    await scope.register(codeRoutes, { prefix: '/control', world })
    await scope.register(momentRoutes, { prefix: '/control', world })
    await scope.register(openingRoutes, { prefix: '/control', world })
  })
  return app
}

/** A POST without a body, as `curl -X POST` and browsers send it, is an empty object. */
const tolerantJson = async (_request: unknown, body: string): Promise<unknown> => {
  if (body === '') return {}
  try {
    return JSON.parse(body)
  } catch {
    throw Object.assign(new Error('The body is not JSON.'), {
      statusCode: 400,
      code: 'INVALID_INPUT',
    })
  }
}

/** An address that cannot be decoded reaches no route; each host refuses it in its own way all the same. */
const refuseAddress = (world: World, request: FastifyRequest, reply: FastifyReply) => {
  if (request.url.startsWith('/v3/')) {
    return refuseSigned(world, request, reply, paramError('请求地址有误'))
  }
  if (isChatAddress(request.url)) return refuse(reply, addressUnknown())
  return reply.code(400).send({ error: 'The address cannot be decoded.', code: 'INVALID_INPUT' })
}
