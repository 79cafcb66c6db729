import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

/** What API v2 tells of: a charge by contract, or the contract itself. */
export type V2News = 'charge' | 'contract'

/** Waits between attempts: 15 of them, over a day and four minutes (documentation 4012791861). */
const API_V3_MS = [
  15 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  3 * MINUTE_MS,
  10 * MINUTE_MS,
  20 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  60 * MINUTE_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
]

/** Of the result of a charge: 9 of them, in three hours (documentation 4011987465). */
const CHARGE_MS = [15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600].map((s) => s * SECOND_MS)

/** Of the news that a contract was signed or ended: 29 of them, in two hours (papay chapter 3_6). */
const CONTRACT_MS = [10, 10, 10, 30, 30, 30, ...Array<number>(23).fill(300)].map(
  (s) => s * SECOND_MS,
)

/** How long to wait after so many attempts that came to nothing; `undefined` when no other one follows. */
export const retryAfterMs = (retries: number, news: V2News | undefined): number | undefined => {
  if (news === undefined) return API_V3_MS[retries]
  return (news === 'charge' ? CHARGE_MS : CONTRACT_MS)[retries]
}
