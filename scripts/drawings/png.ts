/**
 * PNG with a palette, for pictures that travel in the package. Flat drawings need few colours; the soft
 * light around a lantern gets most of them. Median cut finds them; nothing is dithered, which would
 * make a flat drawing larger and rougher.
 */
import { crc32, deflateSync } from 'node:zlib'

/** `pixels`: RGBA, row by row. */
export type Raster = { width: number; height: number; pixels: Uint8Array }

type Colour = { r: number; g: number; b: number; a: number; count: number }
const CHANNELS = ['r', 'g', 'b', 'a'] as const

const COLOURS_MAX = 128
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function encodePng({ width, height, pixels }: Raster, coloursMax = COLOURS_MAX): Buffer {
  const counted = countColours(pixels)
  const boxes = medianCut([...counted.values()], coloursMax)
  const palette = boxes.map(mean)
  const indexOf = new Map<number, number>()
  boxes.forEach((box, index) => {
    for (const colour of box) indexOf.set(keyOf(colour.r, colour.g, colour.b, colour.a), index)
  })
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    // Each row begins with its filter: none, which suits indices best.
    rows[to++] = 0
    for (let x = 0; x < width; x += 1, from += 4) {
      rows[to++] = indexOf.get(keyAt(pixels, from)) ?? 0
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Buffer.from(palette.flatMap(({ r, g, b }) => [r, g, b]))),
    chunk('tRNS', Buffer.from(palette.map(({ a }) => a))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function countColours(pixels: Uint8Array): Map<number, Colour> {
  const counted = new Map<number, Colour>()
  for (let from = 0; from < pixels.length; from += 4) {
    const key = keyAt(pixels, from)
    const known = counted.get(key)
    if (known) known.count += 1
    else {
      const [r = 0, g = 0, b = 0, a = 0] = pixels.subarray(from, from + 4)
      counted.set(key, { r, g, b, a, count: 1 })
    }
  }
  return counted
}

/** Splits the box with the widest spread, weighed by its pixels, until there are enough. */
function medianCut(colours: Colour[], boxesMax: number): Colour[][] {
  const boxes = [measured(colours)]
  while (boxes.length < boxesMax) {
    const widest = boxes.reduce((best, box) => (box.weight > best.weight ? box : best))
    if (widest.weight === 0) break
    const [low, high] = halved(widest)
    boxes.splice(boxes.indexOf(widest), 1, measured(low), measured(high))
  }
  return boxes.map((box) => box.colours)
}

type Box = { colours: Colour[]; channel: (typeof CHANNELS)[number]; weight: number }

function measured(colours: Colour[]): Box {
  const spreads = CHANNELS.map((channel) => {
    const values = colours.map((colour) => colour[channel])
    const spread =
      values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255)
    return { channel, spread }
  })
  const { channel, spread } = spreads.reduce((best, one) => (one.spread > best.spread ? one : best))
  const count = colours.reduce((sum, colour) => sum + colour.count, 0)
  return { colours, channel, weight: spread * Math.sqrt(count) }
}

function halved({ colours, channel }: Box): [Colour[], Colour[]] {
  const sorted = [...colours].sort((a, b) => a[channel] - b[channel])
  const middle = (Math.min(...ends(sorted, channel)) + Math.max(...ends(sorted, channel))) / 2
  const cut = Math.max(
    1,
    sorted.findIndex((colour) => colour[channel] > middle),
  )
  return [sorted.slice(0, cut), sorted.slice(cut)]
}

function ends(sorted: Colour[], channel: Box['channel']): number[] {
  return [sorted.at(0), sorted.at(-1)].map((colour) => colour?.[channel] ?? 0)
}

function mean(colours: Colour[]): Colour {
  const count = colours.reduce((sum, colour) => sum + colour.count, 0)
  const of = (channel: Box['channel']) =>
    Math.round(colours.reduce((sum, colour) => sum + colour[channel] * colour.count, 0) / count)
  return { r: of('r'), g: of('g'), b: of('b'), a: of('a'), count }
}

function keyAt(pixels: Uint8Array, at: number): number {
  return keyOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0, pixels[at + 3] ?? 0)
}

function keyOf(r: number, g: number, b: number, a: number): number {
  return ((r * 256 + g) * 256 + b) * 256 + a
}

/** Eight bits a pixel, an index into the palette; no interlace. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  bytes.set([8, 3, 0, 0, 0], 8)
  return bytes
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
