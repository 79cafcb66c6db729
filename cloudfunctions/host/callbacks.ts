/**
 * Where the payment provider reports. At a peak this is the busiest address, so its scope has no hook,
 * no limit and no parser beside the one that hands the bytes on; the signature is the admission.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app'
import { logFault } from './answers'
import { CALLBACK_BYTES_MAX } from './limits'
import type { Metrics } from './metrics'
import type { Callbacks, PostedCallback } from './options'

type Post = { Params: { mchid: string }; Body: Buffer | undefined }

const NO_BYTES = Buffer.alloc(0)

export function serveCallbacks(
  host: FastifyInstance,
  { app, callbacks, metrics }: { app: App; callbacks: Callbacks; metrics: Metrics },
): void {
  const timing = metrics.timing('callbacks.wechatpay')
  host.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: CALLBACK_BYTES_MAX },
      (_request, bytes, done) => done(null, bytes),
    )
    // Before a handler has the bytes, and on a fault: the provider is answered in its own form all the same.
    const fail = (reply: FastifyReply, status: number, message: string) =>
      reply.code(status).send({ code: 'FAIL', message })
    const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      fail(reply, statusOf(error, request), error.statusCode === 413 ? 'too large' : 'unreadable')
    scope.post<Post>('/callbacks/wechatpay/:mchid', { errorHandler }, async (request, reply) => {
      const startedMs = performance.now()
      try {
        const { status, body } = await callbacks.wechatpay(postOf(request))
        timing(status < 300 ? 'done' : 'refused', startedMs)
        return reply.code(status).send(body)
      } catch (fault) {
        // Without a good answer the provider asks again, which is what we want after a fault.
        timing('failed', startedMs)
        logFault(app.log, { requestId: request.id, at: 'callbacks.wechatpay' }, fault)
        return fail(reply, 500, 'fault')
      }
    })
    for (const what of ['contract', 'debit'] as const) serveDebits(scope, what)
  })

  /** Of what went wrong before a handler had the bytes. */
  function statusOf(error: FastifyError, { id: requestId, routeOptions }: FastifyRequest): number {
    const { statusCode = 500 } = error
    const at = routeOptions.url ?? 'callbacks'
    if (statusCode >= 500) logFault(app.log, { requestId, at }, error)
    return statusCode
  }

  function serveDebits(scope: FastifyInstance, what: 'contract' | 'debit'): void {
    const at = `callbacks.${what}`
    const timingOfThese = metrics.timing(at)
    const answer = (reply: FastifyReply, status: number) => {
      const { contentType, body } = callbacks.acknowledge(status === 200)
      return reply.code(status).type(contentType).send(body)
    }
    const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      answer(reply, statusOf(error, request))
    const address = `/callbacks/wechatpay/:mchid/${what}`
    scope.post<Post>(address, { errorHandler }, async (request, reply) => {
      const startedMs = performance.now()
      try {
        const well = await callbacks[what](postOf(request))
        timingOfThese(well ? 'done' : 'refused', startedMs)
        return answer(reply, well ? 200 : 400)
      } catch (fault) {
        timingOfThese('failed', startedMs)
        logFault(app.log, { requestId: request.id, at }, fault)
        return answer(reply, 500)
      }
    })
  }
}

function postOf({ id: requestId, headers, params, body }: FastifyRequest<Post>): PostedCallback {
  return { mchid: params.mchid, headers, rawBody: body ?? NO_BYTES, requestId }
}
