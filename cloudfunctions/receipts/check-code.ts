/** The code on a receipt's paper: only we can make it, and whoever has it has seen the paper. */

import { pages } from '../../contracts/pages'
import type { App } from '../app'

const CHARACTERS = 16

export function checkCodeOf({ sealer }: Pick<App, 'sealer'>, giftId: string): string {
  return sealer.hash(`receipt ${giftId}`).slice(0, CHARACTERS)
}

/** Where the receipt is verified, as its paper's code says it. */
export function verificationLink(app: Pick<App, 'sealer' | 'settings'>, giftId: string): string {
  const query = `giftId=${giftId}&code=${checkCodeOf(app, giftId)}`
  return `${app.settings.callbackBase}/#/${pages.receipt}?${query}`
}
