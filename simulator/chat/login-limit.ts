import { MINUTE_MS } from '../time/beijing'
import { ChatError } from './chat-error'

/** How often one person may log in within a minute. */

const LOGINS_A_MINUTE_MAX = 100

export const createLoginLimit = (nowMs: () => number) => {
  let minute = 0
  let logins = new Map<string, number>()

  return {
    /** Counts one more login; throws `ChatError` when it is one too many. */
    count(openid: string) {
      const now = Math.floor(nowMs() / MINUTE_MS)
      if (now !== minute) logins = new Map()
      minute = now
      const times = (logins.get(openid) ?? 0) + 1
      if (times > LOGINS_A_MINUTE_MAX) {
        throw new ChatError(45011, 'api minute-quota reach limit, must slower, retry next minute')
      }
      logins.set(openid, times)
    },
  }
}
