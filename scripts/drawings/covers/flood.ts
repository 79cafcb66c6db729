import { at, disc, fill, halo, type Layer, line, oval, rect } from '../brush'
import { house, pine, ripples, sky } from '../nature'
import type { Cover } from './cover'

export const flood: Cover = {
  key: 'flood',
  backdrop: [
    sky,
    fill('h1', 'M0 0h360v26c-40 16-70-2-110 8s-70 14-120 2S40 40 0 30z', 0.6),
    fill('h1', 'M0 120C60 78 120 92 176 106s120-26 184-8v60H0z'),
    fill('h2', 'M0 140c90-26 180-16 360-18v40H0z'),
    house({ x: 40, y: 122, scale: 1.15 }, 2),
    house({ x: 284, y: 118, scale: 1.3 }, 2, 'h3'),
    pine({ x: 116, y: 144, scale: 1.1 }),
    pine({ x: 250, y: 142, scale: 0.8 }),
    line(
      'snow',
      1.6,
      'M70 44l-4 14M122 54l-4 14M180 38l-4 14M226 62l-4 14M300 48l-4 14M150 80l-4 14M330 86l-4 14M48 82l-4 14M276 84l-4 14M98 96l-4 14M200 96l-4 12',
      { opacity: 0.6 },
    ),
    rect('water', [0, 142, 360, 78]),
    fill('h3', 'M0 182c80-10 220-8 360 0v38H0z', 0.22),
    ripples('M30 156h40M70 164h26M290 158h42M310 168h24M40 204h60M230 208h70M140 212h44'),
  ].join(''),
  subject: [
    oval('ink', [180, 190, 92, 6], 0.12),
    halo(254, 106, 58),
    line('wood', 4, 'M254 156V88h-1'),
    rect('ink', [244, 94, 20, 5], 2),
    rect('win', [246, 99, 16, 18], 3),
    rect('ink', [244, 116, 20, 5], 2),
    barrel(112, 158),
    barrel(148, 158),
    barrel(130, 122),
    at(
      { x: 182, y: 128 },
      rect('red', [0, 18, 50, 12], 5),
      rect('cream', [2, 8, 46, 11], 5),
      rect('gold', [4, -2, 42, 11], 5),
      line('ink', 1.4, 'M14-2v32M36-2v32', { opacity: 0.3 }),
    ),
    fill('wood', 'M92 160h176c-8 24-22 31-40 31h-96c-18 0-32-7-40-31z'),
    fill('red', 'M84 152h192l-6 11H90z'),
    line('ink', 2, 'M104 174h152', { opacity: 0.25 }),
    line('win', 2.4, 'M236 197h34M246 203h18', { opacity: 0.6 }),
  ].join(''),
}

/** A barrel of drinking water; x, y: the middle of its foot. */
function barrel(x: number, y: number): Layer {
  return at(
    { x, y },
    rect('snow', [-6, -44, 12, 8], 2),
    rect('h3', [-16, -38, 32, 38], 7),
    fill('water', 'M-16-22h32v14h-32z', 0.75),
    line('white', 2.4, 'M-9-32v22', { opacity: 0.4 }),
    disc('snow', 6, -15, 2.4, 0.8),
  )
}
