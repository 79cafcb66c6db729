/**
 * What a bench was called with. Without a word it is the whole one, and its page is kept; with one it is a
 * try while something is built: `npm run bench -- --only=portions --only=settled --scale=0.05 --rounds=1`.
 */
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  // What a child of the bench is.
  allowPositionals: true,
  options: {
    /** Only rows whose name has one of these texts in it. */
    only: { type: 'string', multiple: true, default: [] },
    /** So much of what a row works off. */
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
  },
})

const scale = Number(values.scale)

export const ROUNDS = Number(values.rounds)
export const isWhole = values.only.length === 0 && scale === 1 && ROUNDS === 3

export function isWanted(name: string): boolean {
  return values.only.length === 0 || values.only.some((text) => name.includes(text))
}

export function scaled(count: number): number {
  return Math.ceil(count * scale)
}
