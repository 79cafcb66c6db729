/**
 * A gift's id is also its order number at the payment provider (at most 32 of `0-9A-Za-z_-*`): the
 * eight characters of its project, a dash, and 22 characters of chance. So a payment names its project,
 * and nobody can guess a gift.
 */
import { dayOf } from '../../contracts/beijing'
import type { Random } from '../app'

const PROJECT_CHARACTERS = 8
const CHANCE_CHARACTERS = 22
const REFUND_CHANCE_CHARACTERS = 16

export function newGiftId(projectId: string, random: Random): string {
  return `${projectId}-${random.id(CHANCE_CHARACTERS)}`
}

/** The number of a refund names its project as well. */
export function newRefundId(giftId: string, random: Random): string {
  return `${projectOf(giftId)}R${random.id(REFUND_CHANCE_CHARACTERS)}`
}

const GIFT_ID = /^[a-z0-9]{8}-[0-9a-z]{22}$/

/** Whether an order number is one of ours by its form: a charity's account takes other payments too. */
export function isGiftId(orderNumber: string): boolean {
  return GIFT_ID.test(orderNumber)
}

/** Of a gift, an order or a refund. */
export function projectOf(giftId: string): string {
  return giftId.slice(0, PROJECT_CHARACTERS)
}

/** The number on the gift's record: its Beijing day, and the end of its id. */
export function receiptNumber(giftId: string, settledAt: Date): string {
  return `LD${dayOf(settledAt).replaceAll('-', '')}-${giftId.slice(-10).toUpperCase()}`
}
