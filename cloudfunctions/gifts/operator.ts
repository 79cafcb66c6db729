/** What an operator does: refund a gift, and answer those who asked for one. */
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { giftsDeclineRefund, giftsRefund, giftsRefundRequests } from '../../contracts/gifts'
import { bind } from '../bind'
import { sql } from '../db'
import { newRefundId, projectOf } from './gift-id'
import { lockGift, readRefund, sendBack } from './refund-rows'
import { giftOf, readGift } from './rows'

const REQUESTS_MAX = 100

export const refundGift = bind(giftsRefund, async (app, _caller, { key, giftId, amountFen }) => {
  const projectId = projectOf(giftId)
  const refundId = await app.db.transaction(async (tx): Promise<string | Refusal> => {
    const gift = await lockGift(tx, giftId, null)
    if (!gift) return refuse('NO_SUCH_GIFT', { giftId })
    const earlier = await tx.maybe<{ refundId: string; giftId: string; amountFen: number }>(sql`
      select refund_id as "refundId", gift_id as "giftId", amount_fen as "amountFen"
      from refund_request where key = ${key}`)
    if (earlier) {
      const same = earlier.giftId === giftId && earlier.amountFen === amountFen
      return same ? earlier.refundId : refuse('KEY_REUSED', { key })
    }
    if (gift.state === 'started' || gift.state === 'expired') {
      return refuse('GIFT_NOT_SETTLED', { giftId })
    }
    if (gift.underWay) return refuse('REFUND_UNDER_WAY', { giftId })
    const leftFen = gift.amountFen - gift.refundedFen
    // What is held was never taken for the project: it goes back whole.
    if (amountFen > leftFen || (gift.state === 'paid' && amountFen < leftFen)) {
      return refuse('REFUND_TOO_LARGE', { giftId, leftFen })
    }
    const refundId = gift.askedRefundId ?? newRefundId(giftId, app.random)
    const first = await tx.run(sql`
      insert into refund_request (key, project_id, gift_id, amount_fen, refund_id)
      values (${key}, ${projectId}, ${giftId}, ${amountFen}, ${refundId})
      on conflict do nothing`)
    // Another gift took the key a moment ago: of one gift the second tap waits at its lock.
    if (first === 0) return refuse('KEY_REUSED', { key })
    const { askedRefundId: adopt } = gift
    await sendBack(tx, {
      giftId,
      refundId,
      adopt,
      amountFen,
      why: 'operator',
      now: app.clock.now(),
    })
    return refundId
  })
  if (isRefusal(refundId)) return refundId
  const row = await readGift(app.db, { projectId, giftId })
  return row ? { refundId, gift: giftOf(row, app.clock.now()) } : refuse('NO_SUCH_GIFT', { giftId })
})

export const refundRequests = bind(giftsRefundRequests, async (app) => {
  const rows = await app.db.many<{
    refundId: string
    giftId: string
    amountFen: number
    sealed: string
    minor: boolean
    askedAt: Date
  }>(sql`
    select id as "refundId", gift_id as "giftId", amount_fen as "amountFen",
      reason_sealed as sealed, why = 'minor' as minor, asked_at as "askedAt"
    from refund where state = 'asked'
    order by why = 'minor' desc, asked_at, id limit ${REQUESTS_MAX}`)
  return {
    items: rows.map(({ sealed, askedAt, ...row }) => ({
      ...row,
      reason: app.sealer.open(sealed),
      askedAt: askedAt.toISOString(),
    })),
  }
})

export const declineRefund = bind(giftsDeclineRefund, async (app, _caller, input) => {
  const { refundId, reason } = input
  const projectId = projectOf(refundId)
  const giftId = await app.db.transaction(async (tx): Promise<string | Refusal> => {
    const asked = await readRefund(tx, { projectId, refundId })
    const gift = asked && (await lockGift(tx, asked.giftId, null))
    if (!gift) return refuse('NO_SUCH_GIFT', { refundId })
    if (gift.underWay) return refuse('REFUND_UNDER_WAY', { refundId })
    await tx.run(sql`
      update refund set state = 'declined', answer = ${reason}, done_at = ${app.clock.now()}
      where project_id = ${projectId} and id = ${refundId} and state = 'asked'`)
    return asked.giftId
  })
  if (isRefusal(giftId)) return giftId
  const row = await readGift(app.db, { projectId, giftId })
  return row ? { gift: giftOf(row, app.clock.now()) } : refuse('NO_SUCH_GIFT', { refundId })
})
