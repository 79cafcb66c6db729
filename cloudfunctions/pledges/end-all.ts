/** Somebody goes: their pledges end before they do, with the contracts asked to end. */
import type { App } from '../app'
import { sql } from '../db'
import { closeOrders } from './open-orders'

/** Says how many ended. What is under way at the payment service comes to its end by itself. */
export async function endPledgesOf(app: App, donorId: string): Promise<number> {
  const pledges = await app.db.many<{ pledgeId: string }>(sql`
    select id as "pledgeId" from pledge where donor_id = ${donorId} and state <> 'ended'`)
  for (const { pledgeId } of pledges) {
    await app.db.run(sql`select end_pledge(${pledgeId}, ${donorId}, ${app.clock.now()})`)
    await closeOrders(app, pledgeId)
  }
  return pledges.length
}
