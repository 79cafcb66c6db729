/** A year of gifts, by the Beijing days on which they were settled. */
import { startOf, day as toDay } from '../../contracts/beijing'

/** From its first moment to the first of the next. */
export function boundsOfYear(year: number): { since: Date; until: Date } {
  return {
    since: startOf(toDay(`${year}-01-01`)),
    until: startOf(toDay(`${year + 1}-01-01`)),
  }
}

/** Given, gone back, and what stands: the difference. */
export function addUp(gifts: readonly { amountFen: number; refundedFen: number }[]): {
  givenFen: number
  refundedFen: number
  standsFen: number
} {
  const givenFen = gifts.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const refundedFen = gifts.reduce((sum, gift) => sum + gift.refundedFen, 0)
  return { givenFen, refundedFen, standsFen: givenFen - refundedFen }
}
