/** Everything under `/1.1`: what the SDK calls, behind the app key and the limits. */
import cors from '@fastify/cors'
import type { FastifyInstance, RouteHandler } from 'fastify'
import { refuse } from '../../contracts/errors'
import { sendRefusal } from './answers'
import { bearsAppKey } from './app-key'
import { serveClasses } from './classes'
import { serveFileRecords } from './files'
import { serveFunctions } from './functions'
import { readJsonBodies } from './json-body'
import { defaultLimits, SESSION_DAYS } from './limits'
import type { Metrics } from './metrics'
import type { HostOptions } from './options'
import { rateLimits } from './rate-limits'
import { serveUsers } from './users'

/** Without cookies any origin may call: a page can do no more than its visitor's own session allows. */
const CORS = {
  origin: '*',
  methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
  allowedHeaders: [
    'Content-Type',
    'X-LC-Id',
    'X-LC-Key',
    'X-LC-Sign',
    'X-LC-Session',
    'X-LC-Prod',
    'X-LC-Hook-Key',
    'X-LC-UA',
  ],
  maxAge: 86_400,
  // Who asks for the options without being a browser is told them too.
  strictPreflight: false,
}

export function serveApi(host: FastifyInstance, options: HostOptions, metrics: Metrics): void {
  host.register(async (scope) => addApi(scope, options, metrics), { prefix: '/1.1' })
}

async function addApi(scope: FastifyInstance, options: HostOptions, metrics: Metrics) {
  const { app, functions, classes, files, settings, wallClock } = options
  readJsonBodies(scope)
  await scope.register(cors, CORS)
  const appKey = { appId: settings.appId, appKey: settings.appKey, clock: wallClock }
  const limits = { ...defaultLimits, ...settings.limits }
  const rates = rateLimits(limits, settings.uncountedAddresses ?? [])
  scope.addHook('onRequest', (request, reply, done) => {
    const refusal = bearsAppKey(request.headers, appKey)
      ? rates.address(request)
      : refuse('UNAUTHORIZED')
    if (refusal) sendRefusal(reply, refusal)
    else done()
  })

  const { functionMsMax } = limits
  serveFunctions(scope, {
    app,
    functions,
    metrics,
    rates,
    functionMsMax,
    isStaff: (donorId) => options.isStaff(donorId),
  })
  serveUsers(scope, {
    app,
    metrics,
    rates,
    sessionDays: settings.sessionDays ?? SESSION_DAYS,
  })
  serveClasses(scope, classes)
  serveFileRecords(scope, { app, files })
  scope.get('/date', async () => ({ __type: 'Date', iso: app.clock.now().toISOString() }))
  const unknown: RouteHandler = (_request, reply) => sendRefusal(reply, refuse('UNKNOWN_FUNCTION'))
  scope.setNotFoundHandler(unknown)
  // What is read is a route of its own, or the website's files would answer it, without key, limit and CORS.
  for (const address of ['/', '/*']) scope.get(address, unknown)
}
