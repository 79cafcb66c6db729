/**
 * Debit contracts at WeChat Pay: handed to a person to sign, asked about, ended. Asking and ending are
 * done in API v2, whose pages belong to the product (周期扣款) that these contracts are made and charged
 * with; those of API v3 are published for another one (预约扣费), in which contracts begin otherwise.
 */
import { z } from 'zod'
import type {
  ContractAsked,
  ContractRef,
  ContractState,
  DebitProvider,
  SignedContract,
} from '../../debit'
import type { Complaint } from '../failures'
import { nonsense, providerError } from '../failures'
import type { Debtor, V2Client } from './client'
import { signed } from './sign'
import { TimeStamp } from './times'
import type { Fields } from './xml'

export type Contracts = {
  invite(debtor: Debtor, contract: ContractAsked): ReturnType<DebitProvider['invite']>
  query(debtor: Debtor, contract: ContractRef): Promise<ContractState>
  end(debtor: Debtor, contract: ContractRef & { remark: string }): Promise<void>
  /** By its id there: `false` when it goes on. */
  hasEnded(debtor: Debtor, contractId: string): Promise<boolean>
}

/** WeChat Pay's own mini program, in which a person reads and signs a contract. */
const SIGNING_APP = { appId: 'wxbd687630cd02ce1d', path: 'pages/index/index' }
const VERSION = { version: '1.0' }

export function wechatPayContracts(client: V2Client, appid: string): Contracts {
  return { invite, query, end, hasEnded }

  function invite(debtor: Debtor, contract: ContractAsked): ReturnType<DebitProvider['invite']> {
    const fields = {
      appid,
      mch_id: debtor.mchid,
      plan_id: debtor.debit.plan.planId,
      contract_code: contract.contractCode,
      request_serial: contract.serial,
      contract_display_account: contract.account,
      notify_url: contract.notifyUrl,
      timestamp: String(Math.floor(contract.at.getTime() / 1000)),
    }
    return { ...SIGNING_APP, extraData: { ...signed(fields, debtor.debit.apiV2Key) } }
  }

  async function query(debtor: Debtor, { contractCode }: ContractRef): Promise<ContractState> {
    const answer = await ask(debtor, namesOf(debtor, contractCode))
    if (answer.ok) return readContract(debtor, contractCode, answer.fields)
    if (isUnknown(answer.complaint)) return { state: 'unknown-contract' }
    throw providerError(answer.complaint, 'query contract')
  }

  async function end(
    debtor: Debtor,
    { mchid, contractCode, remark }: ContractRef & { remark: string },
  ): Promise<void> {
    const answer = await client(debtor, {
      operation: 'end contract',
      path: '/papay/deletecontract',
      fields: {
        ...VERSION,
        ...namesOf(debtor, contractCode),
        contract_termination_remark: remark,
      },
      nonce: false,
    })
    if (answer.ok || isUnknown(answer.complaint)) return
    // That it has ended already is told in several ways, so the contract itself is asked.
    const { state } = await query(debtor, { mchid, contractCode })
    if (state === 'signed') throw providerError(answer.complaint, 'end contract')
  }

  async function hasEnded(debtor: Debtor, contractId: string): Promise<boolean> {
    const answer = await ask(debtor, { contract_id: contractId })
    if (!answer.ok) return isUnknown(answer.complaint)
    if (answer.fields['contract_id'] !== contractId) throw nonsense('query contract')
    return answer.fields['contract_state'] === ENDED
  }

  function ask(debtor: Debtor, names: Fields) {
    return client(debtor, {
      operation: 'query contract',
      path: '/papay/querycontract',
      fields: { ...VERSION, ...names },
      nonce: false,
    })
  }
}

/** Whether this says that there is no such contract any more, or never was. */
export function isUnknown({ plainCode }: Complaint): boolean {
  return UNKNOWN_CONTRACT.includes(plainCode)
}

const UNKNOWN_CONTRACT = ['CONTRACTNOTEXIST', 'CONTRACTNOTEXISTS', 'RESOURCENOTEXISTS']

function namesOf({ debit }: Debtor, contractCode: string): Fields {
  return { plan_id: debit.plan.planId, contract_code: contractCode }
}

/** As answers and callbacks name a contract. */
export const NamedContract = z.object({
  contract_code: z.string(),
  contract_id: z.string().max(32),
  plan_id: z.string(),
  openid: z.string().max(128),
})

export function signedContract(
  mchid: string,
  named: z.infer<typeof NamedContract>,
): SignedContract {
  return {
    mchid,
    contractCode: named.contract_code,
    contractId: named.contract_id,
    planId: named.plan_id,
    openid: named.openid,
  }
}

const SIGNED = '0'
const ENDED = '1'

const AnsweredContract = NamedContract.extend({
  contract_state: z.enum([SIGNED, ENDED]),
  contract_signed_time: TimeStamp.optional().catch(undefined),
  contract_terminated_time: TimeStamp.optional().catch(undefined),
})

function readContract(debtor: Debtor, contractCode: string, fields: Fields): ContractState {
  // `1` stands beside a contract that has ended, and beside one that nobody has signed: it has no id.
  if (fields['contract_state'] === ENDED && !fields['contract_id']) {
    return { state: 'unknown-contract' }
  }
  const { success, data } = AnsweredContract.safeParse(fields)
  const fits = data?.contract_code === contractCode && data.plan_id === debtor.debit.plan.planId
  if (!success || !fits) throw nonsense('query contract')
  const contract = signedContract(debtor.mchid, data)
  const { contract_signed_time: signedAt, contract_terminated_time: endedAt } = data
  return data.contract_state === SIGNED
    ? { state: 'signed', contract, ...(signedAt && { signedAt }) }
    : { state: 'ended', contract, ...(endedAt && { endedAt }) }
}
