/** The examples of a product whose clock is moved: none of them closes because time has gone on. */
import { type Day, dayOf } from '../../contracts/beijing'
import type { Clock } from '../app'
import { type Db, sql } from '../db'
import { loadSample } from './load-sample'

export type Examples = {
  /** Loads them, and lets them go on once the first of them would close. */
  keep(): Promise<void>
}

type Deps = { db: Db; clock: Clock; merchantOf: ReadonlyMap<string, string> }

export function examplesOf({ db, clock, merchantOf }: Deps): Examples {
  let openUntil: Day | undefined
  return {
    async keep() {
      const now = clock.now()
      const today = dayOf(now)
      if (openUntil !== undefined && today < openUntil) return
      await loadSample(db, now, merchantOf, openUntil && (await closing(db, today)))
      openUntil = await firstToClose(db, today)
    },
  }
}

/** Those whose day has come: one owes a report every few days, and the others need not be read again. */
async function closing(db: Db, today: Day): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ id: string }>(sql`
    select id from project where least(ends_on, next_report_due_on) <= ${today}::date`)
  return new Set(rows.map(({ id }) => id))
}

/** When the next one owes a report or ends; those that are late or over on purpose are left out. */
async function firstToClose(db: Db, today: Day): Promise<Day | undefined> {
  const { day } = await db.one<{ day: Day | null }>(sql`
    select min(least(ends_on, next_report_due_on)) as day from project
    where ends_on >= ${today}::date and next_report_due_on > ${today}::date`)
  return day ?? undefined
}
