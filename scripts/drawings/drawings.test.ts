import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleProjects } from '../../cloudfunctions/projects/sample'
import { day } from '../../contracts/beijing'
import { drawnCovers, envelopeCovers as wearable } from '../../contracts/envelope-covers'
import { projectCovers } from '../../contracts/project-covers'
import { shareCards } from '../../src/assets/share-cards'
import { covers } from './covers'
import { envelopeCovers } from './envelopes'
import { cardFiles, pixelFiles, svgFiles } from './files'
import { inked, themes } from './inks'

const ASSETS = join(__dirname, '..', '..', 'src', 'assets')
const CARDS = join(__dirname, '..', '..', 'cards')
const CARD_BYTES_MAX = 30 * 1024
const SVG_BYTES_MAX = 8 * 1024
const ENVELOPE_BYTES_MAX = 3 * 1024
const COVERS_BYTES_MAX = 120 * 1024
const PIXELS_BYTES_MAX = 60 * 1024
const ALL_PIXELS_BYTES_MAX = 180 * 1024
/** They are in a package of their own, of 2 MB at most. */
const POSTERS_BYTES_MAX = 900 * 1024

const svgs = [...svgFiles()]
const pixels = [...pixelFiles()]

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
  }
})

test('a project goes to friends with the card of its cause', () => {
  for (const { cover, cause } of sampleProjects(day('2026-12-07'))) {
    expect(shareCards.get(cover)).toBe(cause)
    expect(existsSync(join(ASSETS, 'share', `${cause}.jpg`))).toBe(true)
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

test('every cover of an envelope that can be asked for is drawn, and no other', () => {
  expect(envelopeCovers.map(({ key }) => key).sort()).toEqual([...drawnCovers].sort())
})

test('an envelope’s cover is small, hangs from its cord, and has a motif of its own', () => {
  const drawn = svgs.filter(([name]) => name.startsWith('envelopes/'))
  expect(drawn).toHaveLength(drawnCovers.length * themes.length)
  for (const [, text] of drawn) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(ENVELOPE_BYTES_MAX)
    expect(text).toContain('viewBox="-112 -100 224 272"')
    expect(text).toMatch(/d="M0 ?-100V/)
  }
  expect(new Set(envelopeCovers.map(({ drawing }) => drawing)).size).toBe(drawnCovers.length)
})

test('every cover that a project can have is drawn, and none beside them', () => {
  expect(covers.map(({ key }) => key).sort()).toEqual([...projectCovers].sort())
})

test('the covers together stay small', () => {
  const bytes = svgs
    .filter(([name]) => name.startsWith('covers/'))
    .reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0)
  expect(bytes).toBeLessThanOrEqual(COVERS_BYTES_MAX)
})

test.each(pixels)('%s is there, in its size, and light enough to travel', (name, picture) => {
  const file = readFileSync(join(ASSETS, name))
  expect(sizeOf(file)).toEqual([picture.width, picture.height])
  expect(file.byteLength).toBeLessThanOrEqual(PIXELS_BYTES_MAX)
})

test('there is no picture that nothing draws, and all of them fit into the package', () => {
  const found = filesUnder(ASSETS).filter((name) => !/\.(svg|ts)$/.test(name))
  expect(found.sort()).toEqual(pixels.map(([name]) => name).sort())
  const bytesOf = (names: string[]) =>
    names.reduce((sum, name) => sum + readFileSync(join(ASSETS, name)).byteLength, 0)
  const ofPosters = (name: string) => name.startsWith('poster/')
  expect(bytesOf(found.filter((name) => !ofPosters(name)))).toBeLessThanOrEqual(
    ALL_PIXELS_BYTES_MAX,
  )
  expect(bytesOf(found.filter(ofPosters))).toBeLessThanOrEqual(POSTERS_BYTES_MAX)
})

test('whatever an envelope can wear has a card of its own, at 5:4, light enough to be fetched', () => {
  expect(filesUnder(CARDS).sort()).toEqual(wearable.map((cover) => `${cover}.jpg`).sort())
  for (const [name] of cardFiles()) {
    const file = readFileSync(join(CARDS, name))
    expect(sizeOf(file)).toEqual([500, 400])
    expect(file.byteLength).toBeLessThanOrEqual(CARD_BYTES_MAX)
  }
  expect(new Set([...cardFiles().values()].map(({ svg }) => svg)).size).toBe(wearable.length)
})

test('every cover of a sample project is drawn for its poster', () => {
  for (const { cover } of sampleProjects(day('2026-12-07'))) {
    expect(existsSync(join(ASSETS, 'poster', `${cover}.jpg`))).toBe(true)
  }
})

test('a colour that does not exist stops the drawing', () => {
  expect(() => inked('<path fill="{mauve}"/>', 'light')).toThrow('no such colour: mauve')
})

/** Width and height of a PNG (in its header) or a JPEG (in its first frame). */
function sizeOf(file: Buffer): [number, number] {
  if (file.subarray(1, 4).toString('latin1') === 'PNG') {
    return [file.readUInt32BE(16), file.readUInt32BE(20)]
  }
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]))
  return [file.readUInt16BE(frame + 7), file.readUInt16BE(frame + 5)]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
