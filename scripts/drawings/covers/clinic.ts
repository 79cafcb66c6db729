import { at, disc, fill, halo, type Layer, line, oval, rect } from '../brush'
import { house, roundTree, sky } from '../nature'
import type { Cover } from './cover'

export const clinic: Cover = {
  key: 'clinic',
  backdrop: [
    sky,
    fill('h1', 'M0 102C60 56 120 66 176 88s120-34 184-8v140H0z'),
    fill('h2', 'M0 128c80-26 170-16 230-8s90-10 130-14v114H0z'),
    line('h1', 3, 'M0 144c90-20 200-14 360-16M0 156c100-16 210-10 360-14', { opacity: 0.7 }),
    house({ x: 268, y: 96, scale: 0.9 }, 3, 'h3'),
    roundTree({ x: 60, y: 146, scale: 1.1 }),
    roundTree({ x: 326, y: 134, scale: 0.9 }, 'deep'),
    fill('h3', 'M0 170c100-12 240-10 360-4v54H0z'),
    fill('ground', 'M0 186c110-8 240-8 360-2v22c-120-6-250-6-360 0z'),
  ].join(''),
  subject: [
    oval('ink', [184, 194, 92, 4], 0.16),
    wheel(128, 160),
    wheel(240, 160),
    line('edge', 3.4, 'M94 124h62M128 160l-20-36'),
    line('red', 5.5, 'M128 160l30-50h62M158 110l28 50H128M186 160l34-50 20 50M220 110l-6-20'),
    line('edge', 4, 'M158 110l-4-10M214 90c-8-5-16-4-20 0M214 90l14-4'),
    fill('ink', 'M140 95h32c0 6-5 9-12 9h-12c-5 0-8-4-8-9z'),
    `<circle cx="186" cy="160" r="8" fill="none" stroke="{edge}" stroke-width="3.500"/>`,
    line('edge', 3, 'M186 160l6 12M192 173h8'),
    halo(234, 106, 34),
    disc('ink', 232, 106, 7),
    disc('win', 235, 106, 5),
    at(
      { x: 92, y: 84 },
      rect('snow', [0, 0, 56, 40], 6),
      fill('deep', 'M0 12V6c0-3 3-6 6-6h44c3 0 6 3 6 6v6z'),
      line('deep', 3, 'M20 0c0-8 16-8 16 0'),
      fill('red', 'M28 35c-14-9-12-18-5-18 3 0 5 3 5 3s2-3 5-3c7 0 9 9-5 18z'),
    ),
  ].join(''),
}

function wheel(x: number, y: number): Layer {
  return at(
    { x, y },
    `<circle r="30" fill="none" stroke="{edge}" stroke-width="4"/>`,
    line('edge', 1, 'M0-28V28M-28 0H28M-20-20 20 20M20-20-20 20', { opacity: 0.4 }),
    disc('edge', 0, 0, 3.4),
  )
}
