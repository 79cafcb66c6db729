import { randomText } from '../chance'
import type { OpenNews } from '../pay/notifications'
import type { Charge, Order } from '../pay/order-book'
import { beijingDigits } from '../time/beijing'
import type { World } from '../world'
import type { Failure } from './bank-book'
import { failureOf } from './bank-book'
import type { LastCharge } from './charge-rules'
import type { Contract } from './contract-book'
import type { Fields } from './xml'

/** The bank's side of a charge by contract, some time after it was accepted, and the news of it. */

export const planSettling = (world: World, order: Order) => {
  const { charge, bankAnswersMs: atMs } = order
  if (charge === undefined || atMs === undefined) return
  world.clock.plan(atMs, () => {
    const failure = answerOfTheBank(world, order, charge)
    if (failure === undefined) world.orders.markPaid(order, atMs)
    else world.orders.markFailed(order, failure)
    return world.notifier.announce(chargeNews(order, charge))
  })
}

/** Charges that the last run accepted and did not see settled are settled in this one. */
export const resumeCharges = (world: World) => {
  for (const order of world.orders.all()) planSettling(world, order)
}

/** What came of the last charge of a contract. */
export const lastChargeOf = (world: World, { mchid, lastNo }: Contract): LastCharge => {
  const order = lastNo === undefined ? undefined : world.orders.find(mchid, lastNo)
  return { isUnderWay: order?.bankAnswersMs !== undefined, paidMs: order?.paidMs }
}

/** A contract that was ended meanwhile is charged no more. */
const answerOfTheBank = (
  world: World,
  { mchid, openid }: Order,
  { contractId }: Charge,
): Failure | undefined => {
  const contract = world.contracts.find(mchid, contractId)
  if (contract === undefined || contract.ended !== undefined) {
    return { code: 'CONTRACTERROR', message: '签约协议已解约' }
  }
  return failureOf(world.banks.ask(openid))
}

/** Of every outcome, unlike what a payer does (documentation 4011987465). */
const chargeNews = (order: Order, charge: Charge): OpenNews => ({
  on: 'charge-callback',
  mchid: order.mchid,
  outTradeNo: order.outTradeNo,
  url: order.notifyUrl,
  eventType: charge.failure === undefined ? 'CHARGE.SUCCESS' : 'CHARGE.FAIL',
  v2: 'charge',
  fields: {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    result_code: charge.failure === undefined ? 'SUCCESS' : 'FAIL',
    appid: order.appid,
    mch_id: order.mchid,
    nonce_str: randomText(32),
    ...(order.paidMs === undefined ? {} : { is_subscribe: 'N' }),
    ...chargeFields(order, charge),
  },
  signType: charge.signType,
})

/** A charge as its query and its callback show it. */
export const chargeFields = (order: Order, { contractId, failure }: Charge): Fields => ({
  out_trade_no: order.outTradeNo,
  contract_id: contractId,
  trade_state: order.state === 'NOTPAY' ? 'ACCEPT' : order.state,
  ...(order.attach === undefined ? {} : { attach: order.attach }),
  ...(failure === undefined ? {} : { err_code: failure.code, err_code_des: failure.message }),
  ...(order.paidMs === undefined ? {} : paidFields(order, order.paidMs)),
})

const paidFields = (order: Order, paidMs: number): Fields => ({
  openid: order.openid,
  bank_type: 'OTHERS',
  total_fee: String(order.totalFen),
  fee_type: 'CNY',
  cash_fee: String(order.totalFen),
  cash_fee_type: 'CNY',
  transaction_id: order.transactionId ?? '',
  time_end: beijingDigits(paidMs),
})
