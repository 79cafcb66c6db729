/**
 * What the payment service posts about contracts and charges. True is a promise that it is committed;
 * anything else makes it come again.
 */
import type { App } from '../app'
import { sql } from '../db'
import { projectOf, settlePayment } from '../gifts'
import type { CallbackPost, OrderRef } from '../payments'
import { takeContract } from './contracts'

export async function takeContractCallback(app: App, post: CallbackPost): Promise<boolean> {
  const reading = await app.debit.readContractCallback(post)
  if (reading.kind === 'refused') return refused(app, post, reading.reason)
  const { kind, contract, at } = reading
  return (await takeContract(app, { signed: kind === 'signed', contract, at })) === 'taken'
}

export async function takeChargeCallback(app: App, post: CallbackPost): Promise<boolean> {
  const reading = await app.debit.readChargeCallback(post)
  switch (reading.kind) {
    case 'refused':
      return refused(app, post, reading.reason)
    case 'failed':
      return prove(app, reading.order)
    case 'paid': {
      // Without its bytes: unlike those of API v3 they are not sealed, and name the payer.
      const outcome = await settlePayment(app, reading.payment, 'callback')
      return outcome.kind !== 'refused'
    }
  }
}

/** What failed is asked for at once: only an answer to our own question lets another order follow. */
async function prove(app: App, { mchid, orderNumber }: OrderRef): Promise<boolean> {
  const { known } = await app.db.one<{ known: boolean }>(sql`
    select prove_charge(${projectOf(orderNumber)}, ${orderNumber}, ${mchid}, ${app.clock.now()})
      as known`)
  if (!known) app.log.error({ mchid, orderNumber }, 'a charge that failed is none of ours')
  return known
}

function refused(app: App, { mchid }: CallbackPost, reason: string): false {
  app.log.warn({ reason, mchid }, 'a callback of a debit was refused')
  return false
}
