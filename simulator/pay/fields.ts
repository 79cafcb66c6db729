import { z } from 'zod'
import { paramError } from './errors'
import { isNotifyUrl } from './notify-url'

/** Field rules that several requests share, and the refusal of what does not fit them. */

/** Text of `min` to `max` characters, counted as people count them. */
export const text = (max: number, min = 1) =>
  z.string().refine((value) => {
    const length = [...value].length
    return length >= min && length <= max
  }, `长度必须为 ${min} 到 ${max} 个字符`)

export const outTradeNo = z.string().regex(/^[0-9A-Za-z_\-*]{6,32}$/, '商户订单号格式有误')
export const mchid = text(32)
export const amountFen = z.int().min(1)
export const currency = z.literal('CNY')

/** API v3 writes moments to the second, with their offset; a day has to be on the calendar. */
export const moment = z.iso.datetime({
  offset: true,
  precision: 0,
  error: '时间格式必须遵循 rfc3339',
})

export const notifyUrl = (max: number) =>
  text(max).refine(isNotifyUrl, '必须是公网 https 地址（模拟器另外允许本机 http），不能携带参数')

/**
 * Parses a part of a request or refuses it as API v3 does, naming the field. Schemas here are strict, so
 * a field that is not in the documentation is refused like a wrong one.
 */
export const parseOrRefuse = <T>(
  schema: z.ZodType<T>,
  value: unknown,
  location: 'body' | 'query' | 'uri',
): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
  throw paramError(unknown === undefined ? '参数错误' : '请求中含有未在 API 文档中定义的参数', {
    field: `/${path.join('/')}`,
    location,
    issue: issue?.message ?? '',
  })
}

const noQuery = z.strictObject({})

/** Most addresses take no query at all. */
export const refuseQuery = (query: unknown) => parseOrRefuse(noQuery, query, 'query')
