import { disc, fill, line } from '../brush'
import { house, sky, sun } from '../nature'
import type { Cover } from './cover'

export const listen: Cover = {
  key: 'listen',
  backdrop: [
    sky,
    sun(96, 56, 22),
    fill('h1', 'M0 150c60-40 120-30 170-14s120-30 190-20v106H0z'),
    house({ x: 284, y: 128, scale: 0.8 }, 2, 'h3'),
    fill('h2', 'M0 180c90-26 200-20 360-14v56H0z'),
  ].join(''),
  subject: [
    line('gold', 5, 'M206 66c16 14 16 44 0 58M226 52c24 21 24 65 0 86M246 38c32 28 32 86 0 114', {
      opacity: 0.8,
    }),
    line('wood', 6, 'M30 156c50-14 100-18 176-10'),
    fill(
      'h3',
      'M70 142c4-12 18-14 26-8-4 12-16 14-26 8zM58 154c-12 0-18 10-16 18 12 0 18-8 16-18z',
    ),
    fill(
      'red',
      'M116 144c-6-34 14-60 42-60 14 0 24 10 24 22 0 26-24 40-50 40l-34 14c2-8 10-14 18-16z',
    ),
    fill('cream', 'M139 145c18-2 37-11 41-28-14 4-33 11-41 28z'),
    fill('ink', 'M118 132c10-18 24-26 38-26-4 16-16 28-38 26z', 0.18),
    fill('gold', 'm181 99 16 6-15 6z'),
    disc('ink', 165, 101, 3.2),
    line('ink', 2.4, 'M146 146v7M155 144v8', { opacity: 0.7 }),
  ].join(''),
}
