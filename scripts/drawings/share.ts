/**
 * The pictures that travel: a card for friends (5:4) for each cover and one for a lit lantern, and a
 * square for Moments. The lantern hangs on the left, two lines stand on the right, and there is no sum.
 */
import { at, fill, halo, type Layer } from './brush'
import type { Cover } from './covers'
import type { Ink } from './inks'
import { lit, round } from './lantern'
import { house, pine } from './nature'
import type { Sheet } from './sheet'

const FONT = 'Noto Sans CJK SC'
const WORDS_WIDTH = 226

/** 500 × 400. `title` is the project's own. */
export function projectCard(cover: Cover, title: string): Sheet {
  const { ground = 'ground', behind = '', x = 180, y = 160, scale = 1.12 } = cover.card ?? {}
  return {
    key: `card-${cover.key}`,
    viewBox: [0, 0, 500, 400],
    body: [
      land(ground),
      behind,
      lamp(),
      at({ x, y, scale }, cover.subject),
      words(title, '一起点一盏灯'),
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
    lamp(),
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

function lamp(): Layer {
  return halo(150, 162, 196) + at({ x: 150, y: 92, scale: 1.75 }, lit(round, 48))
}

function land(ground: Ink): Layer {
  return `<rect width="500" height="400" fill="url(#sky)"/>${hills(ground)}`
}

function hills(ground: Ink): Layer {
  return [
    fill('h1', 'M0 250C70 180 130 170 210 220s130-70 290-20v220H0z'),
    fill('h2', 'M0 300c90-50 170-40 250-16s160-36 250-26v150H0z'),
    fill(ground, 'M0 330c110-36 240-30 320-16s130 0 180-14v100H0z'),
  ].join('')
}

/** A title breaks at its comma, and shrinks until its longest line fits beside the lantern. */
function words(title: string, below: string): Layer {
  const lines = title.split(/(?<=，)/)
  const longest = Math.max(...lines.map((line) => line.length))
  const size = Math.min(42, Math.floor(WORDS_WIDTH / longest))
  const foot = 84 + (lines.length - 1) * (size + 10)
  const first = lines.map(
    (line, index) =>
      `<text x="258" y="${84 + index * (size + 10)}" font-size="${size}" font-weight="700">${line}</text>`,
  )
  return [
    `<g font-family="${FONT}" fill="{ink}">`,
    ...first,
    `<text x="259" y="${foot + 42}" font-size="25">${below}</text></g>`,
  ].join('')
}
