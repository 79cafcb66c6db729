import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { randomHex } from '../chance'
import type { CallFault } from '../fault-plan'
import type { World } from '../world'
import type { ChatCall } from './chat-calls'
import { chatCalls } from './chat-calls'
import { busy, ChatError, notUnderstood } from './chat-error'

/** `api.weixin.qq.com` over HTTP, which answers 200 whatever it refuses, and even if it is not understood. */

/** Below these lie all its addresses. */
const PREFIXES = ['/sns', '/cgi-bin', '/wxa']

const JSON_TYPE = 'application/json; encoding=utf-8'

export const isChatAddress = (address: string) =>
  PREFIXES.some((prefix) => address.startsWith(`${prefix}/`))

export const chatHost = async (app: FastifyInstance, { world }: { world: World }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, jsonOrRefuse)
  app.setErrorHandler((error, _request, reply) => refuse(reply, chatErrorFrom(error)))

  const calls = chatCalls(world)
  for (const call of calls) {
    const handler = (request: FastifyRequest, reply: FastifyReply) =>
      serve({ world, call, request, reply })
    app.route({ method: call.method, url: call.path, handler })
  }
  for (const prefix of PREFIXES) {
    app.all(`${prefix}/*`, ({ url }, reply) => {
      const known = calls.find(({ path }) => path === url.split('?')[0])
      return refuse(reply, known === undefined ? addressUnknown() : methodWrong(known))
    })
  }
}

/** The platform looks at the body and never at what it calls itself. */
const jsonOrRefuse = async (_request: unknown, body: string): Promise<unknown> => {
  try {
    return JSON.parse(body)
  } catch {
    throw notUnderstood('invalid JSON')
  }
}

/** Nothing has been done when these strike. */
const STRIKE_BEFORE: CallFault['kind'][] = ['error', '429', 'timeout', 'reset']

type Serving = { world: World; call: ChatCall; request: FastifyRequest; reply: FastifyReply }

const serve = async ({ world, call, request, reply }: Serving) => {
  const fault = world.faults.forCall(call.on)
  const kind = fault?.kind
  if (kind === 'slow') await sleep(fault?.delayMs ?? world.faults.hangMs() / 2)
  const before = fault !== undefined && STRIKE_BEFORE.includes(fault.kind)
  const body = before ? refusal(faultError(fault)) : outcome(call, request)
  if (kind === 'timeout' || kind === 'timeoutAfterCommit') {
    await sleep(fault?.delayMs ?? world.faults.hangMs())
  }
  if (kind !== undefined && /^(reset|timeout)/.test(kind)) {
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  const answer = kind === 'errorAfterCommit' ? refusal(busy()) : body
  if (Buffer.isBuffer(answer)) return reply.type('image/png').send(answer)
  // The real login answers JSON under this type, and so a client has to parse text.
  return reply.type(call.on === 'login' ? 'text/plain' : JSON_TYPE).send(JSON.stringify(answer))
}

const outcome = (call: ChatCall, { query, body }: FastifyRequest): object => {
  try {
    return call.answer({ query, body })
  } catch (error) {
    if (error instanceof ChatError) return refusal(error)
    throw error
  }
}

export const refuse = (reply: FastifyReply, error: ChatError) =>
  reply
    .code(200)
    .type(JSON_TYPE)
    .send(JSON.stringify(refusal(error)))

const refusal = ({ errcode, message }: ChatError) => ({
  errcode,
  errmsg: `${message} rid: ${randomHex(8)}-${randomHex(8)}-${randomHex(8)}`,
})

const faultError = ({ kind, errcode }: CallFault) => {
  if (kind === '429') return new ChatError(45011, 'api minute-quota reach limit')
  return errcode === undefined
    ? busy()
    : new ChatError(errcode, 'refused as the simulator was told')
}

export const addressUnknown = () => new ChatError(40066, 'invalid url')

const methodWrong = ({ method }: ChatCall) =>
  new ChatError(method === 'GET' ? 43001 : 43002, `require ${method} method`)

const libraryRefusal = z.object({ statusCode: z.int().max(499) })

/** What the HTTP library refuses by itself is the caller's doing; anything else is a fault of ours. */
const chatErrorFrom = (error: unknown) => {
  if (error instanceof ChatError) return error
  return libraryRefusal.safeParse(error).success ? notUnderstood('request unreadable') : busy()
}
