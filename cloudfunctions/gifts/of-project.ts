/** The gifts of a project for its charity's people. Who gave stays unknown to them, unless the giver shows it. */
import { dayOf } from '../../contracts/beijing'
import type { StaffRole } from '../../contracts/charities'
import { refuse } from '../../contracts/errors'
import { giftsList } from '../../contracts/project-gifts'
import { bind } from '../bind'
import { roleAt, whyBarredAs } from '../charities'
import { shownName } from '../consents'
import { cursorOf, readCursor } from '../cursor'
import { sql } from '../db'

const PAGE = 30

type Row = {
  giftId: string
  amountFen: number
  name: string | null
  message: string | null
  echoed: boolean
  at: string
}
type Found = { charityId: string; role: StaffRole | null; gifts: Row[] }

export const giftsOfProject = bind(giftsList, async (app, { donor }, { projectId, cursor }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  // One statement: whether they may read it and what there is, of which nothing is read for strangers.
  const found = await app.db.maybe<Found>(sql`
    select o.charity_id as "charityId", o.role,
      coalesce((select jsonb_agg(g order by g.at desc, g."giftId" desc) from (
        select g.id as "giftId", g.amount_fen - g.refunded_fen as "amountFen",
          ${shownName} as name,
          case when g.text_checked and not g.words_hidden then g.message end as message,
          exists (select from echo_gift e
            where e.project_id = g.project_id and e.gift_id = g.id) as echoed,
          y.recorded_at as at
        from payment y join gift g on g.project_id = y.project_id and g.id = y.gift_id
        where y.project_id = ${projectId} and g.state in ('settled', 'partly_refunded')
          and (o.role is not null or ${donor.operator}::boolean)
          and (${before?.id ?? null}::text is null or (y.recorded_at, g.id)
            < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
        order by y.recorded_at desc, g.id desc limit ${PAGE + 1}
      ) g), '[]') as gifts
    from (
      select p.charity_id, ${roleAt(sql`p.charity_id`, donor.donorId)} as role
      from project p where p.id = ${projectId} and p.state <> 'draft'
    ) o`)
  if (!found) return refuse('NO_SUCH_PROJECT', { projectId })
  const { charityId, role, gifts } = found
  const barred = whyBarredAs(role, donor, charityId)
  if (barred) return barred
  const page = gifts.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map(({ giftId, amountFen, name, message, echoed, at }) => ({
      giftId,
      amountFen,
      day: dayOf(new Date(at)),
      ...(name !== null && { name: app.sealer.open(name) }),
      ...(message !== null && { message }),
      echoed,
    })),
    ...(gifts.length > PAGE &&
      last && { next: cursorOf({ at: new Date(last.at), id: last.giftId }) }),
  }
})
