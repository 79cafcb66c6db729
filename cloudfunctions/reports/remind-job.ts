/** Each morning, the staff of projects whose report is due in 14, 7 or 1 days are told, through the outbox. */
import { addDays, type Day, dayOf, startOf } from '../../contracts/beijing'
import type { App } from '../app'
import { type Db, sql } from '../db'
import { oneByOne, plan, type Worker } from '../jobs'

/** Of the morning, in Beijing. */
const REMINDED_AT_MS = 9 * 3_600_000

export function dueWorker({ db, clock, log }: Pick<App, 'db' | 'clock' | 'log'>): Worker {
  return oneByOne(log, async () => {
    const now = clock.now()
    const next = nextMorning(now)
    const told = await db.transaction((tx) =>
      tx.one<{ told: number }>(sql`
        select remind_of_reports(${dayOf(now)}::date, ${next}, ${now}) as told`),
    )
    if (told.told > 0) log.info({ projects: told.told }, 'reports are due soon')
    return 'kept'
  })
}

/** Begins the mornings, or finds that they are planned already. */
export async function planReminders(db: Db, now: Date): Promise<void> {
  await db.transaction((tx) =>
    plan(tx, { name: 'reports.due', key: 'daily', dueAt: nextMorning(now) }),
  )
}

function nextMorning(now: Date): Date {
  const today = morningOf(dayOf(now))
  return today > now ? today : morningOf(addDays(dayOf(now), 1))
}

function morningOf(day: Day): Date {
  return new Date(startOf(day).getTime() + REMINDED_AT_MS)
}
