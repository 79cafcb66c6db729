/**
 * Calls to `api.weixin.qq.com`. It answers 200 even for errors, sometimes as text/plain, and says in
 * `errcode` what happened; so the text is read first and then taken for JSON. A picture comes as it is.
 * Addresses carry secrets in their query, which is why nothing here quotes one.
 */
import { z } from 'zod'
import type { PictureType } from './platform'

export type WechatChatDeps = {
  /** Real time: tokens live by it. */
  wallClock: { now: () => Date }
  fetch?: typeof fetch
}

export type ApiCall = {
  method: 'GET' | 'POST'
  path: string
  query?: Readonly<Record<string, string>>
  body?: Readonly<Record<string, unknown>>
  /** The answer is one, unless it is a refusal. */
  picture?: boolean
}

/** `code` is the platform's `errcode`, or one of the three below. */
export type ApiReply = { code: number; message: string; content?: unknown; picture?: Picture }

export type Picture = { type: PictureType; bytes: Buffer }

export type WechatApi = (call: ApiCall) => Promise<ApiReply>

export const OK = 0
/** The platform's own word for "busy, once more": nothing was done. */
export const BUSY = -1
/** Too many calls, in a day or in a minute: nothing was done. */
export const QUOTA_USED = [45009, 45011]
/** Ours, out of the platform's range: whether anything was done is not known. */
export const NO_REPLY = -1_000_000

const CALL_TIMEOUT_MS = 5_000
/** Some ten times what a code of the width that we ask for has. */
const PICTURE_BYTES_MAX = 512 * 1024

const Reply = z.looseObject({ errcode: z.int().default(OK), errmsg: z.string().default('') })

export function wechatApi(host: string, deps: Pick<WechatChatDeps, 'fetch'>): WechatApi {
  const { fetch: send = fetch } = deps
  return async ({ method, path, query = {}, body, picture: wanted = false }) => {
    const url = new URL(path, host)
    url.search = new URLSearchParams(query).toString()
    try {
      const response = await send(url, {
        method,
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_BODY }),
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      const picture = wanted ? pictureIn(bytes) : undefined
      if (picture) return { code: OK, message: '', picture }
      const content: unknown = JSON.parse(bytes.toString('utf8'))
      const { errcode, errmsg } = Reply.parse(content)
      return { code: errcode, message: errmsg, content }
    } catch (cause) {
      // No connection, too slow, or words that are not the platform's (a proxy's page).
      return { code: NO_REPLY, message: cause instanceof Error ? cause.name : 'no reply' }
    }
  }
}

/** By its first bytes: what an answer calls itself is not always what it is. */
function pictureIn(bytes: Buffer): Picture | undefined {
  if (bytes.length > PICTURE_BYTES_MAX) return undefined
  const type = SIGNS.find(([, sign]) => bytes.subarray(0, sign.length).equals(sign))?.[0]
  return type && { type, bytes }
}

const SIGNS: readonly [PictureType, Buffer][] = [
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
]

const JSON_BODY = { 'Content-Type': 'application/json' }
