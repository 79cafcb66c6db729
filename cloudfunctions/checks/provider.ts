/**
 * The books against the provider's word: its bills for closed days, its orders for what no bill covers
 * yet.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { day, dayOf, startOf } from '../../contracts/beijing'
import type { Clock } from '../app'
import { type Db, sql } from '../db'
import { type BillRow, type PaymentProvider, ProviderError } from '../payments'
import { type Finding, LIES_SHOWN_MAX, read } from './finding'

const ORDERS_ASKED_MAX = 2_000
const ASKED_AT_ONCE = 8
/** A payment that was made a moment ago is on its way to us for about as long. */
const ON_ITS_WAY_MS = 2_000

type Asked = { db: Db; clock: Clock; pay: PaymentProvider }
type BillDay = { mchid: string; day: string }

export async function askProvider(asked: Asked): Promise<Finding[]> {
  const { finding, open } = await closedDays(asked)
  const firstOpen = open.map((bill) => bill.day).sort()[0]
  const today = dayOf(asked.clock.now())
  return [finding, await openOrders(asked, startOf(firstOpen ? day(firstOpen) : today))]
}

/** By the bills of closed days: every line is ours, and all of ours is a line. `open` have no bill yet. */
async function closedDays({
  db,
  clock,
  pay,
}: Asked): Promise<{ finding: Finding; open: BillDay[] }> {
  const finding: Finding = { check: 'the provider’s bills agree', looked: 0, lies: [] }
  const open: BillDay[] = []
  for (const of of await daysToProve(db, clock.now())) {
    const bill = await pay.tradeBill(of)
    if (!bill.ready) open.push(of)
    else {
      const payments = await paymentsOn(db, of)
      finding.looked += payments.size
      finding.lies.push(...compareDay(payments, bill.rows))
      finding.lies.push(...(await strangeRefunds(db, bill.rows)))
    }
  }
  finding.lies = finding.lies.slice(0, LIES_SHOWN_MAX)
  return { finding, open }
}

/** Every closed day on which somebody paid, or could have paid without our knowing. */
function daysToProve(db: Db, now: Date): Promise<BillDay[]> {
  return read(
    db,
    sql`
    select distinct g.mchid, d.day
    from gift g left join payment y on y.project_id = g.project_id and y.gift_id = g.id
    cross join lateral (values
      (beijing_day(g.started_at)), (beijing_day(g.expires_at)), (beijing_day(y.paid_at))
    ) as d (day)
    where d.day < ${dayOf(now)} order by d.day, g.mchid`,
  )
}

async function paymentsOn(db: Db, of: BillDay): Promise<Map<string, number>> {
  const rows = await read<{ giftId: string; paidFen: number }>(
    db,
    sql`
    select y.gift_id as "giftId", y.paid_fen as "paidFen" from payment y
    join gift g on g.project_id = y.project_id and g.id = y.gift_id
    where g.mchid = ${of.mchid} and beijing_day(y.paid_at) = ${of.day}`,
  )
  return new Map(rows.map(({ giftId, paidFen }) => [giftId, paidFen]))
}

function compareDay(ours: ReadonlyMap<string, number>, bill: readonly BillRow[]): string[] {
  const payments = bill.flatMap((row) => (row.kind === 'payment' ? [row] : []))
  const theirs = new Map(payments.map((row) => [row.orderNumber, row.paidFen]))
  const numbers = [...new Set([...ours.keys(), ...theirs.keys()])]
  return numbers.flatMap((number) => {
    const [we, they] = [ours.get(number), theirs.get(number)]
    return we === they
      ? []
      : [`${number}: we have ${we ?? 'nothing'}, the bill ${they ?? 'nothing'}`]
  })
}

/** Refunds of the bill that we never asked for, or for another sum. */
async function strangeRefunds(db: Db, bill: readonly BillRow[]): Promise<string[]> {
  const theirs = bill.flatMap((row) => (row.kind === 'refund' ? [row] : []))
  if (theirs.length === 0) return []
  const numbers = JSON.stringify(theirs.map((row) => row.refundNumber))
  const ours = await read<{ id: string; amountFen: number }>(
    db,
    sql`
    select id, amount_fen as "amountFen" from refund
    where id in (select jsonb_array_elements_text(${numbers}::jsonb))`,
  )
  const asked = new Map(ours.map(({ id, amountFen }) => [id, amountFen]))
  return theirs.flatMap(({ refundNumber, refundFen }) => {
    const we = asked.get(refundNumber)
    return we === refundFen
      ? []
      : [`${refundNumber}: we refunded ${we ?? 'nothing'}, the bill ${refundFen}`]
  })
}

type Order = {
  giftId: string
  projectId: string
  mchid: string
  amountFen: number
  settled: boolean
}

/** By order queries for what no bill covers yet, newest first. */
async function openOrders({ db, pay }: Asked, since: Date): Promise<Finding> {
  const orders = await read<Order>(
    db,
    sql`
    select g.id as "giftId", g.project_id as "projectId", g.mchid, g.amount_fen as "amountFen",
      g.state not in ('started', 'expired') as settled
    from gift g where g.started_at >= ${since}
    order by g.started_at desc limit ${ORDERS_ASKED_MAX}`,
  )
  const lies: string[] = []
  const unbooked: Order[] = []
  const waiting = [...orders]
  const ask = async () => {
    for (let order = waiting.pop(); order; order = waiting.pop()) {
      const said = await compare(pay, order)
      if (said === 'unbooked') unbooked.push(order)
      else if (said !== undefined) lies.push(said)
    }
  }
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, ask))
  lies.push(...(await stillUnbooked(db, unbooked)))
  return {
    check: 'the provider’s orders that no bill covers yet agree',
    looked: orders.length,
    lies: lies.slice(0, LIES_SHOWN_MAX),
  }
}

async function compare(
  pay: PaymentProvider,
  order: Order,
): Promise<'unbooked' | string | undefined> {
  const { giftId, mchid, amountFen, settled } = order
  try {
    const answer = await pay.query({ mchid, orderNumber: giftId })
    const paid = 'payment' in answer ? answer.payment.paidFen : undefined
    if (!settled) return paid === undefined ? undefined : 'unbooked'
    return paid === amountFen ? undefined : `${giftId}: booked, the provider says ${answer.state}`
  } catch (error) {
    if (error instanceof ProviderError) return `${giftId}: the provider gave no answer`
    throw error
  }
}

/** Beside a running product a payment may have been booked since we read the gift. */
async function stillUnbooked(db: Db, orders: readonly Order[]): Promise<string[]> {
  if (orders.length === 0) return []
  await wait(ON_ITS_WAY_MS)
  const keys = JSON.stringify(
    orders.map((order) => ({ project_id: order.projectId, id: order.giftId })),
  )
  const rows = await read<{ giftId: string }>(
    db,
    sql`
    select g.id as "giftId" from gift g
    join jsonb_to_recordset(${keys}::jsonb) as k (project_id text, id text)
      on g.project_id = k.project_id and g.id = k.id
    where g.state in ('started', 'expired')`,
  )
  return rows.map(({ giftId }) => `${giftId}: paid at the provider, not booked yet`)
}
