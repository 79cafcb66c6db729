/**
 * Where the payment provider reports. At a peak this is the busiest address, so its scope has no hook,
 * no limit and no parser beside the one that hands the bytes on; the signature is the admission.
 */
import type { FastifyInstance } from 'fastify'
import type { App } from '../app'
import { logFault } from './answers'
import { CALLBACK_BYTES_MAX } from './limits'
import type { Metrics } from './metrics'
import type { Callbacks } from './options'

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
    scope.post<Post>('/callbacks/wechatpay/:mchid', async (request, reply) => {
      const { id: requestId, headers, params } = request
      const startedMs = performance.now()
      const post = { mchid: params.mchid, headers, rawBody: request.body ?? NO_BYTES, requestId }
      try {
        const { status, body } = await callbacks.wechatpay(post)
        timing(status < 300 ? 'done' : 'refused', startedMs)
        return reply.code(status).send(body)
      } catch (fault) {
        // Without a good answer the provider asks again, which is what we want after a fault.
        timing('failed', startedMs)
        logFault(app.log, { requestId, at: 'callbacks.wechatpay' }, fault)
        return reply.code(500).send({ code: 'FAIL' })
      }
    })
  })
}
