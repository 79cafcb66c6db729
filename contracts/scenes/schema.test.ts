import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawnCovers } from '../envelope-covers'
import { causes } from '../projects'
import { scenes } from './all'
import { readScene, readScenes, type Scene } from './schema'

const DATA = join(__dirname, 'data')
const DRAWN = join(__dirname, '../../src/assets/envelopes')
const files = readdirSync(DATA).sort()
const contentOf = (file: string) => JSON.parse(readFileSync(join(DATA, file), 'utf8')) as Scene
const spring = contentOf('spring.json')

/** Kept out of every screen (docs/taste.md). */
const UNWANTED = /抢|领取|手气|中奖|提现|打赏|功德|祈福|还愿|灭|熄|孔明灯|天灯/
const HAN = /\p{Script=Han}/u

test('all files are listed, and fit', () => {
  expect(scenes.map(({ key }) => `${key}.json`)).toEqual(files)
  expect(readScenes(new Map(files.map((file) => [file, contentOf(file)])))).toEqual(scenes)
})

describe.each(scenes.map((scene) => [scene.key, scene] as const))('%s', (_, scene) => {
  test('speaks both languages without a word that is kept out', () => {
    const all = wordsIn(scene)
    expect(all.length).toBeGreaterThan(8)
    for (const { zh, en } of all) {
      expect(zh).not.toMatch(UNWANTED)
      expect(en).not.toMatch(HAN)
      expect(en).toMatch(/[A-Za-z]/)
    }
  })

  test('can be read: its accent on paper and card, its ink on the accent', () => {
    const { light, dark } = scene.theme
    for (const [one, other] of [
      [light.accent, '#fbf7f0'],
      [light.accent, '#ffffff'],
      [light.accent, light.accentInk],
      [dark.accent, '#15110e'],
      [dark.accent, '#1f1a16'],
      [dark.accent, dark.accentInk],
    ] as const) {
      expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('offers rising sums, causes that there are, and covers where it has envelopes', () => {
    expect(scene.amountsFen).toEqual([...new Set(scene.amountsFen)].sort((a, b) => a - b))
    for (const cause of scene.causes) expect(causes).toContain(cause)
    expect(scene.covers.length > 0).toBe(scene.allowsEnvelopes)
    expect(new Set(scene.covers).size).toBe(scene.covers.length)
    expect(new Set(scene.projects).size).toBe(scene.projects.length)
  })
})

test('every cover that a scene names is drawn for day and night, and belongs to a scene', () => {
  const named = scenes.flatMap(({ covers }) => covers)
  expect(new Set(named)).toEqual(new Set(drawnCovers))
  for (const cover of named) {
    for (const theme of ['light', 'dark']) {
      expect(existsSync(join(DRAWN, `${cover}-${theme}.svg`))).toBe(true)
    }
  }
})

test('Qingming is quiet: no red, no motion, no envelopes, no 520 or 66, nobody is wished joy', () => {
  const qingming = contentOf('qingming.json')
  expect(qingming).toMatchObject({ motion: false, allowsEnvelopes: false })
  for (const { zh, en } of wordsIn(qingming)) {
    expect(zh).not.toMatch(/快乐|红|喜/)
    expect(en).not.toMatch(/happy|joy/i)
  }
  for (const { accent, glow } of [qingming.theme.light, qingming.theme.dark]) {
    for (const colour of [accent, glow]) {
      const [red = 0, green = 0] = channels(colour)
      expect(green).toBeGreaterThan(red)
    }
  }
  for (const amountFen of qingming.amountsFen) expect(String(amountFen / 100)).not.toMatch(/520|66/)
})

test('mourning is grey and still', () => {
  const mourning = contentOf('mourning.json')
  expect(mourning).toMatchObject({
    motion: false,
    allowsEnvelopes: false,
    covers: [],
    priority: 100,
  })
  for (const { accent, glow } of [mourning.theme.light, mourning.theme.dark]) {
    for (const colour of [accent, glow]) {
      expect(Math.max(...channels(colour)) - Math.min(...channels(colour))).toBeLessThan(16)
    }
  }
})

test('Dragon Boat wishes health, and nobody is wished joy on it', () => {
  const all = wordsIn(contentOf('dragon-boat.json')).map(({ zh }) => zh)
  expect(all.join()).toContain('安康')
  expect(all.join()).not.toContain('快乐')
})

test('Children’s Day is spoken to parents', () => {
  expect(contentOf('childrens-day.json').greeting.zh).toContain('爸爸妈妈')
})

test('a file that does not fit is named, with each field', () => {
  const bad = (change: object) => () => readScene('spring.json', { ...spring, ...change })
  expect(bad({ priority: 'high' })).toThrow(/contracts\/scenes\/data\/spring\.json: priority: /)
  expect(bad({ theme: { ...spring.theme, dark: { accent: 'red' } } })).toThrow(
    /spring\.json: theme\.dark\.accent: .*theme\.dark\.accentInk/,
  )
  expect(bad({ dates: [{ on: 'lunar', month: 13, day: 1 }] })).toThrow(/dates\.0\.month/)
  expect(bad({ dates: [{ on: 'term', term: 'midsummer' }] })).toThrow(/dates\.0\.term/)
  expect(bad({ blessings: spring.blessings.slice(0, 2) })).toThrow(/spring\.json: blessings: /)
  expect(bad({ covers: ['spring-plum', 'spring-coin'] })).toThrow(/spring\.json: covers\.1: /)
  expect(bad({ greeting: { zh: '好' } })).toThrow(/greeting\.en/)
  expect(bad({ fireworks: true })).toThrow(/fireworks/)
  expect(bad({ key: 'summer' })).toThrow(/spring\.json: key: the file is not called summer\.json/)
  expect(() => readScene('empty.json', null)).toThrow(/empty\.json: \(all\)/)
})

test('two scenes of one priority are named', () => {
  const twin = { ...spring, key: 'twin' }
  expect(() =>
    readScenes(
      new Map([
        ['spring.json', spring],
        ['twin.json', twin],
      ]),
    ),
  ).toThrow('contracts/scenes/data/twin.json: priority: 80 is that of spring.json')
})

function wordsIn(value: unknown): { zh: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value && 'en' in value) return [{ zh: String(value.zh), en: String(value.en) }]
  return Object.values(value).flatMap(wordsIn)
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** WCAG 2.2, relative luminance. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
