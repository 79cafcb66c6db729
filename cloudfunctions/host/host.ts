/**
 * The host: HTTP that speaks the part of LeanCloud's REST protocol that the SDK uses, and beside it
 * the callback address, the H5 pages, health and metrics. It knows no feature: functions and classes
 * are handed to it.
 */
import Fastify, { type FastifyInstance } from 'fastify'
import { answerErrors } from './answers'
import { serveApi } from './api'
import { serveCallbacks } from './callbacks'
import { answerClientError } from './client-errors'
import { serveDevelopment } from './development'
import { serveFiles } from './files'
import { serveHealth } from './health'
import { ADDRESS_PART_CHARACTERS_MAX, BODY_BYTES_MAX, REQUEST_ARRIVAL_MS_MAX } from './limits'
import { collectMetrics, serveMetrics } from './metrics'
import type { HostOptions } from './options'
import { serveWebsite } from './website'

/**
 * Not listening yet: `listen` starts it. `close` stops taking connections, drops the idle ones, lets
 * requests that are under way finish, and resolves after the last answer.
 */
export function buildHost(options: HostOptions): FastifyInstance {
  const { app, callbacks, development, files, gauges = [], h5Folder, health, settings } = options
  const answerError = answerErrors(app.log)
  const host = Fastify({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_ARRIVAL_MS_MAX,
    routerOptions: { maxParamLength: ADDRESS_PART_CHARACTERS_MAX },
    trustProxy: trustOf(settings.trustedProxies ?? []),
    genReqId: requestIds(app.random.id(REQUEST_ID_PREFIX_CHARACTERS)),
    forceCloseConnections: 'idle',
    // While it closes, a kept connection still gets its answer, with `Connection: close`.
    return503OnClosing: false,
    // An address that cannot be read belongs to no part of the host; a page elsewhere is told all the same.
    frameworkErrors: (error, request, reply) =>
      answerError(error, request, reply.header('access-control-allow-origin', '*')),
    clientErrorHandler: answerClientError,
  })
  host.setErrorHandler(answerError)
  // A connection whose last request began before the closing would idle for as long as it may.
  host.addHook('preClose', async () => {
    host.server.keepAliveTimeout = CLOSING_IDLE_MS
  })
  const metrics = collectMetrics(gauges)

  serveCallbacks(host, { app, callbacks, metrics })
  serveApi(host, options, metrics)
  serveFiles(host, { app, files })
  serveHealth(host, health)
  serveMetrics(host, metrics)
  if (development) serveDevelopment(host, development)
  serveWebsite(host, h5Folder, development?.simulator)
  return host
}

/** Without a proxy of ours nobody's X-Forwarded-For counts: it is whatever the caller wrote. */
function trustOf(proxies: readonly string[]): string[] | false {
  return proxies.length > 0 && [...proxies]
}

const CLOSING_IDLE_MS = 1
const REQUEST_ID_PREFIX_CHARACTERS = 8

/** `k3v9x2ab-1f`: unlike in other processes, and cheaper than chance for each request. */
function requestIds(prefix: string): () => string {
  let requests = 0
  return () => {
    requests += 1
    return `${prefix}-${requests.toString(36)}`
  }
}
