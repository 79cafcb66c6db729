import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CallFault } from '../fault-plan'
import type { HostName, World } from '../world'
import { PayError, paramError, plantedError, systemError, tooOften } from './errors'
import type { Operation } from './operation'
import type { Answer } from './replies'
import { refusal, refuseSigned, send } from './replies'

/**
 * API v3 over HTTP: takes raw bytes, checks who sends them, lets faults strike, and signs every reply,
 * refusals too. The main host and the backup host are two of these over one order book.
 */

type PayHost = { world: World; name: HostName; operations: Operation[] }

const BODY_BYTES_MAX = 1_048_576

export const payHost = async (app: FastifyInstance, { world, name, operations }: PayHost) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
    async (_request: FastifyRequest, body: Buffer) => body,
  )

  app.addHook('onRequest', async (request, reply) => {
    if (world.hosts[name] === 'up') return
    cutOff(request, reply)
  })

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
        const answer = () =>
          operation.run({
            merchant,
            method: operation.method,
            params: request.params,
            query: request.query,
            body: parsed,
            origin: world.origins[name],
            fault,
          })
        return serve({ world, request, reply, fault, answer })
      },
    })
  }
}

type Serving = {
  world: World
  request: FastifyRequest
  reply: FastifyReply
  fault: CallFault | undefined
  answer: () => Promise<Answer>
}

/** Faults either strike before anything is done, or after it was done and the merchant cannot know. */
const serve = async ({ world, request, reply, fault, answer }: Serving) => {
  const kind = fault?.kind
  if (kind === 'error') throw fault?.code ? plantedError(fault.code) : systemError()
  if (kind === '429') throw tooOften('频率超限，请降低请求频率')
  if (kind === 'reset') return cutOff(request, reply)
  if (kind === 'timeout') return hang(world, request, reply, fault)
  if (kind === 'slow') await sleep(fault?.delayMs ?? world.faults.hangMs() / 2)
  // A refusal is an outcome like any other: the fault strikes it just the same.
  const done = await answer().catch(refusal)
  if (kind === 'errorAfterCommit') throw systemError()
  if (kind === 'resetAfterCommit') return cutOff(request, reply)
  if (kind === 'timeoutAfterCommit') return hang(world, request, reply, fault)
  return send(world, request, reply, done, fault)
}

const hang = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: CallFault | undefined,
) => {
  await sleep(fault?.delayMs ?? world.faults.hangMs())
  return cutOff(request, reply)
}

const cutOff = (request: FastifyRequest, reply: FastifyReply) => {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
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

const numberSchema = z.object({ out_trade_no: z.string() })

/** The order that a call is about, as far as it says so itself: faults can be aimed at one order. */
const orderNumber = (body: unknown, params: unknown) =>
  (numberSchema.safeParse(body).data ?? numberSchema.safeParse(params).data)?.out_trade_no
