import { equalPortion, offered, portionsIn, portionsMost } from './wrap-form'

test('the screen offers portions of ¥1 at least, and 500 at most', () => {
  expect(portionsMost(99)).toBeUndefined()
  expect(portionsMost(100)).toBe(1)
  expect(portionsMost(2_050)).toBe(20)
  expect(portionsMost(5_000_000)).toBe(500)
})

test('an equal portion is said exactly only where it is', () => {
  expect(equalPortion(10_000, 10)).toEqual({ fen: 1_000, exact: true })
  expect(equalPortion(1_000, 3)).toEqual({ fen: 333, exact: false })
  expect(equalPortion(5_000, 3)).toEqual({ fen: 1_667, exact: false })
})

test.each([
  ['1', 1],
  [' 20 ', 20],
  ['0', undefined],
  ['21', undefined],
  ['2.5', undefined],
  ['-3', undefined],
  ['abc', undefined],
  ['', undefined],
])('of 20 portions at most, %p written is %p', (text, portions) => {
  expect(portionsIn(text, 20)).toBe(portions)
})

test('friends choose among all but those switched off, twelve with the default one', () => {
  const many = Array.from({ length: 20 }, (_, at) => `p${at}`)
  expect(offered(many, ['p0'])).toEqual(many.slice(1, 12))
})
