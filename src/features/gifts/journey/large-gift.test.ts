import { digitPlaces, isLarge, likelySlip } from './large-gift'

const typed = (amountFen: number) => ({ projectId: 'quilt', amountFen, typed: true, message: '' })

test('999 yuan are given at once, 1,000 are asked about', () => {
  expect([isLarge(99_900), isLarge(100_000)]).toEqual([false, true])
})

test('30,000 typed for 300.00: the sum with its decimal point is offered', () => {
  expect(likelySlip(typed(3_000_000))).toBe(30_000)
})

test('a known usual sum is offered before any guess', () => {
  expect(likelySlip(typed(3_000_000), 5_000)).toBe(5_000)
})

test('a sum that was picked, or typed with its decimals, has no slip to offer', () => {
  expect(likelySlip({ ...typed(100_000), typed: false })).toBeUndefined()
  expect(likelySlip(typed(100_050))).toBeUndefined()
})

test.each([
  [3_000_000, '3wan 0qian 0bai 0shi 0yuan'],
  [123_456, '1qian 2bai 3shi 4yuan 5jiao 6fen'],
  [5_000_000, '5wan 0qian 0bai 0shi 0yuan'],
])('%d fen as digits with their places: %s', (amountFen, expected) => {
  const places = digitPlaces(amountFen)
  expect(places.map(({ digit, place }) => digit + place).join(' ')).toBe(expected)
  expect(places.map(({ leads }) => leads).indexOf(true)).toBe(0)
})
