/**
 * Whether the provider still knows what it was paid. Payments that a bill covers are not asked about one
 * by one, so this is what finds out that the provider was exchanged for another one.
 */
import { addDays, dayOf, startOf } from '../../contracts/beijing'
import { type Db, type Sql, sql } from '../db'
import { ProviderError } from '../payments'
import { type Asked, type Finding, KEPT_DAYS, read } from './finding'
import { type Asking, isDebited, orderState } from './order-state'

type Payment = { mchid: string; orderNumber: string; debited: boolean }

export async function lastBilled({ db, clock, ...asking }: Asked): Promise<Finding> {
  const since = startOf(addDays(dayOf(clock.now()), -KEPT_DAYS))
  const payments = await lastOf(
    db,
    sql`
    y.paid_at >= ${since} and g.mchid = any(${[...asking.pay.mchids]}) and exists (
      select from bill_day b
      where b.mchid = g.mchid and b.day = beijing_day(y.paid_at) and b.payments is not null)`,
  )
  const known = await Promise.all(payments.map((payment) => isKnown(asking, payment)))
  return {
    check: 'the provider still knows the last payment of each merchant that a bill covers',
    looked: payments.length,
    lies: payments
      .filter((_, n) => !known[n])
      .map(({ mchid, orderNumber }) => `${orderNumber}: paid to ${mchid}, unknown to the provider`),
  }
}

/** True when there are payments, and none of them is known where money is paid now. */
export async function knowsNoPayment(db: Db, asking: Asking): Promise<boolean> {
  const payments = await lastOf(db, sql`true`)
  const known = await Promise.all(payments.map((payment) => isKnown(asking, payment)))
  return known.length > 0 && !known.includes(true)
}

/** The last payment of each merchant, of those that fit. */
function lastOf(db: Db, fits: Sql): Promise<Payment[]> {
  return read<Payment>(
    db,
    sql`
    select distinct on (g.mchid) g.mchid, g.id as "orderNumber", ${isDebited} as debited
    from payment y join gift g on g.project_id = y.project_id and g.id = y.gift_id
    where ${fits}
    order by g.mchid, y.paid_at desc, g.id`,
  )
}

/** A provider that gives no answer is not said to know nothing: the checks of orders say that much. */
async function isKnown(asking: Asking, payment: Payment): Promise<boolean> {
  if (!asking.pay.mchids.has(payment.mchid)) return false
  try {
    return (await orderState(asking, payment)).state !== 'unknown-order'
  } catch (error) {
    if (error instanceof ProviderError) return true
    throw error
  }
}
