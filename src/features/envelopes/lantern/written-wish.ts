/** How a wish is written on a lantern or on a slip of paper under it: in columns, from right to left. Pure. */
import { type EnvelopeCover, isOneLantern, isPlain } from './covers'

const COLUMNS_MAX = 2
const COLUMN_CHARACTERS_MAX = 7
const HAN_ONLY = /^[\u4e00-\u9fff]+$/

/** Undefined for a wish that is too long for it, or in another script: it stands in a line below. */
export function columnsOf(wish: string): string[] | undefined {
  const columns = wish.split(/[\s，。！？、；：…—,.!?;:]+/).filter(Boolean)
  const fits =
    columns.length > 0 &&
    columns.length <= COLUMNS_MAX &&
    columns.every((each) => each.length <= COLUMN_CHARACTERS_MAX && HAN_ONLY.test(each))
  return fits ? columns : undefined
}

/** `slip`: how far below the drawing's upper edge the paper hangs, in the drawing's own units. */
export type WishPlace = { on: 'body' } | { on: 'slip'; below: number }

/** The lower edge of most bodies' cap. */
const FOOT = 187

const feet: Partial<Record<EnvelopeCover, number>> = {
  mugwort: 209,
  'open-door': 209,
  osmanthus: 197,
  moon: 195,
  'lantern-round': 193,
  'spring-window': 192,
  'spring-fish': 184,
}

/** Plain paper is written on; undefined where a cover has no tassel in its middle. */
export function wishPlaceOf(cover: EnvelopeCover): WishPlace | undefined {
  if (isPlain(cover)) return { on: 'body' }
  if (!isOneLantern(cover) || cover === 'lantern-rabbit' || cover === 'kite') return undefined
  return { on: 'slip', below: feet[cover] ?? FOOT }
}
