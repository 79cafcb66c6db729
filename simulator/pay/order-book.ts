import { randomDigits, randomHex } from '../chance'
import type { Journal } from '../journal'
import type { SignType } from '../papay/v2-sign'
import type { Note } from '../talk/log'
import { beijingDay, beijingStamp, DAY_MS, HOUR_MS } from '../time/beijing'

/** Every order that a merchant placed, by its number, its prepay ids and, once paid, its transaction id. */

/** `PAY_FAIL` is a charge by contract that came to nothing; it is never tried again under its number. */
export type OrderState = 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND' | 'PAY_FAIL'

/** An order that nobody stands before: the merchant charges it by contract. */
export type Charge = {
  contractId: string
  /** How its request was signed, and how its callback will be. */
  signType: SignType
  failure?: { code: string; message: string } | undefined
}

export type Order = {
  mchid: string
  appid: string
  outTradeNo: string
  openid: string
  description: string
  attach?: string | undefined
  notifyUrl: string
  totalFen: number
  /** The merchant's parameters in canonical form: what a repeated request is compared with. */
  fingerprint: string
  createdMs: number
  /** The last moment to pay; the order itself lives on unpaid. */
  payUntilMs: number
  state: OrderState
  prepays: Prepay[]
  transactionId?: string | undefined
  paidMs?: number | undefined
  /** While the payer stands before the password, the order can't be closed. */
  passwordUntilMs?: number | undefined
  /** When a slow bank will have paid; while it is at it, the order can't be closed or paid again. */
  bankAnswersMs?: number | undefined
  refundedFen: number
  refunds: number
  lastRefundMs?: number | undefined
  charge?: Charge | undefined
}

type Prepay = { id: string; madeMs: number }

type NewOrder = Omit<Order, 'state' | 'prepays' | 'refundedFen' | 'refunds' | 'createdMs'>

export type OrderBook = ReturnType<typeof createOrderBook>

const PREPAY_LIVES_MS = 2 * HOUR_MS
const CLOSES_BY_ITSELF_MS = 7 * DAY_MS

export const createOrderBook = (journal: Journal, nowMs: () => number, note: Note) => {
  const byNumber = new Map<string, Order>()
  const byPrepay = new Map<string, Order>()
  const byTransaction = new Map<string, Order>()
  const paidOn = new Map<string, Order[]>()

  const index = (order: Order) => {
    byNumber.set(keyOf(order.mchid, order.outTradeNo), order)
    for (const prepay of order.prepays) byPrepay.set(prepay.id, order)
    if (order.transactionId !== undefined) byTransaction.set(order.transactionId, order)
    if (order.paidMs !== undefined) addTo(paidOn, dayKey(order.mchid, order.paidMs), order)
  }

  const save = (order: Order) => journal.put('orders', keyOf(order.mchid, order.outTradeNo), order)

  const tell = (kind: 'order' | 'payment', order: Order) => {
    if (order.charge === undefined) return note(kind, noteOf(order))
    note('charge', { ...noteOf(order), reason: order.charge.failure?.code })
  }

  const close = (order: Order) => {
    order.state = 'CLOSED'
    save(order)
    tell('order', order)
  }

  const settle = (order: Order | undefined) => {
    const isWithTheBank = order?.bankAnswersMs !== undefined
    if (order?.state === 'NOTPAY' && !isWithTheBank && nowMs() >= closesMs(order)) {
      close(order)
    }
    return order
  }

  for (const order of journal.records<Order>('orders')) index(order)

  return {
    save,
    close,
    /** All orders, with those closed that closed by themselves since anybody looked. */
    all: () => [...byNumber.values()].map((order) => settle(order) ?? order),
    find: (mchid: string, outTradeNo: string) => settle(byNumber.get(keyOf(mchid, outTradeNo))),
    findByTransaction: (transactionId: string) => settle(byTransaction.get(transactionId)),
    findByPrepay: (prepayId: string) => settle(byPrepay.get(prepayId)),
    paidOnDay: (mchid: string, day: string): readonly Order[] =>
      paidOn.get(`${mchid}\n${day}`) ?? [],

    place(wish: NewOrder): Order {
      const blank = { state: 'NOTPAY', prepays: [], refundedFen: 0, refunds: 0 } as const
      const order = { ...wish, ...blank, prepays: [], createdMs: nowMs() }
      index(order)
      tell('order', order)
      return order
    },

    /** A fresh prepay id; those given before stay good for their own two hours. */
    issuePrepay(order: Order): string {
      const id = `wxsim${beijingStamp(nowMs()).replace(/\D/g, '')}${randomHex(17)}`
      order.prepays.push({ id, madeMs: nowMs() })
      byPrepay.set(id, order)
      save(order)
      return id
    },

    isPrepayAlive(order: Order, prepayId: string) {
      const prepay = order.prepays.find(({ id }) => id === prepayId)
      return prepay !== undefined && nowMs() < prepay.madeMs + PREPAY_LIVES_MS
    },

    markPaid(order: Order, paidMs = nowMs()) {
      order.state = 'SUCCESS'
      order.paidMs = paidMs
      order.passwordUntilMs = undefined
      order.bankAnswersMs = undefined
      order.transactionId = `42000000${beijingDay(paidMs).replace(/\D/g, '')}${randomDigits(12)}`
      byTransaction.set(order.transactionId, order)
      addTo(paidOn, dayKey(order.mchid, paidMs), order)
      save(order)
      tell('payment', order)
    },

    /** The bank has said no to a charge. */
    markFailed(order: Order, failure: Charge['failure']) {
      order.state = 'PAY_FAIL'
      order.bankAnswersMs = undefined
      if (order.charge !== undefined) order.charge.failure = failure
      save(order)
      tell('payment', order)
    },
  }
}

const noteOf = ({ mchid, outTradeNo, openid, totalFen, state }: Order) => ({
  mchid,
  outTradeNo,
  openid,
  totalFen,
  state,
})

const closesMs = (order: Order) => Math.max(order.createdMs + CLOSES_BY_ITSELF_MS, order.payUntilMs)

const keyOf = (mchid: string, outTradeNo: string) => `${mchid}\n${outTradeNo}`
const dayKey = (mchid: string, ms: number) => `${mchid}\n${beijingDay(ms)}`

const addTo = <T>(lists: Map<string, T[]>, key: string, item: T) => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
