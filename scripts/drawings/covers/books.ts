import { fill, halo, line, rect } from '../brush'
import { roundTree, sky } from '../nature'
import type { Cover } from './cover'

export const books: Cover = {
  key: 'books',
  backdrop: [
    sky,
    fill('h1', 'M0 116C60 66 110 74 160 96s110-40 200-14v140H0z'),
    fill('h2', 'M0 146c70-32 130-24 190-10s110-18 170-20v110H0z'),
    roundTree({ x: 52, y: 152, scale: 1.1 }),
    roundTree({ x: 318, y: 148, scale: 1.25 }),
    roundTree({ x: 292, y: 154, scale: 0.8 }, 'deep'),
    fill('h3', 'M0 182c90-18 220-16 360-4v44H0z'),
    fill('cream', 'M180 222c-6-16-4-30 0-44 6 14 20 28 30 44z', 0.7),
  ].join(''),
  subject: [
    halo(180, 142, 84, 0.4),
    rect('wall', [122, 104, 116, 76]),
    fill('win', 'M136 126h30v28h-30zM194 126h30v28h-30z'),
    line('ink', 2, 'M151 126v28M136 140h30M209 126v28M194 140h30', { opacity: 0.55 }),
    rect('wood', [170, 142, 20, 38]),
    fill('red', 'M180 52 96 102l8 17 76-45 76 45 8-17z'),
    fill(
      'snow',
      'M180 58c-28 4-55 20-76 37l3 9c23-16 48-27 73-30 25 3 50 14 73 30l3-9c-21-17-48-33-76-37z',
    ),
    line('ink', 2, 'M180 58v16M126 91c15-10 32-16 47-19M234 91c-15-10-32-16-47-19', {
      opacity: 0.45,
    }),
  ].join(''),
  card: { ground: 'h3' },
}
