import { ControlError } from '../control/control-error'
import { rfc3339, YEAR_MS } from '../time/beijing'
import type { World } from '../world'
import { CHARGE_FEN_MAX, chargeableDays, isOpen } from './charge-rules'
import { lastChargeOf } from './charges'
import type { Contract, EndMode } from './contract-book'
import { contractNews } from './contract-news'
import type { Invitation } from './invitation'

/** The life of a contract: a person signs it, and the person, the merchant or time ends it. */

const LASTS_YEARS = 10
const PLAN_NAME = '周期扣款 · Regular debit'

/**
 * The contract that a person signs; once more, when it is signed already.
 * @throws ControlError `CONTRACT_TAKEN` when somebody else has signed it.
 */
export const signContract = (world: World, invitation: Invitation, openid: string): Contract => {
  const { mchid, contractCode } = invitation
  const known = world.contracts.findByCode(mchid, contractCode)
  if (known !== undefined && known.openid !== openid) {
    throw new ControlError(409, 'CONTRACT_TAKEN', 'Somebody else has signed this contract.')
  }
  if (known !== undefined && known.ended === undefined) return known
  world.people.heardOf(openid)
  const signedMs = world.clock.nowMs()
  const expiresMs = signedMs + LASTS_YEARS * YEAR_MS
  const contract = world.contracts.add({ ...invitation, openid, signedMs, expiresMs })
  planExpiry(world, contract)
  tell(world, contract, 'signed')
  return contract
}

export const refuseContract = (world: World, { mchid, contractCode }: Invitation, openid: string) =>
  world.note('contract', { mchid, contractCode, openid, change: 'refused' })

/** From now on nothing is charged any more, whatever was announced or accepted. */
export const endContract = (
  world: World,
  contract: Contract,
  mode: EndMode,
  remark?: string | undefined,
) => {
  contract.ended = { atMs: world.clock.nowMs(), mode, remark }
  world.contracts.save(contract)
  tell(world, contract, 'ended')
}

/** Contracts of earlier runs run out in their time too. */
export const resumeContracts = (world: World) => {
  for (const contract of world.contracts.all()) planExpiry(world, contract)
}

const planExpiry = (world: World, contract: Contract) => {
  if (contract.ended !== undefined) return
  world.clock.plan(contract.expiresMs, () => {
    if (contract.ended === undefined) endContract(world, contract, 1)
  })
}

const tell = (world: World, contract: Contract, change: 'signed' | 'ended') => {
  const { mchid, contractCode, openid } = contract
  world.note('contract', { mchid, contractCode, openid, change })
  // Not waited for: the person's phone and the merchant's server learn of it independently.
  void world.notifier.announce(contractNews(contract))
}

/** What a person is asked to agree to. */
export const offerOf = (world: World, invitation: Invitation) => {
  const { mchid, contractCode, displayAccount, openid } = invitation
  const merchant = world.keyring.merchants.get(mchid)
  const known = world.contracts.findByCode(mchid, contractCode)
  return {
    contractCode,
    mchid,
    payee: merchant?.name ?? mchid,
    charityId: merchant?.charityId,
    planName: PLAN_NAME,
    displayAccount,
    mode: world.plans.modeOf(mchid),
    ceilingFen: CHARGE_FEN_MAX,
    openid,
    isSigned: known !== undefined && known.ended === undefined,
  }
}

/** A contract as its person sees it in the list of the payment service. */
export const contractLine = (world: World, contract: Contract) => {
  const { contractId, contractCode, mchid, planId, displayAccount, openid, ended, notice } =
    contract
  const merchant = world.keyring.merchants.get(mchid)
  const last = lastChargeOf(world, contract)
  return {
    contractId,
    contractCode,
    mchid,
    payee: merchant?.name ?? mchid,
    charityId: merchant?.charityId,
    planId,
    displayAccount,
    openid,
    mode: world.plans.modeOf(mchid),
    state: ended === undefined ? 'signed' : 'ended',
    signedAt: rfc3339(contract.signedMs),
    ...(ended === undefined ? {} : { endedAt: rfc3339(ended.atMs), endMode: ended.mode }),
    ...(notice === undefined
      ? {}
      : {
          notice: {
            at: rfc3339(notice.atMs),
            amountFen: notice.amountFen,
            ...chargeableDays(notice),
            isOpen: isOpen(notice, last, world.clock.nowMs()),
          },
        }),
  }
}
