import { refuse } from '../../contracts/errors'
import { noticesRead } from '../../contracts/notices'
import { bind } from '../bind'
import { sql } from '../db'
import { countUnread } from './mine'

/** All or none: a list with a stranger's notice in it changes nothing. */
export const readNotices = bind(noticesRead, async (app, { donor }, { noticeIds }) => {
  const { donorId } = donor
  const wanted = [...new Set(noticeIds)]
  const named = sql`donor_id = ${donorId} and id in (
    select jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb))`
  const { known } = await app.db.one<{ known: number }>(
    sql`select count(*) as known from notice where ${named}`,
  )
  if (known < wanted.length) return refuse('NO_SUCH_NOTICE')
  await app.db.run(
    sql`update notice set read_at = ${app.clock.now()} where ${named} and read_at is null`,
  )
  return { unread: await countUnread(app.db, donorId) }
})
