import { at, fill, halo, line, oval, rect } from '../brush'
import { house, pine, sky } from '../nature'
import type { Cover } from './cover'

export const lamp: Cover = {
  key: 'lamp',
  backdrop: [
    sky,
    fill('h1', 'M0 112C60 62 130 78 184 98s116-36 176-12v134H0z'),
    house({ x: 82, y: 112, scale: 0.75 }, 2, 'h3'),
    house({ x: 262, y: 104, scale: 0.8 }, 3),
    fill('h2', 'M0 146c80-30 170-20 230-12s90-8 130-12v98H0z'),
    house({ x: 40, y: 136, scale: 1.05 }, 2),
    pine({ x: 318, y: 150, scale: 1.3 }),
    pine({ x: 294, y: 154, scale: 0.9 }),
    fill('h3', 'M0 176c110-16 250-14 360-4v48H0z'),
    fill(
      'cream',
      'M150 220c8-24 30-30 40-44 6-10-6-18-20-30 26 8 46 18 46 32 0 16 6 26 30 42z',
      0.75,
    ),
  ].join(''),
  subject: [
    fill('win', 'M196 50h34l44 138H150z', 0.26),
    oval('win', [212, 188, 62, 9], 0.34),
    halo(214, 52, 62),
    rect('ink', [150, 184, 24, 8], 3),
    line('strand', 7, 'M162 186V48'),
    line('strand', 5, 'M162 62c0-14 12-20 36-20'),
    fill('ink', 'M190 38h44l6 12h-56z'),
    fill('win', 'M192 50h40c-4 8-36 8-40 0z'),
    at(
      { x: 162, y: 36, turn: -18 },
      rect('strand', [-30, -10, 58, 16], 2),
      line('water', 1.4, 'M-16-10V6M-1-10V6M14-10V6M-30-2H28', { opacity: 0.8 }),
    ),
    line('strand', 2.4, 'M244 192c-2-8-6-12-10-14M246 192c0-9 2-14 4-18M249 192c2-7 6-10 10-12'),
  ].join(''),
  card: { ground: 'h3' },
}
