import { inEnglishWords } from './money'

test.each([
  [0, 'zero yuan'],
  [3_000_000, 'thirty thousand yuan'],
  [123_456, 'one thousand two hundred and thirty-four yuan and fifty-six fen'],
  [100_500, 'one thousand and five yuan'],
  [100_099, 'one thousand yuan and ninety-nine fen'],
  [1_101, 'eleven yuan and one fen'],
  [5_000_000, 'fifty thousand yuan'],
  [100_000_100, 'one million and one yuan'],
])('%d fen are %s in words', (amountFen, words) => {
  expect(inEnglishWords(amountFen)).toBe(words)
})
