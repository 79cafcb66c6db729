import { setTimeout as sleep } from 'node:timers/promises'
import { ControlError } from '../control/control-error'
import type { World } from '../world'
import { createGroups } from './groups'
import { type PasserBy, passersBy } from './passers-by'
import { CallFailed, type Product, productAt } from './product'
import { type Count, createTally, type Tally } from './tally'
import { readHome, type Scene, visit } from './visit'

/** A crowd comes by, reads, gives once or monthly, sends and opens envelopes, and is gone again. There is one at a time. */
export type Crowd = ReturnType<typeof createCrowd>

export type CrowdWish = { people: number; seconds: number; seed: number; scene?: Scene | undefined }

export type CrowdState = Count & {
  running: boolean
  /** So many are to come. */
  people: number
  seed?: number
  /** By the simulator's clock, as it was at the start. */
  startedAt?: string
  endsAt?: string
}

/** Who finds so many others before them waits for a place. */
const VISITS_AT_ONCE_MAX = 64

type Run = {
  wish: CrowdWish
  startedAt: string
  endsAt: string
  tally: Tally
  stop: AbortController
  ended: Promise<void>
  running: boolean
}

export const createCrowd = (world: World) => {
  let run: Run | undefined
  let asking = false

  const show = (): CrowdState => {
    if (run === undefined) return { running: false, people: 0, ...createTally().count }
    const { wish, running, startedAt, endsAt, tally } = run
    const { people, seed } = wish
    return { running, people, seed, ...tally.count, startedAt, endsAt }
  }

  const begin = (wish: CrowdWish, product: Product): Run => {
    const startedMs = world.clock.nowMs()
    const begun: Run = {
      wish,
      startedAt: new Date(startedMs).toISOString(),
      endsAt: new Date(startedMs + wish.seconds * 1000).toISOString(),
      tally: createTally(),
      stop: new AbortController(),
      ended: Promise.resolve(),
      running: true,
    }
    noteOf(world, 'started', begun)
    begun.ended = comeBy(world, product, begun).finally(() => {
      begun.running = false
      noteOf(world, begun.stop.signal.aborted ? 'stopped' : 'ended', begun)
    })
    return begun
  }

  return {
    show,

    /** Refused while another is under way, and when the product does not answer. */
    async start(wish: CrowdWish): Promise<CrowdState> {
      if (asking || run?.running) {
        throw new ControlError(
          409,
          'CROWD_UNDER_WAY',
          'A crowd is under way. Stop it first, or wait until it ends.',
        )
      }
      asking = true
      try {
        const product = productAt(world.app.origin(), world.app.key)
        await readHome(product).catch(toControlError)
        run = begin(wish, product)
      } finally {
        asking = false
      }
      return show()
    },

    /** Nobody comes any more, and whoever is there finishes what they have begun. */
    async stop(): Promise<CrowdState> {
      run?.stop.abort()
      await run?.ended
      return show()
    },
  }
}

const toControlError = (error: unknown): never => {
  throw error instanceof CallFailed
    ? new ControlError(502, 'PRODUCT_SILENT', `The product cannot be visited: ${error.message}.`)
    : error
}

const comeBy = async (world: World, product: Product, { wish, tally, stop }: Run) => {
  const startMs = performance.now()
  const passedMs = () => performance.now() - startMs
  const all = passersBy(wish)
  const groups = createGroups(world, all)
  const visiting = { world, product, tally, groups, scene: wish.scene, stopped: stop.signal }
  const inside = new Set<Promise<void>>()
  const comeIn = (passerBy: PasserBy) => {
    tally.came()
    const visited = visit(visiting, passerBy).finally(() => inside.delete(visited))
    inside.add(visited)
  }

  for (const [index, passerBy] of all.entries()) {
    await sleep(Math.max(passerBy.arrivesMs - passedMs(), 0), undefined, {
      signal: stop.signal,
    }).catch(() => {})
    if (inside.size >= VISITS_AT_ONCE_MAX) await Promise.race(inside)
    if (stop.signal.aborted) break
    if (passedMs() > wish.seconds * 1000 && inside.size >= VISITS_AT_ONCE_MAX - 1) {
      const left = all.length - index
      tally.fail(`${left} people found no place in time: the product answers too slowly`, left)
      break
    }
    comeIn(passerBy)
  }
  await Promise.all(inside)
}

const noteOf = (
  world: World,
  state: 'started' | 'ended' | 'stopped',
  { wish, tally }: Run,
): void => {
  const { people, seconds, seed } = wish
  const { came: _, refused: __, lastFailure: ___, ...count } = tally.count
  world.note('crowd', { state, people, seconds, seed, ...count })
}
