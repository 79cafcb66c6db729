/** The provider's orders against the books, where no bill covers them yet. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Sql, sql } from '../db'
import { type OrderState, ProviderError } from '../payments'
import { type Asked, type Finding, LIES_SHOWN_MAX, read } from './finding'
import { isDebited, orderState } from './order-state'

const BOOKED_ASKED_MAX = 2_000
const PAGE = 500
const ASKED_AT_ONCE = 8
/** A payment that was made a moment ago is on its way to us for about as long. */
const ON_ITS_WAY_MS = 2_000

type Order = {
  projectId: string
  giftId: string
  mchid: string
  amountFen: number
  transactionId: string | null
  debited: boolean
}

/** Every order that is not booked: nobody may have paid it. */
export async function unpaidOrders(asked: Asked): Promise<Finding> {
  const finding: Finding = {
    check: 'nobody has paid an order that is not booked, of those that no bill covers yet',
    looked: 0,
    lies: [],
  }
  const paid: Order[] = []
  let page: Order[]
  let last = { projectId: '', giftId: '' }
  do {
    page = await read<Order>(
      asked.db,
      sql`${ordersOf(asked)} and g.state in ('started', 'expired')
        and (g.project_id, g.id) > (${last.projectId}, ${last.giftId})
        order by g.project_id, g.id limit ${PAGE}`,
    )
    const asking = await ask(asked, page, (order, state) => {
      if ('payment' in state) paid.push(order)
      return undefined
    })
    finding.lies.push(...asking)
    finding.looked += page.length
    last = page.at(-1) ?? last
  } while (page.length === PAGE && finding.lies.length === 0)
  finding.lies.push(...(await stillUnbooked(asked, paid)))
  return { ...finding, lies: finding.lies.slice(0, LIES_SHOWN_MAX) }
}

/** Orders that are booked: chosen by chance when there are many, for their bill is on its way. */
export async function bookedOrders(asked: Asked): Promise<Finding> {
  const booked = sql`${ordersOf(asked)} and g.state not in ('started', 'expired')`
  const [all] = await read<{ n: number }>(asked.db, sql`select count(*) as n from (${booked}) b`)
  const orders = await read<Order>(
    asked.db,
    sql`${booked} order by random() limit ${BOOKED_ASKED_MAX}`,
  )
  const lies = await ask(asked, orders, ({ giftId, amountFen, transactionId }, state) => {
    if (!('payment' in state)) return `${giftId}: booked, the provider says ${state.state}`
    const { payment } = state
    return payment.paidFen === amountFen && payment.transactionId === transactionId
      ? undefined
      : `${giftId}: booked ${amountFen} by ${transactionId}, the provider says ${payment.paidFen} by ${payment.transactionId}`
  })
  return {
    check: 'the provider was paid what is booked, of what no bill covers yet',
    looked: orders.length,
    of: all?.n ?? 0,
    lies: lies.slice(0, LIES_SHOWN_MAX),
  }
}

/** Those that could be paid after the last day that was compared, of merchants that can be asked. */
function ordersOf({ pay }: Asked): Sql {
  return sql`
    select g.project_id as "projectId", g.id as "giftId", g.mchid, g.amount_fen as "amountFen",
      g.transaction_id as "transactionId", ${isDebited} as debited
    from gift g
    left join (select mchid, beijing_day_end(max(day)) as at from bill_day
      where payments is not null group by mchid) compared on compared.mchid = g.mchid
    where g.mchid = any(${[...pay.mchids]}) and (compared.at is null or g.expires_at >= compared.at)`
}

/** A provider that gives no answer is not asked for ever. */
async function ask(
  asked: Asked,
  orders: readonly Order[],
  judge: (order: Order, state: OrderState) => string | undefined,
): Promise<string[]> {
  const lies: string[] = []
  const waiting = [...orders]
  let unanswered = 0
  const hand = async () => {
    for (let order = waiting.pop(); order; order = waiting.pop()) {
      if (unanswered >= LIES_SHOWN_MAX) return
      try {
        const lie = judge(order, await orderState(asked, { ...order, orderNumber: order.giftId }))
        if (lie) lies.push(lie)
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        unanswered += 1
        lies.push(`${order.giftId}: the provider gave no answer`)
      }
    }
  }
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, hand))
  return lies
}

/** Beside a running product it may be booked by now, or a job is planned that will ask for it. */
async function stillUnbooked({ db }: Asked, orders: readonly Order[]): Promise<string[]> {
  if (orders.length === 0) return []
  await wait(ON_ITS_WAY_MS)
  const keys = orders.map(({ projectId, giftId }) => ({ project_id: projectId, id: giftId }))
  const rows = await read<{ giftId: string }>(
    db,
    sql`
    select g.id as "giftId" from gift g
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (project_id text, id text)
      on g.project_id = k.project_id and g.id = k.id
    where g.state in ('started', 'expired')
      and not exists (select from job where name = 'gifts.query' and key = g.id)
      and not exists (select from charge_attempt a join job j on j.name = 'pledges.step'
        and j.key = a.pledge_id where a.project_id = g.project_id and a.gift_id = g.id)`,
  )
  return rows.map(
    ({ giftId }) => `${giftId}: paid at the provider, not booked, and no job asks for it`,
  )
}
