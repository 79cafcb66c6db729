import { createCipheriv } from 'node:crypto'
import { randomText } from '../chance'
import type { NoticeFault } from '../faults'
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

/**
 * The same letter as somebody might bring it who wants to deceive: each of these is signed correctly, so
 * that only a receiver who compares the content with what was asked for notices.
 */
export const tamper = (letter: Letter, { kind }: NoticeFault): string => {
  const { resource } = letter
  switch (kind) {
    case 'badTag':
      return breakTag(seal(letter))
    case 'truncated':
      return seal(letter).slice(0, -40)
    case 'wrongAmount':
      return reseal(letter, { amount: { ...amountOf(resource), total: 1, payer_total: 1 } })
    case 'wrongCurrency':
      return reseal(letter, { amount: { ...amountOf(resource), currency: 'USD' } })
    case 'wrongMerchant':
      return reseal(letter, { mchid: 'SIM0000000' })
    case 'wrongPayer':
      return reseal(letter, { payer: { openid: 'oSIM0000000000000000stranger' } })
    case 'unknownOrder':
      return reseal(letter, { out_trade_no: `NOBODY${randomText(20)}` })
    default:
      return seal(letter)
  }
}

const reseal = (letter: Letter, change: Resource) =>
  seal({ ...letter, resource: { ...letter.resource, ...change } })

const amountOf = ({ amount }: Resource) => (typeof amount === 'object' ? amount : {})

const breakTag = (body: string) =>
  body.replace(/"ciphertext":"([^"]+)"/, (_all, ciphertext: string) => {
    const bytes = Buffer.from(ciphertext, 'base64')
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
    return `"ciphertext":"${bytes.toString('base64')}"`
  })
