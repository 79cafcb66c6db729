import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import fc from 'fast-check'
import { EMPTY_ROOT, leafHash, nodeHash, pathOf, rootAlong, rootOf } from './merkle'

/** Leaves and roots of Certificate Transparency's reference tests. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const hashes = LEAVES.map((leaf) => leafHash(hexToBytes(leaf)))

test.each(ROOTS.map((root, n) => [n + 1, root] as const))(
  'the root of %i leaves is the reference’s',
  (size, root) => {
    expect(bytesToHex(rootOf(hashes.slice(0, size)))).toBe(root)
  },
)

test('no leaves have the hash of nothing', () => {
  expect(bytesToHex(rootOf([]))).toBe(bytesToHex(EMPTY_ROOT))
  expect(bytesToHex(EMPTY_ROOT)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

const aTree = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }))
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(n)))

test('every leaf leads to the root along its path, and no other leaf or place does', () => {
  fc.assert(
    fc.property(aTree, fc.nat(69), ({ size, index }, other) => {
      const leaves = leavesOf(size)
      const [leaf = EMPTY_ROOT, path, root] = [leaves[index], pathOf(leaves, index), rootOf(leaves)]
      expect(rootAlong(leaf, { index, size }, path)).toEqual(root)
      expect(rootAlong(leafHash(Uint8Array.of(99)), { index, size }, path)).not.toEqual(root)
      if (other !== index) expect(rootAlong(leaf, { index: other, size }, path)).not.toEqual(root)
      expect(rootAlong(leaf, { index, size }, [...path, leaf])).toBeUndefined()
      if (size > 1) expect(rootAlong(leaf, { index, size }, path.slice(1))).not.toEqual(root)
    }),
  )
})

test('a node stands for no leaf', () => {
  const [left = EMPTY_ROOT, right = EMPTY_ROOT] = hashes
  const both = new Uint8Array([...left, ...right])
  expect(leafHash(both)).not.toEqual(nodeHash(left, right))
})

test.each([
  [-1, 3],
  [3, 3],
  [0.5, 3],
  [0, Number.NaN],
  [0, 2 ** 60],
])('there is no leaf %d of %d', (index, size) => {
  expect(rootAlong(EMPTY_ROOT, { index, size }, [])).toBeUndefined()
})
