/**
 * Signs closed days. The key is derived from the one master key, as those of `auth/sealer.ts` are; its public
 * half is published with the days.
 */
import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'

export type Signer = {
  /** 64 hexadecimal digits. */
  publicKey: string
  /** Ed25519 over the text: 128 hexadecimal digits. */
  sign(text: string): string
}

/** What stands before 32 bytes to make a PKCS #8 key of them (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
/** What stands before 32 bytes to make a public key of them. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_BYTES = 32
const SIGNATURE = /^[0-9a-f]{128}$/

export function signerOf(masterKey: Buffer): Signer {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'lantern ledger days', KEY_BYTES))
  const der = { format: 'der', type: 'pkcs8' } as const
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), ...der })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: spki.subarray(-KEY_BYTES).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex'),
  }
}

/** Whether a text bears the signature of whoever has this key. @throws Error when the key is none. */
export function verifierOf(publicKey: string): (text: string, signature: string) => boolean {
  const der = Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'hex')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return (text, signature) =>
    SIGNATURE.test(signature) &&
    verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'))
}
