/**
 * When the daily bills are read: what the provider says it took for each merchant on a closed day,
 * against the ledger. Days follow each other, and each for itself comes back until it is well: one bad
 * day holds up no other.
 */
import { addDays, type Day, day, dayOf, startOf } from '../../contracts/beijing'
import type { App } from '../app'
import type { Db, Tx } from '../db'
import { type Job, type Next, oneByOne, plan, type Worker } from '../jobs'
import type { BillOf } from './bill-compare'
import { takeBill } from './bill-day'
import { isWell, recordLost, unreadDays, wasRead } from './bill-rows'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Bills are ready from 10:00 of the next day. */
export const BILL_READY_AFTER_MS = DAY_MS + 10 * 60 * MINUTE_MS + 5 * MINUTE_MS
const ASK_AGAIN_MS = 10 * MINUTE_MS
const ASK_AGAIN_TIMES_MAX = 36
/** The provider keeps bills for three months. */
const KEPT_DAYS = 80
/** A claim reads few bills, and days that lie behind come one after another: other work has its turn. */
const BILLS_AT_ONCE = 8
const PAUSE_MS = 5_000

export function billWorker(app: App): Worker {
  const read = oneByOne(app.log, (job) => readBill(app, job), BILLS_AT_ONCE)
  return async (jobs) => {
    const later: Next = { at: after(app.clock.now(), PAUSE_MS) }
    const waiting = jobs.slice(BILLS_AT_ONCE).map(({ key }) => [key, later] as const)
    return new Map([...waiting, ...(await read(jobs.slice(0, BILLS_AT_ONCE)))])
  }
}

/** Plans the days of a merchant that were not read yet: after a first start one, after others what was lost. */
export async function planBills(db: Db, mchid: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    for (const unread of await unreadDays(tx, mchid, dayOf(now))) {
      await planBill(tx, { mchid, day: unread }, now)
    }
  })
}

async function readBill(app: App, { key, attempt }: Job): Promise<Next> {
  const [mchid = '', text = ''] = key.split(':')
  const of = { mchid, day: day(text) }
  const now = app.clock.now()
  const firstKept = addDays(dayOf(now), -KEPT_DAYS)
  const hasKeys = app.pay.mchids.has(mchid)
  if (of.day < firstKept) return giveUp(app, of, firstKept, hasKeys)
  if (!hasKeys) {
    app.log.error(of, 'a bill cannot be read: the keys of its merchant are missing')
    return { at: after(now, DAY_MS) }
  }
  // The next day first, so that nothing that happens on this one can keep it from its turn.
  await app.db.transaction((tx) => planBill(tx, { mchid, day: addDays(of.day, 1) }, now))
  const bill = await app.pay.tradeBill(of)
  if (!bill.ready) {
    return { at: after(now, ASK_AGAIN_MS * Math.min(attempt + 1, ASK_AGAIN_TIMES_MAX)) }
  }
  const faults = await takeBill(app, of, bill.rows)
  if (faults > 0) return { at: after(now, ASK_AGAIN_MS) }
  return (await isWell(app.db, of)) ? 'done' : { at: after(now, DAY_MS) }
}

/** What can no longer be had is written down, up to the first day that can. */
async function giveUp(app: App, of: BillOf, firstKept: Day, hasKeys: boolean): Promise<Next> {
  if (await wasRead(app.db, of)) return 'done'
  const { mchid, day: from } = of
  const now = app.clock.now()
  app.log.error(of, 'a bill never came')
  await app.db.transaction(async (tx) => {
    await recordLost(tx, { mchid, from, to: addDays(firstKept, -1) }, now)
    if (hasKeys) await planBill(tx, { mchid, day: firstKept }, now)
  })
  return 'done'
}

async function planBill(tx: Tx, of: BillOf, now: Date): Promise<void> {
  if (await wasRead(tx, of)) return
  const readyAt = startOf(of.day).getTime() + BILL_READY_AFTER_MS
  const dueAt = new Date(Math.max(readyAt, after(now, PAUSE_MS).getTime()))
  await plan(tx, { name: 'bills.reconcile', key: `${of.mchid}:${of.day}`, dueAt })
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
