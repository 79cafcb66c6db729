/**
 * The pictures that travel: a card for friends (5:4) for each cause and one for a lit lantern, and a
 * square for Moments. The lantern hangs on the left, two lines stand on the right, and there is no sum.
 * One card a project would not fit into the main package; the words of a card name the project.
 */
import type { Cause } from '../../contracts/projects'
import { at, fill, halo, type Layer } from './brush'
import { books } from './covers/books'
import { braille } from './covers/braille'
import { clinic } from './covers/clinic'
import type { Cover } from './covers/cover'
import { lamp } from './covers/lamp'
import { loom } from './covers/loom'
import { lunch } from './covers/lunch'
import { willow } from './covers/willow'
import type { Ink } from './inks'
import { lit, round } from './lantern'
import { house, pine } from './nature'
import type { Sheet } from './sheet'

const FONT = 'Noto Sans CJK SC'
const WORDS_WIDTH = 226

/** What stands for a cause on its card, and for whom the lamp is lit. Which project it is, the card's own title says. */
const causeCards: Record<Cause, { cover: Cover; words: string }> = {
  education: { cover: books, words: '为读书的孩子' },
  health: { cover: clinic, words: '为身体健康' },
  hardship: { cover: lunch, words: '为难处里的人' },
  environment: { cover: willow, words: '为河流和树' },
  rural: { cover: lamp, words: '为村里的人' },
  culture: { cover: loom, words: '为老手艺' },
  accessibility: { cover: braille, words: '为看见和听见' },
}

/** 500 × 400. */
export function causeCard(cause: Cause): Sheet {
  const { cover, words: whom } = causeCards[cause]
  const { ground = 'ground', x = 180, y = 160, scale = 1.12 } = cover.card ?? {}
  return {
    key: `card-${cause}`,
    viewBox: [0, 0, 500, 400],
    body: [
      land(ground),
      lampOnTheLeft(),
      at({ x, y, scale }, cover.subject),
      words(whom, '一起点一盏灯'),
    ].join(''),
  }
}

/** After a gift: the same land with people at home, and what has happened. */
export const litCard: Sheet = {
  key: 'card-lantern',
  viewBox: [0, 0, 500, 400],
  body: [
    land('ground'),
    house({ x: 300, y: 276, scale: 1.25 }, 4),
    pine({ x: 280, y: 310, scale: 1.2 }),
    pine({ x: 446, y: 300, scale: 1.4 }),
    pine({ x: 474, y: 310 }),
    lampOnTheLeft(),
    words('灯亮了', '一起做件好事'),
  ].join(''),
}

/** 500 × 500, for Moments, where it stands beside a line of text and is small. */
export const moments: Sheet = {
  key: 'moments',
  viewBox: [0, 0, 500, 500],
  body: [
    at(
      { y: 100 },
      '<rect y="-100" width="500" height="500" fill="url(#sky)"/>',
      hills('ground'),
      house({ x: 330, y: 280, scale: 1.2 }, 3),
      house({ x: 56, y: 290, scale: 1.1 }, 2, 'h3'),
      pine({ x: 316, y: 316, scale: 1.2 }),
      pine({ x: 452, y: 304, scale: 1.4 }),
    ),
    halo(250, 220, 250),
    at({ x: 250, y: 110, scale: 2.6 }, lit(round, 40)),
  ].join(''),
}

/** 390 × 272, over a poster of a page that has no drawing of its own. */
export const posterLantern: Sheet = {
  key: 'poster-lantern',
  viewBox: [55, 0, 390, 272],
  body: [
    '<rect width="500" height="400" fill="url(#sky)"/>',
    at(
      { y: -110 },
      hills('ground'),
      house({ x: 336, y: 286, scale: 1.1 }, 3),
      house({ x: 84, y: 292 }, 2, 'h3'),
      pine({ x: 322, y: 318, scale: 1.1 }),
      pine({ x: 420, y: 306, scale: 1.3 }),
    ),
    halo(250, 100, 170),
    at({ x: 250, y: 48, scale: 1.2 }, lit(round, 48)),
  ].join(''),
}

function lampOnTheLeft(): Layer {
  return halo(150, 162, 196) + at({ x: 150, y: 92, scale: 1.75 }, lit(round, 48))
}

export function land(ground: Ink): Layer {
  return `<rect width="500" height="400" fill="url(#sky)"/>${hills(ground)}`
}

function hills(ground: Ink): Layer {
  return [
    fill('h1', 'M0 250C70 180 130 170 210 220s130-70 290-20v220H0z'),
    fill('h2', 'M0 300c90-50 170-40 250-16s160-36 250-26v150H0z'),
    fill(ground, 'M0 330c110-36 240-30 320-16s130 0 180-14v100H0z'),
  ].join('')
}

/** The first line is as large as fits beside the lantern. */
export function words(first: string, second: string): Layer {
  const size = Math.min(42, Math.floor(WORDS_WIDTH / first.length))
  return [
    `<g font-family="${FONT}" fill="{ink}">`,
    `<text x="258" y="84" font-size="${size}" font-weight="700">${first}</text>`,
    `<text x="259" y="126" font-size="25">${second}</text></g>`,
  ].join('')
}
