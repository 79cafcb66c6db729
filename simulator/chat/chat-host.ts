import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { randomHex } from '../chance'
import type { Call } from '../faults'
import type { World } from '../world'
import { busy, ChatError } from './chat-error'
import { checkContent, contentSchema } from './content-check'
import { messageSchema } from './messages'

/** `api.weixin.qq.com`: login, token, subscription messages, content check. HTTP 200 even when it refuses. */

const loginSchema = z.object({
  appid: z.string().optional(),
  secret: z.string().optional(),
  js_code: z.string().optional(),
  grant_type: z.string().optional(),
})

const tokenSchema = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().default(false),
})

export const chatHost = async (app: FastifyInstance, { world }: { world: World }) => {
  const route = (method: 'GET' | 'POST', url: string, on: Call, answer: Answer) =>
    app.route({
      method,
      url,
      handler: (request, reply) => serve(world, on, answer, request, reply),
    })

  route('GET', '/sns/jscode2session', 'login', ({ query }) => {
    const asked = parse(loginSchema, query)
    checkApp(world, asked)
    if (asked.grant_type !== 'authorization_code') {
      throw new ChatError(40002, 'invalid grant_type')
    }
    if (asked.js_code === undefined) throw new ChatError(41008, 'missing code')
    const person = world.people.redeemCode(asked.js_code)
    if (person === undefined) throw new ChatError(40029, 'invalid code')
    const { openid, sessionKey, unionid } = person
    return { session_key: sessionKey, openid, ...(unionid === undefined ? {} : { unionid }) }
  })

  route('POST', '/cgi-bin/stable_token', 'token', ({ body }) => {
    const asked = parse(tokenSchema, body)
    checkApp(world, asked)
    if (asked.grant_type !== 'client_credential') throw new ChatError(40002, 'invalid grant_type')
    return world.tokens.give(asked.force_refresh)
  })

  route('POST', '/cgi-bin/message/subscribe/send', 'message', ({ query, body }) => {
    checkToken(world, query)
    world.messages.send(parse(messageSchema, body))
    return { errcode: 0, errmsg: 'ok' }
  })

  route('POST', '/wxa/msg_sec_check', 'content-check', ({ query, body }) => {
    checkToken(world, query)
    const verdict = checkContent(world.people, parse(contentSchema, body))
    return { ...verdict, trace_id: randomHex(32) }
  })
}

type Answer = (request: FastifyRequest) => object

const serve = async (
  world: World,
  on: Call,
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const fault = world.faults.forCall(on)
  const kind = fault?.kind
  if (kind === 'slow') await sleep(fault?.delayMs ?? world.faults.hangMs() / 2)
  const before = kind === 'error' || kind === '429' || kind === 'timeout' || kind === 'reset'
  const body = before ? refusal(faultError(kind)) : outcome(answer, request)
  if (kind === 'timeout' || kind === 'timeoutAfterCommit') {
    await sleep(fault?.delayMs ?? world.faults.hangMs())
  }
  if (kind !== undefined && /^(reset|timeout)/.test(kind)) {
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  // The real login answers JSON under this type, and so a client has to parse text.
  const type = on === 'login' ? 'text/plain' : 'application/json; encoding=utf-8'
  return reply.type(type).send(JSON.stringify(kind === 'errorAfterCommit' ? refusal(busy()) : body))
}

const outcome = (answer: Answer, request: FastifyRequest): object => {
  try {
    return answer(request)
  } catch (error) {
    if (error instanceof ChatError) return refusal(error)
    throw error
  }
}

const refusal = ({ errcode, message }: ChatError) => ({
  errcode,
  errmsg: `${message} rid: ${randomHex(8)}-${randomHex(8)}-${randomHex(8)}`,
})

const faultError = (kind: string) =>
  kind === '429' ? new ChatError(45011, 'api minute-quota reach limit') : busy()

const checkApp = (
  world: World,
  asked: { appid?: string | undefined; secret?: string | undefined },
) => {
  if (asked.appid !== world.keyring.appid) throw new ChatError(40013, 'invalid appid')
  if (asked.secret !== world.keyring.secret) throw new ChatError(40125, 'invalid appsecret')
}

const checkToken = (world: World, query: unknown) =>
  world.tokens.check(z.object({ access_token: z.unknown() }).safeParse(query).data?.access_token)

const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ChatError(47001, `data format error: ${issue?.path.join('.')} ${issue?.message}`)
}
