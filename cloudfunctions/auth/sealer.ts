/**
 * Personal fields at rest: a keyed hash to look them up by, and authenticated encryption to use them.
 * Both keys are derived from one master key of 32 bytes, so that there is one secret to keep.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type Sealer = {
  /** Equal fields give equal hashes; without the key nothing can be learnt from one. */
  hash(field: string): string
  /** `v1.` + base64url of nonce, ciphertext and tag. */
  seal(field: string): string
  /** Throws when the text was not sealed with this key, or was altered. */
  open(sealed: string): string
}

const VERSION = 'v1.'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function sealerOf(masterKey: Buffer): Sealer {
  if (masterKey.length !== 32) throw new RangeError('the sealing key must have 32 bytes')
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32))
  const hashKey = keyFor('lantern look-up')
  const sealKey = keyFor('lantern seal')
  return {
    hash: (field) => createHmac('sha256', hashKey).update(field).digest('base64url'),
    seal(field) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      const sealed = Buffer.concat([cipher.update(field, 'utf8'), cipher.final()])
      return VERSION + Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
    },
    open(sealed) {
      if (!sealed.startsWith(VERSION)) throw new Error('sealed with an unknown version')
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
      return Buffer.concat([plain, decipher.final()]).toString('utf8')
    },
  }
}
