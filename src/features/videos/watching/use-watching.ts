import { useEffect, useState, useSyncExternalStore } from 'react'
import type { VideoPage } from '../../../../contracts/videos'
import { call, knowsPerson } from '../../../cloud'
import { network } from '../../../platform'
import { beginWatching, type Watched, type Watching, type WatchingOutside } from './watching'

const outside: WatchingOutside = {
  start: (videoId) => call('videos.start', { videoId }),
  beat: (beat) => call('videos.beat', beat),
  knowsPerson,
  later(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

/** One video's heartbeats, from the first play until its page is left. */
export function useWatching(
  {
    videoId,
    seconds,
    watchedToEnd = false,
  }: Pick<VideoPage, 'videoId' | 'seconds' | 'watchedToEnd'>,
  positionMs: () => number,
): { watching: Watching; watched: Watched } {
  const [watching] = useState(() =>
    beginWatching(outside, { videoId, lengthMs: seconds * 1000, watchedToEnd, positionMs }),
  )
  const watched = useSyncExternalStore(watching.subscribe, watching.watched)
  useEffect(() => network.watch((online) => online && watching.again()), [watching])
  useEffect(() => watching.leave, [watching])
  return { watching, watched }
}
