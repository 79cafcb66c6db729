import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { HostName, World } from '../world'
import { PayError, paramError, plantedError, systemError, tooOften } from './errors'
import type { Operation } from './operation'
import { underFault } from './outage'
import { takeRawBytes } from './raw-bytes'
import type { Answer } from './replies'
import { refusal, refuseSigned, send } from './replies'

/**
 * API v3 over HTTP: takes raw bytes, checks who sends them, lets faults strike, and signs every reply,
 * refusals too. The main host and the backup host are two of these over one order book.
 */

type PayHost = { world: World; name: HostName; operations: Operation[] }

const BODY_BYTES_MAX = 1_048_576

export const payHost = async (app: FastifyInstance, { world, name, operations }: PayHost) => {
  takeRawBytes(app, { world, name, bytesMax: BODY_BYTES_MAX })

  app.setErrorHandler((error, request, reply) => refuseSigned(world, request, reply, error))
  app.setNotFoundHandler((request, reply) =>
    refuseSigned(world, request, reply, new PayError(404, 'RESOURCE_NOT_EXISTS', '地址不存在')),
  )

  for (const operation of operations) {
    app.route({
      method: operation.method,
      url: operation.path,
      handler: async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const merchant = world.authenticate({
          method: request.method,
          url: request.raw.url ?? '',
          body,
          authorization: request.headers.authorization,
        })
        checkHeaders(world, request)
        const parsed = body.length === 0 ? undefined : parseJson(body)
        const fault = world.faults.forCall(operation.on, orderNumber(parsed, request.params))
        const answer = (): Promise<Answer> =>
          operation.run({
            merchant,
            method: operation.method,
            params: request.params,
            query: request.query,
            body: parsed,
            origin: world.origins[name],
            fault,
          })
        return underFault({
          world,
          request,
          reply,
          fault,
          answer,
          refusal,
          failed: () => (fault?.code ? plantedError(fault.code) : systemError()),
          tooOften: () => tooOften('频率超限，请降低请求频率'),
          send: (done) => send(world, request, reply, done, fault),
        })
      },
    })
  }
}

const checkHeaders = (world: World, { method, headers }: FastifyRequest) => {
  if (headers.accept === undefined || headers['user-agent'] === undefined) {
    throw paramError('HTTP 头缺少 Accept 或 User-Agent')
  }
  if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
    throw paramError('HTTP 头 Content-Type 必须为 application/json')
  }
  const serial = headers['wechatpay-serial']
  const { platform, oldPlatform } = world.keyring
  if (serial !== undefined && serial !== platform.id && serial !== oldPlatform.id) {
    throw paramError('HTTP 头 Wechatpay-Serial 有误')
  }
}

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw paramError('请求包体不是合法的 JSON')
  }
}

const numberSchema = z.union([
  z.object({ out_trade_no: z.string() }).transform((one) => one.out_trade_no),
  z.object({ out_contract_code: z.string() }).transform((one) => one.out_contract_code),
])

/** The order or contract that a call is about, as far as it says so itself: faults can be aimed at one. */
const orderNumber = (body: unknown, params: unknown) =>
  numberSchema.safeParse(body).data ?? numberSchema.safeParse(params).data
