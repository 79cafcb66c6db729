/** Watching: what is credited is decided by `beat_watch` (migration 012), under one clock a person. */
import { dayOf } from '../../contracts/beijing'
import { refuse } from '../../contracts/errors'
import { BEAT_SECONDS, videosBeat, videosStart } from '../../contracts/videos'
import { bind } from '../bind'
import { sql } from '../db'

const ID_CHARACTERS = 22

export const startVideo = bind(videosStart, async (app, { donor }, { videoId }) => {
  const { donorId } = donor
  const known = await app.db.maybe(sql`select from video where id = ${videoId}`)
  if (!known) return refuse('NO_SUCH_VIDEO', { videoId })
  // What has run until now was not watched here: the clock starts anew, and never goes back.
  await app.db.run(sql`
    insert into watch_clock as c (donor_id, beat_at) values (${donorId}, ${app.wallClock.now()})
    on conflict (donor_id) do update set beat_at = greatest(c.beat_at, excluded.beat_at)`)
  const watch = await app.db.one<{ watchId: string; watchedMs: number; watchedToEnd: boolean }>(sql`
    insert into video_watch as w (donor_id, video_id, day, id)
    values (${donorId}, ${videoId}, ${dayOf(app.clock.now())}, ${app.random.id(ID_CHARACTERS)})
    on conflict (donor_id, video_id, day) do update set position_ms = 0
    returning id as "watchId", watched_ms as "watchedMs",
      completed_at is not null as "watchedToEnd"`)
  return { ...watch, beatSeconds: BEAT_SECONDS }
})

export const beatVideo = bind(videosBeat, async (app, { donor }, beat) => {
  const { watchId, positionMs, playing } = beat
  const credited = await app.db.maybe<{ watchedMs: number; watchedToEnd: boolean }>(sql`
    select watched_ms as "watchedMs", completed as "watchedToEnd"
    from beat_watch(${donor.donorId}, ${watchId}, ${positionMs}, ${playing}, ${BEAT_SECONDS * 1000},
      ${app.wallClock.now()}, ${app.clock.now()})`)
  return credited ?? refuse('NO_SUCH_WATCH', { watchId })
})
