/** Double Ninth: a chrysanthemum, and the hill that one climbs. */
import { at, fill, line } from '../brush'
import { round } from '../lantern'
import { pine } from '../nature'
import { type EnvelopeCover, worn } from './cover'
import { blossom, petal } from './petals'

const chrysanthemum: EnvelopeCover = {
  key: 'chrysanthemum',
  drawing: worn(round, {
    rim: 'gold',
    motif: [
      line('strand', 2.4, 'M0 40C2 56 0 66-4 78'),
      fill(
        'strand',
        petal({ x: 0, y: 66, turn: 10, length: 22, spread: 28 }) +
          petal({ x: -1, y: 70, turn: 196, length: 20, spread: 28 }),
      ),
      fill('red', blossom({ x: 0, y: 34, length: 25, count: 18, spread: 15 })),
      fill('gilt', blossom({ x: 0, y: 34, length: 18, count: 14, spread: 16, turn: 10 })),
      fill('lit', blossom({ x: 0, y: 34, length: 10.5, count: 10, spread: 20 })),
    ].join(''),
  }),
}

const hill: EnvelopeCover = {
  key: 'hill',
  drawing: worn(round, {
    motif: [
      fill(
        'h2',
        'M-44 46C-30 26-18 22-8 32 4 18 18 20 44 44 43 56 37 70 30 76H-30C-37 70-43 56-44 46Z',
      ),
      fill(
        'h3',
        'M-42 56C-30 40-14 44 0 54 14 42 30 44 43 54 40 64 35 73 28 77H-28C-35 73-40 64-42 56Z',
      ),
      fill('deep', 'M-39 65C-22 56 16 58 39 65 35 72 30 77 21 80H-21C-30 77-35 72-39 65Z'),
      pine({ x: -22, y: 64, scale: 0.62 }),
      pine({ x: -12, y: 67, scale: 0.46 }),
      pine({ x: 27, y: 66, scale: 0.54 }),
      line('cream', 2.4, 'M4 79C12 72-2 68 4 60S-2 48-6 40', { dash: '4 3.4' }),
      at(
        { x: 15, y: 18 },
        line('cap', 1.8, 'M-5 0q2.500-3 5 0 2.500-3 5 0M8 8q2-2.400 4 0 2-2.400 4 0'),
      ),
    ].join(''),
  }),
}

export const doubleNinth = [chrysanthemum, hill]
