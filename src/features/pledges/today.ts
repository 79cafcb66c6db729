import { type Day, dayOf } from '../../../contracts/beijing'
import { serverClock } from '../../cloud/server-time'

/** The Beijing day by the server's clock: a phone's may be wrong. */
export function today(): Day {
  return dayOf(serverClock.now())
}
