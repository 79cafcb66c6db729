/**
 * Carries a refund to its end. The same number is asked for again until the provider gives its last
 * word, which comes here or by callback; the ledger books it once.
 */
import type { App } from '../app'
import { sql } from '../db'
import { type Next, oneByOne, type Worker } from '../jobs'
import { ProviderError, type RefundState } from '../payments'
import { type RefundRow, readRefund } from './refund-rows'

/** Seconds until the provider is asked again, by attempt; the last one repeats. */
const PLAN_SECONDS = [10, 60, 300, 1_800, 7_200, 21_600]

const REASONS: Record<RefundRow['why'], string> = {
  undo: '24 小时内撤销',
  request: '按申请退款',
  minor: '未成年人捐款退回',
  operator: '退款',
  not_accepted: '项目已不能接收，原路退回',
}

export function refundWorker(app: App): Worker {
  return oneByOne(app.log, async (job) => {
    const projectId = String(job.payload['projectId'])
    const refund = await readRefund(app.db, { projectId, refundId: job.key })
    if (refund?.state !== 'under_way') return 'done'
    const answer = await ask(app, refund)
    if (answer === 'processing') return later(app, job.attempt)
    await finishRefund(app, refund, answer)
    return 'done'
  })
}

/** What the provider's word means for us; `abnormal` and `closed` need a person. */
export async function finishRefund(
  app: App,
  refund: Pick<RefundRow, 'projectId' | 'refundId'>,
  state: Exclude<RefundState['state'], 'processing'> | 'refused',
): Promise<void> {
  if (state === 'refunded') {
    await app.db.one(
      sql`select settle_refund(${refund.projectId}, ${refund.refundId}, ${app.clock.now()})`,
    )
    app.pages.forget()
    return
  }
  app.log.error({ refundId: refund.refundId, state }, 'a refund did not reach its payer')
  await app.db.run(sql`
    update refund set state = 'failed', done_at = ${app.clock.now()}
    where project_id = ${refund.projectId} and id = ${refund.refundId} and state = 'under_way'`)
}

async function ask(app: App, refund: RefundRow): Promise<RefundState['state'] | 'refused'> {
  try {
    const { state } = await app.pay.refund({
      mchid: refund.mchid,
      orderNumber: refund.giftId,
      refundNumber: refund.refundId,
      refundFen: refund.refundFen,
      totalFen: refund.totalFen,
      reason: REASONS[refund.why],
      notifyUrl: `${app.settings.callbackBase}/callbacks/wechatpay/${refund.mchid}`,
    })
    return state
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'refused') {
      app.log.error({ err: error, refundId: refund.refundId }, 'a refund was refused')
      return 'refused'
    }
    throw error
  }
}

function later(app: App, attempt: number): Next {
  const seconds = PLAN_SECONDS[Math.min(attempt, PLAN_SECONDS.length - 1)] ?? 0
  return { at: new Date(app.clock.now().getTime() + seconds * 1_000) }
}
