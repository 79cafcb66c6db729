/** What a donor reads of their own gifts, and how a waiting one is asked after. */
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { type Gift, giftsHideName, giftsMine, giftsShow, giftsSync } from '../../contracts/gifts'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { worksSomewhere } from '../charities'
import { cursorOf, readCursor } from '../cursor'
import { sql } from '../db'
import { ProviderError } from '../payments'
import { projectOf } from './gift-id'
import { type GiftRow, giftOf, readGift, readGiftsOf } from './rows'
import { settleByDebit, settleByQuery } from './settle'

const PAGE = 20

export const showGift = bind(giftsShow, async (app, { donor }, { giftId }) => {
  const row = await ownGift(app, donor, giftId)
  return isRefusal(row) ? row : giftOf(row, app.clock.now())
})

export const syncGift = bind(giftsSync, async (app, { donor }, { giftId }) => {
  const row = await ownGift(app, donor, giftId)
  if (isRefusal(row) || row.state !== 'started')
    return isRefusal(row) ? row : giftOf(row, app.clock.now())
  try {
    const order = { mchid: row.mchid, orderNumber: giftId }
    const said = await (row.debited ? settleByDebit(app, order) : settleByQuery(app, order))
    if (said === 'misfit') return refuse('CHECKING', { giftId })
  } catch (error) {
    if (error instanceof ProviderError) return refuse('CHECKING', { giftId })
    throw error
  }
  const after = await ownGift(app, donor, giftId)
  return isRefusal(after) ? after : giftOf(after, app.clock.now())
})

export const myGifts = bind(giftsMine, async (app, { donor }, { cursor }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const [rows, { works, ...sums }] = await Promise.all([
    readGiftsOf(app, donor.donorId, before, PAGE + 1),
    app.db.one<{ totalFen: number; lanterns: number; works: boolean }>(sql`
      select coalesce(sum(amount_fen - refunded_fen), 0)::bigint as "totalFen",
        count(*) as lanterns, ${worksSomewhere(donor.donorId)} as works
      from gift where donor_id = ${donor.donorId} and state in ('settled', 'partly_refunded')`),
  ])
  const page = rows.slice(0, PAGE)
  const now = app.clock.now()
  const last = page.at(-1)
  return {
    items: page.map((row) => giftOf(row, now)),
    ...(rows.length > PAGE && last && { next: cursorOf({ at: last.startedAt, id: last.giftId }) }),
    ...sums,
    desk: works || donor.operator,
  }
})

export const hideName = bind(giftsHideName, async (app, { donor }, { giftId }) => {
  const hidden = await app.db.run(sql`
    update gift set show_name = false, name_sealed = null, words_hidden = true
    where project_id = ${projectOf(giftId)} and id = ${giftId} and donor_id = ${donor.donorId}
      and (show_name or name_sealed is not null or (message is not null and not words_hidden))`)
  // Anybody may call this as often as they like: what is hidden already costs the readers nothing.
  if (hidden > 0) app.pages.forget(projectOf(giftId))
  return ownView(app, donor, giftId)
})

export async function ownView(app: App, donor: Donor, giftId: string): Promise<Gift | Refusal> {
  const row = await ownGift(app, donor, giftId)
  return isRefusal(row) ? row : giftOf(row, app.clock.now())
}

async function ownGift(app: App, { donorId }: Donor, giftId: string): Promise<GiftRow | Refusal> {
  const row = await readGift(app, { projectId: projectOf(giftId), giftId, donorId })
  return row ?? refuse('NO_SUCH_GIFT', { giftId })
}
