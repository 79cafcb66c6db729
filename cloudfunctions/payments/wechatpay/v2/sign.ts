/**
 * The signature of API v2: the fields in the order of their names, as `a=1&b=2`, with `&key=` and the
 * merchant's APIv2 key behind them, hashed. Who has the key can sign; both sides have it.
 */
import type { KeyObject } from 'node:crypto'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Fields } from './xml'

type SignType = 'MD5' | 'HMAC-SHA256'

/** Upper case hexadecimal: 32 characters of MD5, 64 of HMAC-SHA256. */
export function signatureOf(fields: Fields, key: KeyObject, type: SignType = 'MD5'): string {
  const text = Object.entries(fields)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}&`)
    .join('')
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash.update(`${text}key=`).update(key.export()).digest('hex').toUpperCase()
}

export function signed(fields: Fields, key: KeyObject): Fields {
  return { ...fields, sign: signatureOf(fields, key) }
}

/** Whether `sign` is the signature of the other fields; which of the two kinds, its length tells. */
export function isSigned(fields: Fields, key: KeyObject): boolean {
  const given = Buffer.from(fields['sign'] ?? '')
  const type = given.length === HMAC_CHARACTERS ? 'HMAC-SHA256' : 'MD5'
  const expected = Buffer.from(signatureOf(fields, key, type))
  const fits = given.length === expected.length && timingSafeEqual(given, expected)
  return fits && !Object.values(fields).some((value) => OTHER_FIELD.test(value))
}

const HMAC_CHARACTERS = 64

/**
 * `a=1&b=2` is the signed text of two fields, and of one field `a` that holds `1&b=2`: who moves the
 * border needs no key, so what could be read in both ways counts as forged.
 */
const OTHER_FIELD = /&\w+=/
