import { formatFenShort } from '../../../contracts/money'
import type { Lang } from '../../ui'

const WAN_FEN = 1_000_000

/** A goal or another large sum for the eye: `¥50 万`, `¥1,234.5 万`; in English `¥500,000`. */
export function inWan(amountFen: number, lang: Lang): string {
  if (lang === 'en' || amountFen < WAN_FEN) return formatFenShort(amountFen)
  const tenths = Math.floor(amountFen / (WAN_FEN / 10))
  const whole = grouped(Math.floor(tenths / 10))
  return `¥${whole}${tenths % 10 === 0 ? '' : `.${tenths % 10}`} 万`
}

/** `18,264`: how many. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
