/** What became of each day's bill, and the alarms of what did not fit. */
import type { Day } from '../../contracts/beijing'
import { type Queryable, sql, type Tx } from '../db'
import { raiseAlarms } from './alarm-rows'
import type { BillOf, Comparison } from './bill-compare'

/** A day that is read again takes the place of what was found before; alarms that have no cause any more close. */
export async function recordDay(
  tx: Tx,
  of: BillOf,
  { payments, refunds, foreignLines, lies }: Comparison,
  now: Date,
): Promise<void> {
  const { mchid, day } = of
  const kept = JSON.stringify(
    lies.map(({ projectId, giftId, number, says }) => ({ projectId, giftId, number, says })),
  )
  await tx.run(sql`
    insert into bill_day as b (mchid, day, payments, paid_fen, refunds, refunded_fen, foreign_lines,
      lies, read_at)
    values (${mchid}, ${day}, ${payments.ours.length}, ${sumOf(payments.ours)},
      ${refunds.ours.length}, ${sumOf(refunds.ours)}, ${foreignLines}, ${kept}::jsonb, ${now})
    on conflict (mchid, day) do update
    set (payments, paid_fen, refunds, refunded_fen, foreign_lines, lies, read_at) = (excluded.payments,
      excluded.paid_fen, excluded.refunds, excluded.refunded_fen, excluded.foreign_lines,
      excluded.lies, excluded.read_at)`)
  await tx.run(sql`
    insert into refund_in_bill (project_id, refund_id, mchid, day)
    select "projectId", "refundId", ${mchid}, ${day}
    from jsonb_to_recordset(${JSON.stringify(refunds.listed)}::jsonb)
      as r ("projectId" text, "refundId" text)
    on conflict do nothing`)
  await raiseAlarms(
    tx,
    lies.map(({ says: _, fen, ...lie }) => ({ ...lie, stated: { mchid, day, fen } })),
    now,
  )
  await tx.run(sql`
    update payment_alarm a set closed_at = ${now}, closed_by = 'bill', closed_how = 'healed'
    where a.kind = 'bill' and a.closed_at is null
      and a.stated->>'mchid' = ${mchid} and a.stated->>'day' = ${day}
      and not exists (
        select from jsonb_to_recordset(${kept}::jsonb) as l ("giftId" text, number text)
        where l."giftId" = a.gift_id and l.number = a.transaction_id
      )`)
}

/** Days whose bill can no longer be had: each has its row, and all of them one alarm. */
export async function recordLost(
  tx: Tx,
  { mchid, from, to }: { mchid: string; from: Day; to: Day },
  now: Date,
): Promise<void> {
  const number = `${from}..${to}`
  const lies = [{ projectId: '', giftId: mchid, number, says: 'the bill never came' }]
  const lost = await tx.run(sql`
    insert into bill_day (mchid, day, foreign_lines, lies, read_at)
    select ${mchid}, d::date, 0, ${JSON.stringify(lies)}::jsonb, ${now}
    from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') d
    on conflict do nothing`)
  if (lost === 0) return
  const stated = { mchid, from, to }
  const alarm = { kind: 'bill', projectId: '', giftId: mchid, number, why: 'never came' } as const
  await raiseAlarms(tx, [{ ...alarm, stated }], now)
}

export async function isWell(db: Queryable, { mchid, day }: BillOf): Promise<boolean> {
  const { well } = await db.one<{ well: boolean }>(sql`
    select not exists (select from open_bill_lie where mchid = ${mchid} and day = ${day}) as well`)
  return well
}

export async function wasRead(db: Queryable, { mchid, day }: BillOf): Promise<boolean> {
  const { read } = await db.one<{ read: boolean }>(sql`
    select exists (select from bill_day where mchid = ${mchid} and day = ${day}) as read`)
  return read
}

/** The days of a merchant that have no row, from the first one on up to the one after the last. */
export async function unreadDays(db: Queryable, mchid: string, today: Day): Promise<Day[]> {
  const rows = await db.many<{ day: Day }>(sql`
    with read as (select min(day) as first, max(day) as last from bill_day where mchid = ${mchid}),
    known as (
      select coalesce(first, (select min(beijing_day(started_at)) from gift where mchid = ${mchid}),
        ${today}::date) as first, last from read
    )
    select d::date as day
    from known cross join lateral generate_series(first::timestamp,
      coalesce(last + 1, first)::timestamp, interval '1 day') d
    where not exists (select from bill_day b where b.mchid = ${mchid} and b.day = d::date)
    order by d`)
  return rows.map(({ day }) => day)
}

/** Something of that day was mended by hand: its bill is compared again, now. */
export async function readAgain(tx: Tx, of: { mchid: string; day: string }, now: Date) {
  await tx.run(sql`
    insert into job as j (name, key, due_at)
    values ('bills.reconcile', ${`${of.mchid}:${of.day}`}, ${now})
    on conflict (name, key) do update set due_at = least(j.due_at, excluded.due_at)`)
}

function sumOf(rows: readonly { fen: number }[]): number {
  return rows.reduce((sum, { fen }) => sum + fen, 0)
}
