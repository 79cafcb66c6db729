/**
 * The provider's book against ours after months of giving: order by order, month by month, statement by
 * statement. And the ledger of it, in so few lines that a person can read it.
 */
import { type Db, sql } from '../../cloudfunctions/db'
import type { Giver } from './monthly-fates'
import { inSome } from './monthly-year'
import { ordersOf } from './world'

/** What does not agree; empty when all is well. */
export async function liesOf(db: Db, simulatorUrl: string): Promise<string[]> {
  const orders = (await ordersOf(simulatorUrl)).filter(({ paidAt }) => paidAt !== undefined)
  const theirs = orders.map(({ outTradeNo, mchid, totalFen, refundedFen }) =>
    [outTradeNo, mchid, totalFen, refundedFen].join(' '),
  )
  const rows = await db.many<{ line: string }>(sql`
    select concat_ws(' ', g.id, g.mchid, e.in_fen, coalesce(r.out_fen, 0)) as line
    from gift g
    join (select subject, sum(amount_fen) as in_fen from (
        select split_part(entry_id, ':', 2) as subject, amount_fen from ledger_entry
        where entry_id like 'gift:%' and account like 'merchant:%') x group by subject
      ) e on e.subject = g.id
    left join (select gift_id, sum(amount_fen) as out_fen from refund where state = 'done' group by gift_id
      ) r on r.gift_id = g.id`)
  const ours = rows.map(({ line }) => line)
  const left = new Set(ours)
  const twice = await db.many<{ line: string }>(sql`
    select a.pledge_id || ' ' || a.period as line from charge_attempt a
    join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where g.settled_at is not null group by a.pledge_id, a.period having count(*) > 1`)
  return [
    ...theirs.filter((line) => !left.delete(line)).map((line) => `${line} is theirs alone`),
    ...[...left].map((line) => `${line} is ours alone`),
    ...twice.map(({ line }) => `${line} is paid twice`),
    ...(await twiceAtTheProvider(db, orders)),
  ]
}

/** Of two paid orders of one month, one must have gone back. */
async function twiceAtTheProvider(
  db: Db,
  orders: readonly { outTradeNo: string; totalFen: number; refundedFen: number }[],
): Promise<string[]> {
  const attempts = await db.many<{ giftId: string; month: string }>(sql`
    select gift_id as "giftId", pledge_id || ' ' || period as month from charge_attempt`)
  const monthOf = new Map(attempts.map(({ giftId, month }) => [giftId, month]))
  const seen = new Set<string>()
  return orders.flatMap(({ outTradeNo, totalFen, refundedFen }) => {
    const month = monthOf.get(outTradeNo)
    if (month === undefined) return [`${outTradeNo} is of no month`]
    if (totalFen === refundedFen) return []
    if (seen.has(month)) return [`${month} was taken twice`]
    seen.add(month)
    return []
  })
}

/** Statements of these years that are not the ledger's sums of their givers, gift by gift. */
export async function wrongStatements(
  db: Db,
  givers: readonly Giver[],
  years: readonly number[],
): Promise<string[]> {
  const rows = await db.many<{ pledgeId: string; giftId: string; fen: number }>(sql`
    select a.pledge_id as "pledgeId", a.gift_id as "giftId", -sum(e.amount_fen)::bigint as fen
    from charge_attempt a
    join ledger_entry e on e.project_id = a.project_id and e.entry_id = 'gift:' || a.gift_id
      and e.account like 'fund:%'
    group by a.pledge_id, a.gift_id`)
  const wrong = await inSome(givers, async ({ person, pledgeId, fate }) => {
    const booked = rows.filter((row) => row.pledgeId === pledgeId)
    const sheets = await Promise.all(
      years.map((year) => person.done('pledges.statement', { year })),
    )
    const items = sheets.flatMap((sheet) => sheet.items)
    const said = items.map(({ giftId, amountFen }) => `${giftId} ${amountFen}`).sort()
    const stand = booked.map(({ giftId, fen }) => `${giftId} ${fen}`).sort()
    const standsFen = sheets.reduce((sum, sheet) => sum + sheet.standsFen, 0)
    const bookedFen = booked.reduce((sum, { fen }) => sum + fen, 0)
    const sumFen = items.reduce((sum, item) => sum + item.amountFen - item.refundedFen, 0)
    const agrees = said.join() === stand.join() && standsFen === bookedFen && sumFen === standsFen
    return agrees ? [] : [`${fate.name}: ${standsFen} are said, ${bookedFen} are booked`]
  })
  return wrong.flat()
}

/**
 * The months of pledges as letters, with the days on which they are due: paid, missed, skipped; `.` where
 * there is none, `…` not yet.
 */
export async function lanterns(
  db: Db,
  givers: readonly Giver[],
  periods: readonly string[],
): Promise<string> {
  const rows = await db.many<{ pledgeId: string; period: string; state: string }>(
    sql`select pledge_id as "pledgeId", period, state from charge`,
  )
  const states = new Map(
    rows.map(({ pledgeId, period, state }) => [`${pledgeId} ${period}`, state]),
  )
  const letter = (state: string | undefined) => {
    if (state === undefined) return '.'
    return ['paid', 'missed', 'skipped'].includes(state) ? (state[0] ?? '') : '…'
  }
  const daysOf = new Map<string, number[]>()
  for (const { pledgeId, fate, day, projectId } of givers) {
    const months = periods.map((period) => letter(states.get(`${pledgeId} ${period}`))).join('')
    const line = `${fate.way} ${projectId} ${fate.name}: ${months}`
    daysOf.set(line, [...(daysOf.get(line) ?? []), day])
  }
  return [...daysOf]
    .map(([line, days]) => `${line} ${days.join(' ')}`)
    .sort()
    .join('\n')
}

/** Sums of a month's entries by what moved and where: `2027-07 gift merchant 5940 of 198`, in yuan. */
export async function printMonths(db: Db): Promise<string> {
  const rows = await db.many<{ line: string }>(sql`
    select concat_ws(' ', to_char(posted_at at time zone 'Asia/Shanghai', 'YYYY-MM'),
      split_part(entry_id, ':', 1), split_part(account, ':', 1), trim_scale(sum(amount_fen) / 100), 'of', count(*)) as line
    from ledger_entry
    group by to_char(posted_at at time zone 'Asia/Shanghai', 'YYYY-MM'), split_part(entry_id, ':', 1),
      split_part(account, ':', 1)
    order by 1`)
  return rows.map(({ line }) => line).join('\n')
}
