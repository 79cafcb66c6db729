import { randomDigits } from '../chance'
import type { Journal } from '../journal'
import type { Note } from '../talk/log'
import { beijingDay } from '../time/beijing'

/** Every refund that was accepted, by the merchant's number and by the platform's. */

export type RefundOutcome = 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

export type Refund = {
  refundId: string
  outRefundNo: string
  mchid: string
  outTradeNo: string
  transactionId: string
  refundFen: number
  totalFen: number
  reason?: string | undefined
  notifyUrl?: string | undefined
  /** What a repeated request is compared with. */
  fingerprint: string
  status: 'PROCESSING' | RefundOutcome
  createdMs: number
  /** When the bank will have done its part, and what will come of it. */
  dueMs: number
  outcome: RefundOutcome
  settledMs?: number | undefined
}

type NewRefund = Omit<Refund, 'refundId' | 'status'>

export type RefundBook = ReturnType<typeof createRefundBook>

export const createRefundBook = (journal: Journal, note: Note) => {
  const byNumber = new Map<string, Refund>()
  const settledOn = new Map<string, Refund[]>()

  const noteSettled = (refund: Refund) => {
    if (refund.status !== 'SUCCESS' || refund.settledMs === undefined) return
    const key = `${refund.mchid}\n${beijingDay(refund.settledMs)}`
    const list = settledOn.get(key)
    if (list === undefined) settledOn.set(key, [refund])
    else list.push(refund)
  }

  const save = (refund: Refund) =>
    journal.put('refunds', keyOf(refund.mchid, refund.outRefundNo), refund)

  for (const refund of journal.records<Refund>('refunds')) {
    byNumber.set(keyOf(refund.mchid, refund.outRefundNo), refund)
    noteSettled(refund)
  }

  return {
    all: () => [...byNumber.values()],
    find: (mchid: string, outRefundNo: string) => byNumber.get(keyOf(mchid, outRefundNo)),
    settledOnDay: (mchid: string, day: string): readonly Refund[] =>
      settledOn.get(`${mchid}\n${day}`) ?? [],

    add(wish: NewRefund): Refund {
      const refundId = `50000000${beijingDay(wish.createdMs).replace(/\D/g, '')}${randomDigits(13)}`
      const refund: Refund = { ...wish, refundId, status: 'PROCESSING' }
      byNumber.set(keyOf(refund.mchid, refund.outRefundNo), refund)
      save(refund)
      note('refund', noteOf(refund))
      return refund
    },

    settle(refund: Refund, settledMs: number) {
      refund.status = refund.outcome
      refund.settledMs = settledMs
      noteSettled(refund)
      save(refund)
      note('refund', noteOf(refund))
    },
  }
}

const noteOf = ({ mchid, outTradeNo, outRefundNo, refundFen, status }: Refund) => ({
  mchid,
  outTradeNo,
  outRefundNo,
  refundFen,
  status,
})

const keyOf = (mchid: string, outRefundNo: string) => `${mchid}\n${outRefundNo}`
