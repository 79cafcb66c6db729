/** One's own card of a page: made once, found again, so that pages may ask for it as often as they show. */
import { dayOf } from '../../contracts/beijing'
import { isRefusal, refuse } from '../../contracts/errors'
import { sharesStart } from '../../contracts/shares'
import type { App } from '../app'
import { bind } from '../bind'
import { sql } from '../db'
import { leadsTo } from './leads-to'
import { sharedPage } from './shared-page'

/** Within the 32 characters of a mini program code, and more than anybody guesses. */
const ID_CHARACTERS = 16

export const startShare = bind(sharesStart, async (app, { donor }, { path: asked }) => {
  const page = sharedPage(asked)
  if (!page) return refuse('PAGE_NOT_SHARED', { path: asked })
  const found = (await leadsTo(app.db, [page], dayOf(app.clock.now()))).get(page.path)
  if (!found || isRefusal(found)) return found ?? refuse('PAGE_NOT_SHARED', { path: asked })
  return { shareId: await ownCard(app, donor.donorId, page.path) }
})

/** The id of somebody's card of a page, which is known to exist. */
export async function ownCard(
  { db, random, clock }: App,
  donorId: string,
  path: string,
): Promise<string> {
  await db.run(sql`
    insert into share (id, donor_id, path, started_at)
    values (${random.id(ID_CHARACTERS)}, ${donorId}, ${path}, ${clock.now()})
    on conflict (donor_id, path) do nothing`)
  const { shareId } = await db.one<{ shareId: string }>(sql`
    select id as "shareId" from share where donor_id = ${donorId} and path = ${path}`)
  return shareId
}
