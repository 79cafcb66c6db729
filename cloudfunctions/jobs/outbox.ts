/**
 * The outbox: what happened, written by the ledger in the transaction of the fact. Readers act in the
 * statement that takes the facts out, so that each fact has its effects once, and none of them travels
 * to this process and back.
 */
import { type Db, Sql, sql } from '../db'

const TAKE_MAX = 2_000

/**
 * An insert, update or delete that reads `taken`, one row a fact: `project_id`, `kind` (gift.settled,
 * gift.held, gift.refunded, envelope.opened, envelope.ended, report.published, report.due, echo.sent,
 * calendar.day or pledge.…), `gift_id` (the subject, where it is no gift), `facts`, `at`, and what most
 * readers ask of the gift: `donor_id`, the way it came (`channel`, `share_id`, `scene`), and `sharer_id`,
 * whose card it came through when that is somebody else. What reaches outside is planned as a job.
 */
export type OutboxReader = Sql

/** How many facts were taken out. */
export async function drainOutbox(db: Db, readers: readonly OutboxReader[]): Promise<number> {
  const statement = sql`
    with next as (
      select id from outbox order by id limit ${TAKE_MAX} for update skip locked
    ), removed as (
      delete from outbox o using next n where o.id = n.id
      returning o.project_id, o.kind, o.subject as gift_id, o.facts, o.at
    ), taken as materialized (
      -- By key, fact by fact: joined as wholes, all gifts there are would be read for a few hundred facts.
      select r.*, g.*, s.donor_id as sharer_id
      from removed r
      left join lateral (
        select donor_id, channel, share_id, scene from gift
        where project_id = r.project_id and id = r.gift_id limit 1
      ) g on true
      left join lateral (
        select donor_id from share where id = g.share_id and donor_id <> g.donor_id limit 1
      ) s on true
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
