import { z } from 'zod'
import { randomHex } from '../chance'
import type { Call } from '../fault-plan'
import type { World } from '../world'
import { ChatError, notUnderstood } from './chat-error'
import { checkContent, contentSchema } from './content-check'
import { messageSchema } from './messages'
import { miniProgramCode } from './mini-program-code'

/** What an app can ask of the chat platform, free of HTTP and faults. */
export type ChatCall = {
  on: Call
  method: 'GET' | 'POST'
  path: string
  /** JSON, or the bytes of a PNG. */
  answer(asked: { query: unknown; body: unknown }): object
}

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

export const chatCalls = (world: World): ChatCall[] => [
  {
    on: 'login',
    method: 'GET',
    path: '/sns/jscode2session',
    answer({ query }) {
      const asked = parse(loginSchema, query)
      checkApp(world, asked)
      if (asked.grant_type !== 'authorization_code') {
        throw new ChatError(40002, 'invalid grant_type')
      }
      if (asked.js_code === undefined) throw new ChatError(41008, 'missing code')
      const person = world.people.redeemCode(asked.js_code)
      if (person === undefined) throw new ChatError(40029, 'invalid code')
      const { openid, sessionKey, unionid } = person
      world.note('login', { openid })
      return { session_key: sessionKey, openid, ...(unionid === undefined ? {} : { unionid }) }
    },
  },
  {
    on: 'token',
    method: 'POST',
    path: '/cgi-bin/stable_token',
    answer({ body }) {
      const asked = parse(tokenSchema, body)
      checkApp(world, asked)
      if (asked.grant_type !== 'client_credential') throw new ChatError(40002, 'invalid grant_type')
      return world.tokens.give(asked.force_refresh)
    },
  },
  {
    on: 'message',
    method: 'POST',
    path: '/cgi-bin/message/subscribe/send',
    answer({ query, body }) {
      checkToken(world, query)
      const message = parse(messageSchema, body)
      world.messages.send(message)
      const { touser: openid, template_id: templateId, page } = message
      world.note('message', { openid, templateId, page })
      return { errcode: 0, errmsg: 'ok' }
    },
  },
  {
    on: 'content-check',
    method: 'POST',
    path: '/wxa/msg_sec_check',
    answer({ query, body }) {
      checkToken(world, query)
      const verdict = checkContent(world.people, parse(contentSchema, body))
      return { ...verdict, trace_id: randomHex(32) }
    },
  },
  {
    on: 'code',
    method: 'POST',
    path: '/wxa/getwxacodeunlimit',
    answer({ query, body }) {
      checkToken(world, query)
      return miniProgramCode(world, body)
    },
  },
]

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
  throw notUnderstood(`${issue?.path.join('.')} ${issue?.message}`)
}
