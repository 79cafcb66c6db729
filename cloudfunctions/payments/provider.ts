/**
 * What the product asks of a payment service, in the product's words. Features know this contract
 * and nothing of WeChat Pay; the folder beside it carries it out.
 *
 * Money is whole fen, times are ISO 8601 in UTC, days are `YYYY-MM-DD` in Beijing. Each charity has
 * its own merchant account, so every call names the merchant (`mchid`) that the money belongs to.
 */
export type PaymentProvider = {
  /** Ours at the provider: a charity's bill also lists what it takes by other ways. */
  readonly appid: string
  /** The merchant accounts for which it can be asked. */
  readonly mchids: ReadonlySet<string>

  /**
   * Opens the order at the provider. Repeating it with the same frozen order is harmless and gives a
   * fresh prepay id, which is good for two hours.
   * @throws ProviderError `conflict` when the number stands for another request, is paid, or closed.
   */
  prepare(order: FrozenOrder): Promise<Prepared>

  /**
   * Signs what the phone hands to `wx.requestPayment`. No call is made, and the same prepay with the
   * same time gives the same sheet, so that a retry gets the answer that was lost.
   */
  sheet(prepared: { mchid: string; prepayId: string; at: Date }): PaymentSheet

  /** The order as the provider knows it: the answer that counts, whatever the phone said. */
  query(order: OrderRef): Promise<OrderState>

  /**
   * Makes sure that nobody can pay the order any more. `paid`: somebody was faster, query it.
   * `busy`: not known (a password is perhaps being typed), query and try again later. An order that
   * the provider never saw counts as closed: nobody was given a sheet for it.
   */
  close(order: OrderRef): Promise<'closed' | 'paid' | 'busy'>

  /**
   * Asks for a refund. `processing` is the normal answer: the end comes as a callback or is queried.
   * The same `refundNumber` moves money once, so a retry must bring the same number.
   */
  refund(request: RefundRequest): Promise<RefundState>

  queryRefund(refund: {
    mchid: string
    refundNumber: string
  }): Promise<RefundState | { state: 'unknown-refund' }>

  /** Reads what somebody posted to the callback address. Bad input is an answer, never a throw. */
  readCallback(post: CallbackPost): Promise<CallbackReading>

  /**
   * Every payment and refund of one merchant on one closed Beijing day; ready from 10:00 on the next
   * day. A day without any is ready and empty.
   */
  tradeBill(bill: {
    mchid: string
    day: string
  }): Promise<{ ready: false } | { ready: true; rows: BillRow[] }>
}

export type OrderRef = { mchid: string; orderNumber: string }

/** One row of ours is one request, word for word for ever: another amount needs another number. */
export type FrozenOrder = OrderRef & {
  /** What the payer reads in the cashier, at most 127 characters. */
  description: string
  amountFen: number
  payerOpenid: string
  /** The last moment at which it can be paid. */
  expiresAt: string
  /** Public https address without a query. */
  notifyUrl: string
  /** Comes back in callbacks and bills, at most 128 characters. */
  attach?: string
}

export type Prepared = { prepayId: string }

/** The argument of `wx.requestPayment`. */
export type PaymentSheet = {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/** A payment as the provider states it; to be compared with the frozen order before it counts. */
export type PaidOrder = OrderRef & {
  appid: string
  transactionId: string
  /** The order's full amount, which the charity is credited with, whatever coupon the payer used. */
  paidFen: number
  currency: string
  payerOpenid: string
  paidAt: string
}

/** `refunded` means that at least a part went back; which part, the refunds themselves say. */
export type OrderState =
  | { state: 'unpaid' }
  | { state: 'paid'; payment: PaidOrder }
  | { state: 'closed' }
  | { state: 'refunded'; payment: PaidOrder }
  | { state: 'unknown-order' }

export type RefundRequest = OrderRef & {
  refundNumber: string
  refundFen: number
  /** The amount of the order that is refunded from. */
  totalFen: number
  /** The payer reads it, at most 80 characters. */
  reason: string
  notifyUrl: string
}

/**
 * `closed`: no money moved and none will under this number. `abnormal`: the money left the charity's
 * account but could not reach the payer (a dead card); a person has to settle it with the provider,
 * and then it becomes `refunded` under the same number.
 */
export type RefundState = {
  state: 'processing' | 'refunded' | 'closed' | 'abnormal'
  refund: Refund
}

export type Refund = OrderRef & {
  refundNumber: string
  /** The provider's own number for it. */
  refundId: string
  refundFen: number
  /** Present once the money has arrived. */
  refundedAt?: string
}

export type CallbackPost = {
  /** From the address it was posted to: each merchant has its own. */
  mchid: string
  /** As Node gives them, names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** The bytes as they came; text that was parsed and written again no longer fits the signature. */
  rawBody: Buffer
}

export type CallbackReading =
  | { kind: 'payment'; eventId: string; payment: PaidOrder }
  | ({ kind: 'refund'; eventId: string } & RefundState)
  /** The provider tests whether we check signatures: answer an error, raise no alarm. */
  | { kind: 'probe' }
  | { kind: 'refused'; reason: CallbackRefusal }

export type CallbackRefusal =
  | 'unknown-merchant'
  | 'headers-missing'
  | 'stale'
  | 'unknown-key'
  | 'forged'
  | 'unreadable'
  | 'seal-broken'
  | 'wrong-merchant'
  | 'wrong-plan'
  | 'unknown-event'

/** A line of the provider's bill. */
export type BillRow = OrderRef & {
  /** When the payment was made, or the refund asked for. */
  at: string
  appid: string
  transactionId: string
  payerOpenid: string
  currency: string
} & (
    | { kind: 'payment'; paidFen: number }
    | {
        kind: 'refund'
        refundNumber: string
        refundId: string
        refundFen: number
        /** The provider's word: SUCCESS, PROCESSING, FAIL. */
        refundState: string
      }
  )

export type ProviderFailure =
  /**
   * No trustworthy answer, or "later": time-out, 429, 5xx, a reply without a valid signature, a code
   * we do not know, a key or a right of ours that is not in order, a merchant account without cover
   * for a refund. **The money may have moved.**
   * Nothing may be written off: query, or repeat the same request with the same number.
   * `tooOften`: to a call that is paced, which was not repeated at once.
   */
  | { kind: 'busy'; code: string; tooOften?: true }
  /**
   * The provider said no, and will say no again to this request, which moved no money. An earlier one
   * under the same number stands as it stood.
   */
  | { kind: 'refused'; code: string }
  /**
   * The order number is already used up. `paid`: money has moved, query it. `closed`: none has and
   * none will, a new gift needs a new number. `other-request`: the number stands for an order with
   * other terms, so our own record has changed: nothing moved now, but somebody must look.
   */
  | { kind: 'conflict'; code: string; which: 'other-request' | 'paid' | 'closed' }

/** Why the provider did not do what it was asked. `failure` says what that means for the money. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'

  constructor(
    readonly failure: ProviderFailure,
    /** For the log: operation, host, the provider's request id and sentence. Never personal data. */
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`payment provider ${failure.kind} (${failure.code}): ${detail}`, options)
  }

  get kind(): ProviderFailure['kind'] {
    return this.failure.kind
  }
}
