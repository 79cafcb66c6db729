import { z } from 'zod'
import { verify } from '../keys/rsa'
import type { Order } from '../pay/order-book'
import type { World } from '../world'

/** What a mini program hands to `wx.requestPayment`, signed by the merchant over four lines. */

export const paymentSchema = z.object({
  timeStamp: z.string().regex(/^\d{10}$/),
  nonceStr: z.string().min(1).max(32),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string().min(1),
})
type Payment = z.output<typeof paymentSchema>

/** Whether the merchant of this order signed exactly this payment. */
export const isSignedByMerchant = (
  world: World,
  order: Order,
  prepayId: string,
  payment: Payment,
) => {
  const merchant = world.keyring.merchants.get(order.mchid)
  if (merchant === undefined || payment.package !== `prepay_id=${prepayId}`) return false
  const { timeStamp, nonceStr, paySign } = payment
  const signed = `${order.appid}\n${timeStamp}\n${nonceStr}\n${payment.package}\n`
  return verify(merchant.publicKey, paySign, signed)
}
