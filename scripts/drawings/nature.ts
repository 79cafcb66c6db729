/** Hills, trees, houses and weather that several drawings share. Origin: the foot, in the middle. */
import { at, disc, fill, type Layer, line, rect } from './brush'
import type { Ink } from './inks'

type Place = { x: number; y: number; scale?: number }

export const sky: Layer = '<rect width="360" height="220" fill="url(#sky)"/>'

export function pine(place: Place): Layer {
  return at(place, rect('wood', [-1.5, 0, 3, 8]), fill('deep', 'M0-34 11-14H6L14 2H-14L-6-14h-5z'))
}

export function roundTree(place: Place, leaf: Ink = 'h3'): Layer {
  return at(
    place,
    fill('wood', 'M-2 0 0-26 2 0z'),
    `<ellipse fill="{${leaf}}" cy="-32" rx="15" ry="20"/>`,
    line('ink', 1.4, 'M0-8V-40M0-22l-7-8M0-28l7-8', { opacity: 0.3 }),
  )
}

export function willowTree(place: Place, leaf: Ink = 'h3'): Layer {
  return at(
    place,
    fill('wood', 'M-4 2C-1-20-3-36-1-56h4C2-36 2-20 6 2z'),
    fill(
      leaf,
      'M0-80C-42-82-56-48-48-6c4-14 9-22 13-24 0 16 4 26 8 30 2-18 7-30 11-34 2 14 5 22 9 26 3-4 6-14 8-28 5 6 10 18 12 36 4-6 7-16 8-32 4 4 9 12 12 26C56-48 42-82 0-80z',
    ),
    line(
      'ink',
      1.4,
      'M-34-24C-36-46-26-62-12-68M-14-30C-14-48-8-58 0-64M10-30C12-46 10-56 6-64M32-26C34-46 26-60 16-66',
      { opacity: 0.3 },
    ),
  )
}

/** A house with a row of lit windows. Origin: the corner of the wall under the eave, on the left. */
export function house(place: Place, windows: number, roof: Ink = 'red'): Layer {
  const width = 14 + windows * 16
  const panes = Array.from({ length: windows }, (_, index) =>
    rect('win', [8 + index * 16, 8, 9, 10], 1),
  )
  return at(
    place,
    rect('wall', [0, 0, width, 26]),
    fill(roof, `M-7 2 8-13h${width - 16}L${width + 7} 2z`),
    ...panes,
  )
}

/** Flakes at fixed places: the same picture every time it is drawn. */
export function snow(...flakes: readonly (readonly [number, number, number])[]): Layer {
  const dots = flakes.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`)
  return `<g fill="{snow}" opacity=".9">${dots.join('')}</g>`
}

export function cloud(place: Place, opacity = 0.75): Layer {
  return at(
    place,
    fill('snow', 'M0 0c0-12 18-16 24-6 4-14 28-14 30 2 12-4 20 6 14 12H4C-2 8-4 4 0 0z', opacity),
  )
}

export function steam(d: string): Layer {
  return line('snow', 4, d, { opacity: 0.9 })
}

export function ripples(d: string): Layer {
  return line('snow', 2, d, { opacity: 0.45 })
}

export function sun(x: number, y: number, r: number): Layer {
  return disc('cream', x, y, r)
}

/** A window in a wall that looks out on hills. */
export function windowOut(x: number, y: number, width: number, height: number): Layer {
  const inner = [x + 7, y + 7, width - 14, height - 14] as const
  const [left, top, across, down] = inner
  const foot = top + down
  return [
    rect('wood', [x, y, width, height], 5),
    `<rect x="${left}" y="${top}" width="${across}" height="${down}" fill="url(#sky)"/>`,
    fill(
      'h1',
      `M${left} ${foot - 26}q${across * 0.3}-24 ${across * 0.55}-8t${across * 0.45}-8V${foot}H${left}z`,
    ),
    fill('h2', `M${left} ${foot - 10}q${across * 0.5}-14 ${across}-4V${foot}H${left}z`),
    rect('wood', [x + width / 2 - 3, top, 6, down]),
    rect('wood', [left, y + height / 2 - 2.5, across, 5]),
  ].join('')
}
