/** Where a page of a list ends: lists are ordered by an instant and an id, newest first. */
export type Place = { at: Date; id: string }

/** The last instant whose year has four digits: what a database takes for a date. */
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z')

export function cursorOf({ at, id }: Place): string {
  return `${at.getTime()}.${id}`
}

/** Undefined for the first page. */
export function readCursor(cursor: string | undefined): Place | undefined | 'unreadable' {
  if (cursor === undefined) return undefined
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{4,40})$/.exec(cursor)
  const atMs = Number(match?.[1])
  if (!match || atMs > LAST_MS) return 'unreadable'
  return { at: new Date(atMs), id: match[2] ?? '' }
}
