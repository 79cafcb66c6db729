/** Watching a sample clip in real time that the story moves: what a phone's heartbeats say. */
import type { Person, World } from './world'

export const VIDEO = 'lamp-clip'
/** As long as each of the samples. */
export const VIDEO_MS = 18_000
const BEAT_MS = 5_000

/** From now on this world's real time stands, and runs while somebody watches. */
export function watchingIn({ product }: Pick<World, 'product'>) {
  let nowMs = Date.now()
  product.app.wallClock = { now: () => new Date(nowMs) }
  const start = (person: Person, videoId = VIDEO) => person.done('videos.start', { videoId })
  async function beat(person: Person, watchId: string, afterMs: number, positionMs: number) {
    nowMs += afterMs
    return person.done('videos.beat', { watchId, positionMs, playing: true })
  }
  return {
    start,
    beat,
    /** Lets real time run without a beat. */
    wait(ms: number): void {
      nowMs += ms
    },
    /** The whole of it, beat after beat. */
    async watch(person: Person, videoId = VIDEO) {
      const { watchId } = await start(person, videoId)
      let said = await beat(person, watchId, BEAT_MS, BEAT_MS)
      for (let at = BEAT_MS; at < VIDEO_MS; ) {
        const step = Math.min(BEAT_MS, VIDEO_MS - at)
        at += step
        said = await beat(person, watchId, step, at)
      }
      return said
    },
  }
}
