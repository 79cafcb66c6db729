/**
 * What a gift's state means after the phone has spoken, and when to look again.
 *
 * The phone's word proves nothing (ARCHITECTURE.md): "ok" waits for the server to say so, and
 * "cancel" is believed only when the provider, asked by `gifts.sync`, knows of no payment.
 */
import type { Gift } from '../../../../contracts/gifts'
import type { PayWord } from '../../../platform'

/**
 * `lit`: in the ledger. `held`: taken, not accepted, going back by itself. `returned`: given and
 * refunded since. `unpaid`: the provider knows of no payment. `waiting`: not known yet.
 */
export type Verdict = 'lit' | 'held' | 'returned' | 'unpaid' | 'waiting'

export function judge(gift: Pick<Gift, 'state' | 'settledAt'>, word: PayWord): Verdict {
  switch (gift.state) {
    case 'settled':
    case 'partly_refunded':
      return 'lit'
    case 'paid':
      return 'held'
    case 'refunded':
      return gift.settledAt ? 'returned' : 'held'
    case 'expired':
      return 'unpaid'
    case 'started':
      return word === 'ok' || word === 'unknown' ? 'waiting' : 'unpaid'
  }
}

/** Waits between looks. Settling takes well under a second, and a lost callback is found by the look itself. */
const LOOK_AFTER_MS = [0, 400, 800, 1_500, 2_500, 4_000, 6_000, 8_000]
const LOOK_AFTER_MS_MAX = 10_000

/** From this look on (5 s in), the screen says that it is still checking. */
export const SLOW_FROM_LOOK = 5

/** After that many looks (about two minutes) the screen stops looking by itself and offers a button. */
export const LOOKS_MAX = 17

export function lookAfterMs(looks: number): number {
  return LOOK_AFTER_MS[looks] ?? LOOK_AFTER_MS_MAX
}

/** Waits between looks after a cashier that was left: a minute, the last of it seldom. */
const WATCH_AFTER_MS = [3_000, 5_000, 10_000, 15_000, 30_000]

/** Undefined when it has been looked at often enough. */
export function watchAfterMs(looks: number): number | undefined {
  return WATCH_AFTER_MS[looks]
}
