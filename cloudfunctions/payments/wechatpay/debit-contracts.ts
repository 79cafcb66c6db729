/**
 * WeChat Pay's regular debits (委托代扣, 周期扣款) behind the product's contract for them. They speak API v2, all
 * but the notice before a charge, which is API v3.
 */
import type { DebitPlan, DebitProvider } from '../debit'
import { ProviderError } from '../provider'
import { wechatPayClient } from './client'
import { failureOf, providerError } from './failures'
import type { WechatPaySettings } from './settings'
import { merchantOf, readKeys } from './settings'
import type { WechatPayDeps } from './tries'
import { triesAt } from './tries'
import { readChargeCallback, readContractCallback } from './v2/callbacks'
import { wechatPayCharges } from './v2/charges'
import type { Debtor } from './v2/client'
import { v2Client } from './v2/client'
import { isUnknown, wechatPayContracts } from './v2/contracts'
import { writeXml } from './v2/xml'

/** How long a notice lets charge, unless another length is asked for; to ask for this one is refused. */
const USUAL_DAYS = 7

/** @throws Error with one sentence when a key in the settings cannot be used. */
export function debitContracts(settings: WechatPaySettings, deps: WechatPayDeps): DebitProvider {
  const keys = readKeys(settings)
  const { appid } = settings
  const tries = triesAt(settings.hosts, deps)
  const clientV3 = wechatPayClient(tries, keys, deps)
  const client = v2Client(tries, appid, deps)
  const contracts = wechatPayContracts(client, appid)
  const charges = wechatPayCharges(client)

  return {
    plans: new Map(
      [...keys.merchants.values()].flatMap(({ mchid, debit }): [string, DebitPlan][] =>
        debit ? [[mchid, debit.plan]] : [],
      ),
    ),
    invite: (contract) => contracts.invite(debtorOf(contract.mchid), contract),
    queryContract: async (contract) => contracts.query(debtorOf(contract.mchid), contract),
    endContract: async (contract) => contracts.end(debtorOf(contract.mchid), contract),
    announce,
    charge: async (order) => charges.charge(debtorOf(order.mchid), order),
    queryCharge: async (order) => charges.query(debtorOf(order.mchid), order),
    readContractCallback: async (post) => readContractCallback(post, { appid, keys }),
    readChargeCallback: async (post) => readChargeCallback(post, { appid, keys }),
    acknowledge: (well) => ({
      contentType: 'text/xml; charset=utf-8',
      body: writeXml(
        well
          ? { return_code: 'SUCCESS', return_msg: 'OK' }
          : { return_code: 'FAIL', return_msg: 'FAIL' },
      ),
    }),
  }

  async function announce(charge: Parameters<DebitProvider['announce']>[0]): Promise<void> {
    const { mchid, contractId, amountFen, days } = charge
    const debtor = debtorOf(mchid)
    const answer = await clientV3.call(debtor, {
      operation: 'announce',
      method: 'POST',
      paced: true,
      pathAndQuery: `/v3/papay/contracts/${encodeURIComponent(contractId)}/notify`,
      body: {
        mchid,
        appid,
        ...(days === USUAL_DAYS ? {} : { deduct_duration: { count: days, unit: 'DAY' } }),
        estimated_amount: { amount: amountFen, currency: 'CNY' },
      },
    })
    if (answer.ok) return
    const { complaint } = answer
    const refused = failureOf(complaint).kind === 'refused'
    // Night, an amount, an ended contract: the refusal is the same, so the contract itself is asked.
    if (isUnknown(complaint) || (refused && (await contracts.hasEnded(debtor, contractId)))) {
      const detail = `announce answered ${complaint.code}, "${complaint.message}"`
      throw new ProviderError({ kind: 'refused', code: 'CONTRACT_ENDED' }, detail)
    }
    throw providerError(complaint, 'announce')
  }

  /** @throws ProviderError `busy`: what this merchant was asked before stands as it stands. */
  function debtorOf(mchid: string): Debtor {
    const merchant = merchantOf(keys, mchid)
    if (merchant.debit) return { ...merchant, debit: merchant.debit }
    throw new ProviderError({ kind: 'busy', code: 'NO_PLAN' }, `no debit plan for ${mchid}`)
  }
}
