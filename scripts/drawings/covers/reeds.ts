import { disc, fill, type Layer, line, oval } from '../brush'
import { house, ripples, sky, sun } from '../nature'
import type { Cover } from './cover'

export const reeds: Cover = {
  key: 'reeds',
  backdrop: [
    sky,
    sun(232, 62, 34),
    line(
      'edge',
      2.2,
      'M104 46c5-7 9-7 12-1 3-6 7-6 12 1M134 34c5-7 9-7 12-1 3-6 7-6 12 1M134 60c4-6 8-6 10-1 3-5 6-5 10 1',
      { opacity: 0.5 },
    ),
    fill('h1', 'M0 118c70-34 130-26 184-12s116-22 176-6v40H0z'),
    house({ x: 300, y: 106, scale: 0.6 }, 2),
    fill('h2', 'M0 134c100-20 220-14 360-12v20H0z'),
    fill('water', 'M0 140h360v80H0z'),
    fill('cream', 'M214 148h36v4h-36zM206 158h52v4h-52zM220 168h26v4h-26z', 0.6),
    ripples('M40 156h44M290 160h40M64 178h26M300 186h36'),
    line(
      'h3',
      3,
      'M40 200c0-40-2-60-8-84M52 202c0-36 2-50 6-72M66 204c-2-30-4-44-10-60M318 204c0-40 2-60 8-88M332 206c0-36-2-46-6-66',
    ),
    fill('h3', 'M0 200c110-12 250-10 360-4v24H0z'),
  ].join(''),
  subject: [
    oval('snow', [180, 190, 34, 4], 0.4),
    line('gold', 3, 'M172 148l-3 40h-8M186 148l3 40h8'),
    fill('snow', 'M128 150c6-26 36-44 66-36 12 4 18 14 15 24-7 18-33 24-55 16-8-3-18-4-26-4z'),
    fill('h1', 'M136 147c10-16 30-22 50-18-8 16-26 22-50 18z', 0.75),
    line('snow', 10, 'M202 124c18-12-2-30 6-52'),
    oval('snow', [211, 68, 9, 7.5]),
    fill('gold', 'M217 64l28 6-28 4z'),
    fill('ink', 'M203 63c-6-3-12-2-16 1 5 1 10 3 15 4z'),
    disc('ink', 214, 66, 1.8),
    ...[96, 108, 122].map((x, index) => cattail(x, 196, 74 - index * 14)),
    ...[244, 256, 268].map((x, index) => cattail(x, 196, 50 + index * 16)),
  ].join(''),
}

function cattail(x: number, y: number, height: number): Layer {
  const top = y - height
  return [
    line('strand', 3, `M${x} ${y}V${top}`),
    line('wood', 8, `M${x} ${top + 6}v14`),
    line('strand', 3, `M${x} ${y}c-2-20-8-34-14-42M${x} ${y}c2-24 6-34 10-40`, { opacity: 0.8 }),
  ].join('')
}
