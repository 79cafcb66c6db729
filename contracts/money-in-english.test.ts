import { inEnglishWords } from './money'

test.each([
  [0, 'zero'],
  [3_000_000, 'thirty thousand'],
  [123_450, 'one thousand two hundred and thirty-four'],
  [100_500, 'one thousand and five'],
  [1_100, 'eleven'],
  [5_000_000, 'fifty thousand'],
  [100_000_100, 'one million and one'],
])('%d fen are %s yuan in words', (amountFen, words) => {
  expect(inEnglishWords(amountFen)).toBe(words)
})
