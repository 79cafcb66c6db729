/** Where a gift went: from the payment to the spending lines that it bore, to the fen. */
import { z } from 'zod'
import { DayText, declare, Id, Instant, Words } from './declare'

/** What one spending line of one report used of a gift. Below zero: what a correction gave back. */
export const UsedPart = z.object({
  /** Of the gift's own project, or of one to which a friend directed a portion of it. */
  projectId: Id,
  line: Words,
  usedFen: z.int(),
  reportId: Id,
  reportTitle: Words,
  publishedAt: Instant,
})

export const giftsWay = declare({
  name: 'gifts.way',
  who: 'donor',
  about:
    'The way of one’s own gift: paid, settled, with the charity, used line by line with the reports that say so, unused. `amountFen` is what went back, what was used and what was not, to the fen.',
  input: z.strictObject({ giftId: Id }),
  result: z.object({
    giftId: Id,
    amountFen: z.int(),
    refundedFen: z.int(),
    paidAt: Instant,
    settledAt: Instant,
    charityName: Words,
    parts: z.array(UsedPart),
    usedFen: z.int(),
    unusedFen: z.int(),
    /** What is not used yet, by what the budget still has it for; it adds up to `unusedFen`. */
    planned: z.array(z.object({ projectId: Id, line: Words, fen: z.int() })),
    /** How the shares are made, in sentences. */
    explained: z.array(Words),
    /** A report is being shared just now: there will be more. */
    counting: z.boolean(),
    /** Of its projects, since the money was theirs; the newest first. */
    reports: z.array(
      z.object({
        projectId: Id,
        reportId: Id,
        kind: z.enum(['progress', 'final', 'correction']),
        /** The report in whose place this one stands; that one counts no more. */
        corrects: Id.optional(),
        title: Words,
        publishedAt: Instant,
        spentFen: z.int(),
        vouchers: z.int(),
        /** An example's, older than the books: nothing of what it says was spent. */
        unbooked: z.literal(true).optional(),
      }),
    ),
    /** When the next report is due, of each project that has some of it. */
    next: z.array(z.object({ projectId: Id, projectTitle: Words, dueOn: DayText })),
  }),
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED'],
})
