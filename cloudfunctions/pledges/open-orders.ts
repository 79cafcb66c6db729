/** Orders that the donor of a pledge opened and has not paid: once their month is left out, nobody is to pay them. */
import type { App } from '../app'
import { sql } from '../db'
import { closeUnpaid } from '../gifts'
import { ProviderError } from '../payments'

type Order = { mchid: string; orderNumber: string }

/**
 * Closes them at the payment service. What was paid meanwhile is booked, and its month is paid. One that could
 * not be closed is asked after by its own job until its time is over. True when there was any.
 */
export async function closeOrders(app: App, pledgeId: string): Promise<boolean> {
  const open = await app.db.many<Order>(sql`
    select g.mchid, g.id as "orderNumber" from charge_attempt a
    join charge c on c.pledge_id = a.pledge_id and c.period = a.period
    join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where a.pledge_id = ${pledgeId} and a.made_by = 'donor' and c.state = 'skipped'
      and g.state = 'started'`)
  const said = await Promise.all(open.map((order) => close(app, order)))
  if (said.includes('booked')) {
    await app.db.run(sql`select pay_charge(${pledgeId}, ${app.clock.now()})`)
  }
  return open.length > 0
}

async function close(app: App, order: Order): Promise<string> {
  try {
    return await closeUnpaid(app, order)
  } catch (error) {
    if (error instanceof ProviderError) return 'busy'
    throw error
  }
}
