/** How a gift looks in a few words and as a lantern. Pure. */
import type { Gift } from '../../../../contracts/gifts'
import type { LanternState } from '../../../ui'

export type ShownState = Gift['state'] | 'asked' | 'under_way' | 'stuck'

/** A refund that is on its way says more than the state that it will change. */
export function shownState({ state, refunds }: Pick<Gift, 'state' | 'refunds'>): ShownState {
  if (refunds.some((refund) => refund.state === 'under_way')) return 'under_way'
  if (refunds.some((refund) => refund.state === 'stuck')) return 'stuck'
  if (refunds.some((refund) => refund.state === 'asked')) return 'asked'
  return state
}

/** Nothing ever goes out: a gift that went back is an outline, like one that is still to come. */
export function lanternOf({ state }: Pick<Gift, 'state'>): LanternState {
  if (state === 'settled' || state === 'partly_refunded') return 'lit'
  return state === 'started' ? 'next' : 'wait'
}
