/**
 * Somebody goes. Pledges end first, since their contracts are ended at the payment service; then everything
 * of the person is forgotten in one transaction. The books stay, and lead to nobody.
 */
import { refuse } from '../../contracts/errors'
import { UNDO_HOURS } from '../../contracts/limits'
import { privacyDelete } from '../../contracts/privacy'
import { bind } from '../bind'
import { type Queryable, sql } from '../db'
import { endPledgesOf } from '../pledges'
import { showAnew } from './names'
import { forgettingOf, places } from './places'

const HOUR_MS = 3_600_000
/** What an operator reads where a reason stood. */
const NOTHING = '（本人已删除个人资料）'

export const deleteData = bind(privacyDelete, async (app, { donor }, { keepGifts }) => {
  const { donorId } = donor
  const now = app.clock.now()
  const open = await openGifts(app.db, donorId, now)
  if (!keepGifts && (open.undoable.length > 0 || open.refundsAsked.length > 0)) {
    return refuse('GIFTS_CAN_BE_UNDONE', open)
  }
  const pledgesEnded = await endPledgesOf(app, donorId)
  const by = { now, nothing: app.sealer.seal(NOTHING) }
  const { gifts, projectIds } = await app.db.transaction(
    async (tx) => {
      await tx.run(sql`
        insert into deletion (donor_id, at) values (${donorId}, ${now}) on conflict do nothing`)
      for (const place of places) {
        const forgetting = forgettingOf(place, donorId, by)
        if (forgetting) await tx.run(forgetting)
      }
      return tx.one<{ gifts: number; projectIds: string[] }>(sql`
        select count(*) as gifts, coalesce(jsonb_agg(distinct project_id), '[]') as "projectIds"
        from gift where donor_id = ${donorId} and settled_at is not null`)
    },
    { unhurried: true },
  )
  showAnew(app, projectIds)
  return { at: now.toISOString(), gifts, pledgesEnded }
})

/** What somebody could still bring back, or has asked for: afterwards nobody can do that in their place. */
async function openGifts(db: Queryable, donorId: string, now: Date) {
  const rows = await db.many<{ giftId: string; asked: boolean }>(sql`
    select g.id as "giftId", r.id is not null as asked
    from gift g left join refund r
      on r.project_id = g.project_id and r.gift_id = g.id and r.state = 'asked'
    where g.donor_id = ${donorId} and g.state in ('settled', 'partly_refunded')
      and (g.settled_at > ${new Date(now.getTime() - UNDO_HOURS * HOUR_MS)} or r.id is not null)
    order by g.started_at desc`)
  return {
    undoable: rows.filter(({ asked }) => !asked).map(({ giftId }) => giftId),
    refundsAsked: rows.filter(({ asked }) => asked).map(({ giftId }) => giftId),
  }
}
