/** The server's time, as far as this phone has heard it. Apart from the calls, which it does not need. */
import { serverClockOn } from './clock'

export const serverClock = serverClockOn(() => Date.now())
