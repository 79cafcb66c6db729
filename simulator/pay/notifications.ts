import { randomUUID } from 'node:crypto'
import type { NoticeCall, NoticeFault } from '../fault-plan'
import { forgeryIn } from '../fault-plan'
import type { Faults } from '../faults'
import type { Journal } from '../journal'
import type { Keyring } from '../keys/keyring'
import { tamperFields } from '../papay/tampering'
import type { SignType } from '../papay/v2-sign'
import { signed } from '../papay/v2-sign'
import type { Fields } from '../papay/xml'
import { writeXml } from '../papay/xml'
import type { Events, Note } from '../talk/log'
import { MINUTE_MS, SECOND_MS } from '../time/beijing'
import type { VirtualClock } from '../time/virtual-clock'
import type { Delivered } from './delivery'
import { createDeliver, isAccepted } from './delivery'
import type { Resource, Letter as SealedLetter } from './envelope'
import { seal } from './envelope'
import { createHeldBack } from './held-back'
import type { Notification } from './notification-book'
import { createNotificationBook } from './notification-book'
import type { V2News } from './retry-schedule'
import { retryAfterMs } from './retry-schedule'
import { tamper } from './tampering'

/**
 * Callbacks to the merchant, delivered until one is accepted: at once, and then on the schedule of its kind. A
 * notification keeps its id and its text through all attempts; each attempt of API v3 is signed anew.
 */

type About = { on: NoticeCall; mchid: string; outTradeNo: string; url: string; eventType: string }

/** Told as API v3 does, in a sealed letter. */
export type SealedNews = About & {
  originalType: SealedLetter['originalType']
  summary: string
  resource: Resource
}

/** Told as API v2 does, in fields that are signed and not sealed. */
export type OpenNews = About & { v2: V2News; fields: Fields; signType: SignType }

export type News = SealedNews | OpenNews

export type Notifier = ReturnType<typeof createNotifier>

type NotifierParts = {
  keyring: Keyring
  clock: VirtualClock
  faults: Faults
  journal: Journal
  note: Note
  answerMsMax: number
}

const DUPLICATE_AFTER_MS = SECOND_MS
const SLOW_MS = MINUTE_MS
const HELD_BACK_MS_MAX = 10 * MINUTE_MS

type Outcome = Pick<Events['callback'], 'outcome' | 'status'>

/** What is sent, and what somebody would send in its place who wants to deceive. */
type Letter = { body: string; forged(fault: NoticeFault): string }

/** What is sent instead of the honest letter, or with another signature. */
type Attempted = { body: string; fault?: NoticeFault | undefined }

export const createNotifier = (parts: NotifierParts) => {
  const { keyring, clock, faults, journal, note, answerMsMax } = parts
  const deliver = createDeliver(keyring)
  const book = createNotificationBook(journal)
  const heldBack = createHeldBack()

  const noteOutcome = (notification: Notification, came: Outcome) => {
    const { id: notificationId, mchid, outTradeNo, eventType } = notification
    note('callback', { notificationId, mchid, outTradeNo, eventType, ...came })
  }

  const attempt = async (notification: Notification, body: string, given: Attempted = { body }) => {
    const at = new Date(clock.nowMs()).toISOString()
    const { url } = notification
    const forgery = forgeryIn(given.fault)
    const isXml = notification.v2 !== undefined
    const parcel = { url, body: given.body, isXml, forgery, answerMsMax }
    const delivered = await deliver(parcel)
    notification.attempts.push({ at, ...delivered })
    if (isAccepted(delivered)) notification.state = 'accepted'
    book.save(notification, body)
    noteOutcome(notification, outcomeOf(delivered))
    await heldBack.otherNewsCame(orderOf(notification))
  }

  const attemptUntilAccepted = async (
    notification: Notification,
    body: string,
    first?: Attempted,
  ) => {
    await attempt(notification, body, first)
    if (notification.state === 'pending') planRetry(notification, body)
  }

  const planRetry = (notification: Notification, body: string) => {
    const delayMs = retryAfterMs(notification.retries, notification.v2)
    if (delayMs === undefined) {
      notification.state = 'given-up'
      noteOutcome(notification, { outcome: 'given-up' })
      return book.save(notification, body)
    }
    notification.retries += 1
    planAttempt(notification, body, clock.nowMs() + delayMs)
  }

  const planAttempt = (notification: Notification, body: string, dueMs: number) => {
    notification.nextMs = dueMs
    book.save(notification, body)
    clock.plan(dueMs, async () => {
      notification.nextMs = undefined
      // Another delivery of the same news may have been accepted in the meantime.
      if (notification.state !== 'pending') return book.save(notification, body)
      await attemptUntilAccepted(notification, body)
    })
  }

  const planDuplicate = (notification: Notification, body: string, dueMs: number) => {
    notification.duplicateMs = dueMs
    book.save(notification, body)
    clock.plan(dueMs, () => {
      notification.duplicateMs = undefined
      return attempt(notification, body)
    })
  }

  /** Waits for other news of the same order to arrive first, and not for ever. */
  const holdBack = (notification: Notification, body: string) => {
    const letGo = heldBack.hold(orderOf(notification), () =>
      attemptUntilAccepted(notification, body),
    )
    clock.plan(clock.nowMs() + HELD_BACK_MS_MAX, letGo)
  }

  const begin = async (notification: Notification, letter: Letter, fault?: NoticeFault) => {
    const { body } = letter
    if (fault?.kind === 'lost') notification.state = 'lost'
    book.save(notification, body)
    if (fault === undefined) return attemptUntilAccepted(notification, body)
    switch (fault.kind) {
      case 'lost':
        return noteOutcome(notification, { outcome: 'lost' })
      case 'slow':
        return planAttempt(notification, body, clock.nowMs() + (fault.delayMs ?? SLOW_MS))
      case 'outOfOrder':
        return holdBack(notification, body)
      case 'duplicate':
        planDuplicate(notification, body, clock.nowMs() + DUPLICATE_AFTER_MS)
        return attemptUntilAccepted(notification, body)
      case 'concurrent':
        await Promise.all([attemptUntilAccepted(notification, body), attempt(notification, body)])
        return
      default:
        return attemptUntilAccepted(notification, body, { body: letter.forged(fault), fault })
    }
  }

  for (const { notification, body } of book.underWay) {
    const { state, nextMs, duplicateMs } = notification
    if (state === 'pending') planAttempt(notification, body, nextMs ?? clock.nowMs())
    if (duplicateMs !== undefined) planDuplicate(notification, body, duplicateMs)
  }

  return {
    /** Resolves when the first delivery is over, whatever came of it. */
    announce(news: News): Promise<void> {
      const { on, mchid, outTradeNo, url, eventType } = news
      const merchant = keyring.merchants.get(mchid)
      if (merchant === undefined) return Promise.resolve()
      const id = randomUUID()
      const notification: Notification = {
        id,
        mchid,
        outTradeNo,
        url,
        eventType,
        retries: 0,
        attempts: [],
        state: 'pending',
        ...('v2' in news ? { v2: news.v2 } : {}),
      }
      const letter =
        'v2' in news
          ? openLetter(news, merchant.apiV2Key)
          : sealedLetter(news, { id, createdMs: clock.nowMs(), apiV3Key: merchant.apiV3Key })
      book.add(notification)
      const first = begin(notification, letter, faults.forNotice(on, outTradeNo))
      clock.wait(first)
      return first
    },
    about: book.about,
  }
}

type Sealing = Pick<SealedLetter, 'id' | 'createdMs' | 'apiV3Key'>

const sealedLetter = (news: SealedNews, sealing: Sealing): Letter => {
  const { eventType, originalType, summary, resource } = news
  const letter = { ...sealing, eventType, originalType, summary, resource }
  return { body: seal(letter), forged: (fault) => tamper(letter, fault) }
}

const openLetter = ({ fields, signType }: OpenNews, key: string): Letter => ({
  body: writeXml(signed(fields, key, signType)),
  forged: (fault) => writeXml(tamperFields(fields, fault, { key, signType })),
})

const outcomeOf = (delivered: Delivered): Outcome => {
  if (delivered.status === undefined) return { outcome: 'unanswered' }
  return { outcome: isAccepted(delivered) ? 'accepted' : 'refused', status: delivered.status }
}

/** Two merchants may use the same number. */
const orderOf = ({ mchid, outTradeNo }: Notification) => `${mchid}\n${outTradeNo}`
