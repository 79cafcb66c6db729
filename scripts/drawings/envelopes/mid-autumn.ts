/** Mid-Autumn: the full moon, osmanthus in flower, the rabbit under the moon. */
import { at, disc, fill, line, oval, rect } from '../brush'
import { cordOf, drop, round, tassel } from '../lantern'
import { CORD, type EnvelopeCover, paper, worn } from './cover'
import { blossom, petal } from './petals'

const moon: EnvelopeCover = {
  key: 'moon',
  drawing: [
    paper('gold'),
    cordOf(CORD),
    `<circle fill="url(#paper)" cy="42" r="47"/>`,
    line('gold', 1.4, 'M0-1A43 43 0 0 1 0 85A43 43 0 0 1 0-1z', { opacity: 0.5 }),
    oval('gold', [-13, 26, 11, 8], 0.22),
    oval('gold', [17, 34, 6, 4.5], 0.22),
    oval('gold', [4, 55, 8, 5], 0.18),
    fill('lit', cloud(-60, 70)),
    fill('shade', cloud(14, 56, 0.82)),
    rect('cap', [-13, -12, 26, 8], 3),
    rect('cap', [-13, 88, 26, 7], 3),
    line('gilt', 1.6, 'M-9-8H9M-9 91.500H9'),
    tassel(95),
  ].join(''),
}

function cloud(x: number, y: number, scale = 1): string {
  const to = (...steps: number[]): string => steps.map((step) => step * scale).join(' ')
  return `M${x} ${y}c${to(0, -9, 13, -11, 17, -4)} ${to(4, -11, 23, -10, 24, 1)} ${to(9, -4, 17, 3, 12, 9)}h${to(-49)}c${to(-4, 0, -5, -3, -4, -6)}z`
}

const osmanthus: EnvelopeCover = {
  key: 'osmanthus',
  drawing: worn(drop, {
    rim: 'gold',
    heart: 'win',
    motif: [
      line('cap', 2.2, 'M-38 72C-20 64 6 58 18 24M-8 57C0 64 12 66 26 62'),
      fill(
        'strand',
        [
          petal({ x: -26, y: 67, turn: -68, length: 27, spread: 22 }),
          petal({ x: 9, y: 43, turn: -152, length: 25, spread: 22 }),
          petal({ x: 18, y: 25, turn: -120, length: 17, spread: 22 }),
        ].join(''),
      ),
      fill(
        'strand',
        [
          petal({ x: -18, y: 63, turn: 42, length: 22, spread: 22 }),
          petal({ x: 14, y: 36, turn: 24, length: 24, spread: 22 }),
          petal({ x: 24, y: 62, turn: 40, length: 14, spread: 24 }),
        ].join(''),
        0.7,
      ),
      fill(
        'lit',
        [
          [-4, 50],
          [3, 56],
          [-11, 55],
          [6, 64],
          [14, 60],
        ]
          .map(([x = 0, y = 0]) => blossom({ x, y, length: 6, count: 4, spread: 40, turn: 20 }))
          .join(''),
      ),
    ].join(''),
  }),
}

const rabbit: EnvelopeCover = {
  key: 'rabbit',
  drawing: worn(round, {
    rim: 'gold',
    motif: [
      disc('white', 8, 30, 19, 0.75),
      fill('h3', 'M-40 62C-20 54 20 54 40 62 36 70 30 77 21 80H-21C-30 77-36 70-40 62Z'),
      at({ x: -2, y: 50, scale: 0.92 }, sitting()),
      line('strand', 1.8, 'M26 60c0-7 2-11 5-13M28 60c2-5 5-7 9-8M-30 62c0-6-2-9-5-11'),
    ].join(''),
  }),
}

/** A rabbit in profile that looks up to the left. */
function sitting(): string {
  return `<g fill="{cap}">${[
    '<ellipse cx="4" cy="4" rx="17" ry="13"/>',
    '<circle cx="-12" cy="-10" r="8"/>',
    '<ellipse cx="-10" cy="-26" rx="3.200" ry="12" transform="rotate(10 -10 -26)"/>',
    '<ellipse cx="-3" cy="-24" rx="3.200" ry="12" transform="rotate(32 -3 -24)"/>',
    '<circle cx="21" cy="8" r="4.500"/>',
    '<path d="M-16-6-10 16H-17L-15 2z"/>',
  ].join('')}</g>`
}

export const midAutumn = [moon, osmanthus, rabbit]
