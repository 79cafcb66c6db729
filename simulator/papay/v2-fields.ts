import { isIPv4 } from 'node:net'
import { z } from 'zod'
import { text } from '../pay/fields'
import { isNotifyUrl } from '../pay/notify-url'
import { V2Error } from './v2-error'
import type { Fields } from './xml'

/** Field rules of API v2, where everything is text, and the refusal of what does not fit them. */

/** Nothing that cannot be seen. */
const UNSEEN = /\p{Cc}/u

export const words = (max: number) =>
  text(max).refine((value) => !UNSEEN.test(value), '含有控制字符')

export const whoAsks = { appid: words(32), mch_id: words(32) }
export const isSaidOnce = { nonce_str: z.string().regex(/^[0-9A-Za-z]{1,32}$/, '格式有误') }
export const isSigned = { sign: z.string(), sign_type: z.enum(['MD5', 'HMAC-SHA256']).optional() }
export const version = { version: z.literal('1.0') }

export const orderNo = z.string().regex(/^[0-9A-Za-z_\-|*@]{1,32}$/, '商户订单号格式有误')
export const contractId = z.string().regex(/^[0-9A-Za-z]{1,32}$/, '格式有误')
export const contractCode = z.string().regex(/^[0-9A-Za-z]{1,32}$/, '只能是 1 到 32 个数字或字母')
export const planId = z.string().regex(/^[1-9]\d{0,17}$/, '必须是整数')
export const fen = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, '必须是正整数，单位为分')
  .transform(Number)
export const ipv4 = z.string().refine(isIPv4, '必须是 IPv4 地址')
export const callbackUrl = text(256).refine(
  isNotifyUrl,
  '必须是公网地址（模拟器另外允许本机 http），不能携带参数',
)

/**
 * Parses the fields of a request.
 * @throws V2Error `PARAM_ERROR` that names the field, also for one that is not in the documentation.
 */
export const parseFields = <T>(schema: z.ZodType<T>, fields: Fields): T => {
  // An empty field says nothing, and is not signed either.
  const said = Object.entries(fields).filter(([, value]) => value !== '')
  const parsed = schema.safeParse(Object.fromEntries(said))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]
  throw new V2Error('PARAM_ERROR', `参数错误：${String(name ?? '')} ${issue?.message ?? ''}`.trim())
}
