/** Refunds at WeChat Pay: asked for under a number of ours that moves money once, and asked about. */
import type { PaymentProvider, RefundRequest, RefundState } from '../provider'
import type { WechatPayClient } from './client'
import { nonsense, providerError } from './failures'
import type { Merchant } from './settings'
import { AnsweredRefund, refundState } from './transaction'

type Refunds = {
  refund(merchant: Merchant, request: RefundRequest): Promise<RefundState>
  queryRefund(merchant: Merchant, refundNumber: string): ReturnType<PaymentProvider['queryRefund']>
}

export function wechatPayRefunds(client: WechatPayClient): Refunds {
  return { refund, queryRefund }

  async function refund(merchant: Merchant, request: RefundRequest): Promise<RefundState> {
    const content = await client.demand(merchant, {
      operation: 'refund',
      method: 'POST',
      pathAndQuery: '/v3/refund/domestic/refunds',
      body: {
        out_trade_no: request.orderNumber,
        out_refund_no: request.refundNumber,
        reason: request.reason,
        notify_url: request.notifyUrl,
        amount: { refund: request.refundFen, total: request.totalFen, currency: 'CNY' },
      },
    })
    return readRefund(merchant.mchid, request.refundNumber, content, 'refund')
  }

  async function queryRefund(
    merchant: Merchant,
    refundNumber: string,
  ): ReturnType<PaymentProvider['queryRefund']> {
    const answer = await client.call(merchant, {
      operation: 'query refund',
      method: 'GET',
      pathAndQuery: `/v3/refund/domestic/refunds/${encodeURIComponent(refundNumber)}`,
    })
    if (answer.ok) return readRefund(merchant.mchid, refundNumber, answer.content, 'query refund')
    if (UNKNOWN_REFUND.includes(answer.complaint.plainCode)) return { state: 'unknown-refund' }
    throw providerError(answer.complaint, 'query refund')
  }
}

const UNKNOWN_REFUND = ['RESOURCENOTEXISTS', 'REFUNDNOTEXISTS']

/** As with orders, an answer that speaks of another refund is none. */
function readRefund(
  mchid: string,
  refundNumber: string,
  content: unknown,
  operation: string,
): RefundState {
  const reply = AnsweredRefund.safeParse(content)
  if (!reply.success || reply.data.out_refund_no !== refundNumber) throw nonsense(operation)
  return refundState(mchid, reply.data.status, reply.data)
}
