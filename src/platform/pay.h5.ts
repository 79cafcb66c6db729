import { openCashier } from './cashier'
import type { Pay } from './pay'

/** A browser pays at the simulator's cashier while developing; in production it cannot pay at all. */
export const pay: Pay = async (sheet) => {
  try {
    return await openCashier(sheet)
  } catch {
    return 'fail'
  }
}
