import { disc, fill, halo, line, rect } from '../brush'
import { windowOut } from '../nature'
import type { Cover } from './cover'

/** Cells of the right-hand page, each a list of its raised dots (1 to 6). */
const cells = [
  ['134', '24', '1235', '15', '345'],
  ['125', '13456', '24', '236', '1'],
  ['2345', '135', '14', '12', '26'],
]

const raised = cells
  .flatMap((row, y) =>
    row.flatMap((cell, x) =>
      [...cell].map((dot) => {
        const index = Number(dot) - 1
        return [
          195 + x * 14 + (index > 2 ? 5 : 0),
          122 + y * 19 + x * 0.4 + (index % 3) * 5,
        ] as const
      }),
    ),
  )
  .map(([x, y]) => `<circle cx="${x}" cy="${Math.round(y * 10) / 10}" r="1.900"/>`)
  .join('')

export const braille: Cover = {
  key: 'braille',
  backdrop: [
    rect('h2', [0, 0, 360, 220]),
    windowOut(34, 34, 96, 84),
    fill('wood', 'M252 92h90v6h-90z'),
    fill('red', 'M260 54h11v38h-11zM300 60h9v32h-9z'),
    fill('cream', 'M272 62h12v30h-12zM310 50h12v42h-12z'),
    fill('deep', 'M285 48h14v44h-14z'),
    halo(180, 58, 100, 0.9),
    line('ink', 2, 'M180 0v26', { opacity: 0.6 }),
    fill('red', 'M148 52l14-28h36l14 28z'),
    fill('win', 'M162 52h36c-3 12-33 12-36 0z'),
    rect('wood', [0, 170, 360, 50]),
    line('ink', 2, 'M0 170h360', { opacity: 0.3 }),
  ].join(''),
  subject: [
    fill('red', 'M88 108c32-10 64-6 92 8 28-14 60-18 92-8v80c-32-8-64-6-92 6-28-12-60-14-92-6z'),
    fill('snow', 'M94 104c30-8 60-6 86 8v74c-26-12-56-14-86-7z'),
    fill('snow', 'M266 104c-30-8-60-6-86 8v74c26-12 56-14 86-7z'),
    fill('ink', 'M180 112v74c-6-3-12-5-18-6 4-24 4-46 0-74 6 1 12 3 18 6z', 0.1),
    fill('ink', 'M180 112v74c6-3 12-5 18-6-4-24-4-46 0-74-6 1-12 3-18 6z', 0.06),
    disc('gold', 136, 130, 17),
    disc('snow', 143, 125, 14),
    fill('h2', 'M104 170c12-22 26-24 36-12 8-8 18-6 26 14-20-5-42-6-62-2z'),
    fill('h3', 'M104 174c20-14 44-12 64 2-20-6-44-7-64-2z'),
    `<g fill="{ink}">${raised}</g>`,
  ].join(''),
}
