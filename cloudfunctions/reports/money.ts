/** What the books allow a report to say. */
import { refuse } from '../../contracts/errors'
import type { ReportContent } from '../../contracts/reports'
import { sumOf } from './rules'

type Lines = readonly { amountFen: number }[]
/** As they stand before the report: what may be spent in all, and what was. */
type Room = { cameInFen: number; spentFen: number }

/** Less than before is always taken: a correction may come after money that was given back. */
export function whyOverspent(lines: Lines, room: Room) {
  const askedFen = sumOf(lines)
  return askedFen > 0 && room.spentFen + askedFen > room.cameInFen
    ? overspent(lines, room)
    : undefined
}

export function overspent(lines: Lines, { cameInFen, spentFen }: Room) {
  return refuse('SPENT_TOO_MUCH', { cameInFen, spentFen, askedFen: sumOf(lines) })
}

/** A final report says what is left, and the books say the same. */
export function whySurplusDiffers(
  { surplus }: Pick<ReportContent, 'surplus'>,
  lines: Lines,
  { cameInFen, spentFen }: Room,
) {
  const leftFen = Math.max(cameInFen - spentFen - sumOf(lines), 0)
  return surplus && surplus.fen !== leftFen
    ? refuse('SURPLUS_DIFFERS', { saidFen: surplus.fen, leftFen })
    : undefined
}
