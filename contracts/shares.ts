/**
 * Sharing: a card is one person's, of one page. Whether it was sent cannot be known; it is measured by
 * who opens it and gives through it. Nothing is won by it (docs/law.md).
 */
import { z } from 'zod'
import { declare, Id, Instant } from './declare'

/** Below this many openers a sharer sees no counts: in a small chat they would name somebody. */
export const OPENERS_SHOWN_MIN = 5

const Path = z.string().min(1).max(200)

/** A card as its sharer sees it. The counts are those of other people. */
export const Share = z.object({
  shareId: Id,
  path: z.string(),
  startedAt: Instant,
  /** How many people opened it. With `gifts`, absent until there are enough of them. */
  openers: z.int().optional(),
  /** Gifts through it that stand. */
  gifts: z.int().optional(),
})
export type Share = z.infer<typeof Share>

export const sharesStart = declare({
  name: 'shares.start',
  who: 'donor',
  about:
    'The id of one’s own card of a page, before it is sent. The same page again: the same card.',
  input: z.strictObject({ path: Path }),
  result: z.object({ shareId: Id }),
  refusals: ['PAGE_NOT_SHARED', 'NO_SUCH_PROJECT'],
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

export const sharesMine = declare({
  name: 'shares.mine',
  who: 'donor',
  about: `One’s own cards, newest first, with counts from ${OPENERS_SHOWN_MIN} openers on.`,
  input: z.strictObject({ cursor: z.string().max(100).optional() }),
  result: z.object({ items: z.array(Share), next: z.string().optional() }),
  refusals: [],
})
