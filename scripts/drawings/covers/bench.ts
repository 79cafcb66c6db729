import { at, fill, halo, line, oval, rect } from '../brush'
import { house, ripples, sky, sun, willowTree } from '../nature'
import type { Cover } from './cover'

export const bench: Cover = {
  key: 'bench',
  backdrop: [
    sky,
    halo(262, 76, 64, 0.5),
    sun(262, 76, 22),
    fill('h1', 'M0 104C70 62 130 76 180 92s120-30 180-8v70H0z'),
    fill('h2', 'M0 126c90-22 180-12 360-16v40H0z'),
    house({ x: 284, y: 112, scale: 0.7 }, 2),
    house({ x: 228, y: 116, scale: 0.6 }, 2, 'h3'),
    fill('water', 'M0 138c90-10 240-8 360-4v56H0z'),
    ripples('M250 146h28M244 154h40M256 162h22M30 150h40M110 146h34M320 152h30'),
    fill('h3', 'M0 176c100-22 240-18 360-6v50H0z'),
    willowTree({ x: 78, y: 182, scale: 1.65 }),
  ].join(''),
  subject: [
    oval('ink', [190, 192, 84, 5], 0.14),
    line('wood', 7, 'M130 96v92M246 96v92'),
    rect('wood', [122, 100, 132, 11], 5),
    rect('wood', [122, 117, 132, 11], 5),
    line('snow', 1.6, 'M126 103h124M126 120h124', { opacity: 0.25 }),
    rect('red', [138, 132, 50, 13], 6),
    line('white', 1.4, 'M146 138h34', { opacity: 0.4, dash: '3 3' }),
    at({ x: 216, y: 144 }, rect('deep', [0, -26, 14, 26], 4), rect('snow', [2, -32, 10, 8], 3)),
    fill('wood', 'M118 144h140l8 12H110z'),
    line('ink', 1.6, 'M116 150h144', { opacity: 0.3 }),
    line('wood', 8, 'M118 158v32M258 158v32'),
    line('wood', 6, 'M116 150v-22h14M260 150v-22h-14'),
    line('edge', 3.4, 'M276 190 266 120c-2-10 10-13 13-5'),
  ].join(''),
}
