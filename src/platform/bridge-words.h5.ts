/** What page and phone say to each other, and how each word is known (docs/bridge.md). */
import type { PaymentSheet } from '../../contracts/gifts'
import type { ContractInvitation } from '../../contracts/pledges'
import type { PayWord } from './pay'
import { isPhoneLook, type PhoneLook, partsOf } from './phone.h5'

export type ShareTo = 'chat' | 'moments'

export type SharedCard = {
  to: ShareTo
  title: string
  /** Without a leading slash. */
  path: string
  /** For Moments, where it stands apart from the path. */
  query?: string
  /** A full address of the product's. */
  imageUrl: string
}

export type Place = { path: string; query: string }

/** What can be asked, and what comes back. */
export type Asked = {
  pay: { body: PaymentSheet; answer: PayWord }
  share: { body: SharedCard; answer: 'sent' | 'cancelled' }
  subscribe: {
    body: { templateIds: readonly string[] }
    answer: Readonly<Record<string, 'accept' | 'reject'>>
  }
  scan: { body: Record<never, never>; answer: Place | 'cancelled' }
  sign: {
    body: Pick<ContractInvitation, 'appId' | 'path' | 'extraData'>
    answer: { extraData: Readonly<Record<string, unknown>> } | 'cancelled'
  }
}

/** What the phone says by itself. */
export type Said = {
  back: Record<never, never>
  look: PhoneLook
  share: { to: ShareTo }
  shown: Record<never, never>
  hidden: Record<never, never>
}

/** What the page says by itself. */
export type Told = {
  ready: Record<never, never>
  title: { title: string }
  bar: { text: 'light' | 'dark' }
  leave: Record<never, never>
}

const oneOf =
  <Word extends string>(...words: Word[]) =>
  (value: unknown): value is Word =>
    words.some((word) => word === value)

const isWordForEach = (value: unknown): boolean =>
  isObject(value) && Object.values(partsOf(value)).every(oneOf('accept', 'reject'))

const isPlace = (value: unknown): boolean => {
  const { path, query } = partsOf(value)
  return typeof path === 'string' && typeof query === 'string'
}

export const isAnswer: Record<keyof Asked, (body: unknown) => boolean> = {
  pay: oneOf('ok', 'cancel', 'fail', 'unknown'),
  share: oneOf('sent', 'cancelled'),
  subscribe: isWordForEach,
  scan: (body) => body === 'cancelled' || isPlace(body),
  sign: (body) => body === 'cancelled' || isObject(partsOf(body)['extraData']),
}

export const isSaid: Record<keyof Said, (body: unknown) => boolean> = {
  back: isObject,
  look: isPhoneLook,
  share: (body) => oneOf('chat', 'moments')(partsOf(body)['to']),
  shown: isObject,
  hidden: isObject,
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
