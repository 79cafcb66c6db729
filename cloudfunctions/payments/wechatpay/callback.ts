/**
 * Reads what is posted to the callback address: first who signed it and when, then the seal, then the
 * words. Nothing that is read here counts before the caller has compared it with the frozen order.
 * This runs for every payment at a peak, so both costly steps are done once and the RSA check is done
 * outside the event loop.
 */
import { z } from 'zod'
import type { CallbackPost, CallbackReading, CallbackRefusal } from '../provider'
import { authenticate, header } from './platform-keys'
import { openSealed } from './sealed'
import type { Keys, Merchant } from './settings'
import { CalledBackRefund, PaidTransaction, paidOrder, refundState } from './transaction'

/** WeChat Pay sends such a signature now and then to see whether we check. */
const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

const Envelope = z.object({
  id: z.string().min(1).max(36),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().nullish(),
  }),
})

const REFUND_EVENTS = ['REFUND.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.CLOSED']

export async function readCallback(
  post: CallbackPost,
  { appid, keys, now }: { appid: string; keys: Keys; now: Date },
): Promise<CallbackReading> {
  const merchant = keys.merchants.get(post.mchid)
  if (!merchant) return refused('unknown-merchant')
  const { headers, rawBody } = post
  const authenticity = await authenticate(keys.platform, { headers, rawBody, now })
  if (authenticity !== 'genuine') {
    const signature = header(headers, 'wechatpay-signature') ?? ''
    return signature.startsWith(PROBE_PREFIX) ? { kind: 'probe' } : refused(authenticity)
  }
  const envelope = Envelope.safeParse(parsed(rawBody.toString('utf8')))
  if (!envelope.success) return refused('unreadable')
  const { id, event_type: eventType, resource } = envelope.data
  const opened = openSealed(resource, merchant.apiV3Key)
  if (opened === undefined) return refused('seal-broken')
  if (eventType === 'TRANSACTION.SUCCESS') return readPayment(id, parsed(opened), merchant, appid)
  if (REFUND_EVENTS.includes(eventType)) return readRefund(id, parsed(opened), merchant)
  return refused('unknown-event')
}

function readPayment(
  eventId: string,
  content: unknown,
  merchant: Merchant,
  appid: string,
): CallbackReading {
  const transaction = PaidTransaction.safeParse(content)
  if (!transaction.success || transaction.data.trade_state !== 'SUCCESS') {
    return refused('unreadable')
  }
  const payment = paidOrder(transaction.data)
  if (payment.mchid !== merchant.mchid || payment.appid !== appid) return refused('wrong-merchant')
  return { kind: 'payment', eventId, payment }
}

function readRefund(eventId: string, content: unknown, merchant: Merchant): CallbackReading {
  const refund = CalledBackRefund.safeParse(content)
  if (!refund.success) return refused('unreadable')
  const { mchid, refund_status: status } = refund.data
  if (mchid !== merchant.mchid) return refused('wrong-merchant')
  return { kind: 'refund', eventId, ...refundState(mchid, status, refund.data) }
}

function refused(reason: CallbackRefusal): CallbackReading {
  return { kind: 'refused', reason }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
