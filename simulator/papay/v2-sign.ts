import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Fields } from './xml'

/** The signature of API v2: all fields that say something, in the order of their names, and the key behind them. */

export type SignType = 'MD5' | 'HMAC-SHA256'

export const signOf = (fields: Fields, key: string, type: SignType = 'MD5'): string => {
  const said = Object.entries(fields)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
  const text = [...said, `key=${key}`].join('&')
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash.update(text, 'utf8').digest('hex').toUpperCase()
}

export const signed = (fields: Fields, key: string, type: SignType = 'MD5'): Fields => ({
  ...fields,
  sign: signOf(fields, key, type),
})

export const isSignedWith = (fields: Fields, key: string, type: SignType = 'MD5'): boolean => {
  const given = Buffer.from(fields['sign'] ?? '')
  const expected = Buffer.from(signOf(fields, key, type))
  return given.length === expected.length && timingSafeEqual(given, expected)
}
