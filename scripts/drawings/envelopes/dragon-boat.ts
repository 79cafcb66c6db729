/** Dragon Boat: mugwort by the door, a long boat on the river. */
import { at, disc, fill, line, rect } from '../brush'
import { round, tall } from '../lantern'
import { type EnvelopeCover, worn } from './cover'
import { sprig } from './petals'

const mugwort: EnvelopeCover = {
  key: 'mugwort',
  drawing: worn(tall, {
    rim: 'strand',
    motif: [
      line('strand', 2.2, 'M-3 92-16 34M0 92V22M3 92 16 36M-7 94-3 74M7 94 3 74'),
      fill('strand', sprig({ x: -5, y: 78, turn: -104, length: 52, pairs: 4, leaf: 15 }), 0.6),
      fill('strand', sprig({ x: 5, y: 78, turn: -76, length: 52, pairs: 4, leaf: 15 }), 0.6),
      fill('strand', sprig({ x: 0, y: 74, turn: -90, length: 58, pairs: 4, leaf: 14 })),
      line('red', 3.4, 'M-7 76H7M-6 80H6'),
      line('red', 1.8, 'M5 79C12 82 12 90 9 93M3 80C4 86 3 90 1 93'),
    ].join(''),
    foot: threads(109),
  }),
}

/** Five-coloured threads, as they are worn on the wrist. */
function threads(y: number): string {
  const inks = ['red', 'gold', 'strand', 'shade', 'wood'] as const
  return at(
    { y },
    line('cord', 1.6, 'M0 0v7'),
    disc('gilt', 0, 10, 3.6),
    inks
      .map((ink, index) =>
        line(
          ink,
          1.9,
          `M${(index - 2) * 1.6} 13C${(index - 2) * 4} 24 ${(index - 2) * 2.4} 32 ${(index - 2) * 3.6} 42`,
        ),
      )
      .join(''),
  )
}

const boat: EnvelopeCover = {
  key: 'boat',
  drawing: worn(round, {
    rim: 'strand',
    motif: [
      line('cap', 2, 'M-18 34-26 62M-7 34-15 62M4 34-4 62M15 34 7 62'),
      fill(
        'red',
        'M-40 36C-34 48-26 50-16 50H18C28 50 32 42 31 33 30 26 35 21 41 24 38 25 37 28 38 32 40 50 32 60 18 60H-16C-30 60-38 50-40 36Z',
      ),
      line('gold', 1.8, 'M-30 51C-26 54-22 54-16 54H18C26 54 32 50 34 42'),
      rect('gold', [20, 37, 9, 12], 2),
      line('cap', 1.6, 'M20 40.500H29M20 45.500H29'),
      line(
        'strand',
        2.2,
        'M-36 63q6-4 12 0t12 0 12 0 12 0 12 0 12 0M-26 70q6-4 12 0t12 0 12 0 12 0',
      ),
    ].join(''),
  }),
}

export const dragonBoat = [mugwort, boat]
