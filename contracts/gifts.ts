/** A gift from its start to its receipt, undo and refund (ARCHITECTURE.md). */
import { z } from 'zod'
import { AmountFen, Channel, declare, Id, Instant, Key, lineOfText, Words } from './declare'
import {
  MESSAGE_CODE_POINTS_MAX,
  NAME_CODE_POINTS_MAX,
  REASON_CODE_POINTS_MAX,
  UNDO_HOURS,
} from './limits'

export * from './limits'

export const giftStates = [
  'started',
  'paid',
  'settled',
  'partly_refunded',
  'refunded',
  'expired',
] as const
export const GiftState = z.enum(giftStates)
export type GiftState = z.infer<typeof GiftState>

/** Where the giver came from. A scene is the platform's number (1008: a card in a group). */
export const Via = z.strictObject({
  shareId: Id.optional(),
  channel: Channel.optional(),
  scene: z.int().min(0).max(9999).optional(),
})

/** Exactly what `wx.requestPayment` takes. */
export const PaymentSheet = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
})
export type PaymentSheet = z.infer<typeof PaymentSheet>

export const Refund = z.object({
  refundId: Id,
  amountFen: z.int(),
  /**
   * `asked` waits for an operator; `under_way` is with the provider; `stuck` could not reach the payer,
   * and the charity settles it with the provider; the others are final.
   */
  state: z.enum(['asked', 'under_way', 'stuck', 'done', 'failed', 'declined']),
  why: z.enum(['undo', 'request', 'minor', 'operator', 'not_accepted']),
  askedAt: Instant,
  /** When it came to its end, whichever; absent while it is open. */
  doneAt: Instant.optional(),
  /** Why a request was declined, in the operator's words. */
  answer: z.string().optional(),
})

/** A sentence of the charity's to a gift, and a picture that anybody may open, where there is one. */
export const Echo = z.object({
  echoId: Id,
  text: z.string(),
  pictureFileId: Id.optional(),
  at: Instant,
})
export type Echo = z.infer<typeof Echo>

/** A gift as its donor sees it. */
export const Gift = z.object({
  giftId: Id,
  state: GiftState,
  amountFen: z.int(),
  refundedFen: z.int(),
  projectId: Id,
  projectTitle: Words,
  cover: z.string(),
  charityName: Words,
  recordNumber: z.string().optional(),
  message: z.string().optional(),
  showName: z.boolean(),
  /** Whether others can read the message: it passed the content check and was not taken back. */
  wordsShown: z.boolean(),
  startedAt: Instant,
  settledAt: Instant.optional(),
  /** The number of the gift record; the charity issues the official receipt. */
  receiptNumber: z.string().optional(),
  /** Until then the donor can undo the gift alone. */
  undoUntil: Instant.optional(),
  /** Whether `gifts.undo` would do it now, by the server's clock: a phone's may be wrong. */
  canUndo: z.boolean(),
  nextReportDueOn: z.iso.date(),
  /** The envelope that it was wrapped as. */
  envelopeId: Id.optional(),
  /** The pledge that it is a month of, and which. */
  pledgeId: Id.optional(),
  period: z.string().optional(),
  refunds: z.array(Refund),
  /** What the charity has said to it, the newest first. */
  echoes: z.array(Echo).optional(),
})
export type Gift = z.infer<typeof Gift>

/** Why a project may take nothing, as the names of the refusals. */
export const projectGate = [
  'NO_SUCH_PROJECT',
  'PROJECT_NOT_STARTED',
  'PROJECT_ENDED',
  'CERTIFICATE_EXPIRED',
  'RECORD_NUMBER_MISSING',
  'REPORT_LATE',
] as const

export const giftsStart = declare({
  name: 'gifts.start',
  who: 'donor',
  about:
    'Freezes a gift under the caller’s key and prepares its payment. Same key and body: the same answer.',
  tryOf: ({ key }) => key,
  input: z.strictObject({
    key: Key,
    projectId: Id,
    amountFen: AmountFen,
    message: lineOfText(MESSAGE_CODE_POINTS_MAX).optional(),
    showName: z.boolean().optional(),
    /** The name to show, only with `showName`; without one the line alone is shown. */
    name: lineOfText(NAME_CODE_POINTS_MAX).optional(),
    confirmedLarge: z.boolean().optional(),
    via: Via.optional(),
    /**
     * A gift that this phone left in its cashier: its order is closed before this one begins. When it is
     * paid, or may be, the answer is EARLIER_GIFT with its `giftId`. One that is not the caller's is ignored.
     */
    insteadOf: Id.optional(),
  }),
  result: z.object({ giftId: Id, payment: PaymentSheet, expiresAt: Instant }),
  refusals: [
    ...projectGate,
    'CONFIRM_LARGE_AMOUNT',
    'KEY_REUSED',
    'TEXT_REFUSED',
    'GIFT_CLOSED',
    'CHECKING',
    'EARLIER_GIFT',
    'PAYMENT_UNAVAILABLE',
  ],
})

export const giftsSync = declare({
  name: 'gifts.sync',
  who: 'donor',
  about: 'The gift as it stands; asks the payment provider when it is not settled yet.',
  input: z.strictObject({ giftId: Id }),
  result: Gift,
  refusals: ['NO_SUCH_GIFT', 'CHECKING'],
})

export const giftsShow = declare({
  name: 'gifts.show',
  who: 'donor',
  about: 'One gift of one’s own.',
  input: z.strictObject({ giftId: Id }),
  result: Gift,
  refusals: ['NO_SUCH_GIFT'],
})

export const giftsMine = declare({
  name: 'gifts.mine',
  who: 'donor',
  about:
    'One’s own gifts, newest first. Tries at a debit that took nothing stand with their pledge’s month alone.',
  input: z.strictObject({ cursor: z.string().max(100).optional() }),
  result: z.object({
    items: z.array(Gift),
    next: z.string().optional(),
    /** Over all settled gifts, less what was refunded. */
    totalFen: z.int(),
    lanterns: z.int(),
    /** Whether the desk is for them: they work for a charity, or are an operator. */
    desk: z.boolean(),
  }),
  refusals: [],
})

export const giftsHideName = declare({
  name: 'gifts.hideName',
  who: 'donor',
  about: 'Takes one’s name and words back from where others read them beside a gift.',
  input: z.strictObject({ giftId: Id }),
  result: Gift,
  refusals: ['NO_SUCH_GIFT'],
})

export const giftsUndo = declare({
  name: 'gifts.undo',
  who: 'donor',
  about: `Within ${UNDO_HOURS} hours: the whole gift goes back the way it came.`,
  input: z.strictObject({ giftId: Id }),
  result: Gift,
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED', 'UNDO_TOO_LATE', 'REFUND_UNDER_WAY'],
})

const Reason = lineOfText(REASON_CODE_POINTS_MAX).refine((text) => text.length > 0, {
  error: 'a reason is needed',
})

export const giftsAskRefund = declare({
  name: 'gifts.askRefund',
  who: 'donor',
  about:
    'Asks for a refund with a reason; a minor’s request is answered first, and one that waits can become one.',
  input: z.strictObject({
    giftId: Id,
    reason: Reason,
    minor: z.boolean().optional(),
  }),
  result: Gift,
  refusals: ['NO_SUCH_GIFT', 'GIFT_NOT_SETTLED', 'REFUND_UNDER_WAY'],
})

export const giftsRefund = declare({
  name: 'gifts.refund',
  who: 'operator',
  about: 'Refunds a gift, whole or in part, through the provider. Same key and body: one refund.',
  input: z.strictObject({ key: Key, giftId: Id, amountFen: AmountFen }),
  result: z.object({ refundId: Id, gift: Gift }),
  refusals: [
    'NO_SUCH_GIFT',
    'GIFT_NOT_SETTLED',
    'REFUND_TOO_LARGE',
    'REFUND_UNDER_WAY',
    'KEY_REUSED',
  ],
})

export const giftsRefundRequests = declare({
  name: 'gifts.refundRequests',
  who: 'operator',
  about: 'Refund requests that wait for an answer, minors’ first, then the oldest.',
  input: z.strictObject({ cursor: z.string().max(100).optional() }),
  result: z.object({
    items: z.array(
      z.object({
        refundId: Id,
        giftId: Id,
        amountFen: z.int(),
        reason: z.string(),
        minor: z.boolean(),
        askedAt: Instant,
      }),
    ),
    next: z.string().optional(),
  }),
  refusals: [],
})

export const giftsDeclineRefund = declare({
  name: 'gifts.declineRefund',
  who: 'operator',
  about: 'Answers a refund request with no, with the reason that the donor will read.',
  input: z.strictObject({ refundId: Id, reason: Reason }),
  result: z.object({ gift: Gift }),
  refusals: ['NO_SUCH_GIFT', 'REFUND_UNDER_WAY'],
})
