import type { Journal } from '../journal'
import type { V2News } from './retry-schedule'

/** Every callback that was ever due, with what came of it; the body is kept until nobody waits for it. */

type Attempt = { at: string; status?: number; failure?: string }

export type Notification = {
  id: string
  mchid: string
  /** Of news about a contract, its code. */
  outTradeNo: string
  url: string
  eventType: string
  /** Sent as API v2 does, as XML and on a schedule of its own; otherwise as API v3. */
  v2?: V2News | undefined
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
