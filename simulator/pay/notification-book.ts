import type { Journal } from '../journal'

/** Every callback that was ever due, with what came of it; the body is kept until nobody waits for it. */

type Attempt = { at: string; status?: number; failure?: string }

export type Notification = {
  id: string
  mchid: string
  outTradeNo: string
  url: string
  eventType: string
  /** Failed attempts that the schedule has answered with another one. */
  retries: number
  attempts: Attempt[]
  state: 'pending' | 'accepted' | 'lost' | 'given-up'
  nextMs?: number | undefined
  /** When the same news will come once more, accepted or not. */
  duplicateMs?: number | undefined
}

type Stored = { notification: Notification; body?: string | undefined }

export const createNotificationBook = (journal: Journal) => {
  const byOrder = new Map<string, Notification[]>()

  const add = (notification: Notification) => {
    const known = byOrder.get(notification.outTradeNo)
    if (known === undefined) byOrder.set(notification.outTradeNo, [notification])
    else known.push(notification)
  }

  const underWay: { notification: Notification; body: string }[] = []
  for (const { notification, body } of journal.records<Stored>('notifications')) {
    add(notification)
    if (body !== undefined) underWay.push({ notification, body })
  }

  return {
    add,
    save(notification: Notification, body: string) {
      const isWaitedFor = notification.state === 'pending' || notification.duplicateMs !== undefined
      const stored = { notification, body: isWaitedFor ? body : undefined }
      journal.put('notifications', notification.id, stored)
    },
    /** What the last run had begun and this one has to go on with. */
    underWay,
    /** Two merchants may use the same number. */
    about: (outTradeNo: string, mchid?: string): readonly Notification[] =>
      (byOrder.get(outTradeNo) ?? []).filter((one) => (mchid ?? one.mchid) === one.mchid),
  }
}
