import type { Journal } from '../journal'
import type { Keyring } from '../keys/keyring'
import type { OrderBook } from '../pay/order-book'
import type { RefundBook } from '../pay/refund-book'
import { startOfBeijingDayMs } from '../time/beijing'
import type { BillLine } from './bill-line'
import { paymentLine, refundLine } from './bill-line'
import type { Difference, Lie } from './lies'
import { inFull, tell } from './lies'

/** What one merchant's day comes to, from the provider's own book, and with the lies planted in it. */

export type BillBook = ReturnType<typeof createBillBook>

type Parts = { keyring: Keyring; journal: Journal; orders: OrderBook; refunds: RefundBook }
type About = { mchid: string; day: string }
type Planted = About & { lies: Lie[] }

export const createBillBook = ({ keyring, journal, orders, refunds }: Parts) => {
  const planted = new Map<string, Planted>()
  for (const one of journal.records<Planted>('lies')) planted.set(keyOf(one), one)

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
      const lies = planted.get(keyOf({ mchid, day }))?.lies ?? []
      return lies
        .reduce(
          (lines, lie) => tell(lines, lie, { mchid, day, appid: keyring.appid }),
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
    plant({ mchid, day, differences }: About & { differences: Difference[] }) {
      const lies = differences.map((difference) => inFull(difference, day))
      planted.set(keyOf({ mchid, day }), { mchid, day, lies })
      journal.put('lies', keyOf({ mchid, day }), { mchid, day, lies })
    },
  }
}

const keyOf = ({ mchid, day }: About) => `${mchid}\n${day}`
