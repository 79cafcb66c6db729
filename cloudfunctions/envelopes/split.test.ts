import fc from 'fast-check'
import { splitFen } from './split'

const asked = fc.integer({ min: 1, max: 500 }).chain((portions) =>
  fc.record({
    portions: fc.constant(portions),
    totalFen: fc.integer({ min: portions, max: 5_000_000 }),
    seed: fc.string({ minLength: 1, maxLength: 20 }),
  }),
)

const sum = (parts: number[]) => parts.reduce((all, part) => all + part, 0)

test('a split has its portions, sums to the fen, and gives nobody nothing', () => {
  fc.assert(
    fc.property(
      asked,
      fc.constantFrom('equal', 'random'),
      ({ portions, totalFen, seed }, split) => {
        const parts = splitFen(totalFen, { portions, split, seed })
        expect(parts).toHaveLength(portions)
        expect(sum(parts)).toBe(totalFen)
        expect(parts.every((part) => Number.isInteger(part) && part >= 1)).toBe(true)
      },
    ),
  )
})

test('equal portions differ by a fen at most', () => {
  fc.assert(
    fc.property(asked, ({ portions, totalFen, seed }) => {
      const parts = splitFen(totalFen, { portions, split: 'equal', seed })
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a random portion is at most twice the mean of what is left, and the same seed draws the same', () => {
  fc.assert(
    fc.property(asked, ({ portions, totalFen, seed }) => {
      const parts = splitFen(totalFen, { portions, split: 'random', seed })
      let leftFen = totalFen
      for (const [n, part] of parts.entries()) {
        expect(part).toBeLessThanOrEqual((2 * leftFen) / (portions - n))
        leftFen -= part
      }
      expect(splitFen(totalFen, { portions, split: 'random', seed })).toEqual(parts)
    }),
  )
})

test('random portions are as large on the average whoever opens first, and differ', () => {
  const rounds = 4_000
  const means = Array.from({ length: 5 }, () => 0)
  for (let n = 0; n < rounds; n += 1) {
    const parts = splitFen(1_000, { portions: 5, split: 'random', seed: `seed ${n}` })
    for (const [place, part] of parts.entries()) means[place] = (means[place] ?? 0) + part / rounds
  }
  for (const mean of means) expect(Math.abs(mean - 200)).toBeLessThan(10)
  expect(
    new Set(splitFen(10_000, { portions: 20, split: 'random', seed: 'one' })).size,
  ).toBeGreaterThan(10)
})

test('more portions than fen cannot be', () => {
  expect(() => splitFen(3, { portions: 4, split: 'equal', seed: 'x' })).toThrow(RangeError)
})
