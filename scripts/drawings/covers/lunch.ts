import { fill, line, rect } from '../brush'
import { steam, windowOut } from '../nature'
import type { Cover } from './cover'

export const lunch: Cover = {
  key: 'lunch',
  backdrop: [
    rect('sky2', [0, 0, 360, 220]),
    windowOut(58, 12, 244, 122),
    rect('wood', [0, 178, 360, 42]),
    line('ink', 2, 'M0 178h360', { opacity: 0.3 }),
    line('edge', 3.5, 'M266 190 340 170M268 197l74-16'),
  ].join(''),
  subject: [
    steam('M150 80c-8-10 8-18 0-30M180 74c-8-12 8-20 0-34M210 80c-8-10 8-18 0-30'),
    fill('snow', 'M116 116c8-26 40-34 64-30s58 6 66 30z'),
    fill('h3', 'M196 92c12-6 30 0 36 12-14 4-30 0-36-12z'),
    fill('gold', 'M132 108c4-12 20-16 30-8 2 8-4 12-4 12z'),
    fill('red', 'M168 96c6-6 16-5 20 1-4 6-14 7-20-1z'),
    fill('red', 'M104 114h152c0 40-30 66-76 66s-76-26-76-66z'),
    fill('snow', 'M104 114h152v7H104z', 0.9),
    line('white', 4, 'M122 140c12 20 32 30 58 30', { opacity: 0.35 }),
    fill('h3', 'M150 180h60v7h-60z'),
  ].join(''),
}
