/**
 * Somebody goes. Pledges end first, since their contracts are ended at the payment service; then everything
 * of the person is forgotten in one transaction. The books stay, and lead to nobody.
 */
import { refuse } from '../../contracts/errors'
import { privacyDelete } from '../../contracts/privacy'
import { bind } from '../bind'
import { sql } from '../db'
import { endPledgesOf } from '../pledges'
import { openGifts } from './going'
import { showAnew } from './names'
import { forgettingOf, places } from './places'

/** What an operator reads where a reason stood. */
const NOTHING = '（本人已删除个人资料）'

export const deleteData = bind(privacyDelete, async (app, { donor }, { keepGifts }) => {
  const { donorId } = donor
  const now = app.clock.now()
  const open = await openGifts(app.db, donorId, now)
  if (!keepGifts && (open.undoable.length > 0 || open.refundsAsked.length > 0)) {
    const idsOf = (gifts: { giftId: string }[]) => gifts.map(({ giftId }) => giftId)
    return refuse('GIFTS_CAN_BE_UNDONE', {
      undoable: idsOf(open.undoable),
      refundsAsked: idsOf(open.refundsAsked),
    })
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
