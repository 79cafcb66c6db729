/**
 * Session tokens: 256 random bits that only the person's device keeps. Chance comes from the
 * operating system and not from `app.random`, which tests may foresee.
 */
import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** False for what we never issued: such a text need not be looked up. */
export function isToken(text: string): boolean {
  return TOKEN.test(text)
}

/** What the database keeps. A plain hash is enough, because a token cannot be guessed from it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
