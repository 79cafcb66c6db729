/**
 * A gift's id is also its order number at the payment provider (at most 32 of `0-9A-Za-z_-*`): the
 * eight characters of its project, a dash, and 22 characters of chance. So a payment names its project,
 * and nobody can guess a gift.
 */
import { dayOf } from '../../contracts/beijing'
import type { Random } from '../app'

const PROJECT_CHARACTERS = 8
const CHANCE_CHARACTERS = 22

export function newGiftId(projectId: string, random: Random): string {
  return `${projectId}-${random.id(CHANCE_CHARACTERS)}`
}

export function projectOf(giftId: string): string {
  return giftId.slice(0, PROJECT_CHARACTERS)
}

/** The number on the gift's record: its Beijing day, and the end of its id. */
export function receiptNumber(giftId: string, settledAt: Date): string {
  return `LD${dayOf(settledAt).replaceAll('-', '')}-${giftId.slice(-10).toUpperCase()}`
}
