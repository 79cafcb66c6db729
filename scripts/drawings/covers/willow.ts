import { fill, line } from '../brush'
import { house, ripples, sky, sun, willowTree } from '../nature'
import type { Cover } from './cover'

export const willow: Cover = {
  key: 'willow',
  backdrop: [
    sky,
    sun(282, 54, 26),
    fill('h1', 'M0 110C70 62 120 84 170 98s120-34 190-8v132H0z'),
    fill('h2', 'M0 138c90-28 180-14 360-16v100H0z'),
    house({ x: 266, y: 122, scale: 0.75 }, 2),
    fill('water', 'M0 178c60-22 120-20 170-8s120 8 190-14v66H0z'),
    fill('h3', 'M0 160c60-18 130-16 200-8 60 6 110-2 160-14v18c-70 18-120 22-190 14S60 164 0 184z'),
    ripples('M40 200h46M120 206h70M236 194h54M200 214h40'),
    willowTree({ x: 54, y: 164, scale: 1.15 }),
    willowTree({ x: 346, y: 154, scale: 0.9 }, 'deep'),
  ].join(''),
  subject: [
    willowTree({ x: 128, y: 160, scale: 0.9 }, 'deep'),
    willowTree({ x: 208, y: 165, scale: 1.3 }),
    line('edge', 2.4, 'M126 52c6-8 12-8 16-1 4-7 10-7 16 0', { opacity: 0.55 }),
    line('edge', 2, 'M160 34c4-6 8-6 11-1 3-5 7-5 11 0', { opacity: 0.45 }),
  ].join(''),
  card: { ground: 'h3' },
}
