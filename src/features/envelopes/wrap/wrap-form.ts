/** What is filled in while an envelope is composed, and how it becomes a draft. Pure. */
import type { Split } from '../../../../contracts/envelopes'
import { ENVELOPE_PROJECTS_MAX, PORTIONS_MAX } from '../../../../contracts/limits'
import type { EnvelopeCover } from '../lantern/covers'

/** The least that the screen offers for a portion (docs/law.md); the server takes a fen. */
export const PORTION_FEN_LEAST = 100

export const HOURS = [24, 72, 168] as const

export type WrapForm = {
  /** Undefined while no such number is written. */
  portions: number | undefined
  split: Split
  blessing: string
  cover: EnvelopeCover
  hours: (typeof HOURS)[number]
  /** Projects that friends are not to choose. */
  off: readonly string[]
}

export const emptyWrap = (blessing: string, cover: EnvelopeCover): WrapForm => ({
  portions: 10,
  split: 'equal',
  blessing,
  cover,
  hours: 24,
  off: [],
})

/** How many portions a sum can be shared into; undefined where it is not enough for one. */
export function portionsMost(totalFen: number): number | undefined {
  const most = Math.min(PORTIONS_MAX, Math.floor(totalFen / PORTION_FEN_LEAST))
  return most > 0 ? most : undefined
}

/** One portion of an equal split, in fen and rounded, and whether all are just that. */
export function equalPortion(totalFen: number, portions: number): { fen: number; exact: boolean } {
  return { fen: Math.round(totalFen / portions), exact: totalFen % portions === 0 }
}

/** A written number of portions, from 1 to `most`. */
export function portionsIn(text: string, most: number): number | undefined {
  const count = /^\d+$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= most ? count : undefined
}

/** What friends choose among beside the default project. */
export function offered(candidates: readonly string[], off: readonly string[]): string[] {
  return candidates.filter((id) => !off.includes(id)).slice(0, ENVELOPE_PROJECTS_MAX - 1)
}
