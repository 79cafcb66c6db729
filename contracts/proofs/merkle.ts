/**
 * The hash tree of RFC 6962, section 2.1, over SHA-256. A leaf and a node are hashed with different first
 * bytes, so that neither can stand for the other. Built from below: nodes are joined in pairs, and the last
 * one of an odd level goes up as it is; that is the same tree as the RFC's, which splits from above.
 */
import { sha256 } from '@noble/hashes/sha2'
import { concatBytes } from '@noble/hashes/utils'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const EMPTY_ROOT = sha256(new Uint8Array())

export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF, leaf))
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE, left, right))
}

/** The level above. */
export function levelAbove(level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = []
  for (let n = 0; n < level.length; n += 2) {
    const [left, right] = [level[n], level[n + 1]]
    if (left) above.push(right ? nodeHash(left, right) : left)
  }
  return above
}

/** The root over the hashes of leaves. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  let level = [...leaves]
  while (level.length > 1) level = levelAbove(level)
  return level[0] ?? EMPTY_ROOT
}

/** The siblings from a leaf up to the root of its own tree. */
export function pathOf(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  const path: Uint8Array[] = []
  let [level, at] = [[...leaves], index]
  while (level.length > 1) {
    const sibling = level[at ^ 1]
    if (sibling) path.push(sibling)
    level = levelAbove(level)
    at >>= 1
  }
  return path
}

/**
 * The root that a leaf's hash leads to along its path, in a tree of so many leaves; undefined when there is
 * no such leaf, or the path has not as many steps as it takes.
 */
export function rootAlong(
  hash: Uint8Array,
  { index, size }: { index: number; size: number },
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size))) return undefined
  if (index < 0 || index >= size) return undefined
  let [at, last, root, step] = [index, size - 1, hash, 0]
  while (last > 0) {
    // The last one of an odd level has no sibling, and goes up as it is.
    if (at % 2 === 1 || at < last) {
      const sibling = path[step++]
      if (!sibling) return undefined
      root = at % 2 === 1 ? nodeHash(sibling, root) : nodeHash(root, sibling)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return step === path.length ? root : undefined
}
