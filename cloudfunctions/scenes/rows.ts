/** What is live in a scene, each reading in one round trip. */
import { addDays, type Day, startOf } from '../../contracts/beijing'
import { WISHES_SHOWN_MAX } from '../../contracts/scenes'
import { shownName } from '../consents'
import { type Queryable, sql } from '../db'

/** So many of a project's latest gifts are looked through for wishes, however many gifts there are. */
const GIFTS_LOOKED_AT_MAX = 200

export async function isMourning(db: Queryable, day: Day): Promise<boolean> {
  const { on } = await db.one<{ on: boolean }>(sql`
    select exists (
      select from mourning where ended_at is null and ${day}::date between from_day and to_day
    ) as on`)
  return on
}

export type Sums = {
  raisedFen: number
  gifts: number
  everRaisedFen: number
  everGifts: number
}

export function readSums(
  db: Queryable,
  projectIds: readonly string[],
  span: { from: Day; to: Day },
): Promise<Sums> {
  const ids = JSON.stringify(projectIds)
  return db.one<Sums>(sql`
    with chosen as (select jsonb_array_elements_text(${ids}::jsonb) as id)
    select d."raisedFen", d.gifts, t."everRaisedFen", t."everGifts"
    from (
      select coalesce(sum(raised_fen), 0)::bigint as "raisedFen", coalesce(sum(gifts), 0)::bigint as gifts
      from project_day
      where project_id in (select id from chosen)
        and day between ${span.from}::date and ${span.to}::date
    ) d, (
      select coalesce(sum(raised_fen), 0)::bigint as "everRaisedFen",
        coalesce(sum(gifts), 0)::bigint as "everGifts"
      from project_total where project_id in (select id from chosen)
    ) t`)
}

export type WishRow = { message: string; name: string | null; at: Date }

/**
 * Of gifts that stand, with words that the content check has passed and their giver has not taken back
 * (decision 31).
 *
 * @param span only those of these days
 */
export function readWishes(
  db: Queryable,
  projectIds: readonly string[],
  span?: { from: Day; to: Day },
): Promise<WishRow[]> {
  const since = span ? startOf(span.from) : null
  const until = span ? startOf(addDays(span.to, 1)) : null
  return db.many<WishRow>(sql`
    select g.message, ${shownName} as name, y.recorded_at as at
    from jsonb_array_elements_text(${JSON.stringify(projectIds)}::jsonb) as chosen (id)
    cross join lateral (
      select project_id, gift_id, recorded_at from payment
      where project_id = chosen.id
        and (${since}::timestamptz is null or recorded_at >= ${since}::timestamptz)
        and (${until}::timestamptz is null or recorded_at < ${until}::timestamptz)
      order by recorded_at desc limit ${GIFTS_LOOKED_AT_MAX}
    ) y
    join gift g on g.project_id = y.project_id and g.id = y.gift_id
    where g.state in ('settled', 'partly_refunded') and g.text_checked and not g.words_hidden
      and g.message is not null
    order by y.recorded_at desc limit ${WISHES_SHOWN_MAX}`)
}
