import { useEffect, useState, useSyncExternalStore } from 'react'
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
  { videoId, seconds }: { videoId: string; seconds: number },
  positionMs: () => number,
): { watching: Watching; watched: Watched } {
  const [watching] = useState(() =>
    beginWatching(outside, { videoId, lengthMs: seconds * 1000, positionMs }),
  )
  const watched = useSyncExternalStore(watching.subscribe, watching.watched)
  useEffect(() => network.watch((online) => online && watching.again()), [watching])
  useEffect(() => watching.leave, [watching])
  return { watching, watched }
}
