/** What came of a change, as far as it still holds while the gift goes on its way. Pure. */
import type { Gift } from '../../../../contracts/gifts'

/** The change that came about last, since the page was opened. */
export type Done = 'undone' | 'asked' | 'hidden'

/** Which sentence is true of it now; undefined when the gift's steps say more than it could. */
export function stillTrue(done: Done, gift: Gift): Done | 'undoneAndBack' | undefined {
  const refund = gift.refunds[gift.refunds.length - 1]?.state
  switch (done) {
    case 'undone':
      if (refund === 'done') return 'undoneAndBack'
      return refund === 'under_way' ? 'undone' : undefined
    case 'asked':
      return refund === 'asked' ? 'asked' : undefined
    case 'hidden':
      return seenOf(gift) ? undefined : 'hidden'
  }
}

/** What others can see of its giver; undefined when it is nothing. */
export function seenOf({ showName, wordsShown }: Gift): 'both' | 'name' | 'words' | undefined {
  if (showName) return wordsShown ? 'both' : 'name'
  return wordsShown ? 'words' : undefined
}
