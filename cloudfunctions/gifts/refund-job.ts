/**
 * Carries a refund to its end: asked for once, then asked about under the same number until the
 * provider gives its last word, which comes here or by callback; the ledger books it once.
 */
import type { App } from '../app'
import { sql } from '../db'
import { type Next, oneByOne, type Worker } from '../jobs'
import { ProviderError, type RefundState } from '../payments'
import { isAskedFor, type RefundRow, readRefund } from './refund-rows'

/** From this attempt on, minutes after the first one, somebody is told that a refund does not get on. */
const ATTEMPTS_QUIET = 8

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
    if (refund?.state !== 'under_way' && refund?.state !== 'stuck') return 'done'
    const answer = await carry(app, refund, job.attempt)
    if (answer !== 'processing') await finishRefund(app, refund, answer)
    return answer === 'processing' || answer === 'abnormal' ? later(app, job.attempt) : 'done'
  })
}

async function carry(app: App, refund: RefundRow, attempt: number): ReturnType<typeof ask> {
  try {
    const known = attempt > 0 ? await find(app, refund) : undefined
    return known ?? (await ask(app, refund))
  } catch (error) {
    // It is tried again for ever, since its money is owed; what keeps it may be a person's to mend, such
    // as a charity's account without cover.
    if (attempt >= ATTEMPTS_QUIET) {
      app.log.error({ err: error, refundId: refund.refundId, attempt }, 'a refund does not get on')
    }
    throw error
  }
}

/** What the provider's word means for us; all but `refunded` need a person. */
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
  const next = state === 'abnormal' ? 'stuck' : 'failed'
  const changed = await app.db.run(sql`
    update refund set state = ${next},
      done_at = case when ${next} = 'failed' then ${app.clock.now()}::timestamptz end
    where project_id = ${refund.projectId} and id = ${refund.refundId}
      and state in ('under_way', 'stuck') and state <> ${next}`)
  if (changed > 0) app.log.error({ refundId: refund.refundId, state }, 'a refund needs a person')
}

/**
 * What became of an earlier request; undefined when the provider has never heard of it, and only then
 * may it be made again. A "no" to a repeated request speaks of the repetition (another address, another
 * key): the first one may have moved the money all the same.
 */
async function find(app: App, refund: RefundRow): Promise<RefundState['state'] | undefined> {
  const { mchid, refundId } = refund
  const answer = await app.pay.queryRefund({ mchid, refundNumber: refundId })
  return answer.state === 'unknown-refund' ? undefined : stateOf(refund, answer)
}

async function ask(app: App, refund: RefundRow): Promise<RefundState['state'] | 'refused'> {
  try {
    const answer = await app.pay.refund({
      mchid: refund.mchid,
      orderNumber: refund.giftId,
      refundNumber: refund.refundId,
      refundFen: refund.refundFen,
      totalFen: refund.totalFen,
      reason: REASONS[refund.why],
      notifyUrl: `${app.settings.callbackBase}/callbacks/wechatpay/${refund.mchid}`,
    })
    return stateOf(refund, answer)
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'refused') {
      app.log.error({ err: error, refundId: refund.refundId }, 'a refund was refused')
      // One try of this call may have been heard although its answer was lost.
      return (await find(app, refund)) ?? 'refused'
    }
    throw error
  }
}

/** @throws Error when the provider speaks of another refund: nothing is concluded from that. */
function stateOf(refund: RefundRow, { state, refund: said }: RefundState): RefundState['state'] {
  if (isAskedFor(refund, said)) return state
  throw new Error(`the provider has ${refund.refundId} as a refund of another order or sum`)
}

function later(app: App, attempt: number): Next {
  const seconds = PLAN_SECONDS[Math.min(attempt, PLAN_SECONDS.length - 1)] ?? 0
  return { at: new Date(app.clock.now().getTime() + seconds * 1_000) }
}
