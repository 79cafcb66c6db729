import fc from 'fast-check'
import {
  fen,
  formatFen,
  formatFenShort,
  inChineseWords,
  inEnglishWords,
  moneyParts,
  parseYuan,
  sumFen,
} from './money'

const sums = fc.integer({ min: 0, max: 99_999_999_999 })
const whole = fc.integer({ min: 0, max: 999_999_999 })

describe('a sum that somebody types', () => {
  test('is read back from every way in which we write it', () => {
    fc.assert(
      fc.property(sums, (amountFen) => {
        expect(parseYuan(formatFen(amountFen))).toBe(amountFen)
        expect(parseYuan(formatFenShort(amountFen))).toBe(amountFen)
        expect(parseYuan(`${formatFen(amountFen)} 元`)).toBe(amountFen)
      }),
    )
  })

  test('is read the same in wide figures', () => {
    fc.assert(
      fc.property(sums, (amountFen) => {
        const wide = formatFen(amountFen).replace(/[0-9.,]/g, (figure) =>
          String.fromCharCode(figure.charCodeAt(0) + 0xfee0),
        )
        expect(parseYuan(wide)).toBe(amountFen)
      }),
    )
  })

  test('is exact where floating point is not', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 99 }), (yuan, cents) => {
        const text = `${yuan}.${String(cents).padStart(2, '0')}`
        expect(parseYuan(text)).toBe(yuan * 100 + cents)
      }),
    )
  })

  test.each([
    '',
    ' ',
    '.',
    '.5',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1.234',
    '二十',
    '1 . 2 . 3',
    '1,50',
    '2,5',
    '1,2345',
    ',100',
    '5 0',
    '1，50',
    'NaN',
    '1234567890',
    '１．２３４',
  ])('is no sum when it is %j', (text) => {
    expect(parseYuan(text)).toBeUndefined()
  })

  test('is a whole number of fen or none, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const amountFen = parseYuan(text)
        expect(amountFen === undefined || (Number.isSafeInteger(amountFen) && amountFen >= 0)).toBe(
          true,
        )
      }),
    )
  })
})

describe('a sum on a screen', () => {
  test('has its parts, its commas and its sign', () => {
    expect(formatFen(123_456_789)).toBe('¥1,234,567.89')
    expect(formatFen(-5)).toBe('−¥0.05')
    expect(formatFenShort(200_000)).toBe('¥2,000')
    expect(formatFenShort(660)).toBe('¥6.60')
    expect(moneyParts(100_001)).toEqual({ sign: '¥', whole: '1,000', decimals: '.01' })
  })

  test('keeps the order of sums of one length', () => {
    const pair = fc
      .tuple(sums, sums)
      .filter(([one, other]) => formatFen(one).length === formatFen(other).length)
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(formatFen(one) < formatFen(other)).toBe(one < other)
      }),
    )
  })
})

describe('a sum in banker’s words', () => {
  test.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角'],
    [11, '壹角壹分'],
    [101, '壹元零壹分'],
    [1_000, '壹拾元整'],
    [1_050, '壹拾元伍角'],
    [100_560, '壹仟零伍元陆角'],
    [100_000, '壹仟元整'],
    [3_000_000, '叁万元整'],
    [5_000_000, '伍万元整'],
    [1_000_100, '壹万零壹元整'],
    [1_010_000, '壹万零壹佰元整'],
    [12_345_678, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_000_500_000, '壹亿零伍仟元整'],
    [10_010_000_000, '壹亿零壹拾万元整'],
    [100_000_000_000, '壹拾亿元整'],
  ])('%d fen are %s', (amountFen, words) => {
    expect(inChineseWords(amountFen)).toBe(words)
  })

  test('is read back by whoever knows the figures', () => {
    fc.assert(
      fc.property(sums, (amountFen) => {
        expect(readWords(inChineseWords(amountFen))).toBe(amountFen)
      }),
      { numRuns: 2_000 },
    )
  })

  test('never says two zeros in a row, nor one before a unit or at an end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amountFen) => {
        expect(inChineseWords(amountFen)).not.toMatch(/零零|零[元万亿角拾佰仟整]|^零|零$/)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('sums in English words differ whenever the sums do', () => {
  fc.assert(
    fc.property(whole, whole, (one, other) => {
      expect(inEnglishWords(one * 100) === inEnglishWords(other * 100)).toBe(one === other)
    }),
  )
})

test('fen are whole, safe numbers and nothing else; their sum is exact', () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e21]) {
    expect(() => fen(wrong)).toThrow(RangeError)
  }
  fc.assert(
    fc.property(fc.array(sums), (amounts) => {
      const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
      expect(BigInt(sumFen(amounts.map(fen)))).toBe(exact)
    }),
  )
})

/** Reads banker's words the plain way: figures times places, groups of four, then 角 and 分. */
function readWords(words: string): number {
  const [yuan = '', cents = ''] = words.includes('元') ? words.split('元') : ['', words]
  const part = (text: string, unit: string) => DIGITS.indexOf(text.split(unit)[0]?.slice(-1) ?? '')
  const jiao = cents.includes('角') ? part(cents, '角') : 0
  const fenPart = cents.includes('分') ? part(cents, '分') : 0
  let total = 0
  let rest = yuan
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const [above, below] = rest.includes(unit) ? rest.split(unit) : [undefined, rest]
    if (above !== undefined) total += readGroup(above) * size
    rest = below ?? ''
  }
  return (total + readGroup(rest)) * 100 + jiao * 10 + fenPart
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }

function readGroup(text: string): number {
  let sum = 0
  let figure = 0
  for (const letter of text) {
    const place = PLACES[letter]
    if (place === undefined) figure = DIGITS.indexOf(letter)
    else {
      sum += figure * place
      figure = 0
    }
  }
  return sum + figure
}
