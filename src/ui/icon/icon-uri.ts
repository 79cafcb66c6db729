/** Icons as image addresses: a mini program has no inline SVG, so each colour is drawn once and kept. */
import { type IconName, paths } from './paths'

/** Smaller icons have a heavier line, so that the family keeps its weight to the eye. */
const strokeWidth = { 24: 1.6, 18: 1.8, 14: 2 } as const
export type IconSize = keyof typeof strokeWidth

const drawn = new Map<string, string>()

/** A `data:` address of the icon in one colour (`#rrggbb`). */
export function iconUri(name: IconName, colour: string, size: IconSize): string {
  const key = `${name} ${colour} ${size}`
  const known = drawn.get(key)
  if (known) return known
  const uri = `data:image/svg+xml,${encodeURIComponent(svg(name, colour, strokeWidth[size]))}`
  drawn.set(key, uri)
  return uri
}

function svg(name: IconName, colour: string, stroke: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24" fill="none" ` +
    `stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">` +
    `${paths[name]}</svg>`
  )
}
