/** What hangs on the wall, apart from how it is drawn and when: ten places on two strings. */

export type Place = {
  lit: boolean
  /** On a slip of paper; only some places have room for one. */
  wish?: string | undefined
  /** When its light last came, by the clock of the drawing; undefined when it was there already. */
  kindledMs?: number | undefined
}
export type Wall = readonly Place[]

/** What the server said: how many are lit, and the latest words, newest first. */
export type Lit = { lit: number; wishes: readonly WishSaid[] }
export type WishSaid = { message: string; at: string }

/** A gift that came in, with its words where it has some that fit. */
export type Arrival = { wish?: string | undefined }

/** So long a light grows. */
export const KINDLE_MS = 900

export const PLACES = 10
/** Places with room below them for a slip. */
const WITH_SLIP: readonly number[] = [3, 7, 1, 5, 9, 4]
const WITHOUT: readonly number[] = [2, 8, 0, 6]
/** More than these in a second nobody can follow: the number beside the wall has all of them. */
export const ARRIVALS_MAX = 8

const SLIP_CHARACTERS_MAX = 7

/** The wall as it stands, without anything having come just now. */
export function wallOf({ lit, wishes }: Lit): Wall {
  const slips = wishes.flatMap(({ message }) => slipOf(message) ?? [])
  const hung = WITH_SLIP.slice(0, Math.min(lit, slips.length))
  const rest = [...WITHOUT, ...WITH_SLIP.slice(hung.length)].slice(
    0,
    Math.max(0, lit - hung.length),
  )
  return Array.from({ length: PLACES }, (_, place) => {
    const slip = hung.indexOf(place)
    return { lit: slip >= 0 || rest.includes(place), ...(slip >= 0 && { wish: slips[slip] }) }
  })
}

/** What came between two answers, oldest first. */
export function arrivalsBetween(before: Lit, after: Lit): Arrival[] {
  const known = new Set(before.wishes.map(keyOf))
  const wishes = after.wishes
    .filter((wish) => !known.has(keyOf(wish)))
    .map(({ message }) => ({ wish: slipOf(message) }))
    .reverse()
  const silent = Math.max(0, after.lit - before.lit - wishes.length)
  const all: Arrival[] = [
    ...Array.from({ length: Math.min(silent, ARRIVALS_MAX) }, () => ({})),
    ...wishes,
  ]
  return all.slice(-ARRIVALS_MAX)
}

/**
 * A gift lights the next place; when all are lit, the light of the one that was lit first grows anew and
 * its slip makes room. Nothing ever goes out.
 */
export function kindle(wall: Wall, { wish }: Arrival, atMs: number): Wall {
  const order = wish === undefined ? [...WITHOUT, ...WITH_SLIP] : WITH_SLIP
  const place = order.find((each) => !wall[each]?.lit) ?? earliest(wall, wish ? WITH_SLIP : WITHOUT)
  return wall.map((each, index) =>
    index === place ? { lit: true, wish: wish ?? each.wish, kindledMs: atMs } : each,
  )
}

/**
 * Words for a slip, which is read from above: the first clause, seven characters at most. Undefined for
 * what does not fit there, such as words in Latin letters; the list below the wall has all of them.
 */
export function slipOf(message: string): string | undefined {
  const clause = message.split(/[\s,，。.!！?？;；、~～…]/).find((part) => part !== '') ?? ''
  const letters = Array.from(clause)
  if (letters.length === 0 || letters.length > SLIP_CHARACTERS_MAX) return undefined
  return letters.every((letter) => /[\u3400-\u9fff\uf900-\ufaff]/.test(letter)) ? clause : undefined
}

function earliest(wall: Wall, places: readonly number[]): number {
  const since = (place: number): number => wall[place]?.kindledMs ?? Number.NEGATIVE_INFINITY
  return places.reduce(
    (first, place) => (since(place) < since(first) ? place : first),
    places[0] ?? 0,
  )
}

const keyOf = ({ message, at }: WishSaid): string => `${at} ${message}`
