import { type Day, dayOf } from '../../../contracts/beijing'
import { serverClock } from '../../cloud/server-time'

/** Now by the server's clock: a phone's may be wrong. */
export const now = (): Date => serverClock.now()

/** Its Beijing day. */
export const today = (): Day => dayOf(now())

/** How many years ago, on an anniversary of an instant; 0 on any other day. What began on 29 February has its day every fourth year. */
export function yearsOn(at: Day, instant: string): number {
  const began = dayOf(new Date(instant))
  return at.slice(5) === began.slice(5) ? Number(at.slice(0, 4)) - Number(began.slice(0, 4)) : 0
}
