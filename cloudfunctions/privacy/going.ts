/** What going would end, and what still hangs on a person: read before anything is deleted. */
import type { Words } from '../../contracts/declare'
import { UNDO_HOURS } from '../../contracts/limits'
import { privacyGoing } from '../../contracts/privacy'
import { bind } from '../bind'
import { type Queryable, sql } from '../db'

const HOUR_MS = 3_600_000

export const whatGoingMeans = bind(privacyGoing, async ({ db, clock }, { donor: { donorId } }) => {
  const now = clock.now()
  const [counts, open] = await Promise.all([
    db.one<{ gifts: number; pledges: number; envelopes: number; charities: number }>(sql`
      select
        (select count(*) from gift where donor_id = ${donorId} and settled_at is not null) as gifts,
        (select count(*) from pledge where donor_id = ${donorId} and state <> 'ended') as pledges,
        (select count(*) from envelope e
          join gift g on g.project_id = e.project_id and g.id = e.gift_id
          where e.donor_id = ${donorId} and e.ended_at is null
            and e.opened < cardinality(e.amounts_fen) and envelope_ends(e, g) > ${now}) as envelopes,
        (select count(*) from staff where donor_id = ${donorId} and ended_at is null) as charities`),
    openGifts(db, donorId, now),
  ])
  return { ...counts, ...open }
})

type OpenGift = { giftId: string; projectTitle: Words; amountFen: number }

/** What somebody could still bring back, or has asked for: afterwards nobody can do that in their place. */
export async function openGifts(
  db: Queryable,
  donorId: string,
  now: Date,
): Promise<{ undoable: OpenGift[]; refundsAsked: OpenGift[] }> {
  const rows = await db.many<OpenGift & { asked: boolean }>(sql`
    select g.id as "giftId", p.content->'title' as "projectTitle",
      g.amount_fen - g.refunded_fen as "amountFen", r.id is not null as asked
    from gift g join project p on p.id = g.project_id
    left join refund r on r.project_id = g.project_id and r.gift_id = g.id and r.state = 'asked'
    where g.donor_id = ${donorId} and g.state in ('settled', 'partly_refunded')
      and (g.settled_at > ${new Date(now.getTime() - UNDO_HOURS * HOUR_MS)} or r.id is not null)
    order by g.started_at desc`)
  const of = (wanted: boolean): OpenGift[] =>
    rows.filter(({ asked }) => asked === wanted).map(({ asked: _, ...gift }) => gift)
  return { undoable: of(false), refundsAsked: of(true) }
}
