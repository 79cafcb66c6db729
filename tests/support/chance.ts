/** Chance that can be had again: the same seed gives the same run. */
export type Chance = {
  /** 0 up to 1. */
  fraction(): number
  /** A whole number from `from` up to `to`, both included. */
  between(from: number, to: number): number
}

/** From the environment when a run is to be repeated, otherwise a new one. */
export function seedFrom(name: string): number {
  return Number(process.env[name] ?? Date.now() % 1_000_000)
}

/** Mulberry32: small, and good enough to shuffle with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { fraction, between: (from, to) => from + Math.floor(fraction() * (to - from + 1)) }
}
