/**
 * The faint patterns behind a scene, by the names that the scenes' files use. Each is one tile, drawn in
 * the colour of the scene: an image cannot read a CSS variable.
 */
type Tile = { width: number; height: number; body: string; filled?: true }

const petals =
  '<circle cx="22" cy="16" r="4"/><circle cx="27.7" cy="20.1" r="4"/><circle cx="25.5" cy="26.9" r="4"/><circle cx="18.5" cy="26.9" r="4"/><circle cx="16.3" cy="20.1" r="4"/>'

const tiles: Readonly<Record<string, Tile>> = {
  wicker: {
    width: 48,
    height: 48,
    body: '<path d="M0 24h12V12h24v12h12M24 0v12M24 36v12M12 24v12h24V24"/>',
  },
  'plum-blossom': {
    width: 96,
    height: 96,
    filled: true,
    body: `${petals}<g transform="translate(48 46)">${petals}</g><circle cx="70" cy="20" r="1.6"/><circle cx="22" cy="72" r="1.6"/><circle cx="46" cy="44" r="1.6"/>`,
  },
  rain: {
    width: 64,
    height: 64,
    body: '<path d="M14 6l-3 12M46 22l-3 12M26 42l-3 12M58 50l-2 8"/>',
  },
  waves: {
    width: 80,
    height: 40,
    body: '<path d="M0 40a20 20 0 0140 0a20 20 0 0140 0M8 40a12 12 0 0124 0M48 40a12 12 0 0124 0"/>',
  },
  ripple: {
    width: 72,
    height: 36,
    body: '<path d="M0 12q9-7 18 0t18 0t18 0t18 0M-18 30q9-7 18 0t18 0t18 0t18 0t18 0"/>',
  },
  lantern: {
    width: 88,
    height: 88,
    body: '<path d="M22 8v6M17 14h10M19 17c-10 3-10 19 0 22h6c10-3 10-19 0-22zM18 42h8M22 42v8M66 52v6M61 58h10M63 61c-10 3-10 19 0 22h6c10-3 10-19 0-22z"/>',
  },
  knot: {
    width: 64,
    height: 64,
    body: '<path d="M16 8l8 8-8 8-8-8zM16 13l3 3-3 3-3-3zM48 40l8 8-8 8-8-8zM48 45l3 3-3 3-3-3z"/>',
  },
  kite: {
    width: 84,
    height: 84,
    body: '<path d="M20 8l12 14-12 18L8 22zM20 8v32M8 22h24M20 40q8 6 2 12t4 10M62 50l8 9-8 12-8-12zM62 50v21M54 59h16"/>',
  },
  chrysanthemum: {
    width: 80,
    height: 80,
    body: '<path d="M20 20c0-8 6-8 0-16M20 20c6-6 10-2 12-10M20 20c8 0 8 6 16 0M20 20c6 6 2 10 10 12M20 20c0 8-6 8 0 16M20 20c-6 6-10 2-12 10M20 20c-8 0-8-6-16 0M20 20c-6-6-2-10-10-12M60 60c0-6 4-6 0-12M60 60c6 0 6 4 12 0M60 60c0 6-4 6 0 12M60 60c-6 0-6-4-12 0"/>',
  },
}

const OPACITY = { line: 0.13, fill: 0.1 } as const

/** A CSS background; `none` for a pattern without a drawing. */
export function patternIn(name: string, colour: string): string {
  const tile = tiles[name]
  if (!tile) return 'none'
  const { width, height, body, filled } = tile
  const ink = filled
    ? `fill="${colour}" fill-opacity="${OPACITY.fill}"`
    : `fill="none" stroke="${colour}" stroke-opacity="${OPACITY.line}" stroke-width="1.2" stroke-linecap="round"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${ink}>${body}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg).replace(/[()']/g, escaped)}")`
}

function escaped(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`
}
