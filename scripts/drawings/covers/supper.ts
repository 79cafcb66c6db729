import { disc, fill, line, rect } from '../brush'
import { hanging } from '../lantern'
import { steam } from '../nature'
import type { Cover } from './cover'

export const supper: Cover = {
  key: 'supper',
  backdrop: [
    rect('wall', [0, 0, 360, 220]),
    rect('wood', [52, 18, 120, 104], 4),
    rect('deep', [60, 26, 104, 88]),
    disc('cream', 136, 50, 12),
    fill('h3', 'M60 98c30-20 60-16 104-4v20H60z'),
    fill('wood', 'M109 26h6v88h-6zM60 68h104v5H60z'),
    line('wood', 2, 'M0 132h360', { opacity: 0.25 }),
    hanging({ x: 238, y: 28, scale: 0.62 }, undefined, 40),
  ].join(''),
  subject: [
    fill('wood', 'M40 166c0 8 62 20 140 20s140-12 140-20v10c0 10-62 26-140 26S40 186 40 176z'),
    fill('red', 'M40 166c0-8 62-20 140-20s140 12 140 20-62 20-140 20-140-12-140-20z'),
    steam('M170 116c-6-8 6-14 0-24M190 116c-6-8 6-14 0-24'),
    fill('snow', 'M139 138h84c-2 20-18 30-42 30s-40-10-42-30z'),
    fill('gold', 'M143 139c8-16 64-18 76 0z'),
    fill('h3', 'M160 134c6-8 16-8 20 0zM190 135c4-7 14-8 18 0z'),
    fill(
      'snow',
      'M88 156h44c-1 10-9 15-22 15s-21-5-22-15zM230 156h44c-1 10-9 15-22 15s-21-5-22-15z',
    ),
    fill('h3', 'M94 156c6-8 26-8 32 0z'),
    fill('cream', 'M236 156c6-8 26-8 32 0z'),
    line('ink', 3, 'M92 178l44 4M94 184l44 3M226 182l44-5M228 188l44-7'),
  ].join(''),
}
