/** Where the gift went, and its receipt: asked for once it has settled. The page stands without them. */
import type { Gift } from '../../../../contracts/gifts'
import { type Answer, type Asked, call, type Result, useAnswer } from '../../../cloud'

export type Way = Result<'gifts.way'>
export type OwnReceipt = Result<'receipts.show'>

/** Another state of the gift is another question: what went back changes its way. */
export function useWay(gift: Gift | undefined): Asked<Way | undefined> {
  const { giftId, settledAt, refundedFen } = gift ?? {}
  return useAnswer(`way ${giftId} ${settledAt} ${refundedFen}`, () =>
    giftId && settledAt ? call('gifts.way', { giftId }) : nothing(),
  )
}

export function useOwnReceipt(gift: Gift): Asked<OwnReceipt | undefined> {
  const { giftId, settledAt } = gift
  return useAnswer(`receipt ${giftId} ${settledAt}`, () =>
    settledAt ? call('receipts.show', { giftId }) : nothing(),
  )
}

async function nothing(): Promise<Answer<undefined>> {
  return { ok: true, value: undefined }
}
