import { randomDigits, randomText } from '../chance'
import type { Forgery } from '../fault-plan'
import type { Keyring, PlatformKey } from '../keys/keyring'
import { sign } from '../keys/rsa'

/** The platform's signature on replies and callbacks: `TIMESTAMP\nNONCE\nBODY\n`. */

// Older than the five minutes that a receiver may allow.
const STALE_S = 3600

type SignOptions = { key: PlatformKey; realNowMs: number; forgery?: Forgery | undefined }

export const signatureHeaders = (
  keyring: Keyring,
  body: string,
  { key, realNowMs, forgery }: SignOptions,
) => {
  const used = forgery === 'oldKey' ? keyring.oldPlatform : key
  const timestamp = String(Math.floor(realNowMs / 1000) - (forgery === 'stale' ? STALE_S : 0))
  const nonce = randomText(32)
  const honest = sign(used.privateKey, `${timestamp}\n${nonce}\n${body}\n`)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': forgedSignature(honest, forgery),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Wechatpay-Serial': forgery === 'unknownSerial' ? unknownSerial() : used.id,
  }
}

const forgedSignature = (honest: string, forgery: Forgery | undefined) => {
  // The platform itself sends such probes, to see that a merchant verifies.
  if (forgery === 'signtest') return `WECHATPAY/SIGNTEST/${honest.slice(19)}`
  if (forgery === 'badSignature') return flipOneByte(honest)
  return honest
}

const flipOneByte = (base64: string) => {
  const bytes = Buffer.from(base64, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

const unknownSerial = () => `PUB_KEY_ID_SIM${randomDigits(30)}`
