import { at, disc, fill, halo, line, rect } from '../brush'
import { windowOut } from '../nature'
import type { Cover } from './cover'

const warp = Array.from({ length: 16 }, (_, index) => `M${122 + index * 8} 58V116`).join('')
const diamonds = Array.from(
  { length: 7 },
  (_, index) => `M${130 + index * 17} 136l7-7 7 7-7 7z`,
).join('')

export const loom: Cover = {
  key: 'loom',
  backdrop: [
    rect('wall', [0, 0, 360, 220]),
    windowOut(264, 28, 92, 84),
    fill('sky2', 'M0 120h360v66H0z', 0.5),
    halo(74, 60, 92),
    line('ink', 1.6, 'M74 0v44', { opacity: 0.6 }),
    fill('red', 'M54 62l10-18h20l10 18z'),
    fill('win', 'M62 62h24c-2 9-22 9-24 0z'),
    rect('wood', [0, 184, 360, 36]),
    line('ink', 2, 'M0 184h360', { opacity: 0.3 }),
  ].join(''),
  subject: [
    rect('wood', [104, 30, 10, 162], 3),
    rect('wood', [250, 30, 10, 162], 3),
    rect('wood', [94, 40, 176, 12], 5),
    line('cream', 2, warp),
    rect('wood', [100, 74, 164, 6], 3),
    rect('ink', [100, 88, 164, 5], 2),
    rect('cream', [118, 112, 128, 64]),
    rect('red', [118, 112, 128, 9]),
    fill('deep', 'M118 125h128v22H118z'),
    fill('gold', diamonds),
    rect('red', [118, 151, 128, 7]),
    rect('gold', [118, 162, 128, 5]),
    rect('deep', [118, 171, 128, 5]),
    rect('wood', [96, 172, 172, 13], 6),
    line('snow', 1.6, 'M102 176h160M100 44h164', { opacity: 0.25 }),
    line('gold', 1.6, 'M118 105h44', { opacity: 0.9 }),
    fill('ink', 'M156 105c12-8 42-8 54 0-12 8-42 8-54 0z'),
    fill('red', 'M170 105c6-4 20-4 26 0-6 4-20 4-26 0z'),
    yarn(92, 188, 12, 'red'),
    yarn(116, 192, 9, 'gold'),
    yarn(262, 190, 11, 'h3'),
  ].join(''),
}

function yarn(x: number, y: number, r: number, ink: 'red' | 'gold' | 'h3'): string {
  return at(
    { x, y },
    disc(ink, 0, 0, r),
    line(
      'snow',
      1.2,
      `M${-r * 0.7} ${-r * 0.3}Q0 ${-r} ${r * 0.7} ${-r * 0.2}M${-r * 0.8} ${r * 0.3}Q0 ${-r * 0.4} ${r * 0.8} ${r * 0.4}`,
      { opacity: 0.5 },
    ),
  )
}
