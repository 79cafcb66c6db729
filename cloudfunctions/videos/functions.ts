import { refuse } from '../../contracts/errors'
import { type StoredVideo, videosList, videosShow } from '../../contracts/videos'
import { bind } from '../bind'
import { sql } from '../db'

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

export const showVideo = bind(videosShow, async (app, _caller, { videoId }) => {
  const page = await app.videos.show(videoId)
  return page ?? refuse('NO_SUCH_VIDEO', { videoId })
})
