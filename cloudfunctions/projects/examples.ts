/** The examples of a product whose clock is moved: none of them closes because time has gone on. */
import { type Day, dayOf } from '../../contracts/beijing'
import { type Db, sql } from '../db'
import { loadSample } from './load-sample'

export type Examples = {
  /** Loads them, and later lets those go on that would be closed by then. Before the clock says that it is then. */
  keep(then: Date): Promise<void>
}

type Deps = { db: Db; merchantOf: ReadonlyMap<string, string> }

export function examplesOf({ db, merchantOf }: Deps): Examples {
  let keptOn: Day | undefined
  return {
    async keep(then) {
      const today = dayOf(then)
      const closing = keptOn && (await closingBetween(db, keptOn, today))
      if (closing?.size !== 0) await loadSample(db, then, merchantOf, closing)
      keptOn = today
    },
  }
}

/** Those of whom a day has come since; the ones that are late or over on purpose were that before. */
async function closingBetween(db: Db, since: Day, today: Day): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ id: string }>(sql`
    select id from project
    where (ends_on > ${since} and ends_on <= ${today})
      or (next_report_due_on > ${since} and next_report_due_on <= ${today})`)
  return new Set(rows.map(({ id }) => id))
}
