/**
 * The outbox: what happened, written by the ledger in the transaction of the fact. Readers act in the
 * statement that takes the facts out, so that each fact has its effects once, and none of them travels
 * to this process and back.
 */
import { setImmediate as immediate } from 'node:timers/promises'
import { type Db, Sql, sql } from '../db'

/** PGlite does nothing else meanwhile, and neither does this process. */
const TAKE_MAX = { postgresql: 2_000, pglite: 256 }

/**
 * An insert, update or delete that reads `taken`, one row a fact: `project_id`, `kind` (gift.settled,
 * gift.held, gift.refunded, envelope.opened, envelope.ended, report.published, report.due, echo.sent,
 * calendar.day or pledge.…), `gift_id` (the subject, where it is no gift), `facts`, `at`, and what most
 * readers ask of the gift: `donor_id`, the way it came (`channel`, `share_id`, `scene`), and `sharer_id`,
 * whose card it came through when that is somebody else. What reaches outside is planned as a job.
 */
export type OutboxReader = Sql

/** By names under which a reader may read what one before it returns. */
export type OutboxReaders = Readonly<Record<string, OutboxReader>>

/** How many facts were taken out. */
export async function drainOutbox(db: Db, readers: OutboxReaders): Promise<number> {
  const takeMax = TAKE_MAX[db.kind]
  const statement = sql`
    with next as (
      select id from outbox order by id limit ${takeMax}::integer for update skip locked
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
  for (let all = 0; ; await immediate()) {
    const { facts } = await db.one<{ facts: number }>(statement)
    all += facts
    if (facts < takeMax) return all
  }
}

/** `, steps as (…), notices as (…)`: the database carries all of them out, or none. */
function effectsOf(readers: OutboxReaders): Sql {
  return Object.entries(readers).reduce(
    (before, [name, read]) => sql`${before}, ${new Sql(name, [])} as (${read})`,
    new Sql('', []),
  )
}
