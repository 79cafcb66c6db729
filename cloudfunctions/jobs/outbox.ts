/**
 * The outbox: what happened, written by the ledger in the transaction of the fact. Readers act in the
 * statement that takes the facts out, so that each fact has its effects once, and none of them travels
 * to this process and back.
 */
import { type Db, Sql, sql } from '../db'

const TAKE_MAX = 2_000

/**
 * An insert, update or delete that reads `taken (project_id, kind, subject, facts, at)`: one row a fact.
 * `kind` is gift.settled, gift.held or gift.refunded, `subject` the id of the gift. What reaches
 * outside is planned as a job.
 */
export type OutboxReader = Sql

/** How many facts were taken out. */
export async function drainOutbox(db: Db, readers: readonly OutboxReader[]): Promise<number> {
  const statement = sql`
    with next as (
      select id from outbox order by id limit ${TAKE_MAX} for update skip locked
    ), taken as (
      delete from outbox o using next n where o.id = n.id
      returning o.project_id, o.kind, o.subject, o.facts, o.at
    )${effectsOf(readers)}
    select count(*) as facts from taken`
  let taken: number
  let all = 0
  do {
    taken = (await db.one<{ facts: number }>(statement)).facts
    all += taken
  } while (taken === TAKE_MAX)
  return all
}

/** `, effect_0 as (…), effect_1 as (…)`: the database carries all of them out, or none. */
function effectsOf(readers: readonly OutboxReader[]): Sql {
  return readers.reduce(
    (before, read, n) => sql`${before}, ${new Sql(`effect_${n}`, [])} as (${read})`,
    new Sql('', []),
  )
}
