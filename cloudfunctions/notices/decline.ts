import { refuse } from '../../contracts/errors'
import { noticesDecline } from '../../contracts/notices'
import { bind } from '../bind'
import { sql } from '../db'

/** Whoever was invited stays invited: the row is what keeps a second invitation away. */
export const declineInvitation = bind(noticesDecline, async (app, { donor }, { noticeId }) => {
  const declined = await app.db.run(sql`
    update monthly_invitation set declined_at = coalesce(declined_at, ${app.clock.now()})
    where donor_id = ${donor.donorId} and notice_id = ${noticeId}`)
  return declined > 0 ? {} : refuse('NO_SUCH_NOTICE')
})
