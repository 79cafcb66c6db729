/** Reading the donor's own amount, and saying what is wrong with it in a word that copy.ts puts into a sentence. */
import { GIFT_FEN_MAX, GIFT_FEN_MIN, parseYuan } from '../../../../contracts/money'

export type AmountRead =
  | { ok: true; amountFen: number }
  | { ok: false; why: 'empty' | 'not-a-sum' | 'too-small' | 'too-large' }

export function readAmount(text: string): AmountRead {
  if (text.trim() === '') return { ok: false, why: 'empty' }
  const amountFen = parseYuan(text)
  if (amountFen === undefined) return { ok: false, why: 'not-a-sum' }
  if (amountFen < GIFT_FEN_MIN) return { ok: false, why: 'too-small' }
  if (amountFen > GIFT_FEN_MAX) return { ok: false, why: 'too-large' }
  return { ok: true, amountFen }
}

/** Cuts by code point, so that a character outside the basic plane is never halved. */
export function cutToCodePoints(text: string, max: number): string {
  const points = [...text]
  return points.length <= max ? text : points.slice(0, max).join('')
}
