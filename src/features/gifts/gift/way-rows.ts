/** The rows of a gift's bar: what was used by which line, and what is left for which. Pure. */
import type { Words } from '../../../../contracts/declare'
import type { Way } from './use-way'

/** As many colours as there are in a chart. */
const PLACES = 5

export type WayRow = {
  key: string
  line: Words
  fen: number
  used: boolean
  /** The rest of a line that is used in part. */
  faint: boolean
  /** The colour of its line, from 1. */
  place: number
}

/** A line has one colour, whether it is used or not; what is used comes first. */
export function wayRows({ parts, planned }: Pick<Way, 'parts' | 'planned'>): WayRow[] {
  const places = new Map<string, number>()
  const nameOf = (projectId: string, { zh }: Words): string => `${projectId} ${zh}`
  const placeOf = (name: string): number => {
    const place = places.get(name) ?? places.size
    places.set(name, place)
    return (place % PLACES) + 1
  }
  const used = new Map<string, WayRow>()
  for (const { projectId, line, usedFen } of parts) {
    const name = nameOf(projectId, line)
    const before = used.get(name)?.fen ?? 0
    const fen = before + usedFen
    used.set(name, {
      key: `used ${name}`,
      line,
      fen,
      used: true,
      faint: false,
      place: placeOf(name),
    })
  }
  return [
    ...[...used.values()].filter(({ fen }) => fen > 0),
    ...planned.map(({ projectId, line, fen }) => {
      const name = nameOf(projectId, line)
      const faint = (used.get(name)?.fen ?? 0) > 0
      return { key: `left ${name}`, line, fen, used: false, faint, place: placeOf(name) }
    }),
  ]
}
