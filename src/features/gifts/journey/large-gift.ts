/** The second question for large sums: when it is asked, and what makes a slipped digit visible (docs/law.md). */
import { LARGE_GIFT_FEN } from '../../../../contracts/money'
import type { GiftDraft } from './intent'

export function isLarge(amountFen: number): boolean {
  return amountFen >= LARGE_GIFT_FEN
}

/**
 * The sum that may have been meant: the donor's usual one where it is known, else the typed digits
 * read with their decimal point (30000 for 300.00). A preset has no slip to offer.
 */
export function likelySlip(draft: GiftDraft, usualFen?: number): number | undefined {
  if (usualFen !== undefined && usualFen > 0 && usualFen < draft.amountFen) return usualFen
  if (!draft.typed || draft.amountFen % 100 !== 0) return undefined
  return draft.amountFen / 100
}

export type Place = 'wan' | 'qian' | 'bai' | 'shi' | 'yuan' | 'jiao' | 'fen'
export type DigitPlace = { place: Place; digit: string; leads: boolean }

const YUAN_PLACES: readonly Place[] = ['yuan', 'shi', 'bai', 'qian', 'wan']

/** Each digit with its place, largest first; jiao and fen only where the sum has any. */
export function digitPlaces(amountFen: number): DigitPlace[] {
  const yuan = [...String(Math.floor(amountFen / 100))]
  const cents = amountFen % 100
  const whole = yuan.map((digit, index) => ({ digit, place: YUAN_PLACES[yuan.length - 1 - index] }))
  const small: { digit: string; place: Place }[] =
    cents === 0
      ? []
      : [
          { digit: String(Math.floor(cents / 10)), place: 'jiao' },
          { digit: String(cents % 10), place: 'fen' },
        ]
  return [...whole, ...small].flatMap(({ digit, place }, index) =>
    place ? [{ digit, place, leads: index === 0 }] : [],
  )
}
