import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isSignedByMerchant, paymentSchema } from '../cashier/pay-sign'
import { act, actionSchema, orderAtTill } from '../cashier/till'
import type { World } from '../world'
import { ControlError, parseControl } from './control-error'

/** The cashier without its page, for tests and for whatever stands in for `wx.requestPayment`. */

const prepayParams = z.object({ prepayId: z.string() })
const actSchema = z.strictObject({
  openid: z.string(),
  action: actionSchema,
  /** What the app was given to pay with; checked when it is there. */
  payment: paymentSchema.optional(),
})

export const cashierRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  const orderIn = (params: unknown) => {
    const { prepayId } = parseControl(prepayParams, params)
    const order = world.orders.findByPrepay(prepayId)
    if (order === undefined)
      throw new ControlError(404, 'NO_SUCH_ORDER', 'No order has this prepay id.')
    return { prepayId, order }
  }

  app.get('/cashier/:prepayId', ({ params }) => {
    const { prepayId, order } = orderIn(params)
    return orderAtTill(world, order, prepayId)
  })

  app.post('/cashier/:prepayId', ({ params, body }) => {
    const { prepayId, order } = orderIn(params)
    const { openid, action, payment } = parseControl(actSchema, body)
    if (openid !== order.openid)
      throw new ControlError(403, 'ANOTHER_PAYER', 'This order belongs to another payer.')
    if (payment !== undefined && !isSignedByMerchant(world, order, prepayId, payment)) {
      return {
        result: 'fail',
        errMsg: 'requestPayment:fail 支付验证签名失败',
        code: 'SIGNATURE',
      }
    }
    return act(world, order, prepayId, action)
  })
}
