/** Comparing stored values with the values of a query, which carry LeanCloud's type marks. */
import { isDeepStrictEqual } from 'node:util'
import { BadQuery } from './bad-query'
import { isPointer, isRecord } from './row'

export type Comparison = {
  equals(stored: unknown): boolean
  /** Below, at or above 0; undefined when the two cannot be compared. */
  order(stored: unknown): number | undefined
}

export function comparisonWith(wanted: unknown): Comparison {
  if (isPointer(wanted)) return { equals: (stored) => isSamePointer(stored, wanted), order: never }
  if (isRecord(wanted) && '__type' in wanted) return comparisonWithDate(wanted)
  if (wanted === null)
    return { equals: (stored) => stored === null || stored === undefined, order: never }
  if (typeof wanted === 'object') {
    return { equals: (stored) => isDeepStrictEqual(stored, wanted), order: never }
  }
  return {
    equals: (stored) => stored === wanted,
    order: (stored) => (typeof stored === typeof wanted ? orderOf(stored, wanted) : undefined),
  }
}

/** For sorting: what is missing comes first, and values that cannot be compared stay where they are. */
export function orderOf(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === undefined || a === null) return -1
  if (b === undefined || b === null) return 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return 0
}

/** Stored times are ISO strings, so they are compared as instants. */
function comparisonWithDate({ __type, iso }: Record<string, unknown>): Comparison {
  const ms = __type === 'Date' && typeof iso === 'string' ? Date.parse(iso) : Number.NaN
  if (Number.isNaN(ms)) throw new BadQuery(`this value cannot be compared: ${String(__type)}`)
  const order = (stored: unknown) => {
    const difference = typeof stored === 'string' ? Date.parse(stored) - ms : Number.NaN
    return Number.isNaN(difference) ? undefined : difference
  }
  return { equals: (stored) => order(stored) === 0, order }
}

function isSamePointer(stored: unknown, wanted: { className: string; objectId: string }): boolean {
  return (
    isPointer(stored) &&
    stored.className === wanted.className &&
    stored.objectId === wanted.objectId
  )
}

function never(): undefined {
  return undefined
}
