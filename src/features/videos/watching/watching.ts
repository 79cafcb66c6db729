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

export type Watched = { counting: Counting; watchedToEnd: boolean }

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

/** A start that failed is tried again as often as a beat would be sent. */
const TRY_AGAIN_MS = 5_000

export function beginWatching(outside: WatchingOutside, from: From): Watching {
  const { videoId, lengthMs, watchedToEnd: alreadyWatched, positionMs } = from
  const told = new Set<() => void>()
  let now: Watched = { counting: 'not-yet', watchedToEnd: alreadyWatched }
  let watch: { watchId: string; beatMs: number } | undefined
  let playing = false
  let unsaid = false
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
    if (!answer.ok) return become({ counting: reason(answer.trouble.kind) })
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
    unsaid = !answer.ok
    if (answer.ok) {
      return become({ counting: 'counted', watchedToEnd: answer.value.watchedToEnd })
    }
    const { trouble } = answer
    if (trouble.kind === 'refused') watch = undefined
    become({ counting: reason(trouble.kind) })
  }

  const say = (at: number, hasPlayed: boolean): Promise<void> => {
    line = line.then(() => send(at, hasPlayed))
    return line
  }

  /** The next beat waits for this one: a slow network has not two of them under way. */
  function plan(): void {
    stopWaiting()
    if (left || !playing || now.watchedToEnd) return
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
    void say(at, true)
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
      else if (now.counting !== 'not-yet') void say(lengthMs, true)
    },
    again() {
      if (unsaid || now.counting === 'offline') void say(positionMs(), true)
    },
    leave() {
      stop(positionMs())
      left = true
      stopWaiting()
    },
  }
}
