/** When to try again: pure, so that every pause has a test. */
import type { Trouble } from './trouble'
import type { Way } from './ways'

export const TRIES_MAX = 4
const PAUSE_FIRST_MS = 300
const PAUSE_MS_MAX = 4_000

/**
 * Milliseconds to wait before the next try, or undefined to give up. Full jitter: a crowd that was
 * turned away together does not come back together.
 *
 * @param tried how many times it was sent already, from 1
 * @param chance a number from 0 to 1, exclusive
 */
export function pauseBefore(
  trouble: Trouble,
  { way, tried, chance }: { way: Way; tried: number; chance: number },
): number | undefined {
  if (tried >= TRIES_MAX || !isWorthIt(trouble, way)) return undefined
  return Math.round(chance * Math.min(PAUSE_MS_MAX, PAUSE_FIRST_MS * 2 ** tried))
}

function isWorthIt({ kind }: Trouble, { repeat }: Way): boolean {
  if (repeat === 'once') return false
  return kind === 'busy' || kind === 'offline'
}
