import fc from 'fast-check'
import { wrapText } from './wrap-text'

/** A Chinese character is one wide, others half. */
const measure = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u0020-\u007e]/.test(sign) ? 0.5 : 1), 0)
const wrap = (text: string, widthMax: number, linesMax = 9) =>
  wrapText(text, { widthMax, linesMax, measure })

test.each<[string, string, number, string[]]>([
  ['Chinese breaks anywhere', '给高原寄宿的孩子一个冬天', 6, ['给高原寄宿的', '孩子一个冬天']],
  ['a comma does not begin a line', '给高原的孩子，一个冬天', 6, ['给高原的孩', '子，一个冬天']],
  ['two marks neither', '给高原的孩子」。一个', 6, ['给高原的孩', '子」。一个']],
  [
    'an opening mark does not end a line',
    '灯愿送到「一床被子」',
    5,
    ['灯愿送到', '「一床被', '子」'],
  ],
  ['English breaks between words', 'a warm winter for them', 6, ['a warm', 'winter for', 'them']],
  ['a word among Chinese stays whole', '备案编号 53440000MJK', 9, ['备案编号', '53440000MJK']],
  ['a word that fits no line is taken apart', '53440000MJK018', 4, ['53440000', 'MJK018']],
  ['what fits is one line', '一床厚被子', 6, ['一床厚被子']],
  ['nothing is no line', '  ', 6, []],
])('%s', (_, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines)
})

test('what is left over ends in …, within the width', () => {
  expect(wrap('一二三四五六七八九十', 4, 2)).toEqual(['一二三四', '五六七…'])
  expect(wrap('一二三四五六，八九十', 4, 2)).toEqual(['一二三四', '五六…'])
})

test('no line is too wide, and nothing is lost while there is room', () => {
  const signs = fc.constantFrom(...'灯愿一起做件好事，。「」（）abc 12')
  fc.assert(
    fc.property(
      fc.array(signs, { maxLength: 60 }),
      fc.integer({ min: 4, max: 20 }),
      (of, width) => {
        const text = of.join('')
        const lines = wrap(text, width, 200)
        expect(lines.every((line) => measure(line) <= width)).toBe(true)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(wrap(text, width, 2).length).toBeLessThanOrEqual(2)
      },
    ),
  )
})
