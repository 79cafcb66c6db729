import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { World } from '../world'
import type { CashierView } from './cashier-page'
import { cashierPage, cashierRefusal } from './cashier-page'
import { mayReturnTo, NOT_THE_PRODUCTS, productOrigin, sendPage, serveScript } from './guest-page'
import { isSignedByMerchant, paymentSchema } from './pay-sign'
import { orderAtTill } from './till'

/** `GET /cashier/:prepayId`, opened by the H5 with what a mini program would hand to `wx.requestPayment`. */

const paramsSchema = z.object({ prepayId: z.string() })
const querySchema = paymentSchema.extend({
  /** Where to go afterwards, when no window or frame waits for a message. */
  return: z.url().optional(),
  /** Who stands here, if the product says so; anybody else's order is not theirs to pay. */
  openid: z.string().optional(),
})

const SCRIPT = join(__dirname, 'cashier-script.js')

export const cashierPages = async (app: FastifyInstance, { world }: { world: World }) => {
  await serveScript(app, '/cashier/script.js', SCRIPT)

  app.get('/cashier/:prepayId', (request, reply) => {
    const view = viewOrRefusal(world, request)
    const refused = typeof view === 'string'
    const html = refused ? cashierRefusal(view) : cashierPage(view)
    return sendPage(world, reply, { html, refused })
  })
}

/** What to show, or the sentence that says why there is nothing to pay. */
const viewOrRefusal = (world: World, request: FastifyRequest): CashierView | string => {
  const { prepayId } = paramsSchema.parse(request.params)
  const order = world.orders.findByPrepay(prepayId)
  if (order === undefined) return '没有这笔订单。There is no such order.'
  const query = querySchema.safeParse(request.query)
  if (!query.success) return '支付参数不完整。The payment parameters are incomplete.'
  const { return: returnUrl, openid = order.openid, ...payment } = query.data
  if (openid !== order.openid) return '这笔订单不是您的。This order belongs to somebody else.'
  if (!isSignedByMerchant(world, order, prepayId, payment)) {
    return '支付验证签名失败：这些参数不是商户签名的。The merchant did not sign these parameters.'
  }
  if (!mayReturnTo(world, returnUrl)) return NOT_THE_PRODUCTS
  return {
    order: orderAtTill(world, order, prepayId),
    payment,
    productOrigin: productOrigin(world, request, returnUrl),
    returnUrl,
  }
}
