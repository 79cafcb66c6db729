/** Alarms as operators see them: those that are open, and their end. */
import { alarmsClose, alarmsOpen } from '../../contracts/alarms'
import { type Refusal, refuse } from '../../contracts/errors'
import { bind } from '../bind'
import { sql, type Tx } from '../db'
import { readAgain } from './bill-rows'
import { lockGift } from './refund-rows'

const PAGE = 100

type AlarmRow = {
  alarmId: number
  kind: 'payment' | 'refund' | 'bill' | 'contract' | 'debit'
  projectId: string
  giftId: string
  number: string
  why: string
  stated: Record<string, unknown>
  times: number
  at: Date
  lastAt: Date
  closedHow: string | null
}

const columns = sql`
  id as "alarmId", kind, project_id as "projectId", gift_id as "giftId", transaction_id as number,
  why, stated, times, at, last_at as "lastAt", closed_how as "closedHow" from payment_alarm`

export const openAlarms = bind(alarmsOpen, async (app, _caller, { cursor = '0' }) => {
  const rows = await app.db.many<AlarmRow>(sql`
    select ${columns} where closed_at is null and id > ${Number(cursor)}::bigint
    order by id limit ${PAGE}`)
  const last = rows.length === PAGE ? rows.at(-1) : undefined
  return {
    items: rows.map(({ projectId: _, closedHow: __, at, lastAt, ...alarm }) => ({
      ...alarm,
      at: at.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
    ...(last && { next: String(last.alarmId) }),
  }
})

export const closeAlarm = bind(alarmsClose, async (app, { donor }, { alarmId, how, reason }) => {
  const now = app.clock.now()
  const refused = await app.db.transaction(async (tx): Promise<Refusal | undefined> => {
    const alarm = await tx.maybe<AlarmRow>(
      sql`select ${columns} where id = ${alarmId}::bigint for update`,
    )
    if (!alarm) return refuse('NO_SUCH_ALARM', { alarmId })
    if (alarm.closedHow !== null) {
      return alarm.closedHow === how ? undefined : refuse('NO_SUCH_ALARM', { alarmId })
    }
    const barred = how === 'book' ? await book(tx, alarm, now) : undefined
    if (barred) return barred
    await tx.run(sql`
      update payment_alarm set closed_at = ${now}, closed_by = ${donor.donorId},
        closed_how = ${how}, answer_sealed = ${app.sealer.seal(reason)}
      where id = ${alarmId}::bigint`)
    return undefined
  })
  if (refused) return refused
  if (how === 'book') app.pages.forget()
  return { alarmId }
})

/** A refund that somebody made at the provider becomes one of ours, under the number it has there. */
async function book(tx: Tx, alarm: AlarmRow, now: Date): Promise<Refusal | undefined> {
  const { alarmId, projectId, giftId, number, stated } = alarm
  const { mchid, fen, day } = stated
  if (alarm.kind !== 'refund' || typeof fen !== 'number') {
    return refuse('ALARM_NOT_BOOKABLE', { alarmId })
  }
  const gift = await lockGift(tx, giftId, null)
  if (!gift) return refuse('NO_SUCH_GIFT', { giftId })
  if (!['paid', 'settled', 'partly_refunded', 'refunded'].includes(gift.state)) {
    return refuse('GIFT_NOT_SETTLED', { giftId })
  }
  // A request that waits is declined first, so that its donor hears what became of it.
  if (gift.underWay || gift.askedRefundId !== null) return refuse('REFUND_UNDER_WAY', { giftId })
  const leftFen = gift.amountFen - gift.refundedFen
  if (fen > leftFen || (gift.state === 'paid' && fen < leftFen)) {
    return refuse('REFUND_TOO_LARGE', { giftId, leftFen })
  }
  const booked = await tx.run(sql`
    insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
    select project_id, ${number}, id, ${fen}::bigint, 'under_way', 'operator', ${now} from gift
    where project_id = ${projectId} and id = ${giftId} and mchid = ${mchid}
    on conflict do nothing`)
  if (booked === 0) return refuse('ALARM_NOT_BOOKABLE', { alarmId })
  await tx.run(sql`select settle_refund(${projectId}, ${number}, ${now})`)
  if (typeof mchid === 'string' && typeof day === 'string') await readAgain(tx, { mchid, day }, now)
  return undefined
}
