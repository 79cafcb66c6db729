/** One day's bill: compared with the ledger, mended where the ledger was not told, and written down. */
import type { App } from '../app'
import type { BillRow } from '../payments'
import { type BillOf, type Comparison, compareBill } from './bill-compare'
import { recordDay } from './bill-rows'
import { finishRefund } from './refund-job'
import { settlePayment } from './settle'

const SETTLED_AT_ONCE = 2_000

/** How many lines could not be mended although they should: the day is to be read again. */
export async function takeBill(app: App, of: BillOf, rows: readonly BillRow[]): Promise<number> {
  const bill = { appid: app.pay.appid, rows }
  const found = await compareBill(app.db, of, bill)
  const { payments, refunds } = found
  const toMend = payments.unbooked.length + refunds.unfinished.length
  const faults = toMend === 0 ? 0 : await mend(app, found)
  const left = toMend === 0 ? found : await compareBill(app.db, of, bill)
  if (left.lies.length > 0) {
    const lies = left.lies.map(({ says }) => says)
    app.log.error({ ...of, faults, lies }, 'a bill does not fit the ledger')
  }
  await app.db.transaction((tx) => recordDay(tx, of, left, app.clock.now()))
  return faults
}

/** Settles what nobody told of. A line that fails keeps no other from its turn. */
async function mend(app: App, { payments, refunds }: Comparison): Promise<number> {
  const failed: unknown[] = []
  const all = async (work: Promise<unknown>[]) => {
    for (const result of await Promise.allSettled(work)) {
      if (result.status === 'rejected') failed.push(result.reason)
    }
  }
  const { unbooked } = payments
  for (let at = 0; at < unbooked.length; at += SETTLED_AT_ONCE) {
    const some = unbooked.slice(at, at + SETTLED_AT_ONCE)
    await all(some.map((line) => settlePayment(app, { ...line, paidAt: line.at }, 'bill')))
  }
  for (const refund of refunds.unfinished) await all([finishRefund(app, refund, 'refunded')])
  if (failed.length > 0)
    app.log.error({ err: failed[0], lines: failed.length }, 'lines of a bill failed')
  return failed.length
}
