import { z } from 'zod'
import type { World } from '../world'
import { paymentNews } from './announcements'
import { PayError, tooOften } from './errors'
import { mchid, parseOrRefuse, refuseQuery, text } from './fields'
import type { Operation, PayRequest } from './operation'
import type { Order } from './order-book'
import { placeOrder, prepaySchema } from './prepay'
import { transactionOf } from './transaction'

/** Placing, asking for and closing an order. */

const byNumber = z.strictObject({ out_trade_no: text(32) })
const byTransaction = z.strictObject({ transaction_id: text(32) })
const ofMerchant = z.strictObject({ mchid })

export const transactionOperations = (world: World): Operation[] => [
  {
    on: 'prepay',
    method: 'POST',
    path: '/pay/transactions/jsapi',
    async run(request) {
      refuseQuery(request.query)
      const wish = parseOrRefuse(prepaySchema, request.body, 'body')
      const order = placeOrder(world, request.merchant, wish)
      const prepayId = world.orders.issuePrepay(order)
      if (request.fault?.kind === 'early') await payBeforeTheReply(world, order)
      return { status: 200, body: { prepay_id: prepayId } }
    },
  },
  {
    on: 'query',
    method: 'GET',
    path: '/pay/transactions/out-trade-no/:out_trade_no',
    async run(request) {
      const { out_trade_no } = parseOrRefuse(byNumber, request.params, 'uri')
      checkMerchant(request, request.query)
      const order = orderOrRefuse(world.orders.find(request.merchant.mchid, out_trade_no))
      return { status: 200, body: transactionOf(order) }
    },
  },
  {
    on: 'query',
    method: 'GET',
    path: '/pay/transactions/id/:transaction_id',
    async run(request) {
      const { transaction_id } = parseOrRefuse(byTransaction, request.params, 'uri')
      checkMerchant(request, request.query)
      const order = orderOrRefuse(world.orders.findByTransaction(transaction_id))
      if (order.mchid !== request.merchant.mchid) throw orderUnknown()
      return { status: 200, body: transactionOf(order) }
    },
  },
  {
    on: 'close',
    method: 'POST',
    path: '/pay/transactions/out-trade-no/:out_trade_no/close',
    async run(request) {
      const { out_trade_no } = parseOrRefuse(byNumber, request.params, 'uri')
      refuseQuery(request.query)
      checkMerchant(request, request.body)
      close(world, orderOrRefuse(world.orders.find(request.merchant.mchid, out_trade_no)))
      return { status: 204 }
    },
  },
]

const checkMerchant = (request: PayRequest, value: unknown) => {
  const asked = parseOrRefuse(ofMerchant, value, request.method === 'GET' ? 'query' : 'body')
  if (asked.mchid !== request.merchant.mchid) {
    throw new PayError(400, 'PARAM_ERROR', 'HTTP 头中的商户号与参数 mchid 不匹配')
  }
}

const orderUnknown = () => new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')

const orderOrRefuse = (order: Order | undefined) => {
  if (order === undefined) throw orderUnknown()
  return order
}

const close = (world: World, order: Order) => {
  if (order.paidMs !== undefined) throw new PayError(400, 'ORDERPAID', '该订单已支付')
  if (order.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭')
  // The payer may be typing the password, or the bank at work: the outcome is known only a little later.
  const isTyping = (order.passwordUntilMs ?? 0) > world.clock.nowMs()
  if (isTyping || order.bankAnswersMs !== undefined) throw tooOften('用户正在支付，请稍后查单')
  world.orders.close(order)
}

/** The payer was quicker than the network: the callback has been delivered before the merchant has its answer. */
const payBeforeTheReply = async (world: World, order: Order) => {
  world.orders.markPaid(order)
  await world.notifier.announce(paymentNews(order))
}
