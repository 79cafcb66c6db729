import { z } from 'zod'
import { invalidRequest, PayError, paramError } from '../pay/errors'
import { amountFen, currency, mchid, parseOrRefuse, refuseQuery, text } from '../pay/fields'
import type { Operation } from '../pay/operation'
import { beijingDay, rfc3339 } from '../time/beijing'
import type { World } from '../world'
import { CHARGE_FEN_MAX, isDaytime, isOpen, NOTICE_DAYS } from './charge-rules'
import { lastChargeOf } from './charges'
import type { Contract, EndMode, Notice } from './contract-book'
import { endContract } from './contracts'
import { contractCode, contractId, planId } from './v2-fields'

/** What API v3 knows of contracts: the notice before a charge (papay chapter 3_10), asking, and ending. */

const byId = z.strictObject({ contract_id: contractId })
const byCode = z.strictObject({ plan_id: planId, out_contract_code: contractCode })
const noticeSchema = z.strictObject({
  mchid,
  appid: text(32),
  deduct_duration: z
    .strictObject({ count: z.int().min(1).max(3), unit: z.literal('DAY').optional() })
    .optional(),
  estimated_amount: z.strictObject({ amount: amountFen, currency: currency.optional() }),
})
type Wish = z.output<typeof noticeSchema>
const endSchema = z.strictObject({ contract_termination_remark: text(256) })

const ONE = '/papay/sign/contracts/plan-id/:plan_id/out-contract-code/:out_contract_code'

export const contractOperationsV3 = (world: World): Operation[] => {
  const contractIn = (merchantId: string, params: unknown) => {
    const { plan_id, out_contract_code } = parseOrRefuse(byCode, params, 'uri')
    const contract = world.contracts.findByCode(merchantId, out_contract_code)
    if (contract?.planId !== plan_id) throw unknownContract()
    return contract
  }
  return [
    {
      on: 'pre-notify',
      method: 'POST',
      path: '/papay/contracts/:contract_id/notify',
      async run({ merchant, params, query, body }) {
        refuseQuery(query)
        const { contract_id } = parseOrRefuse(byId, params, 'uri')
        const wish = parseOrRefuse(noticeSchema, body, 'body')
        if (wish.mchid !== merchant.mchid) throw paramError('HTTP 头中的商户号与 mchid 不匹配')
        if (wish.appid !== world.keyring.appid) {
          throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid 和 mchid 不匹配')
        }
        const contract = world.contracts.find(merchant.mchid, contract_id)
        if (contract === undefined) throw unknownContract()
        announce(world, contract, wish)
        return { status: 204 }
      },
    },
    {
      on: 'contract-query',
      method: 'GET',
      path: ONE,
      async run({ merchant, params, query }) {
        refuseQuery(query)
        return { status: 200, body: contractView(contractIn(merchant.mchid, params)) }
      },
    },
    {
      on: 'contract-end',
      method: 'POST',
      path: `${ONE}/terminate`,
      async run({ merchant, params, query, body }) {
        refuseQuery(query)
        const contract = contractIn(merchant.mchid, params)
        const { contract_termination_remark } = parseOrRefuse(endSchema, body, 'body')
        if (contract.ended !== undefined) throw invalidRequest('签约协议已解约')
        endContract(world, contract, 3, contract_termination_remark)
        return { status: 200, body: contractView(contract) }
      },
    },
  ]
}

const unknownContract = () => new PayError(404, 'RESOURCE_NOT_EXISTS', '签约协议不存在')

const announce = (world: World, contract: Contract, wish: Wish) => {
  const nowMs = world.clock.nowMs()
  const { mchid: merchantId, contractCode: code, openid } = contract
  if (world.plans.modeOf(merchantId) !== 'pre-notify') {
    throw new PayError(403, 'NO_AUTH', '商户未开通预扣费通知权限')
  }
  if (contract.ended !== undefined) throw invalidRequest('签约协议已解约')
  const { amount } = wish.estimated_amount
  if (amount > CHARGE_FEN_MAX) throw new PayError(403, 'RULE_LIMIT', '预计扣费金额超出限制')
  if (!isDaytime(nowMs)) throw invalidRequest('请在北京时间 7:00~22:00 下发扣费通知')
  const notice = {
    atMs: nowMs,
    amountFen: amount,
    days: wish.deduct_duration?.count ?? NOTICE_DAYS,
  }
  const before = contract.notice
  if (before !== undefined && isOpen(before, lastChargeOf(world, contract), nowMs)) {
    // Whoever got no answer asks again, and the first day stays the first.
    if (isSame(before, notice)) return
    throw invalidRequest('上一个扣费周期尚未结束')
  }
  contract.notice = notice
  world.contracts.save(contract)
  const about = { mchid: merchantId, contractCode: code, openid }
  world.note('contract', { ...about, change: 'announced', amountFen: amount })
}

const isSame = (one: Notice, other: Notice) =>
  one.amountFen === other.amountFen &&
  one.days === other.days &&
  beijingDay(one.atMs) === beijingDay(other.atMs)

const END_MODES: Record<EndMode, string> = {
  1: 'OVERDUE_TERMINATE',
  2: 'USER_TERMINATE',
  3: 'MERCHANT_TERMINATE',
}

const contractView = (contract: Contract) => ({
  mchid: contract.mchid,
  contract_id: contract.contractId,
  appid: contract.appid,
  plan_id: Number(contract.planId),
  out_contract_code: contract.contractCode,
  contract_display_account: contract.displayAccount,
  contract_state: contract.ended === undefined ? 'SIGNED' : 'TERMINATED',
  contract_signed_time: rfc3339(contract.signedMs),
  contract_expired_time: rfc3339(contract.expiresMs),
  openid: contract.openid,
  ...(contract.ended === undefined ? {} : { contract_terminate_info: endView(contract.ended) }),
})

const endView = ({ atMs, mode, remark }: NonNullable<Contract['ended']>) => ({
  contract_termination_mode: END_MODES[mode],
  contract_terminated_time: rfc3339(atMs),
  ...(remark === undefined ? {} : { contract_termination_remark: remark }),
})
