/** When the wall is drawn: at most twenty times a second while a light grows, and not at all in between. */
import {
  ARRIVALS_MAX,
  type Arrival,
  arrivalsBetween,
  KINDLE_MS,
  kindle,
  type Lit,
  type Wall,
  wallOf,
} from './wall-state'

export const FRAME_MS = 50
/** What came in one answer is lit one after the other. */
const APART_MS = 110

type Deps = {
  draw: (wall: Wall, nowMs: number) => void
  now: () => number
  /** Does something later; answers how to drop it. */
  later: (work: () => void, ms: number) => () => void
  /** Nothing moves: a new wall is drawn as it stands. */
  still: boolean
}

export type WallMotion = { show(lit: Lit): void; stop(): void }

export function wallMotion({ draw, now, later, still }: Deps): WallMotion {
  let known: Lit | undefined
  let wall: Wall = []
  let coming: { arrival: Arrival; dueMs: number }[] = []
  let drop: (() => void) | undefined
  let drawnMs = Number.NEGATIVE_INFINITY

  function frame(): void {
    drop = undefined
    const at = now()
    const since = at - drawnMs
    // A phone whose clock was set back draws at once.
    if (since >= 0 && since < FRAME_MS) {
      again(FRAME_MS - since)
      return
    }
    for (const { arrival, dueMs } of coming) if (dueMs <= at) wall = kindle(wall, arrival, dueMs)
    coming = coming.filter(({ dueMs }) => dueMs > at)
    drawnMs = at
    draw(wall, at)
    if (isGrowing(wall, at)) again(FRAME_MS)
    else if (coming[0]) again(Math.max(FRAME_MS, coming[0].dueMs - at))
  }

  function again(ms: number): void {
    drop ??= later(frame, ms)
  }

  return {
    show(lit) {
      const before = known
      known = lit
      if (!before || still) wall = wallOf(lit)
      else {
        const from = Math.max(now(), coming[coming.length - 1]?.dueMs ?? 0)
        const arrivals = arrivalsBetween(before, lit)
        // What would be shown long after it came is left to the number beside the wall.
        coming = [
          ...coming,
          ...arrivals.map((arrival, n) => ({ arrival, dueMs: from + n * APART_MS })),
        ].slice(0, ARRIVALS_MAX)
        if (arrivals.length === 0) return
      }
      again(0)
    },
    stop() {
      drop?.()
      drop = undefined
    },
  }
}

function isGrowing(wall: Wall, at: number): boolean {
  return wall.some(({ kindledMs }) => kindledMs !== undefined && at - kindledMs < KINDLE_MS)
}
