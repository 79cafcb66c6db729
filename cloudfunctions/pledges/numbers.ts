/**
 * The numbers of pledges and contracts. After a first letter each says the day of the month on which its pledge
 * began to be due, and nothing else of it (docs/decisions/0053-a-number-begins-with-its-day.md).
 */
import type { Random } from '../app'

const DAYS = '0123456789abcdefghjkmnpqrstvwxyz'
const PLEDGE_CHARACTERS = 21
const CONTRACT_CHARACTERS = 27

/** @param day of the month, 1 to 31 */
export function newPledgeId(random: Random, day: number): string {
  return `P${DAYS.charAt(day)}${random.id(PLEDGE_CHARACTERS)}`
}

/** What the payment service knows a contract by: 28 characters, of 32 that it takes. */
export function newContractCode(random: Random, pledgeId: string): string {
  return pledgeId.charAt(1) + random.id(CONTRACT_CHARACTERS)
}
