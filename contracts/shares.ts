/**
 * Sharing: a card is one person's, of one page. Whether it was sent cannot be known; it is measured by
 * who opens it and gives through it. Nothing is won by it (docs/law.md).
 */
import { z } from 'zod'
import { DayText, declare, Id, Instant, Words } from './declare'
import { Openness } from './projects'

/** Below this many openers a sharer sees no counts: in a small chat they would name somebody. */
export const OPENERS_SHOWN_MIN = 5

const Path = z.string().min(1).max(200)

export const sharedKinds = ['home', 'project', 'envelope', 'calendar', 'festival', 'video'] as const
export type SharedKind = (typeof sharedKinds)[number]

/** What a card leads to, as anybody sees it. */
export const SharedPage = z.object({
  kind: z.enum(sharedKinds),
  /** A project's or video's title, a festival's or day's name, an envelope's wish; absent where there is none. */
  title: Words.optional(),
  /** The key of the drawing of a project, of which the page is or to which it leads. */
  cover: z.string().optional(),
  /** The calendar’s, and a festival’s own that is next. */
  day: DayText.optional(),
})
export type SharedPage = z.infer<typeof SharedPage>

/** A card as its sharer sees it. The counts are those of other people. */
export const Share = z.object({
  shareId: Id,
  path: z.string(),
  page: SharedPage,
  startedAt: Instant,
  /** When it was first handed over to be sent; absent while its page was only looked at. */
  sentAt: Instant.optional(),
  /** How many people opened it. With `gifts`, absent until there are enough of them. */
  openers: z.int().optional(),
  /** Gifts through it that stand. */
  gifts: z.int().optional(),
})
export type Share = z.infer<typeof Share>

/** Refusals of a path that is no page for others, or leads nowhere. */
const pageGate = [
  'PAGE_NOT_SHARED',
  'NO_SUCH_PROJECT',
  'NO_SUCH_ENVELOPE',
  'NO_SUCH_SCENE',
  'NO_SUCH_VIDEO',
  'DAY_OUT_OF_RANGE',
] as const

export const sharesStart = declare({
  name: 'shares.start',
  who: 'donor',
  about:
    'The id of one’s own card of a page, before it is sent. The same page again: the same card.',
  input: z.strictObject({ path: Path }),
  result: z.object({ shareId: Id }),
  refusals: pageGate,
})

export const sharesOpen = declare({
  name: 'shares.open',
  who: 'anyone',
  about:
    'Says that a card was opened, and hears where it leads. One’s own card and an opener without a session are not counted.',
  input: z.strictObject({ shareId: Id, scene: z.int().min(0).max(9999).optional() }),
  result: z.object({ path: z.string() }),
  refusals: ['NO_SUCH_SHARE'],
})

export const sharesSent = declare({
  name: 'shares.sent',
  who: 'donor',
  about:
    'Says that one’s own card was handed over to be sent, the first time counts. Whether it was sent cannot be known.',
  input: z.strictObject({ shareId: Id }),
  result: z.object({ sentAt: Instant }),
  refusals: ['NO_SUCH_SHARE'],
})

export const sharesMine = declare({
  name: 'shares.mine',
  who: 'donor',
  about: `One’s own cards with what they lead to, newest first, and counts from ${OPENERS_SHOWN_MIN} openers on.`,
  input: z.strictObject({
    cursor: z.string().max(100).optional(),
    /** Those alone that were handed over to be sent. */
    sent: z.boolean().optional(),
  }),
  result: z.object({ items: z.array(Share), next: z.string().optional() }),
  refusals: [],
})

/** Who asks for gifts, as has to stand wherever it is asked (docs/law.md). */
export const Asking = z.object({
  projectTitle: Words,
  charityName: Words,
  /** 备案编号; absent while an emergency appeal may still file it. */
  recordNumber: z.string().optional(),
  filingDueOn: DayText.optional(),
  openness: Openness,
})
export type Asking = z.infer<typeof Asking>

export const Poster = z.object({
  shareId: Id,
  path: z.string(),
  page: SharedPage.extend({
    /** One line under the title. */
    line: Words.optional(),
    /** Absent where the page leads to several projects, each of which shows its own. */
    asking: Asking.optional(),
  }),
  /** The card’s mini program code as a data URL: PNG or JPEG. It opens `pages/card/index`. */
  code: z.string(),
})
export type Poster = z.infer<typeof Poster>

export const sharesPoster = declare({
  name: 'shares.poster',
  who: 'donor',
  about:
    'What stands on a poster of a page, with the code of one’s own card. The code is asked of the platform once.',
  input: z.strictObject({ path: Path }),
  result: Poster,
  refusals: [...pageGate, 'BUSY'],
})
