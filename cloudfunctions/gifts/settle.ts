/** From what the provider says of an order to what the ledger has of the gift. */
import type { App } from '../app'
import { sql } from '../db'
import type { Outcome } from '../ledger'
import type { OrderRef, PaidOrder } from '../payments'
import { projectOf } from './gift-id'

/** Hands a payment to the next batch. Rejects when the ledger could not be reached: ask again later. */
export function settlePayment(
  app: App,
  payment: PaidOrder,
  source: 'callback' | 'query' | 'bill',
  event?: Buffer,
): Promise<Outcome> {
  return app.settler.settle({
    projectId: projectOf(payment.orderNumber),
    giftId: payment.orderNumber,
    transactionId: payment.transactionId,
    paidFen: payment.paidFen,
    currency: payment.currency,
    payerHash: app.sealer.hash(payment.payerOpenid),
    mchid: payment.mchid,
    paidAt: payment.paidAt,
    source,
    event,
  })
}

/**
 * Asks the provider about an order and books what it says. `open`: it can still be paid. `misfit`: it was
 * paid, but not as it was frozen: nothing is booked, an alarm stands, and nobody may call it unpaid.
 * @throws ProviderError when no trustworthy answer came.
 */
export async function settleByQuery(
  app: App,
  order: OrderRef,
): Promise<'booked' | 'misfit' | 'open' | 'gone'> {
  const answer = await app.pay.query(order)
  switch (answer.state) {
    case 'paid':
    case 'refunded': {
      const outcome = await settlePayment(app, answer.payment, 'query')
      return outcome.kind === 'refused' ? 'misfit' : 'booked'
    }
    case 'closed':
      await expire(app, order.orderNumber)
      return 'gone'
    default:
      return 'open'
  }
}

/** The same of a charge by contract. That it has failed is for its pledge, which knows what follows. */
export async function settleByDebit(
  app: App,
  order: OrderRef,
): Promise<'booked' | 'misfit' | 'open'> {
  const answer = await app.debit.queryCharge(order)
  if (answer.state !== 'paid' && answer.state !== 'refunded') return 'open'
  const outcome = await settlePayment(app, answer.payment, 'query')
  return outcome.kind === 'refused' ? 'misfit' : 'booked'
}

/**
 * Closes an order that can still be paid, and gives its gift up. `busy`: the provider cannot promise yet
 * that nobody pays it, so it stays as it is. The others are what `settleByQuery` says.
 * @throws ProviderError when no trustworthy answer came.
 */
export async function closeUnpaid(
  app: App,
  order: OrderRef,
): Promise<'booked' | 'misfit' | 'gone' | 'busy'> {
  const closed = await app.pay.close(order)
  if (closed === 'busy') return 'busy'
  // An order that was closed may have been paid a moment before: its last word is asked for.
  const last = await settleByQuery(app, order)
  if (last !== 'open') return last
  // The two answers differ: the payment is on its way into the provider's books.
  if (closed === 'paid') return 'busy'
  await expire(app, order.orderNumber)
  return 'gone'
}

/** Only after the provider has said that nobody can pay the order any more. */
async function expire(app: App, giftId: string): Promise<void> {
  const projectId = projectOf(giftId)
  const left = await app.db.maybe<{
    giftKey: string | null
    channel: string | null
    scene: number | null
    shareId: string | null
  }>(sql`
    with expired as (
      update gift set state = 'expired'
      where project_id = ${projectId} and id = ${giftId} and state = 'started'
      returning id, donor_id, channel, scene, share_id
    )
    select r.key as "giftKey", e.channel, e.scene, e.share_id as "shareId"
    from expired e left join gift_request r on r.donor_id = e.donor_id and r.gift_id = e.id`)
  if (!left) return
  const at = app.clock.now().toISOString()
  const via = Object.fromEntries(Object.entries(left).filter(([, value]) => value !== null))
  app.events.add([{ step: 'given_up', at, projectId, ...via, reason: 'expired' }], 'server')
}
