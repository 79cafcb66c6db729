import { cutToCodePoints, readAmount } from './amount'

test.each([
  ['20', 2_000],
  ['6.6', 660],
  ['１，０００', 100_000],
  ['50000', 5_000_000],
])('%s is read as %d fen', (text, amountFen) => {
  expect(readAmount(text)).toEqual({ ok: true, amountFen })
})

test.each([
  ['', 'empty'],
  ['0', 'too-small'],
  ['50000.01', 'too-large'],
  ['1.234', 'not-a-sum'],
  ['-5', 'not-a-sum'],
])('“%s” is not a gift: %s', (text, why) => {
  expect(readAmount(text)).toEqual({ ok: false, why })
})

test('a message is cut between characters, never within one', () => {
  expect(cutToCodePoints('暖𠮷𠮷', 2)).toBe('暖𠮷')
})
