import { randomText } from '../chance'
import { beijingDay, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'
import { ChatError } from './chat-error'

/** `stable_token`: one token for whoever asks, renewed in its last five minutes, when both are good. */

const LIVES_MS = 2 * HOUR_MS
const OVERLAP_MS = 5 * MINUTE_MS
const FORCED_PER_DAY_MAX = 20
const BETWEEN_FORCED_MS = 30 * SECOND_MS

type Token = { value: string; untilMs: number }

export type Tokens = ReturnType<typeof createTokens>

export const createTokens = (nowMs: () => number) => {
  let current: Token | undefined
  let previous: Token | undefined
  let forced = { day: '', times: 0, lastMs: 0 }

  const renew = () => {
    previous = current
    current = { value: `SIM_${randomText(132)}`, untilMs: nowMs() + LIVES_MS }
    return current
  }

  const force = () => {
    const day = beijingDay(nowMs())
    const times = forced.day === day ? forced.times : 0
    if (times >= FORCED_PER_DAY_MAX) throw new ChatError(45009, 'reach max api daily quota limit')
    if (nowMs() - forced.lastMs < BETWEEN_FORCED_MS) {
      throw new ChatError(45011, 'api minute-quota reach limit, must slower, retry next minute')
    }
    forced = { day, times: times + 1, lastMs: nowMs() }
    current = undefined
    return renew()
  }

  return {
    give(forceRefresh: boolean) {
      const fresh = current !== undefined && nowMs() < current.untilMs - OVERLAP_MS
      const token = forceRefresh ? force() : fresh && current !== undefined ? current : renew()
      return {
        access_token: token.value,
        expires_in: Math.floor((token.untilMs - nowMs()) / SECOND_MS),
      }
    },

    /** Throws as the platform refuses a token that is missing, unknown or past. */
    check(value: unknown) {
      if (typeof value !== 'string' || value === '') {
        throw new ChatError(41001, 'access_token missing')
      }
      const token = [current, previous].find((known) => known?.value === value)
      if (token === undefined) {
        throw new ChatError(40001, 'invalid credential, access_token is invalid or not latest')
      }
      if (nowMs() >= token.untilMs) throw new ChatError(42001, 'access_token expired')
    },
  }
}
