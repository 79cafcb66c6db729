/** When the ledger's days are closed: each a minute after its end, in their order. */
import { addDays, type Day, dayOf, startOf } from '../../contracts/beijing'
import type { App } from '../app'
import type { Db } from '../db'
import { oneByOne, plan, type Worker } from '../jobs'
import { closeDays } from '../ledger'

const AFTER_MIDNIGHT_MS = 60_000

type Closing = Pick<App, 'db' | 'clock' | 'log' | 'signer'>

export function closingWorker(app: Closing): Worker {
  return oneByOne(app.log, async () => {
    const now = app.clock.now()
    const today = dayOf(now)
    const yesterday = addDays(today, -1)
    await closeDays(app, now < closes(yesterday) ? addDays(yesterday, -1) : yesterday, now)
    return { at: closes(now < closes(yesterday) ? yesterday : today) }
  })
}

/** Begins the days, or finds that they are planned already. */
export async function planClosing(db: Db, now: Date): Promise<void> {
  await db.transaction((tx) =>
    plan(tx, { name: 'ledger.close', key: 'daily', dueAt: closes(dayOf(now)) }),
  )
}

function closes(day: Day): Date {
  return new Date(startOf(addDays(day, 1)).getTime() + AFTER_MIDNIGHT_MS)
}
