/**
 * What the payment service posts about contracts and charges. True is a promise that it is committed;
 * anything else makes it come again.
 */
import type { App } from '../app'
import { sql } from '../db'
import { projectOf, raiseAlarms, settlePayment } from '../gifts'
import type { CallbackPost, ChargeReading } from '../payments'
import { takeContract } from './contracts'

type FailedCharge = Extract<ChargeReading, { kind: 'failed' }>

export async function takeContractCallback(app: App, post: CallbackPost): Promise<boolean> {
  const reading = await app.debit.readContractCallback(post)
  if (reading.kind === 'refused') return refused(app, post, reading.reason)
  const { kind, contract, at } = reading
  return takeContract(app, { signed: kind === 'signed', contract, at })
}

export async function takeChargeCallback(app: App, post: CallbackPost): Promise<boolean> {
  const reading = await app.debit.readChargeCallback(post)
  switch (reading.kind) {
    case 'refused':
      return refused(app, post, reading.reason)
    case 'failed':
      return prove(app, reading)
    case 'paid': {
      // Without its bytes: unlike those of API v3 they are not sealed, and name the payer.
      const outcome = await settlePayment(app, reading.payment, 'callback')
      return outcome.kind !== 'refused'
    }
  }
}

/** What failed is asked for at once: only an answer to our own question lets another order follow. */
async function prove(app: App, { order, code }: FailedCharge): Promise<boolean> {
  const { mchid, orderNumber } = order
  const projectId = projectOf(orderNumber)
  const now = app.clock.now()
  const { said } = await app.db.one<{ said: string }>(sql`
    select prove_charge(${projectId}, ${orderNumber}, ${mchid}, ${now}) as said`)
  if (said === 'taken') return true
  app.log.error({ mchid, orderNumber, code, why: said }, 'a debit that failed does not fit')
  const alarm = { kind: 'debit', projectId, giftId: orderNumber, number: code, why: said } as const
  await app.db.transaction((tx) => raiseAlarms(tx, [{ ...alarm, stated: { mchid } }], now))
  return false
}

function refused(app: App, { mchid }: CallbackPost, reason: string): false {
  app.log.warn({ reason, mchid }, 'a callback of a debit was refused')
  return false
}
