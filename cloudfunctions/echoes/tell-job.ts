/**
 * An echo to all who gave to a project: told of in batches, each with its place in the same transaction, so
 * that a process that dies goes on from there and tells nobody twice.
 */
import type { App } from '../app'
import { sql } from '../db'
import { oneByOne, type Worker } from '../jobs'

const DONORS_A_BATCH = 1_000

export function echoWorker(
  { db, log }: Pick<App, 'db' | 'log'>,
  donorsABatch = DONORS_A_BATCH,
): Worker {
  return oneByOne(log, async ({ key: echoId }) => {
    const { donors } = await db.one<{ donors: number }>(sql`
      select tell_echo(${echoId}, ${donorsABatch}::integer) as donors`)
    return donors < donorsABatch ? 'done' : 'kept'
  })
}
