/**
 * How a report's spending is shared over the gifts that stood when it was approved. Pure.
 *
 * A gift weighs what stands of it less what was used of it before. Of a line of L yuan, with C the running sum of
 * weights and P all of them, a gift's share is ⌊L·C/P⌋ with it less ⌊L·C/P⌋ without it; then its weight falls by
 * that share before the next line. So each line adds up to the fen over all gifts, and nobody's shares exceed
 * what they gave.
 *
 * A line below zero takes back, in proportion to what each gift had used by lines of that name. And where more
 * was used of a gift than stands of it now, because it went back or its portions went elsewhere, the excess is
 * used of the other gifts instead: it is carried, line by line.
 */

/** A spending line; `fen` is below zero where an earlier one is taken back. */
export type Line = { line: string; fen: number }

export type Standing = {
  standsFen: number
  usedFen: number
  /** By the names of lines; left out where nothing asks for it. */
  usedBy?: Record<string, number> | null
}

/** What is known of a report while its gifts are gone through. */
export type Terms = {
  lines: readonly Line[]
  /** What had been used in this project by each name of a line before. */
  usedBefore: Readonly<Record<string, number>>
}

/** Running sums: plain values, so that they can be kept between two sets. */
export type Sums = {
  weightFen: number
  /** For each line that takes back: the running sum of what it takes back from. */
  takenFrom: number[]
  /** What is used of gifts beyond what stands of them, by the names of lines. */
  excess: Record<string, number>
}

export const noSums = (): Sums => ({ weightFen: 0, takenFrom: [], excess: {} })

/** One gift weighed: what it adds to the running sums. Before anything is shared, all are weighed. */
export function weigh(terms: Terms, sums: Sums, standing: Standing): Sums {
  const { takenFrom, weightFen, excess } = weighed(terms, sums, standing)
  const all = { ...sums.excess }
  for (const [line, fen] of Object.entries(excess)) all[line] = (all[line] ?? 0) + fen
  return { weightFen: sums.weightFen + weightFen, takenFrom, excess: all }
}

/**
 * What a report carries, once all gifts are weighed: the whole excess, where the others can bear it beside the
 * report's own lines; else none of it, and it waits for a later report.
 */
export function carriedBy(
  { lines }: Terms,
  { weightFen, excess }: Sums,
): Line[] | 'more than stood' {
  const ownFen = sum(lines.map(({ fen }) => Math.max(fen, 0)))
  const excessFen = sum(Object.values(excess))
  if (ownFen > weightFen) return 'more than stood'
  if (excessFen === 0 || excessFen + ownFen > weightFen) return []
  return names(excess).map((line) => ({ line, fen: excess[line] ?? 0 }))
}

/** A gift's shares: of the lines in their order, then of what is carried; and the sums after it. */
export function share(
  terms: Terms,
  { weightFen, carried }: { weightFen: number; carried: readonly Line[] },
  sums: Sums,
  standing: Standing,
): { shares: number[]; sums: Sums } {
  const own = weighed(terms, sums, standing)
  const before = sums.weightFen
  const after = before + own.weightFen
  // What is carried comes first, so that it fits whatever the report's own lines are.
  const added = [...carried, ...terms.lines.filter(({ fen }) => fen > 0)].map(({ fen }) => fen)
  const fresh = between(added, weightFen, before, after)
  const carriedShares = carried.map(({ line }, n) => (fresh[n] ?? 0) - (own.excess[line] ?? 0))
  let next = carried.length
  let back = 0
  const lineShares = terms.lines.map(({ fen }) =>
    fen > 0 ? (fresh[next++] ?? 0) : 0 - (own.back[back++] ?? 0),
  )
  return {
    shares: [...lineShares, ...carriedShares],
    sums: { ...sums, weightFen: after, takenFrom: own.takenFrom },
  }
}

type Weighed = {
  weightFen: number
  takenFrom: number[]
  /** What each line that takes back gives back to this gift. */
  back: number[]
  excess: Record<string, number>
}

function weighed({ lines, usedBefore }: Terms, sums: Sums, standing: Standing): Weighed {
  const used = { ...standing.usedBy }
  const left = { ...usedBefore }
  const takenFrom: number[] = []
  const back = lines
    .filter(({ fen }) => fen < 0)
    .map(({ line, fen }, n) => {
      const before = sums.takenFrom[n] ?? 0
      const after = before + (used[line] ?? 0)
      const [given = 0] = between([-fen], left[line] ?? 0, before, after)
      takenFrom.push(after)
      used[line] = (used[line] ?? 0) - given
      left[line] = (left[line] ?? 0) + fen
      return given
    })
  const usedFen = standing.usedFen - sum(back)
  const { standsFen } = standing
  if (usedFen <= standsFen) return { weightFen: standsFen - usedFen, takenFrom, back, excess: {} }
  return { weightFen: 0, takenFrom, back, excess: beyond(used, standsFen) }
}

/** What goes beyond what stands, taken from each name of a line in proportion. */
function beyond(used: Record<string, number>, standsFen: number): Record<string, number> {
  const lines = names(used).filter((line) => used[line] !== 0)
  const amounts = lines.map((line) => used[line] ?? 0)
  const keeps = splitInProportion(standsFen, amounts)
  return Object.fromEntries(lines.map((line, n) => [line, (amounts[n] ?? 0) - (keeps[n] ?? 0)]))
}

/** A sum split in proportion to weights, to the fen: as it falls to each with the running sum. */
export function splitInProportion(totalFen: number, weights: readonly number[]): number[] {
  const all = sum(weights)
  let running = 0
  return weights.map((weight) => {
    const before = running
    running += weight
    const [part = 0] = between([totalFen], all, before, running)
    return part
  })
}

/** What falls of each sum, one after another, to whoever stands between two running sums of all weights. */
function between(sums: readonly number[], all: number, from: number, to: number): number[] {
  const [lower, upper] = [upTo(sums, all, from), upTo(sums, all, to)]
  return upper.map((fen, n) => Number(fen - (lower[n] ?? 0n)))
}

function upTo(sums: readonly number[], all: number, running: number): bigint[] {
  let [weight, rest] = [BigInt(running), BigInt(all)]
  return sums.map((fen) => {
    const part = rest === 0n ? 0n : (BigInt(fen) * weight) / rest
    weight -= part
    rest -= BigInt(fen)
    return part
  })
}

function names(of: Record<string, number>): string[] {
  return Object.keys(of).sort((one, other) => (one < other ? -1 : 1))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, fen) => total + fen, 0)
}
