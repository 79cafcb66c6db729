/** Shares of spending lines: what holds whatever was given, spent, taken back, refunded and moved. */
import fc from 'fast-check'
import { carriedBy, type Line, noSums, share, splitInProportion, weigh } from './share'

/** Gifts of one project, with what was used of each by which line. */
type Gift = { gaveFen: number; standsFen: number; usedBy: Record<string, number> }

const sum = (amounts: readonly number[]) => amounts.reduce((all, fen) => all + fen, 0)
const usedOf = ({ usedBy }: Gift) => sum(Object.values(usedBy))
const LINES = ['被子与床品', '运输', '管理费']

/** Shares a report over all of them, the sums kept as text between one gift and the next. */
function shared(gifts: Gift[], lines: Line[]): { shares: number[][]; carried: Line[] } {
  const usedBefore = Object.fromEntries(
    LINES.map((line) => [line, sum(gifts.map(({ usedBy }) => usedBy[line] ?? 0))]),
  )
  const terms = { lines, usedBefore }
  const standing = (gift: Gift) => ({ ...gift, usedFen: usedOf(gift) })
  const kept = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))
  const all = gifts.reduce((sums, gift) => kept(weigh(terms, sums, standing(gift))), noSums())
  const carried = carriedBy(terms, all)
  if (carried === 'more than stood') throw new Error('more than stood')
  let sums = noSums()
  const shares = gifts.map((gift) => {
    const own = share(terms, { weightFen: all.weightFen, carried }, sums, standing(gift))
    sums = kept(own.sums)
    return own.shares
  })
  gifts.forEach((gift, n) => {
    for (const [at, { line }] of [...lines, ...carried].entries())
      gift.usedBy[line] = (gift.usedBy[line] ?? 0) + (shares[n]?.[at] ?? 0)
  })
  return { shares, carried }
}

const aGift = (gaveFen: number): Gift => ({ gaveFen, standsFen: gaveFen, usedBy: {} })

/** Given, spent in tenths of what is left, taken back, and gone back or elsewhere: in any order. */
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('give' as const),
      fen: fc.integer({ min: 1, max: 5_000_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('spend' as const),
      parts: fc.array(fc.tuple(fc.constantFrom(...LINES), fc.integer({ min: 1, max: 1_000 })), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('correct' as const),
      line: fc.constantFrom(...LINES),
      per1000: fc.integer({ min: 1, max: 1_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('leave' as const),
      which: fc.nat(),
      per1000: fc.integer({ min: 1, max: 1_000 }),
    }),
  },
)

test('each line adds up to the fen, what is carried to nothing, and nobody bears more than they gave', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 4, maxLength: 24 }), (happenings) => {
      const gifts: Gift[] = []
      for (const one of happenings) {
        const standsFen = sum(gifts.map((gift) => gift.standsFen))
        const left = standsFen - sum(gifts.map(usedOf))
        if (one.what === 'give') gifts.push(aGift(one.fen))
        if (one.what === 'leave') {
          const gift = gifts[one.which % Math.max(gifts.length, 1)]
          if (gift) gift.standsFen -= Math.ceil((gift.standsFen * one.per1000) / 1_000)
        }
        const lines: Line[] = []
        if (one.what === 'spend' && left > 0) {
          let rest = left
          for (const [line, per1000] of one.parts) {
            const fen = Math.floor((rest * per1000) / 1_000)
            if (fen > 0) lines.push({ line, fen })
            rest -= fen
          }
        }
        if (one.what === 'correct') {
          const usedFen = sum(gifts.map(({ usedBy }) => usedBy[one.line] ?? 0))
          const fen = -Math.floor((usedFen * one.per1000) / 1_000)
          if (fen < 0) lines.push({ line: one.line, fen })
        }
        if (lines.length === 0) continue
        const before = gifts.map((gift) => ({
          usedFen: usedOf(gift),
          whole: usedOf(gift) <= gift.standsFen,
        }))
        const { shares, carried } = shared(gifts, lines)
        const sharesOf = (n: number) => sum(shares.map((own) => own[n] ?? 0))
        for (const [n, { fen }] of lines.entries()) expect(sharesOf(n)).toBe(fen)
        for (const n of carried.keys()) expect(sharesOf(lines.length + n)).toBe(0)
        gifts.forEach((gift, n) => {
          for (const fen of Object.values(gift.usedBy)) expect(fen).toBeGreaterThanOrEqual(0)
          expect(usedOf(gift)).toBeLessThanOrEqual(gift.gaveFen)
          // Of one that stands whole, a report that only spends uses more, never less.
          if (before[n]?.whole) {
            expect(usedOf(gift)).toBeLessThanOrEqual(gift.standsFen)
            if (one.what === 'spend')
              expect(usedOf(gift)).toBeGreaterThanOrEqual(before[n]?.usedFen ?? 0)
          }
        })
      }
    }),
    { numRuns: 400 },
  )
})

test('shares are in proportion to what each has left, to within a fen', () => {
  const gifts = [aGift(5_000), aGift(2_500), aGift(2_500)]
  expect(shared(gifts, [{ line: '运输', fen: 1_000 }]).shares).toEqual([[500], [250], [250]])
  expect(shared(gifts, [{ line: '运输', fen: 1 }]).shares).toEqual([[0], [0], [1]])
})

test('what was used of a gift that went back is used of the others from the next report on', () => {
  const gifts = [aGift(1_000), aGift(1_000)]
  shared(gifts, [{ line: '运输', fen: 500 }])
  const [gone] = gifts
  if (gone) gone.standsFen = 0
  const { shares, carried } = shared(gifts, [{ line: '管理费', fen: 100 }])
  expect(carried).toEqual([{ line: '运输', fen: 250 }])
  expect(shares).toEqual([
    [0, -250],
    [100, 250],
  ])
  expect(gifts.map(usedOf)).toEqual([0, 600])
})

test('what the others cannot bear stays where it is', () => {
  const gifts = [aGift(1_000), aGift(1_000)]
  shared(gifts, [{ line: '运输', fen: 2_000 }])
  const [gone] = gifts
  if (gone) gone.standsFen = 0
  gifts.push(aGift(300))
  expect(shared(gifts, [{ line: '管理费', fen: 100 }])).toEqual({
    carried: [],
    shares: [[0], [0], [100]],
  })
})

test('a correction gives back in proportion to what its line took', () => {
  const gifts = [aGift(3_000), aGift(1_000)]
  shared(gifts, [{ line: '运输', fen: 400 }])
  gifts.push(aGift(9_000))
  const { shares } = shared(gifts, [
    { line: '运输', fen: -200 },
    { line: '管理费', fen: 12_800 },
  ])
  expect(shares.map(([back]) => back)).toEqual([-150, -50, 0])
  // All that stands is used then, to the last fen.
  expect(gifts.map(usedOf)).toEqual([3_000, 1_000, 9_000])
})

test('more than stood is said, and not shared', () => {
  const sums = weigh({ lines: [], usedBefore: {} }, noSums(), { standsFen: 99, usedFen: 0 })
  const terms = { lines: [{ line: '运输', fen: 100 }], usedBefore: {} }
  expect(carriedBy(terms, sums)).toBe('more than stood')
})

test('a sum is split in proportion and adds up', () => {
  fc.assert(
    fc.property(fc.nat(1e12), fc.array(fc.nat(1e10), { minLength: 1 }), (total, weights) => {
      const parts = splitInProportion(total, weights)
      expect(sum(parts)).toBe(sum(weights) === 0 ? 0 : total)
    }),
  )
})
