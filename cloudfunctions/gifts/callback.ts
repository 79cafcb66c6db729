/**
 * What the provider posts to us (design.md 4.3). Verified, compared, booked, committed, and only then
 * answered: 204 is a promise that the gift is in the ledger. Everything else makes it come again.
 */
import type { App } from '../app'
import type { CallbackPost } from '../payments'
import { projectOf } from './gift-id'
import { finishRefund } from './refund-job'
import { settlePayment } from './settle'

export type CallbackAnswer = { status: 204 } | { status: 400 | 401 | 500; body: CallbackFailure }
type CallbackFailure = { code: 'FAIL'; message: string }

export async function takeCallback(app: App, post: CallbackPost): Promise<CallbackAnswer> {
  const reading = await app.pay.readCallback(post)
  switch (reading.kind) {
    case 'probe':
      return fail(401, 'signature')
    case 'refused':
      app.log.warn({ reason: reading.reason, mchid: post.mchid }, 'a callback was refused')
      return fail(reading.reason === 'forged' ? 401 : 400, reading.reason)
    case 'refund':
      if (reading.state === 'processing') return { status: 204 }
      await finishRefund(
        app,
        {
          projectId: projectOf(reading.refund.orderNumber),
          refundId: reading.refund.refundNumber,
        },
        reading.state,
      )
      return { status: 204 }
    case 'payment': {
      const event = post.rawBody.toString('utf8')
      const outcome = await settlePayment(app, reading.payment, 'callback', event)
      return outcome.kind === 'refused' ? fail(400, outcome.why) : { status: 204 }
    }
  }
}

function fail(status: 400 | 401, message: string): CallbackAnswer {
  return { status, body: { code: 'FAIL', message } }
}
