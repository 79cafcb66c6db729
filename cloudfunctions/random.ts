import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from './app'

/** No letter that is taken for another when somebody reads it aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const FRACTIONS = 2 ** 32

/** Chance from the operating system: nothing made of it can be guessed. */
export const secureRandom: Random = {
  id: (characters) => Array.from(randomBytes(characters), (byte) => ALPHABET[byte & 31]).join(''),
  fraction: () => randomInt(FRACTIONS) / FRACTIONS,
}
