import { randomBytes, randomInt } from 'node:crypto'

/** A stream of numbers in [0, 1) that a seed repeats exactly (mulberry32). */
export const seededStream = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A number made from text, to give each kind of call a stream of its own out of one seed. */
export const seedFor = (seed: number, name: string) => {
  let hash = seed >>> 0
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Letters and digits that cannot be guessed; the chance here is not seeded, because keys hang on it. */
export const randomText = (length: number) =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

export const randomHex = (length: number) =>
  randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length)

export const randomDigits = (length: number) =>
  Array.from({ length }, () => String(randomInt(10))).join('')
