/** A card is handed over to be sent: from then on it is among those that its owner has shared. */
import { refuse } from '../../contracts/errors'
import { sharesSent } from '../../contracts/shares'
import type { App } from '../app'
import { bind } from '../bind'
import { sql } from '../db'

export const sentShare = bind(sharesSent, async (app, { donor }, { shareId }) => {
  const sentAt = await markSent(app, donor.donorId, shareId)
  return sentAt ? { sentAt: sentAt.toISOString() } : refuse('NO_SUCH_SHARE', { shareId })
})

/** The first time counts. Undefined when there is no such card of theirs. */
export async function markSent(
  { db, clock }: App,
  donorId: string,
  shareId: string,
): Promise<Date | undefined> {
  const row = await db.maybe<{ sentAt: Date }>(sql`
    update share set sent_at = coalesce(sent_at, ${clock.now()})
    where id = ${shareId} and donor_id = ${donorId} returning sent_at as "sentAt"`)
  return row?.sentAt
}
