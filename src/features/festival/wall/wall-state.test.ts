import {
  ARRIVALS_MAX,
  arrivalsBetween,
  kindle,
  type Lit,
  PLACES,
  slipOf,
  type Wall,
  wallOf,
} from './wall-state'

const wish = (message: string, n = 0) => ({ message, at: `2027-02-05T04:00:0${n}.000Z` })
const litIn = (wall: Wall): number => wall.filter(({ lit }) => lit).length
const slips = (wall: Wall): string[] => wall.flatMap(({ wish: words }) => words ?? [])

test('so many lanterns are lit as gifts came, up to the places on the wall', () => {
  for (const lit of [0, 1, 4, 9, 10, 486_310]) {
    const wall = wallOf({ lit, wishes: [] })
    expect(wall).toHaveLength(PLACES)
    expect(litIn(wall)).toBe(Math.min(lit, PLACES))
  }
})

test('the latest words hang on slips, and no lantern is lit for words that stand without a gift', () => {
  const wishes = [wish('早点见面'), wish('孩子睡得暖')]
  expect(slips(wallOf({ lit: 486_310, wishes }))).toEqual(
    expect.arrayContaining(['早点见面', '孩子睡得暖']),
  )
  expect(slips(wallOf({ lit: 1, wishes }))).toEqual(['早点见面'])
  expect(litIn(wallOf({ lit: 0, wishes }))).toBe(0)
})

test.each([
  ['早点见面', '早点见面'],
  ['愿远方有热饭。一定会的', '愿远方有热饭'],
  ['一句长得纸条上写不下的话', undefined],
  ['Happy New Year', undefined],
  ['<b>x</b>', undefined],
  ['！！！', undefined],
])('of “%s” a slip says %s', (message, slip) => {
  expect(slipOf(message)).toBe(slip)
})

test('what is new between two answers comes in its order, each once', () => {
  const before: Lit = { lit: 2, wishes: [wish('早点见面', 1)] }
  const after: Lit = { lit: 5, wishes: [wish('路上平安', 3), wish('都好', 2), wish('早点见面', 1)] }
  expect(arrivalsBetween(before, after)).toEqual([{}, { wish: '都好' }, { wish: '路上平安' }])
  expect(arrivalsBetween(after, after)).toEqual([])
})

test('of thousands in one answer some are lit, and the number says the rest', () => {
  expect(arrivalsBetween({ lit: 10, wishes: [] }, { lit: 4_000, wishes: [] })).toHaveLength(
    ARRIVALS_MAX,
  )
})

test('a total that went down by a refund lights nothing and puts nothing out', () => {
  expect(arrivalsBetween({ lit: 5, wishes: [] }, { lit: 4, wishes: [] })).toEqual([])
})

test('a gift lights the next place; on a full wall the earliest light comes anew, and none goes', () => {
  let wall = wallOf({ lit: 0, wishes: [] })
  for (let n = 1; n <= 40; n += 1) {
    const before = litIn(wall)
    wall = kindle(wall, n % 3 ? { wish: '早点见面' } : {}, n)
    expect(litIn(wall)).toBeGreaterThanOrEqual(before)
  }
  expect(litIn(wall)).toBe(PLACES)
  const kindled = wall.map(({ kindledMs }) => kindledMs ?? 0)
  expect(Math.max(...kindled)).toBe(40)
})
