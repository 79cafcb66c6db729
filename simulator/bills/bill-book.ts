import { z } from 'zod'
import { randomDigits, randomText } from '../chance'
import type { Journal } from '../journal'
import type { Keyring } from '../keys/keyring'
import type { Order, OrderBook } from '../pay/order-book'
import type { Refund, RefundBook } from '../pay/refund-book'
import { startOfBeijingDayMs } from '../time/beijing'

/** What one merchant's day comes to, from the provider's own book, and with the lies planted in it. */

export type BillLine = {
  kind: 'payment' | 'refund'
  atMs: number
  appid: string
  mchid: string
  transactionId: string
  outTradeNo: string
  openid: string
  description: string
  attach: string
  /** Of the payment, or of the refund. */
  amountFen: number
  feeFen: number
  refund?: { refundId: string; outRefundNo: string; createdMs: number }
}

const outTradeNo = z.string()
const amountFen = z.int().min(1)

/** Ways for a bill to differ from what happened, so that reconciling has something to find. */
export const differenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extra'), amountFen, outTradeNo: outTradeNo.optional() }),
  z.strictObject({ kind: z.literal('missing'), outTradeNo }),
  z.strictObject({ kind: z.literal('amount'), outTradeNo, amountFen }),
  z.strictObject({ kind: z.literal('fee'), outTradeNo, feeFen: z.int().min(0) }),
])
type Difference = z.output<typeof differenceSchema>

export type BillBook = ReturnType<typeof createBillBook>

type Parts = { keyring: Keyring; journal: Journal; orders: OrderBook; refunds: RefundBook }
type Planted = { mchid: string; day: string; differences: Difference[] }

export const createBillBook = ({ keyring, journal, orders, refunds }: Parts) => {
  const planted = new Map<string, Planted>()
  for (const one of journal.records<Planted>('differences')) planted.set(keyOf(one), one)

  const honestLines = (mchid: string, day: string): BillLine[] => [
    ...orders.paidOnDay(mchid, day).map(paymentLine),
    ...refunds.settledOnDay(mchid, day).flatMap((refund) => {
      const order = orders.find(refund.mchid, refund.outTradeNo)
      return order === undefined ? [] : [refundLine(order, refund)]
    }),
  ]

  return {
    /** The lines of a day in their order; empty when nothing moved. */
    linesOf(mchid: string, day: string): BillLine[] {
      const differences = planted.get(keyOf({ mchid, day }))?.differences ?? []
      return differences
        .reduce(
          (lines, difference) => plant(lines, difference, { mchid, day, appid: keyring.appid }),
          honestLines(mchid, day),
        )
        .sort((one, other) => one.atMs - other.atMs)
    },

    /** What the merchant's account held when a day began. */
    balanceBeforeFen(mchid: string, day: string): number {
      const startMs = startOfBeijingDayMs(day)
      const before = (ms: number | undefined) => ms !== undefined && ms < startMs
      const paid = orders.all().filter((one) => one.mchid === mchid && before(one.paidMs))
      const returned = refunds
        .all()
        .filter((one) => one.mchid === mchid && one.status === 'SUCCESS' && before(one.settledMs))
      return (
        paid.reduce((sumFen, { totalFen }) => sumFen + totalFen, 0) -
        returned.reduce((sumFen, { refundFen }) => sumFen + refundFen, 0)
      )
    },

    /** Replaces the lies about a day; an empty list makes its bill honest again. */
    plant(wish: Planted) {
      planted.set(keyOf(wish), wish)
      journal.put('differences', keyOf(wish), wish)
    },
  }
}

const plant = (
  lines: BillLine[],
  difference: Difference,
  about: { mchid: string; day: string; appid: string },
): BillLine[] => {
  if (difference.kind === 'extra') return [...lines, strangersLine(difference, about)]
  const isMeant = (line: BillLine) =>
    line.kind === 'payment' && line.outTradeNo === difference.outTradeNo
  switch (difference.kind) {
    case 'missing':
      return lines.filter((line) => !isMeant(line))
    case 'amount':
      return lines.map((line) =>
        isMeant(line) ? { ...line, amountFen: difference.amountFen } : line,
      )
    case 'fee':
      return lines.map((line) => (isMeant(line) ? { ...line, feeFen: difference.feeFen } : line))
  }
}

/** A payment that the merchant never asked for. */
const strangersLine = (
  difference: { amountFen: number; outTradeNo?: string | undefined },
  { mchid, day, appid }: { mchid: string; day: string; appid: string },
): BillLine => ({
  kind: 'payment',
  atMs: startOfBeijingDayMs(day) + 12 * 3_600_000,
  appid,
  mchid,
  transactionId: `42000000${day.replace(/\D/g, '')}${randomDigits(12)}`,
  outTradeNo: difference.outTradeNo ?? `STRANGER${randomText(16)}`,
  openid: `oSIM${randomText(24)}`,
  description: '未知订单',
  attach: '',
  amountFen: difference.amountFen,
  feeFen: 0,
})

const paymentLine = (order: Order): BillLine => ({
  kind: 'payment',
  atMs: order.paidMs ?? 0,
  ...orderFields(order),
  amountFen: order.totalFen,
  feeFen: 0,
})

const refundLine = (order: Order, refund: Refund): BillLine => ({
  kind: 'refund',
  atMs: refund.settledMs ?? 0,
  ...orderFields(order),
  amountFen: refund.refundFen,
  feeFen: 0,
  refund: {
    refundId: refund.refundId,
    outRefundNo: refund.outRefundNo,
    createdMs: refund.createdMs,
  },
})

const orderFields = (order: Order) => ({
  appid: order.appid,
  mchid: order.mchid,
  transactionId: order.transactionId ?? '',
  outTradeNo: order.outTradeNo,
  openid: order.openid,
  description: order.description,
  attach: order.attach ?? '',
})

const keyOf = ({ mchid, day }: { mchid: string; day: string }) => `${mchid}\n${day}`
