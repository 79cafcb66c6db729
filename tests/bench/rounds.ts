/**
 * Rows measured in turn, so that a busy minute of the machine strikes all of them; medians are kept. The
 * first round is not counted: in it every program is still being compiled.
 */
import { isWanted, ROUNDS } from './options'

export type Row = {
  name: string
  unit: string
  /** One round's figure. */
  measure(): Promise<number>
}

export type Figure = { name: string; unit: string; median: number; rounds: number[] }

export async function inTurn(all: readonly Row[], said: (text: string) => void): Promise<Figure[]> {
  const rows = all.filter(({ name }) => isWanted(name))
  const figures = rows.map(({ name, unit }): Figure => ({ name, unit, median: 0, rounds: [] }))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, row] of rows.entries()) {
      const figure = await row.measure()
      if (round > 0) figures[index]?.rounds.push(figure)
      said(`  ${row.name}: ${Math.round(figure)} ${row.unit}${round > 0 ? '' : ' (not counted)'}`)
    }
  }
  for (const figure of figures) figure.median = median(figure.rounds)
  return figures
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5)
}

export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Lets so many callers work off `count` things, and gives things a second and the times of each in ms. */
export async function hurry(
  callers: number,
  count: number,
  one: (index: number) => Promise<void>,
): Promise<{ aSecond: number; tookMs: number[] }> {
  let next = 0
  const tookMs: number[] = []
  const startedMs = performance.now()
  const caller = async () => {
    for (let index = next++; index < count; index = next++) {
      const beganMs = performance.now()
      await one(index)
      tookMs.push(performance.now() - beganMs)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { aSecond: count / ((performance.now() - startedMs) / 1_000), tookMs }
}
