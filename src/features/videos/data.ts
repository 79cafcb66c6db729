/** Reading videos: one in full, those beside it, and whether the day is one of mourning. */
import { useEffect } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { call, useAnswer, usePages } from '../../cloud'
import { usePageShownAgain } from '../../platform'

export function useVideo(videoId: string) {
  const asked = useAnswer<VideoPage>(videoId, () => call('videos.show', { videoId }))
  usePageShownAgain(asked.again)
  return asked
}

export type Neighbours = { before: string | undefined; after: string | undefined }

/** The videos before and after one, in the server's order; undefined at either end, or while it is asked. */
export function useNeighbours(videoId: string): Neighbours {
  const { items, more, fetchingMore } = usePages(
    'all',
    (place) => call('videos.list', place),
    (video: { videoId: string }) => video.videoId,
  )
  const at = items.findIndex((video) => video.videoId === videoId)
  const onLast = items.length > 0 && (at < 0 || at === items.length - 1)
  useEffect(() => {
    if (onLast && !fetchingMore) more?.()
  }, [onLast, fetchingMore, more])
  if (at < 0)
    return { before: undefined, after: items.find((video) => video.videoId !== videoId)?.videoId }
  return { before: items[at - 1]?.videoId, after: items[at + 1]?.videoId }
}

/** Undefined while it is not known: until then nothing moves by itself. */
export function useMourning(): boolean | undefined {
  const { value, trouble } = useAnswer('now', async () => {
    const answer = await call('scenes.now', {})
    return answer.ok ? { ok: true as const, value: answer.value.key } : answer
  })
  return value === undefined && !trouble ? undefined : value === 'mourning'
}
