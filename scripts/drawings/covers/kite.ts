import { at, disc, fill, type Layer, line, rect } from '../brush'
import type { Ink } from '../inks'
import { cloud, house, roundTree, sky, sun } from '../nature'
import type { Cover } from './cover'

export const kite: Cover = {
  key: 'kite',
  backdrop: [
    sky,
    sun(74, 52, 20),
    cloud({ x: 250, y: 44, scale: 1.05 }),
    cloud({ x: 60, y: 92, scale: 0.8 }, 0.55),
    fill('h1', 'M0 142C60 96 120 108 180 124s120-30 180-14v112H0z'),
    house({ x: 246, y: 126, scale: 0.8 }, 2),
    house({ x: 288, y: 132, scale: 0.7 }, 2, 'h3'),
    roundTree({ x: 228, y: 150, scale: 0.8 }),
    fill('h2', 'M0 168c90-34 190-20 360-20v72H0z'),
    fill('h3', 'M0 190c110-18 250-14 360-4v34H0z'),
  ].join(''),
  subject: [
    line('edge', 1.6, 'M184 88C160 124 132 150 108 172', { opacity: 0.6 }),
    line('red', 2.4, 'M166 138c-8 16 10 22 2 40', { opacity: 0.9 }),
    bow(164, 152, 'gold', -20),
    bow(170, 170, 'strand', 16),
    at(
      { x: 188, y: 78, turn: 20 },
      fill('red', 'M0-58-44-10H0z'),
      fill('gold', 'M0-58 44-10H0z'),
      fill('cream', 'M-44-10 0 62v-72z'),
      fill('strand', 'M44-10 0 62v-72z'),
      line('wood', 2.4, 'M0-58V62M-44-10C-20-16 20-16 44-10', { opacity: 0.75 }),
      disc('snow', 0, -10, 5),
    ),
    at(
      { x: 104, y: 170 },
      line('ink', 2.4, 'M-7-4c0-10 14-10 14 0', { opacity: 0.6 }),
      rect('red', [-17, -4, 34, 26], 7),
      fill('gold', 'M-17 2c0-4 3-6 6-6h22c3 0 6 2 6 6v6c-10 6-24 6-34 0z'),
      disc('snow', 0, 11, 2.6),
    ),
    line('snow', 2, 'M242 186v-7M250 190v-8M236 192v-6', { opacity: 0.8 }),
    disc('gold', 242, 177, 2.6),
    disc('snow', 250, 180, 2.6),
    disc('gold', 236, 184, 2.2),
  ].join(''),
}

function bow(x: number, y: number, ink: Ink, turn: number): Layer {
  return at({ x, y, turn }, fill(ink, 'M0 0-9-5V5zM0 0 9-5V5z'))
}
