/** A charge as WeChat Pay writes it, in queries and callbacks alike, turned into the product's words. */
import { z } from 'zod'
import type { DebitTrouble } from '../../../../contracts/pledges'
import type { PaidOrder } from '../../provider'
import { isLater, plain } from '../failures'
import { DigitsOfTime } from './times'
import { troubleOf } from './troubles'
import type { Fields } from './xml'

const Fen = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)

const PaidCharge = z.object({
  appid: z.string(),
  mch_id: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().max(32),
  openid: z.string().max(128),
  total_fee: Fen,
  /** Left out, it is CNY. */
  fee_type: z.string().default('CNY'),
  time_end: DigitsOfTime,
})

/** `undefined` when a field is missing, or is not what it should be. */
export function paidCharge(fields: Fields): PaidOrder | undefined {
  const { success, data } = PaidCharge.safeParse(fields)
  if (!success) return undefined
  return {
    mchid: data.mch_id,
    appid: data.appid,
    orderNumber: data.out_trade_no,
    transactionId: data.transaction_id,
    paidFen: data.total_fee,
    currency: data.fee_type,
    payerOpenid: data.openid,
    paidAt: data.time_end,
  }
}

/**
 * Why a charge failed, of which WeChat Pay says that it did. `PAY_FAIL` without a reason that we know is,
 * in its own words, a bank that refused; any other unknown reason is nothing to bother a donor with.
 */
export function failedCharge(fields: Fields): { why: DebitTrouble; code: string } {
  const { trade_state: state, err_code: code = state ?? 'UNKNOWN' } = fields
  const ofService = isLater({ status: 200, plainCode: plain(code) })
  const otherwise = state === 'PAY_FAIL' && !ofService ? 'CARD' : 'SERVICE_DOWN'
  return { why: troubleOf(code) ?? otherwise, code }
}
