/**
 * A ledger entry as a leaf of its day's tree: text that anybody can make again from the entry's fields.
 * It holds nothing personal, and a salt that only whoever has a receipt of it knows, so that nobody can
 * find out by trying what a neighbour's hash stands for.
 */

import { leafHash } from './merkle'
import { bytesOfText } from './text'

export type EntryLine = { account: string; amountFen: number }

export type Entry = {
  /** 64 hexadecimal digits. */
  salt: string
  projectId: string
  /** `gift:…`, `refund:…`: made from the fact that is booked. */
  entryId: string
  giftId: string
  /** UTC to the microsecond: `2026-11-27T02:03:04.567890Z`. */
  postedAt: string
  /** As they stand in the ledger; they sum to zero. */
  lines: EntryLine[]
}

/** The database writes the same text (`ledger_leaf`, migration 019). */
export function entryText(entry: Entry): string {
  const { salt, projectId, entryId, giftId, postedAt, lines } = entry
  const head = ['lantern ledger entry 1', salt, projectId, entryId, giftId, postedAt]
  return [...head, ...lines.map(({ account, amountFen }) => `${account} ${amountFen}`)].join('\n')
}

export function entryHash(entry: Entry): Uint8Array {
  return leafHash(bytesOfText(entryText(entry)))
}
