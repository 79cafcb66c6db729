/**
 * Money is whole fen in its own type. Parsing, splitting and speaking of sums live here and nowhere
 * else, for both sides. No floating point takes part: yuan exist only as text.
 */
export type Fen = number & { readonly unit: 'fen' }

export const GIFT_FEN_MIN = 1 as Fen
export const GIFT_FEN_MAX = 5_000_000 as Fen

/** From this sum on, a donor is asked once more, in words (docs/law.md). */
export const LARGE_GIFT_FEN = 100_000 as Fen
/** ... and from this many times the donor's own median. */
export const LARGE_GIFT_TIMES_MEDIAN = 10

/** Brands a whole, safe number as fen. Throws RangeError on anything else: that is a fault, not input. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`)
  return amount as Fen
}

export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum, amount) => sum + amount, 0))
}

/**
 * Reads what a person typed (`20`, `1,234.5`, `６.６`) as fen. A comma stands between thousands and nowhere
 * else: who writes `1,50` means one and a half.
 * Undefined when it is not a sum of yuan with at most two decimals.
 */
export function parseYuan(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').replace(/^[\s¥]+|[\s元]+$/g, '')
  const match = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{0,2}))?$/.exec(plain)
  if (!match) return undefined
  const yuan = Number(match[1]?.replace(/,/g, ''))
  return fen(yuan * 100 + Number((match[2] ?? '').padEnd(2, '0')))
}

/** `{ sign: '¥', whole: '1,234', decimals: '.50' }`, so that a screen can set each part in its own weight. */
export function moneyParts(amountFen: number): { sign: string; whole: string; decimals: string } {
  const absolute = Math.abs(amountFen)
  const whole = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const decimals = `.${String(absolute % 100).padStart(2, '0')}`
  return { sign: amountFen < 0 ? '−¥' : '¥', whole, decimals }
}

/** `¥1,234.50`. */
export function formatFen(amountFen: number): string {
  const { sign, whole, decimals } = moneyParts(amountFen)
  return sign + whole + decimals
}

/** `¥20` where the sum is round, `¥6.60` where it is not: for buttons. */
export function formatFenShort(amountFen: number): string {
  const { sign, whole, decimals } = moneyParts(amountFen)
  return decimals === '.00' ? sign + whole : sign + whole + decimals
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿']

/** The sum in banker's Chinese (`叁万元整`, `壹仟零伍元陆角`): the second question for large gifts. */
export function inChineseWords(amountFen: number): string {
  const fenTotal = fen(amountFen)
  if (fenTotal < 0) throw new RangeError('a sum in words is never negative')
  const yuan = Math.floor(fenTotal / 100)
  const jiao = Math.floor((fenTotal % 100) / 10)
  const cent = fenTotal % 10
  const whole = yuan > 0 ? `${wholeInWords(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `${whole || '零元'}整`
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : ''
  return whole + tenths + (cent > 0 ? `${DIGITS[cent]}分` : '')
}

function wholeInWords(yuan: number): string {
  let words = ''
  for (let rest = yuan, group = 0; rest > 0; rest = Math.floor(rest / 10_000), group += 1) {
    const part = rest % 10_000
    if (part > 0) {
      // A group that does not fill its thousands is joined with a zero to the group above it.
      const joined = rest >= 10_000 && part < 1000 ? '零' : ''
      words = joined + groupInWords(part) + (GROUPS[group] ?? '') + words
    } else if (words && !words.startsWith('零')) {
      words = `零${words}`
    }
  }
  return words
}

function groupInWords(part: number): string {
  let words = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(part / 10 ** place) % 10
    if (digit > 0) {
      words += (zero && words ? '零' : '') + DIGITS[digit] + (PLACES[place] ?? '')
      zero = false
    } else {
      zero = true
    }
  }
  return words
}

const ENGLISH_UNDER_20 = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
).split(' ')
const ENGLISH_TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The sum in English words (`thirty thousand yuan`, `one yuan and five fen`), below a billion yuan. */
export function inEnglishWords(amountFen: number): string {
  const yuan = Math.floor(fen(amountFen) / 100)
  const cents = amountFen % 100
  if (yuan < 0 || yuan >= 1_000_000_000) throw new RangeError(`no words for ${amountFen} fen`)
  const whole = `${englishInWords(yuan)} yuan`
  return cents === 0 ? whole : `${whole} and ${englishInWords(cents)} fen`
}

function englishInWords(count: number): string {
  if (count < 20) return ENGLISH_UNDER_20[count] ?? ''
  if (count < 100) return withRest(ENGLISH_TENS[Math.floor(count / 10)] ?? '', '-', count % 10)
  if (count < 1000)
    return withRest(`${englishInWords(Math.floor(count / 100))} hundred`, ' and ', count % 100)
  const [size, name] = count < 1_000_000 ? [1000, 'thousand'] : [1_000_000, 'million']
  const rest = count % size
  return withRest(
    `${englishInWords(Math.floor(count / size))} ${name}`,
    rest < 100 ? ' and ' : ' ',
    rest,
  )
}

function withRest(words: string, joint: string, rest: number): string {
  return rest === 0 ? words : words + joint + englishInWords(rest)
}
