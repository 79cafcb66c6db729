/** The inbox of one person. */
import { refuse } from '../../contracts/errors'
import { noticeKinds, noticesMine } from '../../contracts/notices'
import type { App } from '../app'
import { bind } from '../bind'
import { cursorOf, readCursor } from '../cursor'
import { type Queryable, sql } from '../db'
import { creditsOf } from './message-rows'
import { toldEnvelope, toldReport } from './told'
import { invitationTo, type Told, wordingOf } from './words'

const PAGE = 20

type Row = Told & { noticeId: string; at: Date; read: boolean; invitedTo: string | null }

export const myNotices = bind(noticesMine, async (app, { donor }, { cursor }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const [rows, unread, credits] = await Promise.all([
    app.db.many<Row>(sql`
      select n.id as "noticeId", n.kind, n.project_id as "projectId", n.gift_id as "giftId", n.facts,
        n.at,
        n.read_at is not null as read, g.amount_fen as "amountFen",
        p.content->'title' as "projectTitle", ${toldEnvelope} as envelope, ${toldReport} as report,
        ${invitedTo(app.clock.now())} as "invitedTo"
      from notice n
      left join lateral (
        select amount_fen from gift where project_id = n.project_id and id = n.gift_id limit 1
      ) g on true
      left join project p on p.id = n.project_id
      where n.donor_id = ${donor.donorId}
        and (${before?.id ?? null}::text is null
          or (n.at, n.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
      order by n.at desc, n.id desc limit ${PAGE + 1}`),
    countUnread(app.db, donor.donorId),
    creditsOf(app.db, donor.donorId),
  ])
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items: items.map((row) => {
      const { noticeId, kind, at, read, invitedTo } = row
      return {
        noticeId,
        kind,
        ...wordingOf(row),
        at: at.toISOString(),
        read,
        ...(invitedTo !== null && { invitation: invitationTo(invitedTo) }),
      }
    }),
    unread,
    templates: templatesOf(app, credits),
    ...(rows.length > PAGE && last && { next: cursorOf({ at: last.at, id: last.noticeId }) }),
  }
})

/** The project to which the notice `n` invites, for as long as that can be followed; else null. */
const invitedTo = (at: Date) => sql`
  (select i.project_id from monthly_invitation i
    join project to_it on to_it.id = i.project_id
    join charity of_it on of_it.id = to_it.charity_id
    where i.donor_id = n.donor_id and i.notice_id = n.id and i.declined_at is null
      and takes_pledges(to_it, of_it, ${at}) and not has_pledged(n.donor_id, i.project_id))`

export async function countUnread(db: Queryable, donorId: string): Promise<number> {
  const { unread } = await db.one<{ unread: number }>(sql`
    select count(*) as unread from notice where donor_id = ${donorId} and read_at is null`)
  return unread
}

function templatesOf({ settings: { templates } }: App, credits: ReadonlyMap<string, number>) {
  return noticeKinds.flatMap((kind) => {
    const template = templates[kind]
    if (!template) return []
    const { templateId } = template
    return [{ kind, templateId, credits: credits.get(templateId) ?? 0 }]
  })
}
