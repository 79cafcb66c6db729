import { randomDigits } from '../chance'
import type { Journal } from '../journal'
import { beijingDay } from '../time/beijing'

/** Every contract that somebody signed: who lets which merchant charge them, and what was done with it. */

/** Who ended it, as API v2 counts it: it had run out, the person, or the merchant. */
export type EndMode = 1 | 2 | 3

export type Contract = {
  contractId: string
  mchid: string
  appid: string
  planId: string
  contractCode: string
  requestSerial: string
  displayAccount: string
  /** Where the news of its beginning and of its end go. */
  notifyUrl: string
  openid: string
  signedMs: number
  expiresMs: number
  ended?: { atMs: number; mode: EndMode; remark?: string | undefined } | undefined
  /** The last notice of a charge to come. */
  notice?: Notice | undefined
  /** The number of the last charge that was accepted: its order tells what came of it. */
  lastNo?: string | undefined
}

export type Notice = {
  atMs: number
  amountFen: number
  /** On how many days it may be charged, from the third on. */
  days: number
}

type NewContract = Omit<Contract, 'contractId'>

export type ContractBook = ReturnType<typeof createContractBook>

export const createContractBook = (journal: Journal) => {
  const byId = new Map<string, Contract>()
  /** The last one that was signed under a code. */
  const byCode = new Map<string, Contract>()

  const index = (contract: Contract) => {
    byId.set(contract.contractId, contract)
    byCode.set(keyOf(contract.mchid, contract.contractCode), contract)
  }
  const save = (contract: Contract) => journal.put('contracts', contract.contractId, contract)

  for (const contract of journal.records<Contract>('contracts')) index(contract)

  return {
    save,
    all: () => [...byId.values()],
    /** Somebody else's contract is nobody's. */
    find(mchid: string, contractId: string) {
      const contract = byId.get(contractId)
      return contract?.mchid === mchid ? contract : undefined
    },
    findByCode: (mchid: string, contractCode: string) => byCode.get(keyOf(mchid, contractCode)),

    add(wish: NewContract): Contract {
      const day = beijingDay(wish.signedMs).replace(/\D/g, '')
      const contract = { ...wish, contractId: `SIM${day}${randomDigits(14)}` }
      index(contract)
      save(contract)
      return contract
    },
  }
}

const keyOf = (mchid: string, contractCode: string) => `${mchid}\n${contractCode}`
