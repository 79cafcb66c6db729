/**
 * The daily bill: what the provider says it took for each merchant on a closed day, against the
 * ledger. A payment that nobody told us of is settled from the bill; what differs raises an alarm.
 */
import { addDays, type Day, day, dayOf, daysBetween, startOf } from '../../contracts/beijing'
import type { App } from '../app'
import { type Db, sql } from '../db'
import { oneByOne, plan, type Worker } from '../jobs'
import type { BillRow } from '../payments'
import { projectOf } from './gift-id'
import { settlePayment } from './settle'

/** Bills are ready from 10:00 of the next day. */
const READY_AFTER_MS = (24 + 10) * 3_600_000 + 5 * 60_000
const ASK_AGAIN_MS = 600_000
/** Bills are kept for three months. What is older is given up and an operator is told. */
const GIVE_UP_DAYS = 80

export function billWorker(app: App): Worker {
  return oneByOne(app.log, async ({ key }) => {
    const [mchid = '', text = ''] = key.split(':')
    const billDay = day(text)
    const now = app.clock.now()
    if (daysBetween(billDay, dayOf(now)) > GIVE_UP_DAYS) {
      const goesOnWith = addDays(dayOf(now), -GIVE_UP_DAYS)
      app.log.error({ mchid, day: billDay, goesOnWith }, 'bills never came')
      await planBill(app.db, mchid, goesOnWith)
      return 'done'
    }
    const bill = await app.pay.tradeBill({ mchid, day: billDay })
    if (!bill.ready) return { at: new Date(now.getTime() + ASK_AGAIN_MS) }
    for (const row of bill.rows) await reconcile(app, row)
    await planBill(app.db, mchid, addDays(billDay, 1))
    return 'done'
  })
}

/** Begins the chain for a merchant, or finds that it runs already. */
export async function planFirstBill(db: Db, mchid: string, now: Date): Promise<void> {
  const running = await db.maybe<{ key: string }>(sql`
    select key from job where name = 'bills.reconcile' and starts_with(key, ${`${mchid}:`}) limit 1`)
  if (!running) await planBill(db, mchid, dayOf(now))
}

async function planBill(db: Db, mchid: string, billDay: Day): Promise<void> {
  const dueAt = new Date(startOf(billDay).getTime() + READY_AFTER_MS)
  await db.transaction((tx) =>
    plan(tx, { name: 'bills.reconcile', key: `${mchid}:${billDay}`, dueAt }),
  )
}

async function reconcile(app: App, row: BillRow): Promise<void> {
  const { orderNumber, transactionId } = row
  if (row.kind === 'payment') {
    const outcome = await settlePayment(app, { ...row, paidAt: row.at }, 'bill')
    if (outcome.kind === 'refused') {
      app.log.error({ orderNumber, transactionId, why: outcome.why }, 'the bill disagrees')
    }
    return
  }
  const ours = await app.db.maybe<{ amountFen: number }>(sql`
    select amount_fen as "amountFen" from refund
    where project_id = ${projectOf(orderNumber)} and id = ${row.refundNumber}`)
  if (ours?.amountFen !== row.refundFen) {
    app.log.error({ orderNumber, refundNumber: row.refundNumber }, 'the bill has another refund')
  }
}
