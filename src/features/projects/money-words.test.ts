import { grouped, inWan } from './money-words'

test.each([
  [50_000_000, '¥50 万'],
  [1_234_500_000, '¥1,234.5 万'],
  [999_900, '¥9,999'],
])('a goal of %d fen reads %s', (amountFen, words) => {
  expect(inWan(amountFen, 'zh')).toBe(words)
})

test('a large sum is never rounded up', () => {
  expect(inWan(1_999_999, 'zh')).toBe('¥1.9 万')
})

test('English has no 万', () => {
  expect(inWan(50_000_000, 'en')).toBe('¥500,000')
})

test('lanterns are counted one by one, however many', () => {
  expect(grouped(0)).toBe('0')
  expect(grouped(18_264)).toBe('18,264')
  expect(grouped(1_000_000)).toBe('1,000,000')
})
