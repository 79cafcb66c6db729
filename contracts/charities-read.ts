/** Charities as those at work for them read them: one with its account, and, for an operator, all. */
import { z } from 'zod'
import { DayText, declare, Id, lineOfText, Words } from './declare'
import { Charity } from './projects'

const SEARCH_CODE_POINTS_MAX = 40

export const charitiesList = declare({
  name: 'charities.list',
  who: 'operator',
  about:
    'All charities, by id; with `search` those whose name, id or credit code has it, whatever its capitals.',
  input: z.strictObject({
    search: lineOfText(SEARCH_CODE_POINTS_MAX).optional(),
    /** The last one of the page before. */
    cursor: Id.optional(),
  }),
  result: z.object({
    items: z.array(
      z.object({
        charityId: Id,
        name: Words,
        example: z.boolean(),
        certificateUntil: DayText,
        /** Its certificate is over, so nothing of it takes gifts. */
        expired: z.boolean(),
        /** Without a merchant account it can draft, and cannot publish. */
        merchant: z.boolean(),
        /** Projects that stand and have not ended. */
        projects: z.int(),
      }),
    ),
    next: Id.optional(),
  }),
  refusals: [],
})

export const charitiesShow = declare({
  name: 'charities.show',
  who: 'staff',
  about: 'A charity as it was entered, with its merchant account, for whoever works there.',
  input: z.strictObject({ charityId: Id }),
  result: Charity.extend({ mchid: z.string().optional() }),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN'],
})
