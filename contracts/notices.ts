/**
 * Telling. Every notice stands in the product's own inbox; where its reader has accepted one, a
 * subscription message of the chat app goes out beside it. One acceptance is worth one message.
 */
import { z } from 'zod'
import { declare, Id, Instant, Key, Words } from './declare'

export const noticeKinds = [
  'gift_settled',
  'friend_gave',
  'envelope_ended',
  'calendar_day',
  'pledge_due',
  'pledge_failed',
  'pledge_held',
  'pledge_ended',
  'pledge_paused_over',
  'report_published',
  'pledge_announced',
  'pledge_missed',
] as const
export const NoticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof NoticeKind>

/** So many the chat app asks about at once. */
const TEMPLATES_A_CALL_MAX = 5
const NOTICES_A_CALL_MAX = 50

/** An id of the chat app's. */
export const TemplateId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

export const Notice = z.object({
  noticeId: Id,
  kind: NoticeKind,
  title: Words,
  text: Words,
  /** Where it leads, without a leading slash. */
  path: z.string(),
  at: Instant,
  read: z.boolean(),
  /** To give monthly: with one notice of a person's at most, for as long as it can be followed. */
  invitation: z.object({ text: Words, path: z.string() }).optional(),
})
export type Notice = z.infer<typeof Notice>

export const noticesMine = declare({
  name: 'notices.mine',
  who: 'donor',
  about: 'One’s own notices, newest first, and which messages one can be asked to accept.',
  input: z.strictObject({ cursor: z.string().max(100).optional() }),
  result: z.object({
    items: z.array(Notice),
    /** Of all that there are. */
    unread: z.int(),
    /** With one's credits: acceptances that no message has used up. */
    templates: z.array(
      z.object({ kind: NoticeKind, templateId: TemplateId, credits: z.int().nonnegative() }),
    ),
    next: z.string().optional(),
  }),
  refusals: [],
})

export const noticesRead = declare({
  name: 'notices.read',
  who: 'donor',
  about: 'Marks notices of one’s own as read: all that are named, or none. Again changes nothing.',
  input: z.strictObject({ noticeIds: z.array(Id).min(1).max(NOTICES_A_CALL_MAX) }),
  result: z.object({ unread: z.int() }),
  refusals: ['NO_SUCH_NOTICE'],
})

export const noticesDecline = declare({
  name: 'notices.decline',
  who: 'donor',
  about: 'Takes the invitation away from a notice of one’s own. Again changes nothing.',
  input: z.strictObject({ noticeId: Id }),
  result: z.object({}),
  refusals: ['NO_SUCH_NOTICE'],
})

export const noticesAllow = declare({
  name: 'notices.allow',
  who: 'donor',
  about:
    'Keeps which subscription messages were accepted, each for one message. Same key and body: counted once.',
  input: z.strictObject({
    key: Key,
    accepted: z
      .array(TemplateId)
      .min(1)
      .max(TEMPLATES_A_CALL_MAX)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'each once' }),
  }),
  result: z.object({ allowed: z.int() }),
  refusals: ['NO_SUCH_TEMPLATE', 'KEY_REUSED'],
})
