import type { Messages } from '../chat/messages'

/** 服务通知: the subscription messages that were delivered, seen as one more chat in which nobody writes. */

/** The same for everybody: each person has one, and sees no other. */
export const NOTICES_CHAT_ID = 'notices'
export const NOTICES_TITLE = '服务通知'

export const noticesOf = (messages: Messages, openid: string) =>
  messages.deliveredTo(openid).map(({ templateId, title, labels, page, data, at }, index) => ({
    // Messages are never taken back, so that a place in their order is a name.
    lineId: `notice-${index + 1}`,
    chatId: NOTICES_CHAT_ID,
    kind: 'notice' as const,
    templateId,
    title,
    labels,
    page,
    data,
    at,
  }))

export type Notice = ReturnType<typeof noticesOf>[number]
