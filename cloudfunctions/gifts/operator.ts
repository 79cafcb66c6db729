/** What an operator does: refund a gift, and answer those who asked for one. */
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { giftsDeclineRefund, giftsRefund, giftsRefundRequests } from '../../contracts/gifts'
import { bind } from '../bind'
import { sql } from '../db'
import { newRefundId, projectOf } from './gift-id'
import { lockGift, readRefund, sendBack } from './refund-rows'
import { giftOf, readGift } from './rows'

const REQUESTS_MAX = 100

/** Where a request stands in the order in which they are answered. */
type Place = { minor: boolean; askedAt: Date; refundId: string }
type RequestRow = Place & { giftId: string; amountFen: number; sealed: string }

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
  const row = await readGift(app, { projectId, giftId })
  return row ? { refundId, gift: giftOf(row, app.clock.now()) } : refuse('NO_SUCH_GIFT', { giftId })
})

export const refundRequests = bind(giftsRefundRequests, async (app, _caller, { cursor }) => {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (after === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const rows = await app.db.many<RequestRow>(sql`
    select id as "refundId", gift_id as "giftId", amount_fen as "amountFen",
      reason_sealed as sealed, why = 'minor' as minor, asked_at as "askedAt"
    from refund where state = 'asked' and (${after?.refundId ?? null}::text is null
      or (why <> 'minor', asked_at, id) > (${after ? !after.minor : null}::boolean,
        ${after?.askedAt ?? null}::timestamptz, ${after?.refundId ?? null}))
    order by why <> 'minor', asked_at, id limit ${REQUESTS_MAX + 1}`)
  const page = rows.slice(0, REQUESTS_MAX)
  const last = page.at(-1)
  return {
    items: page.map(({ sealed, askedAt, ...row }) => ({
      ...row,
      reason: app.sealer.open(sealed),
      askedAt: askedAt.toISOString(),
    })),
    ...(rows.length > REQUESTS_MAX && last && { next: cursorOf(last) }),
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
      update refund set state = 'declined', answer_sealed = ${app.sealer.seal(reason)},
        done_at = ${app.clock.now()}
      where project_id = ${projectId} and id = ${refundId} and state = 'asked'`)
    return asked.giftId
  })
  if (isRefusal(giftId)) return giftId
  const row = await readGift(app, { projectId, giftId })
  return row ? { gift: giftOf(row, app.clock.now()) } : refuse('NO_SUCH_GIFT', { refundId })
})

function cursorOf({ minor, askedAt, refundId }: RequestRow): string {
  return `${minor ? 'm' : 'r'}${askedAt.getTime()}.${refundId}`
}

function readCursor(cursor: string): Place | 'unreadable' {
  const [, kind, ms, refundId = ''] = /^([mr])(\d{1,15})\.([A-Za-z0-9_-]{4,40})$/.exec(cursor) ?? []
  return kind ? { minor: kind === 'm', askedAt: new Date(Number(ms)), refundId } : 'unreadable'
}
