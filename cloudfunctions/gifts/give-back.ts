/** What a donor does to get a gift back: undo it alone, or ask. */
import { isRefusal, refuse } from '../../contracts/errors'
import { giftsAskRefund, giftsUndo, UNDO_HOURS } from '../../contracts/gifts'
import { bind } from '../bind'
import { sql, type Tx } from '../db'
import { newRefundId, projectOf } from './gift-id'
import { ownView } from './read'
import { lockGift, sendBack } from './refund-rows'

const HOUR_MS = 3_600_000

export const undoGift = bind(giftsUndo, async (app, { donor }, { giftId }) => {
  const now = app.clock.now()
  const refused = await app.db.transaction(async (tx) => {
    const gift = await giftToReturn(tx, giftId, donor.donorId)
    if (isRefusal(gift)) return gift
    if (gift.state === 'refunded') return undefined
    const until = (gift.settledAt?.getTime() ?? 0) + UNDO_HOURS * HOUR_MS
    if (now.getTime() > until) return refuse('UNDO_TOO_LATE', { giftId })
    await sendBack(tx, {
      giftId,
      refundId: newRefundId(giftId, app.random),
      adopt: gift.askedRefundId,
      amountFen: gift.amountFen - gift.refundedFen,
      why: 'undo',
      now,
    })
    return undefined
  })
  if (refused) return refused
  return ownView(app, donor, giftId)
})

export const askRefund = bind(giftsAskRefund, async (app, { donor }, input) => {
  const { giftId, minor } = input
  const sealed = app.sealer.seal(input.reason)
  const refused = await app.db.transaction(async (tx) => {
    const gift = await giftToReturn(tx, giftId, donor.donorId)
    if (isRefusal(gift)) return gift
    if (gift.state === 'refunded') return undefined
    if (gift.askedRefundId !== null) {
      const raised = minor && (await raiseToMinor(tx, giftId, gift.askedRefundId, sealed))
      return raised ? undefined : refuse('REFUND_UNDER_WAY', { giftId })
    }
    await tx.run(sql`
      insert into refund (project_id, id, gift_id, amount_fen, state, why, reason_sealed, asked_at)
      values (${projectOf(giftId)}, ${newRefundId(giftId, app.random)}, ${giftId},
        ${gift.amountFen - gift.refundedFen}, 'asked', ${minor ? 'minor' : 'request'},
        ${sealed}, ${app.clock.now()})`)
    return undefined
  })
  return refused ?? ownView(app, donor, giftId)
})

/** It may come out later that a minor gave, which is a right of its own: the request is answered first. */
async function raiseToMinor(tx: Tx, giftId: string, refundId: string, sealed: string) {
  const raised = await tx.run(sql`
    update refund set why = 'minor', reason_sealed = ${sealed}
    where project_id = ${projectOf(giftId)} and id = ${refundId} and why = 'request'`)
  return raised > 0
}

/**
 * A gift of the donor's that is booked and not on its way back already. One that is `refunded` has had
 * what is asked for, and is shown as it stands.
 */
async function giftToReturn(tx: Tx, giftId: string, donorId: string) {
  const gift = await lockGift(tx, giftId, donorId)
  if (!gift) return refuse('NO_SUCH_GIFT', { giftId })
  if (gift.underWay) return refuse('REFUND_UNDER_WAY', { giftId })
  const booked = ['settled', 'partly_refunded', 'refunded'].includes(gift.state)
  return booked ? gift : refuse('GIFT_NOT_SETTLED', { giftId })
}
