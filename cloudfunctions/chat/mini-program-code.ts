/** Mini program codes: pictures that open a page of ours when they are scanned. */
import type { WechatApi } from './api'
import { BUSY, NO_REPLY, OK, QUOTA_USED } from './api'
import type { CodeDrawn, CodeWish } from './platform'
import { ChatError } from './platform'
import type { MessageSettings } from './subscribe-message'

const EDITIONS = { developer: 'develop', trial: 'trial', formal: 'release' } as const

/** @throws ChatError for a page that the published edition does not have, and other faults of set-up. */
export async function drawCode(
  api: WechatApi,
  { miniProgramState }: MessageSettings,
  { scene, page, width }: CodeWish,
): Promise<CodeDrawn> {
  const reply = await api({
    method: 'POST',
    path: '/wxa/getwxacodeunlimit',
    body: { scene, page, width, check_path: true, env_version: EDITIONS[miniProgramState] },
    picture: true,
  })
  if (QUOTA_USED.includes(reply.code)) return { drawn: false, reason: 'too-many' }
  if (reply.code === BUSY || reply.code === NO_REPLY) return { drawn: false, reason: 'busy' }
  if (reply.code === OK && reply.picture) return { drawn: true, ...reply.picture }
  throw new ChatError(reply.code, `mini program code, ${reply.message || 'no picture'}`)
}
