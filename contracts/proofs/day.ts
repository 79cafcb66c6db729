/**
 * A closed day of the ledger: how many entries it has, the root of their tree, and the hash of the day
 * before, so that no old day can be exchanged without all that follow. What is signed is text.
 */
import { ed25519 } from '@noble/curves/ed25519'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import { bytesOfText } from './text'

/** Before the first day there is none. */
export const NO_DAY = '0'.repeat(64)

export type ClosedDay = {
  day: string
  entries: number
  /** 64 hexadecimal digits. */
  root: string
  /** The hash of the day before it. */
  before: string
  /** Ed25519, 128 hexadecimal digits. */
  signature: string
}

type Unsigned = Omit<ClosedDay, 'signature'>

export function dayText({ day, entries, root, before }: Unsigned): string {
  return ['lantern ledger day 1', day, entries, root, before].join('\n')
}

/** What the next day names as the one before it. */
export function dayHash(closed: Unsigned): string {
  return bytesToHex(sha256(bytesOfText(dayText(closed))))
}

/** `publicKey`: 64 hexadecimal digits. In plain JavaScript, which a phone has; a server is quicker by its own means. */
export function isSignedBy(publicKey: string, closed: ClosedDay): boolean {
  try {
    const [signature, key] = [hexToBytes(closed.signature), hexToBytes(publicKey)]
    return ed25519.verify(signature, bytesOfText(dayText(closed)), key)
  } catch {
    // Not of the form of a key or a signature.
    return false
  }
}

/**
 * What does not fit in a list of days, oldest first, as sentences; empty when they follow each other and, where
 * signatures are looked at, each has a good one.
 */
export function brokenLinks(
  days: readonly ClosedDay[],
  isSigned: (closed: ClosedDay) => boolean = () => true,
): string[] {
  return days.flatMap((closed, n) => {
    const previous = days[n - 1]
    return [
      ...(isSigned(closed) ? [] : [`${closed.day} is not signed by this key`]),
      ...(previous && closed.before !== dayHash(previous)
        ? [`${closed.day} does not follow ${previous.day}`]
        : []),
    ]
  })
}
