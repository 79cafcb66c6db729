import type { Keyring, Merchant } from '../keys/keyring'
import { verify } from '../keys/rsa'
import { signError } from './errors'
import type { Nonces } from './nonces'

/** Checks who sends a request, over the very bytes that arrived (documentation: 签名与验签规则). */

type SignedRequest = {
  method: string
  /** Path and query exactly as sent. */
  url: string
  body: Buffer
  authorization: string | undefined
}

export type Authenticate = (request: SignedRequest) => Merchant

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const FIELDS = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const
const CLOCK_SKEW_S_MAX = 300
const NONCE_LENGTH_MAX = 32

/** Freshness is a matter of real time, since the two sides are two machines; virtual time is for business. */
export const createAuthenticate =
  (keyring: Keyring, nonces: Nonces, realNowMs = Date.now): Authenticate =>
  ({ method, url, body, authorization }) => {
    const fields = parseAuthorization(authorization)
    const merchant = keyring.merchants.get(fields.mchid)
    if (merchant === undefined) throw signError('商户号不存在')
    if (merchant.serialNumber !== fields.serial_no) throw signError('商户证书序列号有误')
    checkFreshness(fields.timestamp, realNowMs())
    const head = `${method}\n${url}\n${fields.timestamp}\n${fields.nonce_str}\n`
    if (!verify(merchant.publicKey, fields.signature, head, body, '\n')) {
      throw signError('签名值与请求内容不符')
    }
    // Remembered only after the signature is good: a stranger must not be able to use up a nonce.
    if (!nonces.remember(`${fields.mchid}\n${fields.nonce_str}`)) throw signError('随机串重复使用')
    return merchant
  }

const parseAuthorization = (text: string | undefined) => {
  if (text === undefined) throw signError('缺少 Authorization')
  if (!text.startsWith(SCHEME)) throw signError('认证类型必须为 WECHATPAY2-SHA256-RSA2048')
  const found = new Map<string, string>()
  for (const part of text.slice(SCHEME.length).split(',')) {
    const [, name, value] = /^\s*([a-z_]+)="([^"]*)"\s*$/.exec(part) ?? []
    if (name === undefined || value === undefined || found.has(name)) {
      throw signError('Authorization 格式有误')
    }
    found.set(name, value)
  }
  const field = (name: (typeof FIELDS)[number]) => {
    const value = found.get(name)
    if (value === undefined || value === '') throw signError(`Authorization 缺少 ${name}`)
    return value
  }
  if (found.size > FIELDS.length) throw signError('Authorization 含有多余的字段')
  const nonce_str = field('nonce_str')
  if (nonce_str.length > NONCE_LENGTH_MAX) throw signError('随机串超过 32 个字符')
  return {
    mchid: field('mchid'),
    nonce_str,
    timestamp: field('timestamp'),
    serial_no: field('serial_no'),
    signature: field('signature'),
  }
}

const checkFreshness = (timestamp: string, nowMs: number) => {
  if (!/^\d{10}$/.test(timestamp)) throw signError('时间戳必须是秒')
  const skewS = Math.abs(nowMs / 1000 - Number(timestamp))
  if (skewS > CLOCK_SKEW_S_MAX) throw signError('时间戳与服务器相差超过 5 分钟')
}
