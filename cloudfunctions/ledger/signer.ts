/** Signs closed days. The key is the operator's; its public half is published with the days. */
import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto'

export type Signer = {
  /** 64 hexadecimal digits. */
  publicKey: string
  /** Ed25519 over the text: 128 hexadecimal digits. */
  sign(text: string): string
}

/** What stands before 32 bytes to make a PKCS #8 key of them (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const KEY_BYTES = 32

/** @param seed 32 bytes */
export function signerOf(seed: Buffer): Signer {
  if (seed.length !== KEY_BYTES) throw new RangeError('the signing key must have 32 bytes')
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: spki.subarray(-KEY_BYTES).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex'),
  }
}

/** For a folder of one's own machine, whose one key serves for everything. */
export function developmentSigner(sealingKey: Buffer): Signer {
  return signerOf(Buffer.from(hkdfSync('sha256', sealingKey, '', 'lantern ledger days', KEY_BYTES)))
}
