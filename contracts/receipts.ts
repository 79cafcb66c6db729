/**
 * Receipts of gifts and the closed days that prove them. A receipt is a file of its own: it can be checked
 * without asking whoever gave it out (contracts/proofs/receipt.ts).
 */
import { z } from 'zod'
import { DayText, declare, Id, Words } from './declare'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

export const ClosedDay = z.object({
  day: DayText,
  entries: z.int(),
  root: Hash,
  before: Hash,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})

const Entry = z.object({
  salt: z.string().regex(/^([0-9a-f]{64})?$/),
  projectId: Id,
  entryId: z.string(),
  giftId: Id,
  postedAt: z.string(),
  lines: z.array(z.object({ account: z.string(), amountFen: z.int() })),
})

export const Receipt = z.object({
  format: z.literal('lantern receipt 1'),
  receiptNumber: z.string(),
  giftId: Id,
  projectId: Id,
  charityId: Id,
  amountFen: z.int(),
  entry: Entry,
  inclusion: z.object({ index: z.int(), path: z.array(Hash), closed: ClosedDay }).optional(),
  publicKey: Hash,
})

export const DayList = z.object({ publicKey: Hash, days: z.array(ClosedDay) })

export const receiptsShow = declare({
  name: 'receipts.show',
  who: 'donor',
  about:
    'The receipt of one’s own gift, with its ledger entry and, once its day is closed, the proof that it stands there.',
  input: z.strictObject({ giftId: Id }),
  result: z.object({
    receipt: Receipt,
    projectTitle: Words,
    charityName: Words,
    /** What of it went back since. */
    refundedFen: z.int(),
  }),
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED'],
})

export const receiptsDays = declare({
  name: 'receipts.days',
  who: 'anyone',
  about:
    'Closed days of the ledger, oldest first: each root, chained to the day before and signed.',
  input: z.strictObject({ after: DayText.optional() }),
  result: DayList.extend({ next: DayText.optional() }),
  refusals: [],
})
