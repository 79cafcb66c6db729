/**
 * The mini program codes of cards. Each is asked of the platform once and kept: it is good for ever, and
 * asking is limited. Two who ask together in one process wait for one answer; two processes at most ask
 * for the same code twice, which the platform makes the same.
 */
import { pages } from '../../contracts/pages'
import type { Clock } from '../app'
import type { ChatPlatform } from '../chat'
import { type Db, sql } from '../db'

/** What the platform draws when nothing is said: some 4 px a module on a poster. */
const WIDTH = 430
/** After "too many" nobody asks for as long as the platform counts. */
const REST_MS = 60_000

export type ShareCodes = {
  /** The picture as a data URL; `busy` when the platform has none for now. Throws what it throws. */
  of(shareId: string): Promise<string | 'busy'>
}

export function shareCodes(deps: {
  db: Db
  chat: ChatPlatform
  /** Business time, for when it was made. */
  clock: Clock
  /** Real time, by which the platform counts. */
  wallClock: Clock
}): ShareCodes {
  const { db, chat, clock, wallClock } = deps
  const asked = new Map<string, Promise<string | 'busy'>>()
  let restsUntilMs = 0

  async function draw(shareId: string): Promise<string | 'busy'> {
    if (wallClock.now().getTime() < restsUntilMs) return 'busy'
    const code = await chat.drawCode({ scene: shareId, page: pages.card, width: WIDTH })
    if (!code.drawn) {
      if (code.reason === 'too-many') restsUntilMs = wallClock.now().getTime() + REST_MS
      return 'busy'
    }
    const image = `data:${code.type};base64,${code.bytes.toString('base64')}`
    await db.run(sql`
      insert into share_code (share_id, image, made_at) values (${shareId}, ${image}, ${clock.now()})
      on conflict (share_id) do nothing`)
    return image
  }

  return {
    async of(shareId) {
      const kept = await db.maybe<{ image: string }>(sql`
        select image from share_code where share_id = ${shareId}`)
      if (kept) return kept.image
      const waiting = asked.get(shareId)
      if (waiting) return waiting
      const drawing = draw(shareId).finally(() => asked.delete(shareId))
      asked.set(shareId, drawing)
      return drawing
    },
  }
}
