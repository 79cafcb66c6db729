/**
 * What the product asks of a payment service's debit contracts (委托代扣), in the product's words. Beside
 * `provider.ts`: a charge is an order as any other, and is paid back as any other; only how it is asked
 * for, and how its end is told, differ.
 */
import type { DebitTrouble } from '../../contracts/pledges'
import type { CallbackPost, CallbackRefusal, OrderRef, PaidOrder } from './provider'

export type DebitProvider = {
  /** Merchants (`mchid`) that can debit, and how. One that is not here offers reminders only. */
  readonly plans: ReadonlyMap<string, DebitPlan>

  /**
   * What the phone hands to the payment service's own page, signed. No call is made; a second invitation
   * for the same contract brings a new `serial`.
   */
  invite(contract: ContractAsked): {
    appId: string
    path: string
    extraData: Record<string, string>
  }

  /** The contract as the service knows it: the answer that counts, whatever the phone said. */
  queryContract(contract: ContractRef): Promise<ContractState>

  /** Ends a contract; one that has ended, or was never signed, counts as ended. */
  endContract(contract: ContractRef & { remark: string }): Promise<void>

  /**
   * Announces a charge to its payer (mode `pre-notify`): chargeable from the day after next on, for
   * `days` days, at most this amount. Callable from 07:00 to 22:00 in Beijing; again is harmless.
   * @throws ProviderError `refused` with code `CONTRACT_ENDED` when there is no such contract any more, and
   * with the service's own code when it is not taken now, or not with these terms.
   */
  announce(charge: {
    mchid: string
    contractId: string
    amountFen: number
    /** 7, as is usual, or 1 to 3. */
    days: number
  }): Promise<void>

  /**
   * Asks for a charge. `accepted` promises nothing: the end comes as a callback or is queried. The same
   * order number charges once, so a retry must bring the same number and the same terms. `failed` and
   * `used` (the number has been paid, or stands for something) are to be proven by `queryCharge`.
   * @throws ProviderError `busy` when no trustworthy answer came: the money may have moved. `refused` when it
   * is not taken as it is asked (not announced, not now, more than was announced): this request moved none.
   */
  charge(
    order: DebitOrder,
  ): Promise<
    { state: 'accepted' } | { state: 'used' } | { state: 'failed'; why: DebitTrouble; code: string }
  >

  /**
   * What became of a charge. `failed`: no money moved, and none will under this number. Charges can be asked
   * about for a month after they were asked for.
   */
  queryCharge(order: OrderRef): Promise<ChargeState>

  /** Reads what somebody posted to a contract's address. Bad input is an answer, never a throw. */
  readContractCallback(post: CallbackPost): Promise<ContractReading>
  readChargeCallback(post: CallbackPost): Promise<ChargeReading>

  /** The body with which a callback of these is answered, when all is well or not. */
  acknowledge(well: boolean): { contentType: string; body: string }
}

export type DebitPlan = {
  planId: string
  /** `pre-notify`: announced two days before. `24-hour`: the service tells the payer, and charges a day later. */
  mode: 'pre-notify' | '24-hour'
}

export type ContractRef = { mchid: string; contractCode: string }

export type ContractAsked = ContractRef & {
  /** Differs in each invitation; without a leading zero. */
  serial: string
  /** What the payer reads as whose account it is: no nickname, no emoji, at most 32 characters. */
  account: string
  notifyUrl: string
  at: Date
}

export type SignedContract = ContractRef & {
  contractId: string
  planId: string
  openid: string
}

export type ContractState =
  | { state: 'signed'; contract: SignedContract; signedAt?: string }
  | { state: 'ended'; contract: SignedContract; endedAt?: string }
  | { state: 'unknown-contract' }

export type DebitOrder = OrderRef & {
  contractId: string
  /** What the payer reads, at most 127 bytes. */
  description: string
  amountFen: number
  notifyUrl: string
}

export type ChargeState =
  | { state: 'processing' }
  | { state: 'paid'; payment: PaidOrder }
  | { state: 'refunded'; payment: PaidOrder }
  | { state: 'failed'; why: DebitTrouble; code: string }
  | { state: 'unknown-order' }

export type ContractReading =
  | { kind: 'signed'; contract: SignedContract; at: string }
  | {
      kind: 'ended'
      contract: SignedContract
      at: string
      by: 'time' | 'payer' | 'merchant' | 'other'
    }
  | { kind: 'refused'; reason: CallbackRefusal }

/**
 * Of a charge: paid as it is stated, or failed. That it failed is to be proven by `queryCharge` before another
 * attempt is made.
 */
export type ChargeReading =
  | { kind: 'paid'; payment: PaidOrder }
  | { kind: 'failed'; order: OrderRef; why: DebitTrouble; code: string }
  | { kind: 'refused'; reason: CallbackRefusal }
