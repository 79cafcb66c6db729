/** Contracts with a payment service: how a person is led to sign one, and what is made of its word. */
import type { ContractInvitation } from '../../contracts/pledges'
import type { App, Random } from '../app'
import { type Queryable, sql } from '../db'
import type { SignedContract } from '../payments'

const CODE_CHARACTERS = 28
/** Of the code, on the payment service’s page: enough to tell two apart. */
const SHOWN_CHARACTERS = 6

export function newContractCode(random: Random): string {
  return random.id(CODE_CHARACTERS)
}

/** Which merchants can debit, as the database’s functions take them. */
export function plansOf({ debit }: Pick<App, 'debit'>): string {
  return JSON.stringify([...debit.plans].map(([mchid, plan]) => ({ mchid, ...plan })))
}

/** Signed anew each time, with a serial of its own. */
export async function invitationTo(app: App, code: string): Promise<ContractInvitation> {
  const { mchid, serial } = await app.db.one<{ mchid: string; serial: number }>(
    sql`select mchid, serial from contract where code = ${code}`,
  )
  const invitation = app.debit.invite({
    mchid,
    contractCode: code,
    serial: String(serial),
    account: `月捐 ${code.slice(-SHOWN_CHARACTERS)}`,
    notifyUrl: `${app.settings.callbackBase}/callbacks/wechatpay/${mchid}/contract`,
    at: app.clock.now(),
  })
  return { contractCode: code, ...invitation }
}

export type ContractWord = { signed: boolean; contract: SignedContract; at?: string | undefined }

/** `taken`, or where it does not fit what was asked for: then nothing was changed. */
export async function takeContract(app: App, word: ContractWord): Promise<string> {
  const { mchid, contractCode, planId, contractId, openid } = word.contract
  const told = {
    signed: word.signed,
    mchid,
    code: contractCode,
    plan_id: planId,
    contract_id: contractId,
    payer_hash: app.sealer.hash(openid),
    signed_at: word.at,
  }
  const { said } = await saidOf(app.db, JSON.stringify(told), app.clock.now())
  if (said !== 'taken') {
    app.log.error({ mchid, contractCode, contractId, why: said }, 'a contract does not fit')
  }
  return said
}

function saidOf(db: Queryable, told: string, now: Date) {
  return db.one<{ said: string }>(sql`select take_contract(${told}::jsonb, ${now}) as said`)
}
