/** What belongs to a person: consents, one's own data, one's going; and words that wait for an operator. */
import { z } from 'zod'
import { consentKinds } from './consent-texts'
import { declare, Id, Instant, Words } from './declare'
import { DELETION_WORDS } from './deletion-words'

const ConsentKind = z.enum(consentKinds)

const Text = z.object({
  version: z.int(),
  zh: z.string(),
  en: z.string(),
  /** SHA-256 of `zh`, a line feed and `en`, in hex. */
  hash: z.string(),
})

const Consent = z.object({
  kind: ConsentKind,
  given: z.boolean(),
  /** When it was last given or taken back; absent for what was never asked. */
  at: Instant.optional(),
  /** What was read then. */
  agreedTo: Text.optional(),
  /** What is asked now. */
  asks: Text,
})

export const consentsMine = declare({
  name: 'consents.mine',
  who: 'donor',
  about:
    'What one has agreed to, each apart, with the text that was read and the one that is asked now.',
  input: z.strictObject({}),
  result: z.object({ items: z.array(Consent) }),
  refusals: [],
})

export const consentsSet = declare({
  name: 'consents.set',
  who: 'donor',
  about:
    'Gives a consent, or takes it back, which is as easy: without the one for names every name is hidden everywhere at once. Again changes nothing.',
  input: z.strictObject({
    kind: ConsentKind,
    given: z.boolean(),
    /** Of the text that was on the screen. */
    textVersion: z.int().min(1),
  }),
  result: z.object({ items: z.array(Consent) }),
  refusals: ['CONSENT_TEXT_OLD'],
})

export const privacyExport = declare({
  name: 'privacy.export',
  who: 'donor',
  about: 'All that is kept of oneself, as data and as a page (HTML) to be read. A few times a day.',
  input: z.strictObject({}),
  result: z.object({
    /** By the table in which it is kept; fields that are sealed there are open here. */
    data: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    page: z.string(),
    at: Instant,
    /** How often it can be taken again within a day of the first time. */
    timesLeft: z.int(),
  }),
  refusals: ['EXPORTED_OFTEN'],
})

const OpenGift = z.object({
  giftId: Id,
  projectTitle: Words,
  /** What stands of it. */
  amountFen: z.int(),
})

export const privacyGoing = declare({
  name: 'privacy.going',
  who: 'donor',
  about:
    'What going would leave in the books, what it would end, and which gifts could then no longer be undone or asked after by oneself. Changes nothing.',
  input: z.strictObject({}),
  result: z.object({
    /** Those that were paid. */
    gifts: z.int(),
    /** Those that live, and end. */
    pledges: z.int(),
    /** Those with portions to open, which go on without a blessing. */
    envelopes: z.int(),
    /** Those that one works for. */
    charities: z.int(),
    undoable: z.array(OpenGift),
    refundsAsked: z.array(OpenGift),
  }),
  refusals: [],
})

export const privacyDelete = declare({
  name: 'privacy.delete',
  who: 'donor',
  about:
    'Ends one’s pledges and deletes what is personal. Gifts stay in the books, and lead to nobody; they can no longer be undone by oneself, which is asked about while they could (`keepGifts`). A later login is a new person.',
  input: z.strictObject({
    word: z.enum(DELETION_WORDS),
    /** Goes although gifts could still be undone, or a refund was asked for. */
    keepGifts: z.boolean().optional(),
  }),
  result: z.object({
    at: Instant,
    /** What stays in the books. */
    gifts: z.int(),
    pledgesEnded: z.int(),
  }),
  refusals: ['GIFTS_CAN_BE_UNDONE'],
})

const Review = z.object({
  reviewId: z.string(),
  kind: z.enum(['gift', 'pledge', 'report']),
  projectId: Id,
  projectTitle: Words,
  at: Instant,
  name: z.string().optional(),
  /** Of a report all that would be read, a line each. */
  message: z.string().optional(),
  blessing: z.string().optional(),
})

export const reviewsOpen = declare({
  name: 'reviews.open',
  who: 'operator',
  about:
    'Words for others that the platform did not judge, or was unsure of, oldest first: of gifts that are paid, of pledges that live, and of reports that wait for approval. Nobody else reads them before they are decided.',
  input: z.strictObject({ cursor: z.string().max(60).optional() }),
  result: z.object({ items: z.array(Review), next: z.string().optional() }),
  refusals: [],
})

export const reviewsDecide = declare({
  name: 'reviews.decide',
  who: 'operator',
  about:
    'Shows words that waited, or keeps them hidden. The same again changes nothing; what was decided stays. A report may then be approved, or goes back to its writers, and whoever wrote of it does not send it back.',
  input: z.strictObject({ reviewId: z.string().regex(/^\d{1,15}$/), show: z.boolean() }),
  result: z.object({ reviewId: z.string(), shown: z.boolean() }),
  refusals: ['NO_SUCH_REVIEW', 'REVIEW_DECIDED', 'REPORT_NOT_WAITING', 'SECOND_PERSON_NEEDED'],
})
