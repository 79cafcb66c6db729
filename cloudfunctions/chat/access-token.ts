/**
 * The access token that most of WeChat's server calls need. Any process may fetch one (the stable
 * kind does not invalidate the last), so each keeps its own in memory. A new one is issued in the last
 * five minutes of the old one's life, and both work meanwhile.
 */
import { z } from 'zod'
import type { ApiCall, ApiReply, WechatApi, WechatChatDeps } from './api'
import { BUSY, NO_REPLY, OK, QUOTA_USED } from './api'
import { ChatError } from './platform'

const REFRESH_BEFORE_END_MS = 5 * 60 * 1000

/** Invalid, expired, or of a shape the platform does not know. */
const TOKEN_TROUBLES = [40001, 42001, 40014]

const NOT_NOW = [BUSY, NO_REPLY, ...QUOTA_USED]

const StableToken = z.object({ access_token: z.string().min(1), expires_in: z.number().min(0) })

type Token = { value: string; freshUntilMs: number }

/** An `api` that adds the token to each call, and fetches it anew once when it is refused. */
export function withAccessToken(
  api: WechatApi,
  { appid, secret }: { appid: string; secret: string },
  { wallClock }: Pick<WechatChatDeps, 'wallClock'>,
): WechatApi {
  let kept: Token | undefined
  /** Calls that find no token together wait for one fetch. */
  let fetching: Promise<Token | ApiReply> | undefined

  return async (call) => {
    const first = await callWithToken(call)
    return TOKEN_TROUBLES.includes(first.code) ? callWithToken(call) : first
  }

  async function callWithToken(call: ApiCall): Promise<ApiReply> {
    const token = await freshToken()
    if (!('value' in token)) return token
    const reply = await api({ ...call, query: { ...call.query, access_token: token.value } })
    if (TOKEN_TROUBLES.includes(reply.code) && kept === token) kept = undefined
    return reply
  }

  async function freshToken(): Promise<Token | ApiReply> {
    if (kept && wallClock.now().getTime() < kept.freshUntilMs) return kept
    fetching ??= fetchToken().finally(() => {
      fetching = undefined
    })
    return fetching
  }

  /** The token, or the reply that the call gets when there is none for now. */
  async function fetchToken(): Promise<Token | ApiReply> {
    const reply = await api({
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid, secret },
    })
    // Without a token the call itself was never made, which is what "busy" says.
    if (NOT_NOW.includes(reply.code)) return { code: BUSY, message: 'no access token for now' }
    const token = StableToken.safeParse(reply.content)
    if (reply.code !== OK || !token.success) {
      throw new ChatError(reply.code, `access token, ${reply.message || 'none in the reply'}`)
    }
    const livesMs = token.data.expires_in * 1000
    const freshUntilMs = wallClock.now().getTime() + livesMs - REFRESH_BEFORE_END_MS
    kept = { value: token.data.access_token, freshUntilMs }
    return kept
  }
}
