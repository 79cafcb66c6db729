/** Everything that is drawn, by the file it goes into: under `src/assets`, or in `cards/`. */
import { envelopeCovers as wearable } from '../../contracts/envelope-covers'
import { causes } from '../../contracts/projects'
import { at } from './brush'
import { coverSheet, covers } from './covers'
import { envelopeCard } from './envelope-card'
import { envelopeCovers } from './envelopes'
import { moon, ordinary, qingming, quiet, result, spring } from './hero'
import { themes } from './inks'
import { drop, glowOf, inWillow, lit, outline, round, tall } from './lantern'
import { logo, type TabIcon, tabIcon, tabIcons, tabStates } from './marks'
import { causeCard, litCard, moments, posterLantern } from './share'
import { type Sheet, svg } from './sheet'

type Picture = { svg: string; width: number; height: number }

/**
 * A lantern in its box of 224 × 272: the cord begins at the upper edge, and the body's middle stands
 * at (112, 140). All states share the box, so that one can take another's place.
 */
function lanternSheet(name: string, body: string): Sheet {
  return { key: name, viewBox: [-112, -100, 224, 272], body }
}

const lanterns: readonly Sheet[] = [
  lanternSheet('lit', glowOf(round) + lit(round, 92)),
  lanternSheet('lit-tall', glowOf(tall) + lit(tall, 92)),
  lanternSheet('lit-drop', glowOf(drop) + lit(drop, 92)),
  lanternSheet('body', lit(round, 92)),
  lanternSheet('body-willow', inWillow(round, 92)),
  lanternSheet('next', outline('next', 94)),
  lanternSheet('next-willow', outline('next', 94, 'willow')),
  lanternSheet('wait', outline('wait', 94)),
  lanternSheet('missed', outline('missed', 94)),
  { key: 'halo', viewBox: [0, 0, 224, 224], body: at({ x: 112, y: 72 }, glowOf(round)) },
]

/** As wide as a poster is drawn. */
const POSTER = { width: 780, height: 544 }

/** The SVG files: small texts, the same from the same sources. */
export function svgFiles(): Map<string, string> {
  const files = new Map([['logo.svg', svg(logo, 'light')]])
  for (const theme of themes) {
    for (const cover of covers) {
      files.set(`covers/${cover.key}-${theme}.svg`, svg(coverSheet(cover), theme))
    }
    for (const { key, drawing } of envelopeCovers) {
      files.set(`envelopes/${key}-${theme}.svg`, svg(lanternSheet(key, drawing), theme))
    }
    for (const sheet of lanterns) {
      files.set(`lantern/${sheet.key}-${theme}.svg`, svg(sheet, theme))
    }
    for (const head of [ordinary, spring, qingming, moon, quiet]) {
      const sheet = head(theme)
      files.set(`hero/${sheet.key}-${theme}.svg`, svg(sheet, theme))
    }
    files.set(`hero/result-${theme}.svg`, svg(result, theme))
  }
  return files
}

/** What the platform takes as pixels only: icons as PNG, cards as JPEG, which keeps soft light small. */
export function pixelFiles(): Map<string, Picture> {
  const files = new Map<string, Picture>([
    ['logo.png', { svg: svg(logo, 'light'), width: 144, height: 144 }],
    ['share/lantern.jpg', { svg: svg(litCard, 'light'), width: 500, height: 400 }],
    ['share/moments.jpg', { svg: svg(moments, 'light'), width: 500, height: 500 }],
  ])
  for (const cause of causes) {
    const card = svg(causeCard(cause), 'light')
    files.set(`share/${cause}.jpg`, { svg: card, width: 500, height: 400 })
  }
  for (const cover of covers) {
    files.set(`poster/${cover.key}.jpg`, { svg: svg(coverSheet(cover), 'light'), ...POSTER })
  }
  files.set('poster/lantern.jpg', { svg: svg(posterLantern, 'light'), ...POSTER })
  for (const theme of themes) {
    for (const icon of Object.keys(tabIcons) as TabIcon[]) {
      for (const state of Object.keys(tabStates) as (keyof typeof tabStates)[]) {
        const name = `${icon}${state === 'off' ? '' : `-${state}`}${theme === 'dark' ? '-dark' : ''}`
        files.set(`tab/${name}.png`, {
          svg: tabIcon(icon, { state, theme }),
          width: 81,
          height: 81,
        })
      }
    }
  }
  return files
}

/** Cards of envelopes. They come from the product's own address: the mini program has no room for them. */
export function cardFiles(): Map<string, Picture> {
  return new Map(
    wearable.map((cover) => [
      `${cover}.jpg`,
      { svg: svg(envelopeCard(cover), 'light'), width: 500, height: 400 },
    ]),
  )
}
