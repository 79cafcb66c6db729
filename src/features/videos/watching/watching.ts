/**
 * What a phone says to the server while a video plays: where it stands, every few seconds. The server
 * counts (docs/decisions/0030-whose-word-counts.md); here it is only seen to that it hears of it, and
 * that whoever watches is told when it does not.
 */
import type { Answer, Result } from '../../../cloud'

export type Counting =
  /** Nothing has played yet. */
  | 'not-yet'
  | 'counted'
  /** No network: what plays now may be lost. */
  | 'offline'
  /** The server does not answer, or not in time. */
  | 'unanswered'
  /** There is nobody to count: no login here. */
  | 'nobody'

export type Watched = {
  counting: Counting
  watchedToEnd: boolean
  /** Something that played could not be said while it did, so that it may not have counted. */
  missed: boolean
}

type Beat = { watchId: string; positionMs: number; playing: boolean }

export type WatchingOutside = {
  start(videoId: string): Promise<Answer<Result<'videos.start'>>>
  beat(beat: Beat): Promise<Answer<Result<'videos.beat'>>>
  knowsPerson(): boolean
  /** Calls once after a pause, unless it is taken back. */
  later(ms: number, work: () => void): () => void
}

export type Watching = {
  watched(): Watched
  subscribe(told: () => void): () => void
  plays(): void
  rests(): void
  /** The player went elsewhere: what lies between was not watched. Positions in milliseconds. */
  jumps(from: number, to: number): void
  ends(): void
  /** The network is back: what could not be said is said now. */
  again(): void
  /** Says where it stands, and nothing after that. */
  leave(): void
}

type From = {
  videoId: string
  lengthMs: number
  /** They have watched it to its end today, as the page says: there is nothing more to count. */
  watchedToEnd: boolean
  /** Where the player stands now, in milliseconds. */
  positionMs: () => number
}

/** What failed is tried again as often as a beat would be sent; at rest only so often. */
const TRY_AGAIN_MS = 5_000
const TRIES_AT_REST_MAX = 60

export function beginWatching(outside: WatchingOutside, from: From): Watching {
  const { videoId, lengthMs, watchedToEnd: alreadyWatched, positionMs } = from
  const told = new Set<() => void>()
  let now: Watched = { counting: 'not-yet', watchedToEnd: alreadyWatched, missed: false }
  let watch: { watchId: string; beatMs: number } | undefined
  let playing = false
  let unsaid = false
  let triesAtRest = 0
  let left = false
  let stopWaiting = (): void => undefined
  /** Calls in a row: a later position must not overtake an earlier one. */
  let line: Promise<void> = Promise.resolve()

  const become = (change: Partial<Watched>): void => {
    if (left) return
    now = { ...now, ...change }
    for (const one of told) one()
  }

  async function begin(): Promise<void> {
    if (watch || now.watchedToEnd) return
    const answer = await outside.start(videoId)
    if (!answer.ok) return failed(answer.trouble.kind)
    const { watchId, beatSeconds, watchedToEnd } = answer.value
    watch = { watchId, beatMs: beatSeconds * 1000 }
    become({ counting: 'counted', watchedToEnd })
  }

  async function send(at: number, hasPlayed: boolean): Promise<void> {
    await begin()
    if (!watch || now.watchedToEnd) return
    const answer = await outside.beat({
      watchId: watch.watchId,
      positionMs: Math.round(Math.min(lengthMs, Math.max(0, at))),
      playing: hasPlayed,
    })
    if (answer.ok) {
      unsaid = false
      return become({ counting: 'counted', watchedToEnd: answer.value.watchedToEnd })
    }
    const { trouble } = answer
    if (trouble.kind === 'refused') watch = undefined
    failed(trouble.kind)
  }

  function failed(kind: string): void {
    const counting = reason(kind)
    unsaid = counting !== 'nobody'
    become({ counting, missed: now.missed || unsaid })
  }

  const say = (at: number, hasPlayed: boolean): Promise<void> => {
    line = line.then(() => send(at, hasPlayed))
    return line
  }

  /** The next beat waits for this one: a slow network has not two of them under way. */
  function plan(): void {
    stopWaiting()
    if (left || now.watchedToEnd) return
    if (playing) triesAtRest = 0
    else if (unsaid && triesAtRest < TRIES_AT_REST_MAX) triesAtRest += 1
    else return
    stopWaiting = outside.later(watch?.beatMs ?? TRY_AGAIN_MS, () => {
      void say(positionMs(), true).then(plan)
    })
  }

  function reason(kind: string): Counting {
    if (kind === 'offline') return 'offline'
    return outside.knowsPerson() ? 'unanswered' : 'nobody'
  }

  const stop = (at: number): void => {
    if (!playing) return
    playing = false
    stopWaiting()
    void say(at, true).then(plan)
  }

  return {
    watched: () => now,
    subscribe(one) {
      told.add(one)
      return () => told.delete(one)
    },
    plays() {
      if (playing || left) return
      playing = true
      line = line.then(begin)
      void line.then(plan)
    },
    rests: () => stop(positionMs()),
    jumps(at, to) {
      if (playing) void say(at, true)
      if (now.counting !== 'not-yet') void say(to, false)
    },
    ends() {
      // Some players say that they rest before they say that they are through.
      if (playing) stop(lengthMs)
      else if (now.counting !== 'not-yet') void say(lengthMs, true).then(plan)
    },
    again() {
      if (unsaid) void say(positionMs(), true).then(plan)
    },
    leave() {
      stop(positionMs())
      left = true
      stopWaiting()
    },
  }
}
