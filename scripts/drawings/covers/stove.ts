import { at, disc, fill, halo, line, rect } from '../brush'
import { snow, steam, windowOut } from '../nature'
import type { Cover } from './cover'

export const stove: Cover = {
  key: 'stove',
  backdrop: [
    rect('sky2', [0, 0, 360, 220]),
    windowOut(44, 20, 108, 88),
    snow([66, 40, 1.6], [84, 58, 2], [118, 44, 1.6], [136, 66, 2], [74, 76, 1.6], [112, 72, 1.4]),
    line('deep', 13, 'M236 110V44q0-14 14-14H372'),
    line('snow', 2, 'M232 96V46', { opacity: 0.22 }),
    at(
      { x: 300, y: 58 },
      line('ink', 2, 'M0-6V8', { opacity: 0.5 }),
      fill(
        'gold',
        'M-13 8c7 4 10 22 7 34-8-8-11-22-7-34zM0 8c6 6 7 26 2 38-6-10-7-28-2-38zM13 8c4 12 1 26-7 34-3-12 0-30 7-34z',
      ),
      fill('h3', 'M-15 10C-8 0 8 0 15 10 8 14-8 14-15 10z'),
    ),
    rect('wood', [0, 180, 360, 40]),
    line('ink', 2, 'M0 180h360', { opacity: 0.3 }),
  ].join(''),
  subject: [
    halo(202, 140, 118, 0.75),
    line('ink', 7, 'M168 172l-5 14M236 172l5 14'),
    rect('deep', [154, 100, 96, 76], 10),
    line('snow', 3, 'M163 112v48', { opacity: 0.16 }),
    rect('ink', [144, 93, 116, 10], 4),
    rect('ink', [170, 116, 64, 40], 8),
    rect('win', [175, 121, 54, 30], 5),
    fill(
      'red',
      'M179 151c-2-12 8-13 8-24 6 4 9 9 9 14 2-6 6-8 7-18 9 9 8 15 11 20 2-3 3-5 3-9 6 6 8 11 7 17z',
    ),
    fill('gold', 'M188 151c0-7 5-8 6-14 3 3 4 6 5 8 1-3 3-5 4-9 5 5 4 9 7 15z'),
    line('h3', 3, 'M186 166h32'),
    at(
      { x: 196, y: 93 },
      line('ink', 4, 'M-19-28c0-27 38-27 38 0'),
      fill('red', 'M-27 0c-2-22 8-34 27-34S29-22 27 0z'),
      fill('red', 'M-22-8c-12-2-16-12-21-20l8-3c2 8 8 11 14 12z'),
      fill('ink', 'M-13-33c3-7 23-7 26 0z', 0.35),
      disc('gold', 0, -38, 3.4),
      line('white', 3, 'M-17-10c0-9 4-14 10-17', { opacity: 0.4 }),
    ),
    steam('M150 56c-7-8 7-14 0-24'),
    line('wood', 6, 'M98 158l-4 28M126 158l4 28'),
    rect('wood', [88, 150, 48, 8], 4),
    line('ink', 2, 'M90 158h44', { opacity: 0.3 }),
    line('snow', 3.4, 'M122 134c9-2 9 12 0 10'),
    rect('snow', [101, 127, 21, 23], 3),
    rect('red', [101, 127, 21, 4], 2),
  ].join(''),
}
