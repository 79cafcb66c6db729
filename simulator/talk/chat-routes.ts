import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseControl } from '../control/control-error'
import { knownPerson } from '../control/known-person'
import type { World } from '../world'
import { cardSchema } from './card'
import { GROUP_MEMBERS_MAX, type Thread } from './chats'
import type { Conversation } from './conversation'
import {
  conversationOf,
  conversationsOf,
  linesAfter,
  markRead,
  say,
  threadOf,
  unreadIn,
} from './conversation'

/** What a hand does in a chat: begin it, read, write, send a card. */

const GROUP_MEMBERS_MIN = 2
const GROUP_TITLE_LENGTH_MAX = 32
const TEXT_LENGTH_MAX = 2000

const personParams = z.object({ openid: z.string() })
const chatParams = z.object({ chatId: z.string() })

const beginSchema = z
  .strictObject({
    title: z
      .string()
      .trim()
      .min(1)
      .refine((title) => [...title].length <= GROUP_TITLE_LENGTH_MAX, 'is too long')
      .optional(),
    members: z
      .array(z.string())
      .min(GROUP_MEMBERS_MIN)
      .max(GROUP_MEMBERS_MAX)
      .refine((members) => new Set(members).size === members.length, 'must be different people'),
  })
  .transform(({ title, members }, context) => {
    const [one, other, third] = members
    if (title !== undefined) return { kind: 'group' as const, title, members }
    if (one !== undefined && other !== undefined && third === undefined) {
      return { kind: 'friend' as const, members: [one, other] as const }
    }
    context.addIssue({ code: 'custom', path: ['title'], message: 'must be said of a group' })
    return z.NEVER
  })
const linesQuery = z.strictObject({ openid: z.string(), after: z.string().optional() })
const readSchema = z.strictObject({ openid: z.string(), lineId: z.string() })
const text = z
  .string()
  .refine((said) => said.trim() !== '', 'must say something')
  .refine(
    (said) => [...said].length <= TEXT_LENGTH_MAX,
    `must have ${TEXT_LENGTH_MAX} characters at most`,
  )

export const chatRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const { chats } = world.talk

  const shown = (conversation: Conversation, openid: string) => {
    const { chatId, kind, title, members, lines } = conversation
    const unread = unreadIn(world, conversation, openid)
    return { chatId, kind, title, members, lastLine: lines.at(-1), unread }
  }

  app.get('/people/:openid/chats', ({ params }) => {
    const { openid } = knownPerson(world, parseControl(personParams, params).openid)
    return conversationsOf(world, openid).map((conversation) => shown(conversation, openid))
  })

  app.post('/chats', ({ body }) => {
    const wish = parseControl(beginSchema, body)
    for (const member of wish.members) knownPerson(world, member)
    return chatAlone(
      wish.kind === 'friend'
        ? chats.between(...wish.members)
        : chats.group(wish.title, wish.members),
    )
  })

  app.get('/chats/:chatId/lines', ({ params, query }) => {
    const { chatId } = parseControl(chatParams, params)
    const { openid, after } = parseControl(linesQuery, query)
    return linesAfter(conversationOf(world, chatId, openid), after)
  })

  app.post('/chats/:chatId/lines', ({ params, body }) => {
    const { chatId } = parseControl(chatParams, params)
    const { openid, ...said } = parseControl(saySchema(world), body)
    return say(world, threadOf(world, chatId, openid), openid, said)
  })

  app.post('/chats/:chatId/read', ({ params, body }) => {
    const { chatId } = parseControl(chatParams, params)
    const { openid, lineId } = parseControl(readSchema, body)
    const conversation = conversationOf(world, chatId, openid)
    markRead(world, conversation, openid, lineId)
    return { unread: unreadIn(world, conversation, openid) }
  })
}

const saySchema = (world: World) =>
  z
    .strictObject({
      openid: z.string(),
      text: text.optional(),
      card: cardSchema(world.app).optional(),
    })
    .transform(({ openid, text, card }, context) => {
      if (text !== undefined && card === undefined) return { openid, kind: 'text' as const, text }
      if (card !== undefined && text === undefined) return { openid, kind: 'card' as const, card }
      context.addIssue('say either text or card')
      return z.NEVER
    })

/** A chat as it is to nobody in particular. */
const chatAlone = ({ chat: { chatId, kind, title, members } }: Thread) =>
  title === undefined ? { chatId, kind, members } : { chatId, kind, title, members }
