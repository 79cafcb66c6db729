import { refuse } from '../../contracts/errors'
import { type StoredVideo, type VideoPage, videosList, videosShow } from '../../contracts/videos'
import { bind } from '../bind'
import { sql } from '../db'
import { potOf, readViewer } from './pots'

const PAGE = 20

export const listVideos = bind(videosList, async (app, _caller, { projectId, cursor }) => {
  const rows = await app.db.many<{ content: StoredVideo }>(sql`
    select content from video
    where (${projectId ?? null}::text is null or project_id = ${projectId ?? null})
      and (${cursor ?? null}::text is null or id > ${cursor ?? null})
    order by id limit ${PAGE + 1}`)
  const items = rows
    .slice(0, PAGE)
    .map(({ content: { captions: _captions, chapters: _chapters, ...video } }) => video)
  const last = items.at(-1)
  return { items, ...(rows.length > PAGE && last && { next: last.videoId }) }
})

export const showVideo = bind(videosShow, async (app, { donor }, { videoId }) => {
  const page = await app.videos.show(videoId)
  if (!page) return refuse('NO_SUCH_VIDEO', { videoId })
  if (!donor) return page
  const { donorId } = donor
  const { watchedToEnd, pot } = await readViewer(app.db, { videoId, donorId, now: app.clock.now() })
  const { pot: _, ...shown }: VideoPage = JSON.parse(page.json)
  if (!pot) return { ...shown, watchedToEnd }
  const { caller } = pot
  const theirs = { ...potOf(pot, (sealed) => app.sealer.open(sealed)), ...(caller && { caller }) }
  return { ...shown, watchedToEnd, pot: theirs }
})
