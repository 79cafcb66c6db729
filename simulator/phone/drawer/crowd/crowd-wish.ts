/** What a crowd is asked for, as it is typed and as `POST /control/crowd` takes it. */

export type Typed = { people: string; seconds: string; scene: string; seed: string }
export type CrowdWish = { people: number; seconds: number; scene?: number | string; seed?: number }

/** `GET /control/crowd`, as far as it is shown. */
export type CrowdSeen = {
  running: boolean
  /** So many are to come, and so many have. */
  people: number
  came: number
  /** Pages that were read, and gifts that were given. */
  read: number
  given: number
  givenFen: number
  /** Envelopes among the gifts; their portions that were opened, and directed; and who came too late for one. */
  sent: number
  opened: number
  directed: number
  late: number
  failed: number
  lastFailure?: string
}

/** A scene of digits is the platform's number, any other a name; what is left empty is not said. */
export const wishOf = ({ people, seconds, scene, seed }: Typed): CrowdWish => ({
  people: Number(people),
  seconds: Number(seconds),
  ...(scene.trim() === '' ? {} : { scene: sceneOf(scene.trim()) }),
  ...(seed.trim() === '' ? {} : { seed: Number(seed) }),
})

const sceneOf = (scene: string) => (/^\d+$/.test(scene) ? Number(scene) : scene)
