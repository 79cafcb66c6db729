import { countWords, inWan } from './money-words'

test.each([
  [50_000_000, '¥50 万'],
  [1_234_500_000, '¥1,234.5 万'],
  [999_900, '¥9,999'],
])('a goal of %d fen reads %s', (amountFen, words) => {
  expect(inWan(amountFen, 'zh')).toBe(words)
})

test('a large sum is never rounded up', () => {
  expect(inWan(1_999_999, 'zh')).toBe('¥1.9 万')
  expect(countWords(19_999, 'zh')).toBe('1.9 万')
})

test('English has no 万', () => {
  expect(inWan(50_000_000, 'en')).toBe('¥500,000')
  expect(countWords(12_000, 'en')).toBe('12,000')
})
