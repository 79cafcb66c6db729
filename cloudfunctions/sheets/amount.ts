/** Yuan as people write them, in whole fen: by their digits, never by multiplying a fraction. */
import { AMOUNT_FEN_MAX } from './limits'

export type AmountFault =
  | 'no-amount'
  | 'not-a-number'
  | 'decimals'
  | 'negative'
  | 'zero'
  | 'too-large'

/** Thousands apart by commas, as a sheet shows them; digits may be full width. */
const YUAN = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/

/** From a text: `¥1,234.50`, `１２元`, `(3.20)` for what is negative. */
export function fenOfText(text: string): number | AmountFault {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(?:人民币|CNY|RMB|¥|￥)/i, '')
    .replace(/(?:元|CNY|RMB)$/i, '')
    .replace(/^([+-])(?:¥|￥)/, '$1')
  if (plain === '') return 'no-amount'
  if (/^\(.+\)$/.test(plain)) return 'negative'
  const [whole, sign, yuan, decimals = ''] = YUAN.exec(plain) ?? []
  if (whole === undefined || (yuan === undefined && decimals === '')) return 'not-a-number'
  return fenOf(sign === '-', (yuan ?? '0').replaceAll(',', ''), decimals)
}

/**
 * From a number as a workbook stores it: a double in up to 17 digits, of which its programs show 15. So
 * 19.99, stored as 19.989999999999998, is 19.99 again, and 0.005 stays three decimals.
 */
export function fenOfNumber(stored: string): number | AmountFault {
  const value = Number(stored)
  if (!Number.isFinite(value)) return 'not-a-number'
  if (Math.abs(value) * 100 > AMOUNT_FEN_MAX) return value < 0 ? 'negative' : 'too-large'
  const [, sign, yuan = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(shown(value)) ?? []
  return fenOf(sign === '-', yuan, decimals)
}

const SHOWN_DIGITS = 15

/** Never with an exponent. */
function shown(value: number): string {
  const digits = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  const decimals = Math.min(100, Math.max(0, SHOWN_DIGITS - 1 - digits))
  return value.toFixed(decimals)
}

function fenOf(isNegative: boolean, yuan: string, decimals: string): number | AmountFault {
  const kept = decimals.replace(/0+$/, '')
  const isZero = /^0*$/.test(yuan) && kept === ''
  if (isNegative && !isZero) return 'negative'
  if (kept.length > 2) return 'decimals'
  if (isZero) return 'zero'
  const fen = BigInt(yuan) * 100n + BigInt(kept.padEnd(2, '0'))
  return fen > BigInt(AMOUNT_FEN_MAX) ? 'too-large' : Number(fen)
}
