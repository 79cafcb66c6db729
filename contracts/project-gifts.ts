/** The gifts of a project as its charity's people read them: nothing of a giver but what everybody may read. */
import { z } from 'zod'
import { DayText, declare, Id } from './declare'

export const giftsList = declare({
  name: 'gifts.list',
  who: 'staff',
  about:
    'Gifts that stand in a project, newest first, for whoever works for its charity: sum and day, and name and words only where everybody may read them.',
  input: z.strictObject({ projectId: Id, cursor: z.string().max(100).optional() }),
  result: z.object({
    items: z.array(
      z.object({
        giftId: Id,
        /** What stands of it, without what went back. */
        amountFen: z.int(),
        day: DayText,
        /** With its giver’s consent alone. */
        name: z.string().optional(),
        message: z.string().optional(),
        /** Something was said to it already, alone or with others; what is said to all does not count. */
        echoed: z.boolean(),
      }),
    ),
    next: z.string().optional(),
  }),
  refusals: ['NO_SUCH_PROJECT', 'FORBIDDEN'],
})
