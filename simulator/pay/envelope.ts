import { createCipheriv } from 'node:crypto'
import { randomText } from '../chance'
import { rfc3339 } from '../time/beijing'

/** The sealed letter of a callback: the resource in AES-256-GCM under the merchant's APIv3 key. */

export type Resource = Record<string, unknown>

export type Letter = {
  id: string
  createdMs: number
  eventType: string
  originalType: 'transaction' | 'refund'
  summary: string
  resource: Resource
  apiV3Key: string
}

export const seal = (letter: Letter): string => {
  const nonce = randomText(12)
  const cipher = createCipheriv('aes-256-gcm', letter.apiV3Key, nonce)
  cipher.setAAD(Buffer.from(letter.originalType))
  const ciphertext = Buffer.concat([
    cipher.update(JSON.stringify(letter.resource), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return JSON.stringify({
    id: letter.id,
    create_time: rfc3339(letter.createdMs),
    resource_type: 'encrypt-resource',
    event_type: letter.eventType,
    summary: letter.summary,
    resource: {
      original_type: letter.originalType,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: ciphertext.toString('base64'),
      associated_data: letter.originalType,
      nonce,
    },
  })
}
