/** A year of monthly gifts, to read and as a paper. */
import { z } from 'zod'
import { declare, Id, Instant, Words } from './declare'
import { Period } from './pledges'

const Year = z.int().min(2020).max(2100)

export const pledgesStatement = declare({
  name: 'pledges.statement',
  who: 'donor',
  about: 'A year of monthly gifts, each with its receipt number; the sums are the ledger’s.',
  input: z.strictObject({ year: Year }),
  result: z.object({
    year: z.int(),
    items: z.array(
      z.object({
        giftId: Id,
        pledgeId: Id,
        period: Period,
        receiptNumber: z.string(),
        settledAt: Instant,
        projectId: Id,
        projectTitle: Words,
        charityName: Words,
        amountFen: z.int(),
        refundedFen: z.int(),
      }),
    ),
    /** Given, gone back, and what stands: the difference. */
    givenFen: z.int(),
    refundedFen: z.int(),
    standsFen: z.int(),
    asOf: Instant,
  }),
  refusals: [],
})

export const pledgesStatementFile = declare({
  name: 'pledges.statementFile',
  who: 'donor',
  about: 'The statement of a year as a PDF.',
  input: z.strictObject({ year: Year }),
  result: z.object({ fileName: z.string(), base64: z.string() }),
  refusals: [],
})
