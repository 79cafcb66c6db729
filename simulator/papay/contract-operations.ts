import { z } from 'zod'
import { beijingStamp } from '../time/beijing'
import type { World } from '../world'
import { refuseAnotherApp } from './charge-operations'
import type { Contract } from './contract-book'
import { endContract } from './contracts'
import { V2Error } from './v2-error'
import {
  contractCode,
  contractId,
  isSigned,
  parseFields,
  planId,
  version,
  whoAsks,
  words,
} from './v2-fields'
import type { V2Operation } from './v2-operation'

/** `POST /papay/querycontract` and `/papay/deletecontract` (papay chapters 3_7 and 3_9): by id, or by plan and code. */

const which = {
  contract_id: contractId.optional(),
  plan_id: planId.optional(),
  contract_code: contractCode.optional(),
}
type Which = { [K in keyof typeof which]?: string | undefined }

const querySchema = z.strictObject({ ...whoAsks, ...isSigned, ...version, ...which })
const endSchema = z.strictObject({
  ...whoAsks,
  ...isSigned,
  ...version,
  ...which,
  contract_termination_remark: words(512),
})

export const contractOperations = (world: World): V2Operation[] => [
  {
    on: 'contract-query',
    path: '/papay/querycontract',
    run({ merchant: { mchid }, fields }) {
      const wish = parseFields(querySchema, fields)
      refuseAnotherApp(world, wish.appid)
      return contractFields(contractOrRefuse(world, mchid, wish))
    },
  },
  {
    on: 'contract-end',
    path: '/papay/deletecontract',
    run({ merchant: { mchid }, fields }) {
      const wish = parseFields(endSchema, fields)
      refuseAnotherApp(world, wish.appid)
      const contract = contractOrRefuse(world, mchid, wish)
      if (contract.ended !== undefined) throw new V2Error('CONTRACTERROR', '签约协议已解约')
      endContract(world, contract, 3, wish.contract_termination_remark)
      return namesOf(contract)
    },
  },
]

const contractOrRefuse = (world: World, mchid: string, wish: Which): Contract => {
  const contract = findContract(world, mchid, wish)
  if (contract === undefined) throw new V2Error('CONTRACT_NOT_EXIST', '签约协议不存在')
  return contract
}

const findContract = ({ contracts }: World, mchid: string, wish: Which) => {
  if (wish.contract_id !== undefined) return contracts.find(mchid, wish.contract_id)
  if (wish.plan_id === undefined || wish.contract_code === undefined) {
    throw new V2Error('PARAM_ERROR', '参数错误：contract_id 与 plan_id+contract_code 二选一')
  }
  const contract = contracts.findByCode(mchid, wish.contract_code)
  return contract?.planId === wish.plan_id ? contract : undefined
}

const namesOf = ({ contractId, planId, contractCode }: Contract) => ({
  contract_id: contractId,
  plan_id: planId,
  contract_code: contractCode,
})

const contractFields = (contract: Contract) => ({
  ...namesOf(contract),
  request_serial: contract.requestSerial,
  contract_display_account: contract.displayAccount,
  openid: contract.openid,
  contract_state: contract.ended === undefined ? '0' : '1',
  contract_signed_time: beijingStamp(contract.signedMs),
  contract_expired_time: beijingStamp(contract.expiresMs),
  ...endFields(contract),
})

const endFields = ({ ended }: Contract) =>
  ended === undefined
    ? {}
    : {
        contract_terminated_time: beijingStamp(ended.atMs),
        contract_termination_mode: String(ended.mode),
        ...(ended.remark === undefined ? {} : { contract_termination_remark: ended.remark }),
      }
