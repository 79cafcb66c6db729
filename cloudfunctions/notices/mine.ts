/** The inbox of one person. */
import { refuse } from '../../contracts/errors'
import { noticeTopics } from '../../contracts/notice-topics'
import { noticeKinds, noticesMine, noticesUnread } from '../../contracts/notices'
import type { App } from '../app'
import { bind } from '../bind'
import { cursorOf, readCursor } from '../cursor'
import { type Queryable, sql } from '../db'
import { creditsOf } from './message-rows'
import { invitationTo } from './pledge-words'
import { toldColumns, toldFrom } from './told'
import { type Told, wordingOf } from './words'

const PAGE = 20

type Row = Told & { noticeId: string; at: Date; read: boolean; invitedTo: string | null }

export const myNotices = bind(noticesMine, async (app, { donor }, { cursor, topic }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const kinds = topic === undefined ? noticeKinds : noticeTopics[topic]
  const [rows, unread, templates] = await Promise.all([
    app.db.many<Row>(sql`
      select n.id as "noticeId", ${toldColumns}, n.read_at is not null as read,
        ${invitedTo(app.clock.now())} as "invitedTo"
      from notice n
      ${toldFrom}
      where n.donor_id = ${donor.donorId} and n.kind = any (${[...kinds]}::text[])
        and (${before?.id ?? null}::text is null
          or (n.at, n.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
      order by n.at desc, n.id desc limit ${PAGE + 1}`),
    countUnread(app.db, donor.donorId),
    askedTemplates(app, donor.donorId),
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
    templates,
    ...(rows.length > PAGE && last && { next: cursorOf({ at: last.at, id: last.noticeId }) }),
  }
})

export const unreadNotices = bind(noticesUnread, async (app, { donor }) => ({
  unread: await countUnread(app.db, donor.donorId),
}))

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

/** What the chat app can be asked about: of kinds that have a template and are not turned off. */
export async function askedTemplates({ db, settings }: App, donorId: string) {
  const [credits, off] = await Promise.all([
    creditsOf(db, donorId),
    db.many<{ kind: string }>(sql`select kind from notice_off where donor_id = ${donorId}`),
  ])
  return noticeKinds.flatMap((kind) => {
    const template = settings.templates[kind]
    if (!template || off.some((of) => of.kind === kind)) return []
    const { templateId } = template
    return [{ kind, templateId, credits: credits.get(templateId) ?? 0 }]
  })
}
