/**
 * The drawings behind a page's first words: the hills of an ordinary day, with the lantern over them,
 * and the same hills for the moment when a lantern is lit. They fade into the page's own ground.
 */
import { at, disc, fill, halo, type Layer, line } from './brush'
import type { Ink, Theme } from './inks'
import { drop, glowOf, hanging, lit, round, tall } from './lantern'
import { cloud, house, pine, roundTree } from './nature'
import type { Sheet } from './sheet'

/** How far the wash of light is spread; by night it is nearer, and warmer at its rim. */
const wash = {
  light: { strength: 0.72, rim: 0.26, rimInk: 'glow' },
  dark: { strength: 0.42, rim: 0.1, rimInk: 'ui-accent' },
} as const

/** 390 × 450, of which the upper 120 are only seen where a bar or large text makes the page's head higher. */
export function ordinary(theme: Theme): Sheet {
  return {
    key: 'ordinary',
    viewBox: [0, -120, 390, 450],
    body: [
      washOfLight(theme, 'glow'),
      '<rect y="-120" width="390" height="450" fill="url(#wash)"/>',
      at(
        { y: -26 },
        fill('h1', 'M0 214C50 176 96 168 150 196s96-44 150-34 70 26 90 22v172H0z', 0.6),
        fill('h2', 'M0 246c60-34 120-32 180-10s130-30 210-22v142H0z', 0.75),
        house({ x: 214, y: 226, scale: 0.9 }, 2),
        house({ x: 262, y: 218, scale: 0.75 }, 1, 'h3'),
        house({ x: 40, y: 240, scale: 0.8 }, 2, 'h3'),
        pine({ x: 168, y: 252, scale: 0.6 }),
        pine({ x: 352, y: 222, scale: 0.9 }),
        pine({ x: 370, y: 228, scale: 0.7 }),
        pine({ x: 24, y: 250, scale: 0.7 }),
        fill('h3', 'M0 276c70-26 150-24 220-8s120-6 170-18v106H0z', 0.85),
      ),
      fadeFrom(230, 312, 330),
      at({ x: 318, y: 94, scale: 0.94 }, glowOf(round), lit(round, 228)),
    ].join(''),
  }
}

/** New Year and the Lantern Festival: a string of lanterns over the village. */
export function spring(theme: Theme): Sheet {
  return headOf(
    'spring',
    theme,
    'glow',
    [
      hills,
      house({ x: 206, y: 226, scale: 0.9 }, 2),
      house({ x: 262, y: 214, scale: 1 }, 3),
      house({ x: 334, y: 212, scale: 0.8 }, 2),
      house({ x: 36, y: 240, scale: 0.9 }, 2),
      pine({ x: 20, y: 252, scale: 0.8 }),
      pine({ x: 184, y: 250, scale: 0.7 }),
      ground,
    ],
    [
      line('cord', 1.6, 'M196 88Q300 128 400 84'),
      hanging({ x: 224, y: 114, scale: 0.42 }, tall, 18),
      hanging({ x: 265, y: 124, scale: 0.46 }, drop, 22),
      hanging({ x: 322, y: 126, scale: 0.84 }, round, 18),
    ],
  )
}

/** Qingming: willows and a swallow in the lantern’s place, and nothing red. */
export function qingming(theme: Theme): Sheet {
  return headOf(
    'qingming',
    theme,
    'dew',
    [
      hills,
      house({ x: 250, y: 224, scale: 0.75 }, 2, 'deep'),
      roundTree({ x: 220, y: 246, scale: 0.7 }),
      roundTree({ x: 40, y: 262, scale: 0.55 }),
      roundTree({ x: 60, y: 264, scale: 0.42 }, 'deep'),
      ground,
    ],
    [
      ...[
        [276, 92, -8],
        [304, 128, 8],
        [332, 104, -6],
        [356, 146, 8],
        [380, 96, -6],
      ].map(([x = 0, length = 0, sway = 0]) => willowStrand(x, length, sway)),
      fill(
        'deep',
        'M226 150C240 146 250 144 260 146 264 138 272 132 284 130 278 136 274 142 273 148 278 149 283 152 287 155 280 155 275 155 270 153 262 160 250 161 240 153 236 153 231 152 226 150Z',
      ),
    ],
  )
}

/** Mid-Autumn: a full moon over water. */
export function moon(theme: Theme): Sheet {
  return headOf(
    'moon',
    theme,
    'cream',
    [
      hills,
      house({ x: 214, y: 226, scale: 0.9 }, 2, 'deep'),
      house({ x: 40, y: 240, scale: 0.8 }, 2, 'deep'),
      pine({ x: 352, y: 222, scale: 0.9 }),
      pine({ x: 24, y: 250, scale: 0.7 }),
      ground,
    ],
    [
      halo(318, 106, 110, 0.6),
      disc('win', 318, 106, 46, 0.85),
      disc('snow', 306, 96, 7, 0.35),
      disc('snow', 330, 116, 10, 0.35),
      cloud({ x: 330, y: 140, scale: 0.8 }, 0.85),
      cloud({ x: 262, y: 118, scale: 0.55 }, 0.7),
    ],
  )
}

/** A day of mourning: the hills, and no light over them. The screen takes their colour. */
export function quiet(theme: Theme): Sheet {
  return headOf(
    'quiet',
    theme,
    'ui-paper',
    [
      hills,
      house({ x: 262, y: 218, scale: 0.75 }, 1, 'h3'),
      pine({ x: 352, y: 222, scale: 0.9 }),
      pine({ x: 370, y: 228, scale: 0.7 }),
      pine({ x: 24, y: 250, scale: 0.7 }),
      ground,
    ],
    [],
  )
}

const hills: Layer =
  fill('h1', 'M0 214C50 176 96 168 150 196s96-44 150-34 70 26 90 22v172H0z', 0.6) +
  fill('h2', 'M0 246c60-34 120-32 180-10s130-30 210-22v142H0z', 0.75)
const ground: Layer = fill('h3', 'M0 276c70-26 150-24 220-8s120-6 170-18v106H0z', 0.85)

/** Land that fades into the paper, with a sky of its own above. */
function headOf(
  key: string,
  theme: Theme,
  light: Ink,
  land: readonly Layer[],
  above: readonly Layer[],
): Sheet {
  return {
    key,
    viewBox: [0, -120, 390, 450],
    body: [
      washOfLight(theme, light),
      '<rect y="-120" width="390" height="450" fill="url(#wash)"/>',
      at({ y: -26 }, ...land),
      fadeFrom(230, 312, 330),
      ...above,
    ].join(''),
  }
}

function willowStrand(x: number, length: number, sway: number): Layer {
  const top = 62
  const leaves = Array.from({ length: Math.floor((length - 14) / 20) }, (_, n) => {
    const y = top + 12 + n * 20
    const side = n % 2 ? 10 : -10
    const lean = Math.round(((sway * (y - top) * (length - (y - top))) / (length * length)) * 4)
    return fill(
      'willow',
      `M${x + lean / 2} ${y}q${side * 0.9} 4 ${side} 15q${-side * 0.9}-3 ${-side}-15z`,
      [0.35, 0.5, 0.65][n % 3],
    )
  })
  return (
    line('willow', 1.8, `M${x} ${top - 180}V${top}q${sway} ${length / 2} ${sway / 2.5} ${length}`, {
      opacity: 0.6,
    }) + leaves.join('')
  )
}

/** 390 × 392, without the lantern: the screen lights it over the hills by itself. */
export const result: Sheet = {
  key: 'result',
  viewBox: [0, 0, 390, 392],
  body: [
    fill('h1', 'M0 300c60-40 120-40 190-14s130-40 200-26v132H0z', 0.45),
    fill('h2', 'M0 334c80-34 150-24 220-10s120-14 170-20v88H0z', 0.5),
    house({ x: 40, y: 318, scale: 0.8 }, 2, 'h3'),
    house({ x: 300, y: 306, scale: 0.75 }, 2),
    pine({ x: 284, y: 326, scale: 0.7 }),
    pine({ x: 364, y: 318, scale: 0.8 }),
    fadeFrom(310, 386, 392),
  ].join(''),
}

function washOfLight(theme: Theme, light: Ink): Layer {
  const { strength, rim } = wash[theme]
  const rimInk = light === 'glow' ? wash[theme].rimInk : light
  const stops = [
    `<stop stop-color="{${light}}" stop-opacity="${strength}"/>`,
    `<stop offset=".5" stop-color="{${rimInk}}" stop-opacity="${rim}"/>`,
    `<stop offset="1" stop-color="{${rimInk}}" stop-opacity="0"/>`,
  ].join('')
  return `<radialGradient id="wash" gradientUnits="userSpaceOnUse" cx="318" cy="130" r="320">${stops}</radialGradient>`
}

/** The page's own ground laid over the drawing's foot: a mask, which not every phone draws, is not needed. */
function fadeFrom(top: number, gone: number, bottom: number): Layer {
  return [
    `<linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${top}" y2="${gone}">`,
    '<stop stop-color="{ui-paper}" stop-opacity="0"/><stop offset="1" stop-color="{ui-paper}"/></linearGradient>',
    `<rect y="${top}" width="390" height="${bottom - top}" fill="url(#fade)"/>`,
  ].join('')
}
