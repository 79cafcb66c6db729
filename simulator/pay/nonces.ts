import type { Journal } from '../journal'

/** Which nonces were used, for as long as one could be played again; a restart forgets none. */

export type Nonces = {
  /** False when the nonce was seen before. */
  remember(nonce: string): boolean
}

type Used = { nonce: string; atMs: number }

// A nonce can be replayed while its timestamp passes for fresh, which is ten minutes from edge to edge;
// two generations, turned over at that pace, remember at least as long and forget what is older in one step.
const GENERATION_MS = 10 * 60_000

export const createNonces = (journal: Journal, realNowMs = Date.now): Nonces => {
  let young = new Set<string>()
  let old = new Set<string>()
  let turnedMs = realNowMs()

  for (const { nonce, atMs } of journal.records<Used>('nonces')) {
    if (turnedMs - atMs <= GENERATION_MS) young.add(nonce)
    else journal.put('nonces', nonce, undefined)
  }

  return {
    remember(nonce) {
      const atMs = realNowMs()
      if (atMs - turnedMs > GENERATION_MS) {
        old = young
        young = new Set()
        turnedMs = atMs
      }
      if (young.has(nonce) || old.has(nonce)) return false
      young.add(nonce)
      journal.put('nonces', nonce, { nonce, atMs })
      return true
    },
  }
}
