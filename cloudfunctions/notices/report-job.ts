/**
 * Tells the donors and followers of a project of its report. There may be millions of them, so each claim of
 * the job does one batch and leaves it at the next place: whoever stops, or dies, goes on from there. The rows
 * never come to this process.
 */
import type { App } from '../app'
import { sql } from '../db'
import { oneByOne, type Worker } from '../jobs'

/** Some tenths of a second of one connection. */
const PEOPLE_A_BATCH = 2_000

export function reportWorker(
  { db, clock, log, settings }: Pick<App, 'db' | 'clock' | 'log' | 'settings'>,
  peopleABatch = PEOPLE_A_BATCH,
): Worker {
  const templateId = settings.templates.report_published?.templateId ?? null
  return oneByOne(log, async ({ key: reportId }) => {
    const { people } = await db.one<{ people: number }>(sql`
      select tell_report(${reportId}, ${templateId}, ${peopleABatch}::integer, ${clock.now()}) as people`)
    return people < peopleABatch ? 'done' : 'kept'
  })
}
