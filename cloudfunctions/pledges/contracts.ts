/** Contracts with a payment service: how a person is led to sign one, and what is made of its word. */
import type { ContractInvitation } from '../../contracts/pledges'
import type { App } from '../app'
import { sql, type Tx } from '../db'
import { raiseAlarms } from '../gifts'
import type { ContractState, SignedContract } from '../payments'

/** Of the code, on the payment service’s page: enough to tell two apart. */
const SHOWN_CHARACTERS = 6

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

/** What the payment service answers when it is asked. */
export function contractWord(
  answer: Exclude<ContractState, { state: 'unknown-contract' }>,
): ContractWord {
  const { contract } = answer
  return answer.state === 'signed'
    ? { signed: true, contract, at: answer.signedAt }
    : { signed: false, contract, at: answer.endedAt }
}

type ContractWord = { signed: boolean; contract: SignedContract; at?: string | undefined }

/** Of an end that is stated to lie before its beginning: it has counted, and somebody looks. */
const ENDED_EARLY = 'ended before it was signed'

/** Whether it counted. What does not fit what was asked for changes nothing, and stands as an alarm. */
export async function takeContract(app: App, word: ContractWord): Promise<boolean> {
  const { mchid, contractCode, planId, contractId, openid } = word.contract
  const now = app.clock.now()
  const told = {
    signed: word.signed,
    mchid,
    code: contractCode,
    plan_id: planId,
    contract_id: contractId,
    payer_hash: app.sealer.hash(openid),
    at: word.at,
  }
  const { said } = await app.db.one<{ said: string }>(
    sql`select take_contract(${JSON.stringify(told)}::jsonb, ${now}) as said`,
  )
  if (said === 'taken') return true
  app.log.error({ mchid, contractCode, contractId, why: said }, 'a contract does not fit')
  await app.db.transaction((tx) => raise(tx, word, said, now))
  return said === ENDED_EARLY
}

async function raise(tx: Tx, { signed, contract, at }: ContractWord, why: string, now: Date) {
  const { mchid, contractCode, planId, contractId } = contract
  const known = await tx.maybe<{ projectId: string }>(
    sql`select project_id as "projectId" from contract where code = ${contractCode}`,
  )
  const alarm = {
    kind: 'contract' as const,
    projectId: known?.projectId ?? '',
    giftId: contractCode,
    number: contractId,
    why,
    stated: { mchid, planId, says: signed ? 'signed' : 'ended', ...(at && { at }) },
  }
  await raiseAlarms(tx, [alarm], now)
}
