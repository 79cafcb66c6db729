/** Login codes: who is it that opened the mini program. */
import { z } from 'zod'
import type { WechatApi } from './api'
import { BUSY, NO_REPLY, OK } from './api'
import type { LoginExchange, LoginRefusal } from './platform'
import { ChatError } from './platform'

const REFUSALS: ReadonlyMap<number, LoginRefusal> = new Map([
  [40029, 'bad-code'],
  [40163, 'bad-code'],
  [45011, 'too-many'],
  [40226, 'blocked'],
  [45009, 'busy'],
  [BUSY, 'busy'],
  [NO_REPLY, 'busy'],
])

const Identity = z.object({ openid: z.string().min(1), unionid: z.string().min(1).optional() })

/** @throws ChatError for a wrong appid or secret. */
export async function exchangeLoginCode(
  api: WechatApi,
  { appid, secret }: { appid: string; secret: string },
  code: string,
): Promise<LoginExchange> {
  const query = { appid, secret, js_code: code, grant_type: 'authorization_code' }
  const ask = () => api({ method: 'GET', path: '/sns/jscode2session', query })
  let reply = await ask()
  // After no reply the code may be used up, so only the platform's own "busy" is asked again.
  if (reply.code === BUSY) reply = await ask()
  const refusal = REFUSALS.get(reply.code)
  if (refusal) return { ok: false, refusal }
  const identity = Identity.safeParse(reply.content)
  if (reply.code !== OK || !identity.success) {
    throw new ChatError(reply.code, `login code exchange, ${reply.message || 'no openid'}`)
  }
  const { openid, unionid } = identity.data
  return { ok: true, openid, ...(unionid === undefined ? {} : { unionid }) }
}
