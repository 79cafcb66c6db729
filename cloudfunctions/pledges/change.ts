/** What a donor changes alone. Each is one statement that judges, changes and plans anew. */
import { type ErrorName, isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { pledgesSkip } from '../../contracts/pledge-months'
import {
  type Pledge,
  pledgesChange,
  pledgesDropChange,
  pledgesEnd,
  pledgesPause,
  pledgesResume,
} from '../../contracts/pledges'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { type Sql, sql } from '../db'
import { invitationTo, plansOf } from './contracts'
import { newContractCode } from './numbers'
import { closeOrders } from './open-orders'
import { readPledge } from './rows'

export const changePledge = bind(pledgesChange, async (app, { donor }, input) => {
  const { pledgeId, amountFen, day, hour, projectId, way, confirmedLarge } = input
  const asked = {
    pledge_id: pledgeId,
    donor_id: donor.donorId,
    amount_fen: amountFen,
    day,
    hour,
    project_id: projectId,
    way,
    confirmed_large: confirmedLarge,
    contract_code: newContractCode(app.random, pledgeId),
  }
  const { refused, detail, code } = await app.db.one<{
    refused: ErrorName | null
    detail: Record<string, unknown> | null
    code: string | null
  }>(sql`
    select refused, detail, code
    from change_pledge(${JSON.stringify(asked)}::jsonb, ${plansOf(app)}::jsonb, ${app.clock.now()})`)
  if (refused !== null) return refuse(refused, detail ?? {})
  const pledge = await ownPledge(app, donor, pledgeId)
  if (isRefusal(pledge) || code === null) return pledge
  return { ...pledge, contract: await invitationTo(app, code) }
})

export const dropChange = bind(pledgesDropChange, (app, { donor }, { pledgeId }) =>
  carryOut(
    app,
    donor,
    pledgeId,
    (now) => sql`
    select drop_change(${pledgeId}, ${donor.donorId}, ${now}) as refused`,
  ),
)

export const pausePledge = bind(pledgesPause, (app, { donor }, { pledgeId, until }) =>
  closing(
    app,
    donor,
    pledgeId,
    (now) => sql`
    select pause_pledge(${pledgeId}, ${donor.donorId}, ${until}::date, ${now}) as refused`,
  ),
)

export const resumePledge = bind(pledgesResume, (app, { donor }, { pledgeId }) =>
  carryOut(
    app,
    donor,
    pledgeId,
    (now) => sql`
    select resume_pledge(${pledgeId}, ${donor.donorId}, ${now}) as refused`,
  ),
)

export const skipMonth = bind(pledgesSkip, (app, { donor }, { pledgeId, period }) =>
  closing(
    app,
    donor,
    pledgeId,
    (now) => sql`
    select skip_month(${pledgeId}, ${donor.donorId}, ${period}, ${now}) as refused`,
  ),
)

export const endPledge = bind(pledgesEnd, (app, { donor }, { pledgeId }) =>
  closing(
    app,
    donor,
    pledgeId,
    (now) => sql`
    select end_pledge(${pledgeId}, ${donor.donorId}, ${now}) as refused`,
  ),
)

/** What leaves a month out: an order of it that somebody has open is not to be paid any more. */
async function closing(
  app: App,
  donor: Donor,
  pledgeId: string,
  change: (now: Date) => Sql,
): Promise<Pledge | Refusal> {
  const left = await carryOut(app, donor, pledgeId, change)
  if (isRefusal(left) || !(await closeOrders(app, pledgeId))) return left
  return ownPledge(app, donor, pledgeId)
}

async function carryOut(
  app: App,
  donor: Donor,
  pledgeId: string,
  change: (now: Date) => Sql,
): Promise<Pledge | Refusal> {
  const { refused } = await app.db.one<{ refused: ErrorName | null }>(change(app.clock.now()))
  return refused === null ? ownPledge(app, donor, pledgeId) : refuse(refused, { pledgeId })
}

export async function ownPledge(
  app: App,
  { donorId }: Donor,
  pledgeId: string,
): Promise<Pledge | Refusal> {
  const pledge = await readPledge(app, { pledgeId, donorId })
  return pledge ?? refuse('NO_SUCH_PLEDGE', { pledgeId })
}
