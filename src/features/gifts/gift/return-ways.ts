/** Which way back a gift has now: undo alone within a day, a request afterwards, or none. Pure. */
import type { Gift } from '../../../../contracts/gifts'

export type ReturnWay = 'undo' | 'ask' | 'none'

/** Whether it stands in the project's account, at least in part: only then can others see it. */
export function isBooked({ state }: Gift): boolean {
  return state === 'settled' || state === 'partly_refunded'
}

/** @param undoRefused the server has said that the day ended while this page was open */
export function returnWay(gift: Gift, undoRefused: boolean): ReturnWay {
  if (gift.canUndo && !undoRefused) return 'undo'
  const open = gift.refunds.some(({ doneAt }) => doneAt === undefined)
  return isBooked(gift) && !open ? 'ask' : 'none'
}
