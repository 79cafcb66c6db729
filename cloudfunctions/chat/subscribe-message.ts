/** One subscription message to one person. */
import type { WechatApi } from './api'
import { BUSY, NO_REPLY, OK } from './api'
import { fitValue } from './message-values'
import type { MessageOutcome, SubscribeMessage } from './platform'
import { ChatError } from './platform'

export type MessageSettings = {
  /** Which edition of the mini program a tap opens. */
  miniProgramState: 'developer' | 'trial' | 'formal'
}

const OUTCOMES: ReadonlyMap<number, MessageOutcome> = new Map<number, MessageOutcome>([
  [OK, { sent: true }],
  [43101, { sent: false, reason: 'no-credit' }],
  [43107, { sent: false, reason: 'no-credit' }],
  [43108, { sent: false, reason: 'no-credit' }],
  [40003, { sent: false, reason: 'unknown-person' }],
  [40037, { sent: false, reason: 'bad-template' }],
  [41030, { sent: false, reason: 'bad-page' }],
  [45009, { sent: false, reason: 'busy' }],
  [45011, { sent: false, reason: 'busy' }],
  [BUSY, { sent: false, reason: 'busy' }],
  [NO_REPLY, { sent: false, reason: 'unknown-outcome' }],
])

const BAD_VALUE = 47003

/** @throws ChatError for answers that only an operator can mend. */
export async function sendSubscribeMessage(
  api: WechatApi,
  { miniProgramState }: MessageSettings,
  message: SubscribeMessage,
): Promise<MessageOutcome> {
  const data: Record<string, { value: string }> = {}
  for (const [key, text] of Object.entries(message.data)) {
    const value = fitValue(key, text)
    if (value === undefined) return { sent: false, reason: 'bad-value', field: key }
    data[key] = { value }
  }
  const reply = await api({
    method: 'POST',
    path: '/cgi-bin/message/subscribe/send',
    body: {
      touser: message.openid,
      template_id: message.templateId,
      ...(message.page === undefined ? {} : { page: message.page }),
      data,
      miniprogram_state: miniProgramState,
      lang: 'zh_CN',
    },
  })
  if (reply.code === BAD_VALUE) return badValue(reply.message)
  const outcome = OUTCOMES.get(reply.code)
  if (outcome) return outcome
  throw new ChatError(reply.code, `subscription message, ${reply.message}`)
}

/** The platform says `argument invalid! data.thing1.value invalid`. */
function badValue(message: string): MessageOutcome {
  const field = /data\.(\w+)/.exec(message)?.[1]
  return { sent: false, reason: 'bad-value', ...(field === undefined ? {} : { field }) }
}
