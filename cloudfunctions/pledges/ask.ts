/** One question to the payment service, and what its answer means for the pledge. */
import { WINDOW_DAYS } from '../../contracts/pledge-plan'
import type { DebitTrouble } from '../../contracts/pledges'
import type { App } from '../app'
import { settlePayment } from '../gifts'
import { ProviderError } from '../payments'
import { contractWord, takeContract } from './contracts'

export type Call = {
  pledgeId: string
  mchid: string
} & (
  | {
      call: 'announce'
      period: string
      attempt: number
      contractCode: string
      contractId: string
      amountFen: number
    }
  | {
      call: 'charge' | 'query_charge'
      period: string
      attempt: number
      contractCode: string
      contractId: string
      giftId: string
      amountFen: number
      description: string
      notifyUrl: string
    }
  | { call: 'query_contract' | 'end_contract'; period: null; attempt: null; contractCode: string }
)

type Said = { said: string; why?: DebitTrouble }
export type Answer = { call: Call } & Said

/** What a charity’s account says to its payer when a contract ends. */
const REMARK = '捐赠人结束了月捐'
/** Said by a provider of a contract that is no more. */
const CONTRACT_ENDED = 'CONTRACT_ENDED'

/**
 * Without a trustworthy answer it is `busy`: the money may have moved, and the same order is asked after.
 * `put_off` is the same of a service that has too many calls.
 */
export async function ask(app: App, call: Call): Promise<Answer> {
  try {
    return { call, ...(await carryOut(app, call)) }
  } catch (error) {
    const ended = error instanceof ProviderError && error.failure.code === CONTRACT_ENDED
    if (ended && call.call !== 'query_charge') return { call, said: 'ended' }
    // The cycle of the announcement before may run on; the next one has its day.
    const refused = error instanceof ProviderError && error.kind === 'refused'
    if (refused && call.call === 'announce') return { call, said: 'refused' }
    const { pledgeId } = call
    app.log.warn(
      { err: error, pledgeId, call: call.call },
      'a question about a pledge had no answer',
    )
    return { call, said: isPutOff(error) ? 'put_off' : 'busy' }
  }
}

function isPutOff(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    error.failure.kind === 'busy' &&
    error.failure.tooOften === true
  )
}

async function carryOut(app: App, call: Call): Promise<Said> {
  const { mchid } = call
  switch (call.call) {
    case 'announce': {
      const { contractId, amountFen } = call
      await app.debit.announce({ mchid, contractId, amountFen, days: WINDOW_DAYS })
      return { said: 'taken' }
    }
    case 'charge': {
      const { giftId: orderNumber, contractId, amountFen, description, notifyUrl } = call
      const order = { mchid, orderNumber, contractId, amountFen, description, notifyUrl }
      const answer = await app.debit.charge(order)
      if (answer.state === 'accepted') return { said: 'accepted' }
      if (answer.state === 'used') return { said: 'failed' }
      const { why } = answer
      return { said: why === CONTRACT_ENDED ? 'ended' : 'failed', why }
    }
    case 'query_charge':
      return afterQuery(app, { mchid, orderNumber: call.giftId })
    case 'query_contract': {
      const { contractCode } = call
      const answer = await app.debit.queryContract({ mchid, contractCode })
      if (answer.state === 'unknown-contract') return { said: 'unknown' }
      await takeContract(app, contractWord(answer))
      return { said: 'taken' }
    }
    case 'end_contract': {
      await app.debit.endContract({ mchid, contractCode: call.contractCode, remark: REMARK })
      return { said: 'ended' }
    }
  }
}

async function afterQuery(app: App, order: { mchid: string; orderNumber: string }): Promise<Said> {
  const answer = await app.debit.queryCharge(order)
  switch (answer.state) {
    case 'paid':
    case 'refunded': {
      const outcome = await settlePayment(app, answer.payment, 'query')
      return { said: outcome.kind === 'refused' ? 'misfit' : 'booked' }
    }
    case 'failed':
      return { said: 'failed', why: answer.why }
    case 'unknown-order':
      return { said: 'unknown' }
    default:
      return { said: 'processing' }
  }
}
