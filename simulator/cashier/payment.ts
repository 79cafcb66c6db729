import { paymentNews } from '../pay/announcements'
import type { Order } from '../pay/order-book'
import { SECOND_MS } from '../time/beijing'
import type { World } from '../world'

/** The bank's side of a payment: at once, or after a while in which nobody knows how it will end. */

const BANK_TAKES_MS = 20 * SECOND_MS

export const payNow = (world: World, order: Order, atMs = world.clock.nowMs()) => {
  world.orders.markPaid(order, atMs)
  // Not waited for: the payer's phone and the merchant's server learn of it independently.
  void world.notifier.announce(paymentNews(order))
}

/** Meanwhile the order can be neither paid again nor closed. */
export const payLater = (world: World, order: Order) => {
  order.bankAnswersMs = world.clock.nowMs() + BANK_TAKES_MS
  world.orders.save(order)
  planAnswer(world, order, order.bankAnswersMs)
}

/** Payments that the bank had not answered when the last run ended are answered in this one. */
export const resumePayments = (world: World) => {
  for (const order of world.orders.all()) {
    // A charge by contract has nobody at the cashier; it goes on by itself.
    if (order.charge !== undefined) continue
    if (order.bankAnswersMs !== undefined) planAnswer(world, order, order.bankAnswersMs)
  }
}

const planAnswer = (world: World, order: Order, answerMs: number) =>
  world.clock.plan(answerMs, () => {
    // Paid by another way in the meantime: nobody pays twice.
    if (order.bankAnswersMs === undefined) return
    payNow(world, order, answerMs)
  })
