/**
 * Refusals that only the pages of one's own data meet. They stand apart, so that their sentences come with those
 * pages and not with everybody's.
 */
import type { ErrorEntry } from './error-entry'

export const errorsForGoing = {
  EXPORTED_OFTEN: {
    code: 10301,
    status: 400,
    zh: '今天已经导出过几次，明天可以再导。',
    en: 'You have taken your data out a few times today: it can be taken again tomorrow.',
  },
  GIFTS_CAN_BE_UNDONE: {
    code: 10302,
    status: 400,
    zh: '有的捐款还可以撤销，或正在等退款答复。现在删除，以后就不能自己撤销、申请或查看了；还没有删除任何内容。',
    en: 'Some gifts can still be undone, or wait for an answer about a refund. After deleting you can no longer do or see that yourself. Nothing was deleted yet.',
  },
} as const satisfies Record<string, ErrorEntry>
