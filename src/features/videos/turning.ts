/** From one video to the next: a finger that moves up or down, and the arrow keys of a browser. */
type Touched = { changedTouches?: ArrayLike<{ clientX: number; clientY: number }> }
type Key = { key?: string; preventDefault: () => void }

/** Shorter than this it was a tap that slipped. */
const SWIPE_PX = 60

type Turn = (to: 'before' | 'after') => void

/** The attributes to spread on what is swiped. */
export function turnedByTouch(turn: Turn): Record<string, unknown> {
  let from: { x: number; y: number } | undefined
  return {
    onTouchStart: ({ changedTouches }: Touched) => {
      from = placeOf(changedTouches)
    },
    onTouchEnd: ({ changedTouches }: Touched) => {
      const to = placeOf(changedTouches)
      if (!from || !to) return
      const [across, down] = [to.x - from.x, to.y - from.y]
      from = undefined
      if (Math.abs(down) < SWIPE_PX || Math.abs(down) < 2 * Math.abs(across)) return
      turn(down < 0 ? 'after' : 'before')
    },
  }
}

/** The same for keys; nothing in a mini program, which has none. */
export function turnedByKeys(turn: Turn): Record<string, unknown> {
  if (process.env['TARO_ENV'] === 'weapp') return {}
  return {
    onKeyDown: (event: Key) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      turn(event.key === 'ArrowDown' ? 'after' : 'before')
    },
  }
}

function placeOf(touches: Touched['changedTouches']): { x: number; y: number } | undefined {
  const touch = touches?.[0]
  return touch && { x: touch.clientX, y: touch.clientY }
}
