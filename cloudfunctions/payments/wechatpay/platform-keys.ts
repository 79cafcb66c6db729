/**
 * Proof that something came from WeChat Pay: its public keys by serial, and the check of a signed
 * reply or callback against them (RSA-SHA256 over `timestamp\nnonce\nbody\n`).
 */
import type { KeyObject } from 'node:crypto'
import { createPublicKey, verify } from 'node:crypto'

export type PlatformKeys = ReadonlyMap<string, KeyObject>

type SignedHeaders = Readonly<Record<string, string | string[] | undefined>>

type Authenticity = 'genuine' | 'headers-missing' | 'stale' | 'unknown-key' | 'forged'

/** Older is a replay, newer a broken clock; WeChat Pay itself uses the same figure. */
const SIGNATURE_AGE_MAX_SECONDS = 300

/** @throws Error when one of them is neither a PEM public key nor a PEM certificate. */
export function readPlatformKeys(
  keys: readonly { serial: string; publicKeyPem: string }[],
): PlatformKeys {
  return new Map(
    keys.map(({ serial, publicKeyPem }) => [serial, readPublicKey(serial, publicKeyPem)]),
  )
}

/**
 * Whether these bytes were signed by WeChat Pay, just now. `now` is real time, because the sender
 * stamps with real time.
 */
export async function authenticate(
  keys: PlatformKeys,
  signed: { headers: SignedHeaders; rawBody: Buffer; now: Date },
): Promise<Authenticity> {
  const timestamp = header(signed.headers, 'wechatpay-timestamp')
  const nonce = header(signed.headers, 'wechatpay-nonce')
  const signature = header(signed.headers, 'wechatpay-signature')
  const serial = header(signed.headers, 'wechatpay-serial')
  if (!timestamp || !nonce || !signature || !serial) return 'headers-missing'
  const ageSeconds = Math.abs(signed.now.getTime() / 1000 - Number(timestamp))
  // Written so that a timestamp which is no number (NaN) is stale too.
  if (!(ageSeconds <= SIGNATURE_AGE_MAX_SECONDS)) return 'stale'
  const key = keys.get(serial)
  if (!key) return 'unknown-key'
  const text = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), signed.rawBody, LINE_END])
  return (await isSignedBy(key, text, Buffer.from(signature, 'base64'))) ? 'genuine' : 'forged'
}

/** One value of a header; of a repeated header the first. */
export function header(headers: SignedHeaders, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

const LINE_END = Buffer.from('\n')

/**
 * In the thread pool, where a check costs the event loop a quarter of the synchronous call. Measured
 * behind HTTP, with two cores busy, more callbacks were answered this way in every round.
 */
export function isSignedBy(key: KeyObject, text: Buffer, signature: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    verify('sha256', text, key, signature, (error, ok) => resolve(!error && ok))
  })
}

function readPublicKey(serial: string, pem: string): KeyObject {
  try {
    return createPublicKey(pem)
  } catch (cause) {
    throw new Error(`The platform key ${serial} is not a PEM public key.`, { cause })
  }
}
