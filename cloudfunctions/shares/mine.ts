/** What a sharer sees of their cards: counts of other people, and those only when they name nobody. */
import { dayOf } from '../../contracts/beijing'
import { isRefusal, refuse } from '../../contracts/errors'
import { OPENERS_SHOWN_MIN, type SharedPage, sharesMine } from '../../contracts/shares'
import { bind } from '../bind'
import { cursorOf, readCursor } from '../cursor'
import { sql } from '../db'
import { type LeadsTo, leadsTo } from './leads-to'
import { sharedPage } from './shared-page'

const PAGE = 20

type Row = {
  shareId: string
  path: string
  startedAt: Date
  sentAt: Date | null
  openers: number | null
  gifts: number | null
}

export const myShares = bind(sharesMine, async (app, { donor }, { cursor, sent }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const rows = await app.db.many<Row>(sql`
    select s.id as "shareId", s.path, s.started_at as "startedAt", s.sent_at as "sentAt",
      case when o.openers >= ${OPENERS_SHOWN_MIN}::integer then o.openers end as openers,
      case when o.openers >= ${OPENERS_SHOWN_MIN}::integer then (
        select count(*) from share_gift sg
        cross join lateral (
          select state from gift where project_id = sg.project_id and id = sg.gift_id limit 1
        ) g
        where sg.share_id = s.id and g.state in ('settled', 'partly_refunded')) end as gifts
    from share s
    cross join lateral (
      select count(*) as openers from share_opening where share_id = s.id
    ) o
    where s.donor_id = ${donor.donorId} and (s.sent_at is not null or not ${sent ?? false})
      and (${before?.id ?? null}::text is null
        or (s.started_at, s.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
    order by s.started_at desc, s.id desc limit ${PAGE + 1}`)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  const found = await leadsTo(
    app.db,
    items.flatMap(({ path }) => sharedPage(path) ?? []),
    dayOf(app.clock.now()),
  )
  return {
    items: items.map(({ openers, gifts, startedAt, sentAt, ...share }) => ({
      ...share,
      page: pageIn(share.path, found.get(share.path)),
      startedAt: startedAt.toISOString(),
      ...(sentAt !== null && { sentAt: sentAt.toISOString() }),
      ...(openers !== null && { openers }),
      ...(gifts !== null && { gifts }),
    })),
    ...(rows.length > PAGE && last && { next: cursorOf({ at: last.startedAt, id: last.shareId }) }),
  }
})

/** A page that is gone since is still a card that somebody made. */
function pageIn(path: string, found: LeadsTo | ReturnType<typeof refuse> | undefined): SharedPage {
  if (found && !isRefusal(found)) return found.page
  return { kind: sharedPage(path)?.kind ?? 'home' }
}
