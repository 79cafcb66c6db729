import { z } from 'zod'
import type { Order } from '../pay/order-book'
import type { World } from '../world'
import { chargedAtMs, whyNotCharged } from './charge-rules'
import { chargeFields, lastChargeOf, planSettling } from './charges'
import { invalidCharge, V2Error } from './v2-error'
import {
  callbackUrl,
  contractId,
  fen,
  ipv4,
  isSaidOnce,
  isSigned,
  orderNo,
  parseFields,
  whoAsks,
  words,
} from './v2-fields'
import type { V2Operation, V2Request } from './v2-operation'

/** `POST /pay/pappayapply` (papay chapter 3_8), accepted first and carried out later, and asking what came of it. */

const chargeSchema = z.strictObject({
  ...whoAsks,
  ...isSaidOnce,
  ...isSigned,
  body: words(127),
  // The list of goods may be written in lines.
  detail: z.string().max(8192).optional(),
  attach: words(128).optional(),
  out_trade_no: orderNo,
  total_fee: fen,
  fee_type: z.literal('CNY').optional(),
  spbill_create_ip: ipv4,
  goods_tag: words(32).optional(),
  notify_url: callbackUrl,
  trade_type: z.literal('PAP'),
  contract_id: contractId,
  receipt: z.literal('Y').optional(),
})
type Wish = z.output<typeof chargeSchema>

const querySchema = z
  .strictObject({
    ...whoAsks,
    ...isSaidOnce,
    ...isSigned,
    out_trade_no: orderNo.optional(),
    transaction_id: words(32).optional(),
  })
  .refine((wish) => (wish.out_trade_no ?? wish.transaction_id) !== undefined, {
    path: ['out_trade_no'],
    error: '与 transaction_id 二选一',
  })

export const chargeOperations = (world: World): V2Operation[] => [
  {
    on: 'charge',
    path: '/pay/pappayapply',
    run(request) {
      if (!world.chargesASecond.take(request.merchant.mchid)) {
        throw new V2Error('FREQUENCY_LIMITED', '频率限制，请降低请求频率')
      }
      const wish = parseFields(chargeSchema, request.fields)
      refuseAnotherApp(world, wish.appid)
      const fingerprint = fingerprintOf(wish)
      const known = world.orders.find(request.merchant.mchid, wish.out_trade_no)
      if (known === undefined) accept(world, request, wish, fingerprint)
      else refuseReentry(known, fingerprint)
      return {}
    },
  },
  {
    on: 'charge-query',
    path: '/pay/paporderquery',
    run({ merchant: { mchid }, fields }) {
      const wish = parseFields(querySchema, fields)
      refuseAnotherApp(world, wish.appid)
      const order =
        wish.transaction_id === undefined
          ? world.orders.find(mchid, wish.out_trade_no ?? '')
          : world.orders.findByTransaction(wish.transaction_id)
      if (order?.mchid !== mchid) throw new V2Error('ORDERNOTEXIST', '此交易订单号不存在')
      if (order.charge === undefined) throw invalidCharge('订单不是委托代扣场景')
      return {
        trade_type: 'PAP',
        trade_state_desc: DESCRIPTION[order.state],
        ...chargeFields(order, order.charge),
      }
    },
  },
]

const DESCRIPTION: Record<Order['state'], string> = {
  NOTPAY: '已接收，等待扣款',
  SUCCESS: '支付成功',
  CLOSED: '已关闭',
  REFUND: '转入退款',
  PAY_FAIL: '支付失败，请重新下单支付',
}

export const refuseAnotherApp = ({ keyring }: World, appid: string) => {
  if (appid !== keyring.appid) {
    throw new V2Error('APPID_MCHID_NOT_MATCH', 'appid 和 mch_id 不匹配')
  }
}

const accept = (
  world: World,
  { merchant: { mchid }, signType }: V2Request,
  wish: Wish,
  fingerprint: string,
) => {
  const contract = world.contracts.find(mchid, wish.contract_id)
  if (contract === undefined) throw new V2Error('CONTRACT_NOT_EXIST', '签约协议不存在')
  const nowMs = world.clock.nowMs()
  const mode = world.plans.modeOf(mchid)
  const last = lastChargeOf(world, contract)
  const refused = whyNotCharged({ contract, last, mode, amountFen: wish.total_fee, nowMs })
  if (refused !== undefined) throw refused
  // The contract first: if the simulator ends here, it points at an order that never was, and at no charge.
  contract.lastNo = wish.out_trade_no
  world.contracts.save(contract)
  const bankAnswersMs = chargedAtMs({ contract, mode, nowMs })
  const order = world.orders.place({
    mchid,
    appid: wish.appid,
    outTradeNo: wish.out_trade_no,
    openid: contract.openid,
    description: wish.body,
    attach: wish.attach,
    notifyUrl: wish.notify_url,
    totalFen: wish.total_fee,
    fingerprint,
    payUntilMs: bankAnswersMs,
    bankAnswersMs,
    charge: { contractId: contract.contractId, signType },
  })
  world.orders.save(order)
  planSettling(world, order)
}

/** Asking again for a charge that is under way changes nothing; every other number is used up. */
const refuseReentry = (known: Order, fingerprint: string) => {
  if (known.charge !== undefined && known.paidMs !== undefined) {
    throw new V2Error('ORDERPAID', '订单已支付')
  }
  if (known.fingerprint !== fingerprint) throw new V2Error('OUT_TRADE_NO_USED', '商户订单号重复')
  if (known.bankAnswersMs === undefined) {
    throw new V2Error('ORDERCLOSED', '该订单扣款失败，请更换商户订单号')
  }
}

const fingerprintOf = ({ nonce_str, sign, sign_type, ...wish }: Wish) =>
  JSON.stringify(Object.entries(wish).sort(([one], [other]) => (one < other ? -1 : 1)))
