/**
 * Receipts of gifts and the closed days that prove them. A receipt is a file of its own: it can be checked
 * without asking whoever gave it out (contracts/proofs/receipt.ts).
 */
import { z } from 'zod'
import { DayText, declare, Id, Instant, lineOfText, Words } from './declare'
import { NAME_CODE_POINTS_MAX } from './limits'

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

/** What an official receipt (公益事业捐赠票据) names its payer by: 统一社会信用代码 or 证件号. */
const PayerCode = z.string().regex(/^[0-9A-Z-]{6,20}$/)

/** What somebody with the receipt's code can ask for, without being its giver. */
export const CheckCode = z.string().regex(/^[A-Za-z0-9_-]{16}$/)

/** What the giver wishes of the official receipt, which the charity issues. */
export const OfficialReceipt = z.object({
  wish: z.enum(['open', 'asked', 'waived']),
  at: Instant.optional(),
  /** As it is to be named; absent when it is anonymous. */
  payer: z.string().optional(),
  payerCode: z.string().optional(),
})
export type OfficialReceipt = z.infer<typeof OfficialReceipt>

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
    /** As the giver chose; absent when they are anonymous. */
    donorName: z.string().optional(),
    official: OfficialReceipt,
    /** Goes with the receipt: whoever has both can see it (`receipts.check`). */
    checkCode: CheckCode,
  }),
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED'],
})

export const receiptsCheck = declare({
  name: 'receipts.check',
  who: 'anyone',
  about: 'A receipt by the code that stands on its paper. Nothing in it is personal.',
  input: z.strictObject({ giftId: Id, code: CheckCode }),
  result: z.object({
    receipt: Receipt,
    projectTitle: Words,
    charityName: Words,
    refundedFen: z.int(),
  }),
  refusals: ['NO_SUCH_RECEIPT'],
})

export const receiptsAsk = declare({
  name: 'receipts.ask',
  who: 'donor',
  about:
    'Asks the charity for the official receipt. Who gives a name gives the consent for the charity, too; without one it is anonymous.',
  input: z.strictObject({
    giftId: Id,
    payer: lineOfText(NAME_CODE_POINTS_MAX)
      .refine((name) => name.length > 0, { error: 'a name, or none' })
      .optional(),
    payerCode: PayerCode.optional(),
    /** Of the consent for the charity, as it was on the screen; needed with a name. */
    textVersion: z.int().min(1).optional(),
  }),
  result: OfficialReceipt,
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED', 'PAYER_NOT_NAMED', 'CONSENT_TEXT_OLD'],
})

export const receiptsWaive = declare({
  name: 'receipts.waive',
  who: 'donor',
  about: 'Waives the official receipt of a gift; that is recorded, and can be changed.',
  input: z.strictObject({ giftId: Id }),
  result: OfficialReceipt,
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED'],
})

const File = z.object({ fileName: z.string(), base64: z.string() })

export const receiptsPaper = declare({
  name: 'receipts.paper',
  who: 'donor',
  about: 'The receipt of one’s own gift as a PDF, with a code that opens its verification.',
  input: z.strictObject({ giftId: Id }),
  result: File,
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED'],
})

const Year = z.int().min(2020).max(2100)
const Sums = { givenFen: z.int(), refundedFen: z.int(), standsFen: z.int() }

export const receiptsYear = declare({
  name: 'receipts.year',
  who: 'donor',
  about:
    'One’s gifts of a tax year by charity, each with its receipt number; the sums are the ledger’s.',
  input: z.strictObject({ year: Year }),
  result: z.object({
    year: z.int(),
    charities: z.array(
      z.object({
        charityId: Id,
        charityName: Words,
        creditCode: z.string(),
        items: z.array(
          z.object({
            giftId: Id,
            receiptNumber: z.string(),
            settledAt: Instant,
            projectTitle: Words,
            amountFen: z.int(),
            refundedFen: z.int(),
            wish: OfficialReceipt.shape.wish,
          }),
        ),
        ...Sums,
      }),
    ),
    ...Sums,
    asOf: Instant,
  }),
  refusals: [],
})

export const receiptsYearFile = declare({
  name: 'receipts.yearFile',
  who: 'donor',
  about: 'The totals of a tax year as a PDF.',
  input: z.strictObject({ year: Year }),
  result: File,
  refusals: [],
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

export const receiptsExport = declare({
  name: 'receipts.export',
  who: 'staff',
  about:
    'Settled gifts of a charity from one day to another as a spreadsheet (XLSX) with the fields of the public e-receipt, for its invoicing; by an owner or finance. Names only of who asked for the receipt under theirs and has not taken back the consent for the charity; without those who waived it.',
  input: z.strictObject({ charityId: Id, from: DayText, to: DayText }),
  result: File.extend({ receipts: z.int() }),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN', 'TOO_MANY_RECEIPTS'],
})
