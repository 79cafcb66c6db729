/**
 * Opens what WeChat Pay seals for one merchant (AES-GCM): the part of a callback that says what
 * happened. The tag is checked, so a text that was altered on the way does not open.
 */
import type { KeyObject } from 'node:crypto'
import { createDecipheriv } from 'node:crypto'

type Sealed = {
  ciphertext: string
  nonce: string
  associated_data?: string | null | undefined
}

/** WeChat Pay's own vectors also use the 128-bit sibling; the product only ever the 256-bit one. */
type SealAlgorithm = 'aes-256-gcm' | 'aes-128-gcm'

const TAG_BYTES = 16

/**
 * The sealed text, or `undefined` when key, nonce, associated data, text or tag do not fit together.
 */
export function openSealed(
  sealed: Sealed,
  key: KeyObject,
  algorithm: SealAlgorithm = 'aes-256-gcm',
): string | undefined {
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  if (bytes.length < TAG_BYTES) return undefined
  const text = bytes.subarray(0, bytes.length - TAG_BYTES)
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.nonce, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    decipher.setAAD(Buffer.from(sealed.associated_data ?? '', 'utf8'))
    // final() is what checks the tag: without it an altered amount would open as well.
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
