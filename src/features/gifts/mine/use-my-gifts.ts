/** One's own gifts, newest first, page by page. */
import type { Gift } from '../../../../contracts/gifts'
import { call, type Pages, type Result, usePages } from '../../../cloud'

export type MyGifts = Pages<Result<'gifts.mine'>, Gift>

export function useMyGifts(): MyGifts {
  return usePages(
    'gifts.mine',
    (place) => call('gifts.mine', place),
    ({ giftId }: Gift) => giftId,
  )
}
