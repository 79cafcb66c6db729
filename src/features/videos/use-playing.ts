/** A player, and the heartbeats that go with it. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { launch, lifecycle, network, usePageHide } from '../../platform'
import type { PlayerHandle } from '../../ui'
import { useWatching } from './watching/use-watching'
import type { Watched } from './watching/watching'

type At = 'poster' | 'starting' | 'playing' | 'paused' | 'ended' | 'failed'

export type Playing = {
  at: At
  /** Where it stands. */
  seconds: number
  /** The last quarter was reached, today already too, or there is nothing more to wait for: giving is offered. */
  isLate: boolean
  /** The browser did not let it play by itself. */
  refused: boolean
  watched: Watched
  toggle: () => void
  pause: () => void
  play: () => void
  /** Plays from there; from the beginning after the end, and anew where the file did not come. */
  jump: (seconds: number) => void
  /** Of the player itself. Another `attempt` is another player: a file that failed is asked for again. */
  player: {
    handle: RefObject<PlayerHandle>
    attempt: number
    onPlay: () => void
    onPause: () => void
    onEnd: () => void
    onTime: (seconds: number) => void
    onFail: () => void
  }
}

const LATE_FROM = 0.75

/** @param mayBegin whether it may play by itself where the network is free: undefined while that is not known */
export function usePlaying(video: VideoPage, mayBegin: boolean | undefined): Playing {
  const handle = useRef<PlayerHandle>(null)
  const last = useRef(0)
  const [at, setAt] = useState<At>('poster')
  const [seconds, setSeconds] = useState(0)
  const [isLate, setLate] = useState(Boolean(video.watchedToEnd) || video.pot?.caller === 'waits')
  const [refused, setRefused] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const positionMs = (): number => (handle.current?.seconds() ?? last.current) * 1000
  const { watching, watched } = useWatching(video, positionMs)

  const play = useCallback(async (): Promise<void> => {
    setRefused(false)
    setAt((before) => (before === 'playing' ? before : 'starting'))
    if ((await handle.current?.play()) !== false) return
    setAt('poster')
    setRefused(true)
  }, [])
  const pause = useCallback(() => handle.current?.pause(), [])

  usePageHide(pause)
  useEffect(() => lifecycle.onHide(pause), [pause])
  useEffect(() => {
    if (!mayBegin) return undefined
    let left = false
    void network.isFree().then((free) => {
      if (free && !left) void play()
    })
    return () => {
      left = true
    }
  }, [mayBegin, play])
  useEffect(() => {
    if (attempt > 0) void play()
  }, [attempt, play])

  const tell = (to: number): void => {
    last.current = to
    setSeconds(to)
    if (to >= video.seconds * LATE_FROM) setLate(true)
  }
  const jump = (to: number): void => {
    if (at === 'failed') {
      setAttempt((before) => before + 1)
      return
    }
    watching.jumps(positionMs(), to * 1000)
    handle.current?.seek(to)
    tell(to)
    if (at !== 'playing') void play()
  }
  return {
    at,
    seconds,
    isLate,
    refused,
    watched,
    jump,
    pause,
    play: () => void play(),
    toggle() {
      if (at === 'playing') pause()
      else if (at === 'ended' || at === 'failed') jump(0)
      // A second tap while it starts changes nothing.
      else if (at !== 'starting') void play()
    },
    player: {
      handle,
      attempt,
      onPlay() {
        setAt('playing')
        // Moments has no person whom it could be counted for.
        if (!launch().readOnly) watching.plays()
      },
      onPause() {
        // A browser also calls it a pause when a file fails.
        setAt((before) => (before === 'ended' || before === 'failed' ? before : 'paused'))
        watching.rests()
      },
      onEnd() {
        tell(video.seconds)
        setAt('ended')
        watching.ends()
      },
      onTime: tell,
      onFail() {
        setAt('failed')
        setLate(true)
        watching.rests()
      },
    },
  }
}
