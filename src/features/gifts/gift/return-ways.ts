/**
 * Which way back a gift has now: undo alone within a day, a request afterwards, for a request that waits
 * the word that a minor gave (such are answered first), or none. Pure.
 */
import type { Gift } from '../../../../contracts/gifts'

export type ReturnWay = 'undo' | 'ask' | 'raise' | 'none'

/** Whether it stands in the project's account, at least in part: only then can others see it. */
export function isBooked({ state }: Gift): boolean {
  return state === 'settled' || state === 'partly_refunded'
}

/** @param undoRefused the server has said that the day ended while this page was open */
export function returnWay(gift: Gift, undoRefused: boolean): ReturnWay {
  if (gift.canUndo && !undoRefused) return 'undo'
  if (!isBooked(gift)) return 'none'
  const open = gift.refunds.find(({ doneAt }) => doneAt === undefined)
  if (!open) return 'ask'
  return open.state === 'asked' && open.why === 'request' ? 'raise' : 'none'
}
