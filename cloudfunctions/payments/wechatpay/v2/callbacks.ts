/**
 * Reads what is posted to the addresses of debit contracts: first the XML, then who signed it, then the
 * words. Nothing that is read here counts before the caller has compared it with what we know.
 */
import { z } from 'zod'
import type { ChargeReading, ContractReading } from '../../debit'
import type { CallbackPost, CallbackRefusal } from '../../provider'
import type { Keys } from '../settings'
import type { Debtor } from './client'
import { NamedContract, signedContract } from './contracts'
import { failedCharge, paidCharge } from './paid-charge'
import { isSigned } from './sign'
import { TimeStamp } from './times'
import type { Fields } from './xml'
import { readXml } from './xml'

type Reader = { appid: string; keys: Keys }
type Refused = { kind: 'refused'; reason: CallbackRefusal }

export function readChargeCallback(post: CallbackPost, reader: Reader): ChargeReading {
  const genuine = readGenuine(post, reader)
  if (genuine.kind === 'refused') return genuine
  const { fields, debtor } = genuine
  // Of contracts the app is not told, of charges always.
  if (fields['appid'] !== reader.appid) return refused('wrong-merchant')
  const { result_code: result, trade_state: state, out_trade_no: orderNumber } = fields
  if (orderNumber === undefined) return refused('unreadable')
  const order = { mchid: debtor.mchid, orderNumber }
  if (result === 'FAIL' || state === 'PAY_FAIL') {
    return { kind: 'failed', order, ...failedCharge(fields) }
  }
  if (result !== 'SUCCESS' || (state ?? 'SUCCESS') !== 'SUCCESS') return refused('unknown-event')
  const payment = paidCharge(fields)
  return payment ? { kind: 'paid', payment } : refused('unreadable')
}

/** Who ended a contract, by `contract_termination_mode`; 5 is an account that was closed. */
const ENDED_BY: ReadonlyMap<string, 'time' | 'payer' | 'merchant'> = new Map([
  ['1', 'time'],
  ['2', 'payer'],
  ['3', 'merchant'],
  ['4', 'merchant'],
])

const ChangedContract = NamedContract.extend({
  operate_time: TimeStamp,
  contract_termination_mode: z.string().default(''),
})

export function readContractCallback(post: CallbackPost, reader: Reader): ContractReading {
  const genuine = readGenuine(post, reader)
  if (genuine.kind === 'refused') return genuine
  const { fields, debtor } = genuine
  const { success, data } = ChangedContract.safeParse(fields)
  if (!success) return refused('unreadable')
  if (data.plan_id !== debtor.debit.plan.planId) return refused('wrong-plan')
  const contract = signedContract(debtor.mchid, data)
  const at = data.operate_time
  const change = fields['result_code'] === 'SUCCESS' ? fields['change_type'] : undefined
  if (change === 'ADD') return { kind: 'signed', contract, at }
  if (change !== 'DELETE') return refused('unknown-event')
  const by = ENDED_BY.get(data.contract_termination_mode) ?? 'other'
  return { kind: 'ended', contract, at, by }
}

/** The fields that this merchant's key signed, about this merchant and this app. */
function readGenuine(
  { mchid, rawBody }: CallbackPost,
  { appid, keys }: Reader,
): Refused | { kind: 'genuine'; fields: Fields; debtor: Debtor } {
  const merchant = keys.merchants.get(mchid)
  if (!merchant?.debit) return refused('unknown-merchant')
  const debtor = { ...merchant, debit: merchant.debit }
  const fields = readXml(rawBody)
  if (!fields) return refused('unreadable')
  if (!isSigned(fields, debtor.debit.apiV2Key)) return refused('forged')
  if (fields['mch_id'] !== mchid) return refused('wrong-merchant')
  if ((fields['appid'] ?? appid) !== appid) return refused('wrong-merchant')
  return { kind: 'genuine', fields, debtor }
}

function refused(reason: CallbackRefusal): Refused {
  return { kind: 'refused', reason }
}
