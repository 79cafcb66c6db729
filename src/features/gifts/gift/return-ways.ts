/** Which way back a gift has now: undo alone within a day, a request afterwards, or none. Pure. */
import type { Gift } from '../../../../contracts/gifts'

export type ReturnWay = 'undo' | 'ask' | 'none'

/** @param undoRefused the server has said that the day is over, whatever this phone's clock says */
export function returnWay(gift: Gift, now: Date, undoRefused: boolean): ReturnWay {
  const booked = gift.state === 'settled' || gift.state === 'partly_refunded'
  const open = gift.refunds.some(({ state }) => state === 'asked' || state === 'under_way')
  if (!booked || open) return 'none'
  const inTime = gift.undoUntil !== undefined && now.getTime() <= Date.parse(gift.undoUntil)
  return inTime && !undoRefused ? 'undo' : 'ask'
}
