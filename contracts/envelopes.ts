/**
 * The charity red envelope (爱心红包, docs/law.md): its giver's payment is a gift that is finished at once;
 * each portion that a friend opens is the right to choose another project of the same charity for it.
 * Nothing in it is cash. One with a video for its door is a sponsor's pot: a portion opens for whoever has
 * watched that video to the end.
 */
import { z } from 'zod'
import { AmountFen, declare, Id, Instant, Key, lineOfText, Words } from './declare'
import { envelopeCovers } from './envelope-covers'
import { PaymentSheet, projectGate, Via } from './gifts'
import {
  BLESSING_CODE_POINTS_MAX,
  ENVELOPE_HOURS_MAX,
  ENVELOPE_HOURS_MIN,
  ENVELOPE_PROJECTS_MAX,
  NAME_CODE_POINTS_MAX,
  PORTIONS_MAX,
} from './limits'

export const splits = ['equal', 'random'] as const
export type Split = (typeof splits)[number]

/**
 * `unpaid` until its gift is settled; `open` while portions can be opened and directed; `ended` when its
 * time is over or its gift went back.
 */
export const envelopeStates = ['unpaid', 'open', 'ended'] as const

/** A project among which the friends choose. */
const Choice = z.object({
  projectId: Id,
  title: Words,
  summary: Words,
  cover: z.string(),
  /** Whether a portion can be directed to it now. */
  open: z.boolean(),
  /** Portions that friends sent there. */
  portions: z.int(),
})

/** A portion that the caller has opened. */
export const Portion = z.object({
  portionId: Id,
  amountFen: z.int(),
  /** Where they sent it; absent while they have not chosen. */
  directedTo: Id.optional(),
})
export type Portion = z.infer<typeof Portion>

/** What has to be watched to its end before a portion opens, on the same Beijing day. */
const Door = z.object({
  videoId: Id,
  title: Words,
  /** The caller today: `watched` may open one; `opened` has, of this pot or another one of this video. */
  today: z.enum(['unwatched', 'watched', 'opened']),
  /** The pot, where the portion that they opened today can still be directed. */
  waitsIn: Id.optional(),
})

export const Envelope = z.object({
  envelopeId: Id,
  state: z.enum(envelopeStates),
  /** Why it ended. */
  ended: z.enum(['time', 'refund']).optional(),
  portions: z.int(),
  opened: z.int(),
  /** What friends have directed, to its own project as well. */
  directedFen: z.int(),
  directed: z.int(),
  split: z.enum(splits),
  blessing: z.string().optional(),
  /** One of `envelopeCovers`, or of a newer version’s. */
  cover: z.string(),
  /** Its giver's name, when they chose to show it. */
  from: z.string().optional(),
  charityName: Words,
  defaultProjectId: Id,
  projects: z.array(Choice),
  /** From then on nothing is opened or directed. Absent until it is paid. */
  endsAt: Instant.optional(),
  startedAt: Instant,
  asOf: Instant,
  /** Whether it is the caller's own; with it its sum and its gift. */
  own: z.boolean(),
  totalFen: z.int().optional(),
  giftId: Id.optional(),
  /** Of a pot. */
  door: Door.optional(),
  /** The caller's portion; of a pot, one that is still to be directed, or else today's. */
  portion: Portion.optional(),
})
export type Envelope = z.infer<typeof Envelope>

export const envelopesStart = declare({
  name: 'envelopes.start',
  who: 'donor',
  about:
    'Freezes an envelope and its gift under the caller’s key and prepares the payment. Same key and body: the same answer.',
  tryOf: ({ key }) => key,
  input: z
    .strictObject({
      key: Key,
      /** Among which friends choose, of one charity; the default one need not be named again. */
      projectIds: z
        .array(Id)
        .max(ENVELOPE_PROJECTS_MAX)
        .refine((ids) => new Set(ids).size === ids.length, { error: 'each once' }),
      /** Where it is booked, and where stays what nobody directs. */
      defaultProjectId: Id,
      totalFen: AmountFen,
      portions: z.int().min(1).max(PORTIONS_MAX),
      split: z.enum(splits),
      blessing: lineOfText(BLESSING_CODE_POINTS_MAX).optional(),
      cover: z.enum(envelopeCovers).optional(),
      /** How long it can be opened, from its payment. */
      hours: z.int().min(ENVELOPE_HOURS_MIN).max(ENVELOPE_HOURS_MAX),
      showName: z.boolean().optional(),
      /** The name to show, only with `showName`. */
      name: lineOfText(NAME_CODE_POINTS_MAX).optional(),
      /** Makes it a sponsor's pot: a video of one of these projects. */
      videoId: Id.optional(),
      confirmedLarge: z.boolean().optional(),
      via: Via.optional(),
    })
    .refine(({ totalFen, portions }) => portions <= totalFen, {
      path: ['portions'],
      error: 'more portions than fen',
    }),
  result: z.object({
    envelopeId: Id,
    giftId: Id,
    payment: PaymentSheet,
    expiresAt: Instant,
  }),
  refusals: [
    ...projectGate,
    'PROJECT_OF_ANOTHER_CHARITY',
    'NO_SUCH_VIDEO',
    'VIDEO_OF_ANOTHER_PROJECT',
    'NO_ENVELOPES_TODAY',
    'CONFIRM_LARGE_AMOUNT',
    'KEY_REUSED',
    'TEXT_REFUSED',
    'GIFT_CLOSED',
    'CHECKING',
    'PAYMENT_UNAVAILABLE',
  ],
})

export const envelopesOpen = declare({
  name: 'envelopes.open',
  who: 'donor',
  about:
    'Opens one portion, one a person; again: the same portion. Of a pot, one a person, video and Beijing day, once its video is watched to the end.',
  input: z.strictObject({ envelopeId: Id }),
  result: Portion.extend({ projectIds: z.array(Id), defaultProjectId: Id }),
  refusals: [
    'NO_SUCH_ENVELOPE',
    'ENVELOPE_ENDED',
    'ENVELOPE_ALL_OPENED',
    'OWN_ENVELOPE',
    'NOT_WATCHED',
    'OPENED_TODAY',
  ],
})

export const envelopesDirect = declare({
  name: 'envelopes.direct',
  who: 'donor',
  about:
    'Says where one’s own portion goes, once: from the envelope’s project to another of its charity, or that it stays.',
  input: z.strictObject({ portionId: Id, projectId: Id }),
  result: Portion,
  refusals: [
    ...projectGate,
    'NO_SUCH_PORTION',
    'PORTION_DIRECTED',
    'PROJECT_NOT_OFFERED',
    'ENVELOPE_ENDED',
  ],
})

export const envelopesShow = declare({
  name: 'envelopes.show',
  who: 'anyone',
  about: 'An envelope as anybody who has its card sees it, with one’s own portion.',
  input: z.strictObject({ envelopeId: Id }),
  result: Envelope,
  refusals: ['NO_SUCH_ENVELOPE'],
})

export const envelopesMine = declare({
  name: 'envelopes.mine',
  who: 'donor',
  about: 'The envelopes that one has sent, newest first.',
  input: z.strictObject({ cursor: z.string().max(100).optional() }),
  result: z.object({ items: z.array(Envelope), next: z.string().optional() }),
  refusals: [],
})
