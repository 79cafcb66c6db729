/** Asks the payment service about what it has not told: a signature, a charge, a payment by hand. */
import { refuse } from '../../contracts/errors'
import { pledgesSync } from '../../contracts/pledges'
import type { App } from '../app'
import { bind } from '../bind'
import { sql } from '../db'
import { settleByDebit, settleByQuery } from '../gifts'
import { ProviderError } from '../payments'
import { ownPledge } from './change'
import { contractWord, takeContract } from './contracts'

type Waiting = {
  mchid: string
  contractCode: string | null
  giftId: string | null
  madeBy: 'debit' | 'donor' | null
}

export const syncPledge = bind(pledgesSync, async (app, { donor }, { pledgeId }) => {
  const waiting = await app.db.many<Waiting>(sql`
    select c.mchid, c.code as "contractCode", null as "giftId", null as "madeBy"
    from contract c join pledge p on p.id = c.pledge_id
    where p.id = ${pledgeId} and p.donor_id = ${donor.donorId} and c.state = 'asked'
    union all
    select g.mchid, null, g.id, a.made_by
    from pledge p join charge_attempt a on a.pledge_id = p.id
    join gift g on g.project_id = a.project_id and g.id = a.gift_id
    where p.id = ${pledgeId} and p.donor_id = ${donor.donorId} and g.state = 'started'
      and a.asked_at is not null`)
  try {
    const said = await Promise.all(waiting.map((each) => hear(app, each)))
    if (waiting.some(({ giftId }) => giftId !== null)) {
      await app.db.run(sql`select pay_charge(${pledgeId}, ${app.clock.now()})`)
    }
    if (said.includes('misfit')) return refuse('CHECKING', { pledgeId })
  } catch (error) {
    if (error instanceof ProviderError) return refuse('CHECKING', { pledgeId })
    throw error
  }
  return ownPledge(app, donor, pledgeId)
})

async function hear(app: App, { mchid, contractCode, giftId, madeBy }: Waiting): Promise<string> {
  if (contractCode !== null) {
    const said = await app.debit.queryContract({ mchid, contractCode })
    if (said.state === 'unknown-contract') return 'open'
    return (await takeContract(app, contractWord(said))) ? 'taken' : 'misfit'
  }
  const order = { mchid, orderNumber: giftId ?? '' }
  // Of a debit that failed the pledge’s own step hears, which knows what follows.
  return madeBy === 'donor' ? settleByQuery(app, order) : settleByDebit(app, order)
}
