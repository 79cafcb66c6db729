import { at, disc, fill, halo, line, oval, rect } from '../brush'
import { house, roundTree, sky } from '../nature'
import type { Cover } from './cover'

const checks = Array.from({ length: 12 }, (_, index) => `M${index * 36 - 20} 220l10-50h14l-6 50z`)

export const milk: Cover = {
  key: 'milk',
  backdrop: [
    sky,
    halo(112, 72, 70, 0.5),
    disc('gold', 112, 72, 24, 0.9),
    fill('h1', 'M0 112C60 74 120 80 176 98s120-32 184-10v134H0z'),
    fill('h2', 'M0 146c80-30 160-20 220-10s90-10 140-14v100H0z'),
    house({ x: 252, y: 112, scale: 0.6 }, 2),
    roundTree({ x: 300, y: 150, scale: 1.2 }),
    roundTree({ x: 330, y: 154, scale: 0.9 }, 'deep'),
    roundTree({ x: 56, y: 156 }, 'deep'),
    rect('cream', [0, 170, 360, 50]),
    fill('red', checks.join(''), 0.28),
    fill('red', 'M0 184h360v9H0z', 0.28),
    line('ink', 1.6, 'M0 170h360', { opacity: 0.2 }),
  ].join(''),
  subject: [
    oval('ink', [172, 182, 46, 5], 0.14),
    fill('snow', 'M136 72h72l-9 110h-54z', 0.42),
    fill('snow', 'M140 104h64l-7 74c0 3-3 4-6 4h-38c-3 0-6-1-6-4z'),
    oval('cream', [172, 104, 32, 5]),
    line('snow', 3, 'M137 73h70', { opacity: 0.95 }),
    line('white', 4, 'M150 116l4 48', { opacity: 0.8 }),
    oval('ink', [238, 188, 26, 4], 0.14),
    oval('cream', [238, 136, 19, 27]),
    line('white', 4, 'M229 126c1-6 4-10 8-12', { opacity: 0.6 }),
    fill('red', 'M212 142h52c0 18-9 28-19 31v7h10v7h-34v-7h10v-7c-10-3-19-13-19-31z'),
    line('white', 3, 'M220 150c1 7 4 12 9 15', { opacity: 0.35 }),
    at(
      { x: 112, y: 170, turn: -14 },
      oval('ink', [0, 15, 20, 3], 0.12),
      oval('snow', [0, 0, 23, 16]),
      line('gold', 1.6, 'M-12-6c4-4 9-6 14-6', { opacity: 0.4 }),
    ),
  ].join(''),
}
