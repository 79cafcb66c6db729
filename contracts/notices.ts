/**
 * Telling. Every notice stands in the product's own inbox; where its reader has accepted one, a
 * subscription message of the chat app goes out beside it. One acceptance is worth one message.
 */
import { z } from 'zod'
import { declare, Id, Instant, Key, Words } from './declare'
import { topicsInOrder } from './notice-topics'

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
  'pledge_changed',
  'envelope_opened',
  'echo_sent',
  'report_due',
] as const
export const NoticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof NoticeKind>

/** So many the chat app is asked about at once: newer ones would show five, and older ones none of them. */
const TEMPLATES_A_CALL_MAX = 3
/** Projects that one person follows. */
export const FOLLOWS_MAX = 200
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

/** What the chat app can be asked about, with one’s credits: acceptances that no message has used up. */
const AskedTemplate = z.object({
  kind: NoticeKind,
  templateId: TemplateId,
  credits: z.int().nonnegative(),
})

export const noticesMine = declare({
  name: 'notices.mine',
  who: 'donor',
  about: 'One’s own notices, newest first, and which messages one can be asked to accept.',
  input: z.strictObject({
    cursor: z.string().max(100).optional(),
    /** Only those about it (contracts/notice-topics.ts). */
    topic: z.enum(topicsInOrder).optional(),
  }),
  result: z.object({
    items: z.array(Notice),
    /** Of all that there are. */
    unread: z.int(),
    /** Of the kinds of which one lets messages come. */
    templates: z.array(AskedTemplate),
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

export const noticesUnread = declare({
  name: 'notices.unread',
  who: 'donor',
  about: 'How many of one’s own notices are not read yet, for the mark on the tab.',
  input: z.strictObject({}),
  result: z.object({ unread: z.int() }),
  refusals: [],
})

const NoticeSettings = z.object({
  /** The most important first: in this order messages go when there is not room for all. */
  kinds: z.array(
    z.object({
      kind: NoticeKind,
      /** Whether messages of it may go. The inbox has it in any case. */
      on: z.boolean(),
      /** Whether it goes also at night and beyond the day’s limit, since it answers what one has just done. */
      answers: z.boolean(),
    }),
  ),
})

export const noticesSettings = declare({
  name: 'notices.settings',
  who: 'donor',
  about:
    'Of which kinds one lets messages come; of reports that are due only where one works for a charity.',
  input: z.strictObject({}),
  result: NoticeSettings,
  refusals: [],
})

export const noticesSet = declare({
  name: 'notices.set',
  who: 'donor',
  about:
    'Lets messages of a kind come, or not: the inbox keeps what is told. Again changes nothing.',
  input: z.strictObject({ kind: NoticeKind, on: z.boolean() }),
  result: NoticeSettings,
  refusals: [],
})

const Followed = z.object({ follows: z.boolean() })

export const projectsFollow = declare({
  name: 'projects.follow',
  who: 'donor',
  about:
    'Is told of a project’s reports from now on, also without having given. Again changes nothing.',
  input: z.strictObject({ projectId: Id }),
  result: Followed,
  refusals: ['NO_SUCH_PROJECT', 'TOO_MANY_FOLLOWED'],
})

export const projectsUnfollow = declare({
  name: 'projects.unfollow',
  who: 'donor',
  about: 'Is no longer told of a project’s reports for having followed it. Again changes nothing.',
  input: z.strictObject({ projectId: Id }),
  result: Followed,
  refusals: [],
})

export const projectsFollowing = declare({
  name: 'projects.following',
  who: 'donor',
  about: 'Whether one follows a project, and which message of its news one can be asked to accept.',
  input: z.strictObject({ projectId: Id }),
  result: Followed.extend({ templates: z.array(AskedTemplate) }),
  refusals: [],
})
