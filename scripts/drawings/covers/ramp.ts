import { at, disc, fill, halo, line, rect } from '../brush'
import { pine, roundTree, sky } from '../nature'
import type { Cover } from './cover'

export const ramp: Cover = {
  key: 'ramp',
  backdrop: [
    sky,
    fill('h1', 'M0 108C60 64 120 74 176 94s120-34 184-10v136H0z'),
    fill('h2', 'M0 142c80-28 160-20 220-10s90-10 140-14v102H0z'),
    roundTree({ x: 56, y: 158, scale: 1.3 }),
    roundTree({ x: 96, y: 154, scale: 0.95 }, 'deep'),
    pine({ x: 322, y: 158, scale: 1.3 }),
    fill('h3', 'M0 180c110-12 250-12 360-4v44H0z'),
  ].join(''),
  subject: at(
    { x: -14 },
    rect('wall', [162, 76, 116, 114]),
    fill('red', 'M144 82 166 38h108l24 44z'),
    line('ink', 2, 'M184 42l-10 36M208 42l-3 36M234 42l3 36M258 42l11 36', { opacity: 0.16 }),
    rect('wood', [144, 80, 154, 6], 2),
    halo(206, 122, 70, 0.45),
    rect('wood', [182, 94, 50, 58]),
    rect('win', [187, 99, 40, 53]),
    rect('win', [246, 104, 22, 26], 1),
    line('ink', 2, 'M257 104v26M246 117h22', { opacity: 0.5 }),
    fill('ground', 'M84 192 170 152h68v40z'),
    fill('ink', 'M84 192 170 152v40z', 0.08),
    fill('cream', 'M187 152h40l-6 14h-60z', 0.6),
    line('wood', 3, 'M106 182v-24M138 167v-24M170 152v-24'),
    line('red', 4.5, 'M96 164 170 128h10'),
    at(
      { x: 208, y: 136 },
      fill('gold', 'M-9-10h18v9H-9z'),
      line('ink', 3, 'M-10-24V-1h20M-10-24h-6M10-1l5 12h5'),
      `<circle r="13" cy="3" fill="none" stroke="{ink}" stroke-width="3"/>`,
      line('ink', 1, 'M0-8v22M-11 3h22', { opacity: 0.45 }),
      disc('ink', 15, 13, 3.4),
    ),
    at(
      { x: 258, y: 192 },
      fill('wood', 'M-11-16h22l-3 16h-16z'),
      fill('deep', 'M-13-16c-2-12 6-12 8-8 1-10 9-10 10 0 4-6 12-2 8 8z'),
      disc('red', -7, -25, 3.4),
      disc('gold', 2, -30, 3.4),
      disc('red', 9, -24, 3),
    ),
  ),
}
