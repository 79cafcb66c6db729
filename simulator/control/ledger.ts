import type { Charge, Order } from '../pay/order-book'
import type { Refund } from '../pay/refund-book'
import type { World } from '../world'

/** The provider's own book: the truth that the app's ledger is compared with in tests. */

type Which = { outTradeNo?: string | undefined; mchid?: string | undefined }

export const ledgerOf = (world: World, which: Which) => {
  const wanted = (record: { outTradeNo: string; mchid: string }) =>
    (which.outTradeNo ?? record.outTradeNo) === record.outTradeNo &&
    (which.mchid ?? record.mchid) === record.mchid
  return {
    orders: world.orders
      .all()
      .filter(wanted)
      .map((order) => orderLine(world, order)),
    refunds: world.refunds.all().filter(wanted).map(refundLine),
  }
}

const orderLine = (world: World, order: Order) => ({
  kind: order.charge === undefined ? 'order' : 'charge',
  ...(order.charge === undefined ? {} : chargeOf(order.charge)),
  mchid: order.mchid,
  charityId: world.keyring.merchants.get(order.mchid)?.charityId,
  outTradeNo: order.outTradeNo,
  transactionId: order.transactionId,
  openid: order.openid,
  description: order.description,
  totalFen: order.totalFen,
  refundedFen: order.refundedFen,
  state: order.state,
  prepayIds: order.prepays.map(({ id }) => id),
  createdAt: iso(order.createdMs),
  payUntil: iso(order.payUntilMs),
  paidAt: iso(order.paidMs),
})

/** Of a charge: by which contract, and why it came to nothing when it did. */
const chargeOf = ({ contractId, failure }: Charge) => ({ contractId, failure: failure?.code })

const refundLine = (refund: Refund) => ({
  mchid: refund.mchid,
  outTradeNo: refund.outTradeNo,
  outRefundNo: refund.outRefundNo,
  refundId: refund.refundId,
  refundFen: refund.refundFen,
  status: refund.status,
  reason: refund.reason,
  createdAt: iso(refund.createdMs),
  settledAt: iso(refund.settledMs),
})

const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString())
