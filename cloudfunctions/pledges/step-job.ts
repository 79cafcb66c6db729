/**
 * The work on pledges: judged and moved in sets by the database (migration 017), which says what has to be
 * asked of the payment service; asked at no more than the allowed rate; recorded in one statement. A crash
 * between any two of these lines repeats a question, and never an order.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { App } from '../app'
import { sql } from '../db'
import type { Job, Next, Worker } from '../jobs'
import { type Answer, ask, type Call } from './ask'

export function stepWorker(app: App): Worker {
  return async (jobs) => {
    const startedMs = performance.now()
    const calls = await step(app, jobs)
    const answers = await askAll(app, calls)
    if (answers.length > 0) await record(app, answers)
    logRound(app, { jobs, answers, ms: Math.round(performance.now() - startedMs) })
    // The database has written when each is due again, with the pledge itself.
    return new Map<string, Next>(jobs.map(({ key }) => [key, 'kept']))
  }
}

function step(app: App, jobs: readonly Job[]): Promise<Call[]> {
  const { callbackBase, debitsASecond } = app.settings
  return app.db.many<Call>(sql`
    select call, pledge_id as "pledgeId", period, attempt, mchid, contract_code as "contractCode",
      contract_id as "contractId", gift_id as "giftId", amount_fen as "amountFen", description,
      notify_url as "notifyUrl"
    from step_pledges(${jobs.map(({ key }) => key)}::text[],
      ${`${callbackBase}/callbacks/wechatpay`}, ${debitsASecond}::float8, ${app.clock.now()})`)
}

async function askAll(app: App, calls: readonly Call[]): Promise<Answer[]> {
  if (calls.length === 0) return []
  const asked = calls.map(({ call, mchid, pledgeId, period, attempt }, n) => ({
    n,
    call,
    mchid,
    pledge_id: pledgeId,
    period,
    attempt,
  }))
  // Slots of real time, reserved together, so that all processes stay at one rate. A charge whose pledge
  // was ended a moment ago gets none.
  const slots = await app.db.many<{ n: number; waitMs: number }>(sql`
    select n, wait_ms as "waitMs"
    from pace_calls(${JSON.stringify(asked)}::jsonb, ${app.settings.debitsASecond}::float8,
      ${app.clock.now()})`)
  const answers = await Promise.all(
    slots.map(async ({ n, waitMs }) => {
      await wait(waitMs)
      const call = calls[n]
      return call && ask(app, call)
    }),
  )
  return answers.filter((answer) => answer !== undefined)
}

async function record(app: App, answers: readonly Answer[]): Promise<void> {
  const rows = answers.map(({ call, said, why }) => ({
    call: call.call,
    mchid: call.mchid,
    pledge_id: call.pledgeId,
    period: call.period,
    attempt: call.attempt,
    contract_code: call.contractCode,
    said,
    why,
  }))
  await app.db.run(sql`
    select record_answers(${JSON.stringify(rows)}::jsonb, ${app.settings.debitsASecond}::float8,
      ${app.clock.now()})`)
}

function logRound(
  app: App,
  { jobs, answers, ms }: { jobs: readonly Job[]; answers: readonly Answer[]; ms: number },
): void {
  const counts: Record<string, number> = {}
  for (const { call, said } of answers) {
    const what = `${call.call}:${said}`
    counts[what] = (counts[what] ?? 0) + 1
  }
  app.log.info({ pledges: jobs.length, ...counts, ms }, 'a round of pledges')
}
