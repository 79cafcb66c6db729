import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { sampleProjects } from '../../cloudfunctions/projects/sample'
import { day } from '../../contracts/beijing'
import { pngFiles, svgFiles } from './files'
import { inked, themes } from './inks'
import { encodePng } from './png'

const ASSETS = join(__dirname, '..', '..', 'src', 'assets')
const SVG_BYTES_MAX = 8 * 1024
const COVERS_BYTES_MAX = 200 * 1024
const PNG_BYTES_MAX = 60 * 1024
const PNGS_BYTES_MAX = 480 * 1024

const svgs = [...svgFiles()]
const pngs = [...pngFiles()]

test('every SVG in the assets is what its source draws, and there is no other', () => {
  for (const [name, text] of svgs) expect(readFileSync(join(ASSETS, name), 'utf8')).toBe(text)
  expect(
    filesUnder(ASSETS)
      .filter((name) => name.endsWith('.svg'))
      .sort(),
  ).toEqual(svgs.map(([name]) => name).sort())
})

test('every cover of a sample project is drawn for day and night', () => {
  for (const { cover } of sampleProjects(day('2026-12-07'))) {
    for (const theme of themes) {
      expect(existsSync(join(ASSETS, 'covers', `${cover}-${theme}.svg`))).toBe(true)
    }
    expect(existsSync(join(ASSETS, 'share', `${cover}.png`))).toBe(true)
  }
})

test.each(svgs)('%s stands alone: small, and without what a phone may not draw', (_, text) => {
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SVG_BYTES_MAX)
  expect(text).not.toMatch(
    /<(style|mask|filter|image|script|foreignObject|text)\b|href|var\(|[{}]|NaN|undefined/,
  )
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  const used = [...text.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(used)).toEqual(new Set(ids))
})

test('the covers together stay small', () => {
  const bytes = svgs
    .filter(([name]) => name.startsWith('covers/'))
    .reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0)
  expect(bytes).toBeLessThanOrEqual(COVERS_BYTES_MAX)
})

test.each(pngs)('%s is there, in its size, and light enough to travel', (name, picture) => {
  const png = readFileSync(join(ASSETS, name))
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([picture.width, picture.height])
  expect(png.byteLength).toBeLessThanOrEqual(PNG_BYTES_MAX)
})

test('there is no PNG that nothing draws, and all of them fit into the package', () => {
  const found = filesUnder(ASSETS).filter((name) => name.endsWith('.png'))
  expect(found.sort()).toEqual(pngs.map(([name]) => name).sort())
  const bytes = found.reduce((sum, name) => sum + readFileSync(join(ASSETS, name)).byteLength, 0)
  expect(bytes).toBeLessThanOrEqual(PNGS_BYTES_MAX)
})

test('a colour that does not exist stops the drawing', () => {
  expect(() => inked('<path fill="{mauve}"/>', 'light')).toThrow('no such colour: mauve')
})

test('a picture with few colours keeps each of them, and its clear pixels', () => {
  const red = [196, 80, 60, 255]
  const clear = [0, 0, 0, 0]
  const pixels = Uint8Array.from([red, clear, clear, red].flat())
  expect(pixelsOf(encodePng({ width: 2, height: 2, pixels }))).toEqual([red, clear, clear, red])
})

test('a picture with more colours than the palette stays near each of them', () => {
  const shades = Array.from({ length: 256 }, (_, shade) => [shade, shade, shade, 255])
  const png = encodePng({ width: 16, height: 16, pixels: Uint8Array.from(shades.flat()) }, 64)
  pixelsOf(png).forEach(([shade = 0], index) => {
    expect(Math.abs(shade - index)).toBeLessThanOrEqual(4)
  })
})

/** RGBA of an indexed picture without filters, as `encodePng` writes it. */
function pixelsOf(png: Buffer): number[][] {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    chunks.set(png.subarray(at + 4, at + 8).toString('latin1'), data)
  }
  const read = (type: string) => chunks.get(type) ?? Buffer.alloc(0)
  const [colours, alphas, rows] = [read('PLTE'), read('tRNS'), inflateSync(read('IDAT'))]
  const width = read('IHDR').readUInt32BE(0)
  return [...rows]
    .filter((_, index) => index % (width + 1) !== 0)
    .map((index) => [...colours.subarray(index * 3, index * 3 + 3), alphas[index] ?? 255])
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
