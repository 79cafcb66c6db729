import type { Entry } from './told'

/** The lines that the page keeps: newest first, each once, and the oldest leave. */

export const ENTRIES_MAX = 2_000

/** Adds what came, in whatever order and however often; numbers of events only grow. */
export const keep = (kept: readonly Entry[], came: readonly Entry[]): readonly Entry[] => {
  const known = new Set(kept.map(({ eventId }) => eventId))
  const fresh = new Map(
    came.filter(({ eventId }) => !known.has(eventId)).map((one) => [one.eventId, one]),
  )
  if (fresh.size === 0) return kept
  return [...fresh.values(), ...kept]
    .sort((one, other) => other.eventId - one.eventId)
    .slice(0, ENTRIES_MAX)
}

/** What is shown, one JSON object a line, oldest first as a log is read. */
export const jsonLines = (shown: readonly Entry[]) =>
  shown
    .toReversed()
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('')

/** An entry of the stream; `undefined` for what is none. */
export const parseEntry = (text: string): Entry | undefined => {
  try {
    const said: Partial<Entry> | null = JSON.parse(text)
    const { eventId, at, kind, body } = said ?? {}
    const isEntry =
      typeof eventId === 'number' &&
      typeof at === 'string' &&
      typeof kind === 'string' &&
      typeof body === 'object' &&
      body !== null
    return isEntry ? { eventId, at, kind, body } : undefined
  } catch {
    return undefined
  }
}
