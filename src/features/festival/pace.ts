/** How soon a living page asks again: at most once a second, and less where that would help nobody. */

const ASK_MS = 1_000
/** Phones that opened at the same moment drift apart. */
export const JITTER_MS = 400
/** While nothing comes in. */
const CALM_MS_MAX = 5_000
/** While nothing is answered. */
const TROUBLE_MS_MAX = 30_000

export type Heard = 'news' | 'nothing new' | 'trouble'

/**
 * @param before the wait before this answer
 * @param jitter 0 to `JITTER_MS`
 */
export function waitAfter(heard: Heard, before: number, jitter: number): number {
  if (heard === 'news') return ASK_MS + jitter
  const [growth, most] = heard === 'trouble' ? [2, TROUBLE_MS_MAX] : [1.3, CALM_MS_MAX]
  return Math.min(most, Math.max(ASK_MS, before) * growth) + jitter
}
