import { askPhone, phone } from './bridge.h5'
import { openCashier } from './cashier.h5'
import type { Pay } from './pay'

/**
 * The phone's cashier, or the simulator's over the page of a plain browser; in production a browser
 * cannot pay at all.
 */
export const pay: Pay = async (sheet) => {
  try {
    return phone ? await askPhone('pay', sheet) : await openCashier(sheet)
  } catch {
    return 'fail'
  }
}
