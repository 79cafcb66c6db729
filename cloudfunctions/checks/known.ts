/**
 * Whether the provider still knows what it was paid. Payments that a bill covers are not asked about one
 * by one, so this is what finds out that the provider was exchanged for another one.
 */
import { addDays, dayOf, startOf } from '../../contracts/beijing'
import { type Db, type Sql, sql } from '../db'
import { type PaymentProvider, ProviderError } from '../payments'
import { type Asked, type Finding, KEPT_DAYS, read } from './finding'

type Payment = { mchid: string; orderNumber: string }

export async function lastBilled({ db, clock, pay }: Asked): Promise<Finding> {
  const since = startOf(addDays(dayOf(clock.now()), -KEPT_DAYS))
  const payments = await lastOf(
    db,
    sql`
    y.paid_at >= ${since} and g.mchid = any(${[...pay.mchids]}) and exists (
      select from bill_day b
      where b.mchid = g.mchid and b.day = beijing_day(y.paid_at) and b.payments is not null)`,
  )
  const known = await Promise.all(payments.map((payment) => isKnown(pay, payment)))
  return {
    check: 'the provider still knows the last payment of each merchant that a bill covers',
    looked: payments.length,
    lies: payments
      .filter((_, n) => !known[n])
      .map(({ mchid, orderNumber }) => `${orderNumber}: paid to ${mchid}, unknown to the provider`),
  }
}

/** True when there are payments, and none of them is known where money is paid now. */
export async function knowsNoPayment(db: Db, pay: PaymentProvider): Promise<boolean> {
  const payments = await lastOf(db, sql`true`)
  const known = await Promise.all(payments.map((payment) => isKnown(pay, payment)))
  return known.length > 0 && !known.includes(true)
}

/** The last payment of each merchant, of those that fit. */
function lastOf(db: Db, fits: Sql): Promise<Payment[]> {
  return read<Payment>(
    db,
    sql`
    select distinct on (g.mchid) g.mchid, g.id as "orderNumber"
    from payment y join gift g on g.project_id = y.project_id and g.id = y.gift_id
    where ${fits}
    order by g.mchid, y.paid_at desc, g.id`,
  )
}

/** A provider that gives no answer is not said to know nothing: the checks of orders say that much. */
async function isKnown(pay: PaymentProvider, payment: Payment): Promise<boolean> {
  if (!pay.mchids.has(payment.mchid)) return false
  try {
    return (await pay.query(payment)).state !== 'unknown-order'
  } catch (error) {
    if (error instanceof ProviderError) return true
    throw error
  }
}
