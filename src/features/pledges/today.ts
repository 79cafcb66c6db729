import { type Day, dayOf } from '../../../contracts/beijing'
import { serverClock } from '../../cloud/server-time'

/** Now by the server's clock: a phone's may be wrong. */
export const now = (): Date => serverClock.now()

/** Its Beijing day. */
export const today = (): Day => dayOf(now())
