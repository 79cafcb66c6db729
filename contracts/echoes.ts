/** The charity's echo to a gift: a sentence, with a picture or without, to one giver or to many. */
import { z } from 'zod'
import { declare, Id, lineOfText } from './declare'
import { ECHO_CODE_POINTS_MAX, ECHO_GIFTS_MAX } from './limits'

export const echoesSend = declare({
  name: 'echoes.send',
  who: 'staff',
  about:
    'Says a sentence to gifts of a project, or to all that stand there now. The same one again on the same day is the same echo, and nobody gets it twice.',
  input: z
    .strictObject({
      projectId: Id,
      giftIds: z.array(Id).min(1).max(ECHO_GIFTS_MAX).optional(),
      all: z.literal(true).optional(),
      text: lineOfText(ECHO_CODE_POINTS_MAX).refine((text) => text.length > 0, {
        error: 'something must be said',
      }),
      pictureFileId: Id.optional(),
    })
    .refine(({ giftIds, all }) => (giftIds === undefined) === (all === true), {
      error: 'to some gifts, or to all',
    }),
  result: z.object({
    echoId: Id,
    /** How many gifts it was said to now; those of a whole project are told by and by. */
    gifts: z.int().optional(),
  }),
  refusals: [
    'NO_SUCH_PROJECT',
    'FORBIDDEN',
    'NO_SUCH_GIFT',
    'NO_SUCH_FILE',
    'TEXT_REFUSED',
    'TEXT_UNCHECKED',
  ],
})
