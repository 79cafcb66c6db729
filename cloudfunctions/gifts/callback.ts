/**
 * What the provider posts to us (ARCHITECTURE.md). Verified, compared, booked, committed, and only then
 * answered: 204 is a promise that the gift is in the ledger. Everything else makes it come again.
 */
import type { App } from '../app'
import type { CallbackPost, RefundState } from '../payments'
import { raiseAlarms } from './alarm-rows'
import { projectOf } from './gift-id'
import { finishRefund } from './refund-job'
import { isAskedFor, readRefund } from './refund-rows'
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
      return takeRefund(app, reading)
    case 'payment': {
      const outcome = await settlePayment(app, reading.payment, 'callback', post.rawBody)
      return outcome.kind === 'refused' ? fail(400, outcome.why) : { status: 204 }
    }
  }
}

async function takeRefund(app: App, { state, refund }: RefundState): Promise<CallbackAnswer> {
  if (state === 'processing') return { status: 204 }
  const { mchid, orderNumber, refundNumber } = refund
  const projectId = projectOf(orderNumber)
  const asked = await readRefund(app.db, { projectId, refundId: refundNumber })
  if (!asked || !isAskedFor(asked, refund)) {
    app.log.error({ mchid, orderNumber, refundNumber }, 'a refund is not one that was asked for')
    await raiseRefundAlarm(app, { state, refund })
    return fail(400, 'refund')
  }
  await finishRefund(app, asked, state)
  return { status: 204 }
}

/** Somebody gave money back at the provider by hand, perhaps: an operator looks, and can book it. */
async function raiseRefundAlarm(app: App, { state, refund }: RefundState): Promise<void> {
  // Of a refund that was closed no money moved.
  if (state === 'closed') return
  const { mchid, orderNumber: giftId, refundNumber: number, refundFen: fen } = refund
  const alarm = { kind: 'refund', projectId: projectOf(giftId), giftId, number } as const
  const told = { ...alarm, why: 'not asked for', stated: { mchid, fen, state } }
  await app.db.transaction((tx) => raiseAlarms(tx, [told], app.clock.now()))
}

function fail(status: 400 | 401, message: string): CallbackAnswer {
  return { status, body: { code: 'FAIL', message } }
}
