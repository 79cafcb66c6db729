import { formatFenShort } from '../../../contracts/money'
import type { Lang } from '../../ui'

const WAN_FEN = 1_000_000

/** A goal or another large sum for the eye: `¥50 万`, `¥1,234.5 万`; in English `¥500,000`. */
export function inWan(amountFen: number, lang: Lang): string {
  if (lang === 'en' || amountFen < WAN_FEN) return formatFenShort(amountFen)
  const tenths = Math.floor(amountFen / (WAN_FEN / 10))
  const whole = String(Math.floor(tenths / 10)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `¥${whole}${tenths % 10 === 0 ? '' : `.${tenths % 10}`} 万`
}

/** `1.2 万`, `8,630`: how many, for the eye. */
export function countWords(count: number, lang: Lang): string {
  if (lang === 'zh' && count >= 10_000) return `${Math.floor(count / 1000) / 10} 万`
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
