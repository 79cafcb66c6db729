/**
 * Tells the donors of a project of its report. There may be a million of them, so each claim of the job does
 * one batch and leaves it at the next place: whoever stops, or dies, goes on from there.
 */
import type { App } from '../app'
import { sql } from '../db'
import { oneByOne, type Worker } from '../jobs'

const DONORS_A_BATCH = 1_000

export function reportWorker(
  { db, clock, log, settings }: Pick<App, 'db' | 'clock' | 'log' | 'settings'>,
  donorsABatch = DONORS_A_BATCH,
): Worker {
  const templateId = settings.templates.report_published?.templateId ?? null
  return oneByOne(log, async ({ key: reportId }) => {
    const { donors } = await db.one<{ donors: number }>(sql`
      select tell_report(${reportId}, ${templateId}, ${donorsABatch}::integer, ${clock.now()}) as donors`)
    return donors < donorsABatch ? 'done' : 'kept'
  })
}
