/** A card was opened. Each person counts once for each card, and the sharer never. */
import { refuse } from '../../contracts/errors'
import { sharesOpen } from '../../contracts/shares'
import type { App } from '../app'
import { bind } from '../bind'
import { sql } from '../db'

export const openShare = bind(sharesOpen, async (app, { donor }, { shareId, scene }) => {
  const share = await app.db.maybe<{ path: string; donorId: string }>(
    sql`select path, donor_id as "donorId" from share where id = ${shareId}`,
  )
  if (!share) return refuse('NO_SUCH_SHARE', { shareId })
  // Somebody who reads in Moments has no session, and cannot be told from the next one.
  if (donor && donor.donorId !== share.donorId) await count(app, donor.donorId, shareId, scene)
  return { path: share.path }
})

async function count(
  { db, clock, sealer }: App,
  donorId: string,
  shareId: string,
  scene: number | undefined,
): Promise<void> {
  await db.run(sql`
    insert into share_opening (share_id, opener_hash, scene, first_at)
    values (${shareId}, ${sealer.hash(`${shareId}:${donorId}`)}, ${scene ?? null}, ${clock.now()})
    on conflict do nothing`)
}
