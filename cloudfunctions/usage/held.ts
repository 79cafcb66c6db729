/**
 * What was used of the parts of one gift, and what is left of them and for what. Pure. A part is what stays with
 * the gift's own project, or a portion that a friend directed elsewhere.
 */
import type { Words } from '../../contracts/declare'
import { splitInProportion } from './share'

export type Budget = readonly { line: Words; per100: number }[]

/** One line of one report. */
export type Use = { line: string; reportId: string; usedFen: number }

export type Held = {
  projectId: string
  /** What stands of it now: less what went back or elsewhere. */
  standsFen: number
  budget: Budget
  /** In the order of their reports. */
  uses: readonly Use[]
}

export type Spent = { uses: Use[]; unusedFen: number; planned: { line: Words; fen: number }[] }

/**
 * Never more is said to be used than stands: of what went back after it was used, the project's other gifts bear
 * the use, from the next report on.
 */
export function spentOf(held: Held): Spent {
  const usedFen = held.uses.reduce((sum, use) => sum + use.usedFen, 0)
  const uses = usedFen > held.standsFen ? withinWhatStands(held) : [...held.uses]
  const unusedFen = Math.max(held.standsFen - usedFen, 0)
  return { uses, unusedFen, planned: plannedOf(held, unusedFen) }
}

export function wordsOfLine(budget: Budget, line: string): Words {
  return budget.find((known) => known.line.zh === line)?.line ?? { zh: line, en: line }
}

/** Line by line, each under its last report, in proportion. */
function withinWhatStands({ uses, standsFen }: Held): Use[] {
  const lines = new Map<string, Use>()
  for (const use of uses) {
    const before = lines.get(use.line)?.usedFen ?? 0
    lines.set(use.line, { ...use, usedFen: before + use.usedFen })
  }
  const net = [...lines.values()].filter(({ usedFen }) => usedFen > 0)
  const amounts = splitInProportion(
    standsFen,
    net.map(({ usedFen }) => usedFen),
  )
  return net
    .map((use, n) => ({ ...use, usedFen: amounts[n] ?? 0 }))
    .filter(({ usedFen }) => usedFen > 0)
}

/** What is left, by how much each line of the budget still lacks of its part. */
function plannedOf({ budget, uses, standsFen }: Held, unusedFen: number): Spent['planned'] {
  if (unusedFen === 0) return []
  const usedBy = (name: string) =>
    uses.reduce((sum, { line, usedFen }) => (line === name ? sum + usedFen : sum), 0)
  const lacks = budget.map(({ line, per100 }) =>
    Math.max(standsFen * per100 - usedBy(line.zh) * 100, 0),
  )
  const weights = lacks.some((lack) => lack > 0) ? lacks : budget.map(({ per100 }) => per100)
  const amounts = splitInProportion(unusedFen, weights)
  return budget.map(({ line }, n) => ({ line, fen: amounts[n] ?? 0 })).filter(({ fen }) => fen > 0)
}
