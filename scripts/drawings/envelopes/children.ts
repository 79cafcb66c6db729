/** Children's Day: a kite, and a boat folded of paper. */
import { fill, line, rect } from '../brush'
import { cordOf, round } from '../lantern'
import { CORD, type EnvelopeCover, paper, worn } from './cover'

const kite: EnvelopeCover = {
  key: 'kite',
  drawing: [
    paper('red'),
    cordOf(CORD),
    line('red', 2.2, 'M0 96C-10 106 10 114 0 126S4 142 0 148'),
    fill('gold', 'M-1 109-12 103V116zM-1 109 10 103V116z'),
    fill('strand', 'M2 132-9 126V139zM2 132 13 126V139z'),
    `<path fill="url(#paper)" d="M0-4Q26 10 54 36 28 62 0 98-28 62-54 36-26 10 0-4Z"/>`,
    fill('gold', 'M0-4Q26 10 54 36H0z', 0.55),
    fill('strand', 'M0 98Q28 62 54 36H0z', 0.42),
    fill('red', 'M0-4Q-26 10-54 36H0z', 0.42),
    line('cap', 2.2, 'M0-4V98M-54 36Q0 22 54 36'),
    line('cap', 2, 'M0-4Q26 10 54 36 28 62 0 98-28 62-54 36-26 10 0-4Z'),
    rect('cap', [-10, -10, 20, 8], 3),
    line('gilt', 1.6, 'M-6-6H6'),
  ].join(''),
}

const paperBoat: EnvelopeCover = {
  key: 'paper-boat',
  drawing: worn(round, {
    rim: 'strand',
    heart: 'win',
    motif: [
      fill('lit', 'M0 16 17 42H-17z'),
      fill('shade', 'M0 16 17 42H0z'),
      fill('lit', 'M-34 38-20 60H20L34 38 14 46H-14z'),
      fill('shade', 'M0 46H14L34 38 20 60H0z'),
      line('wood', 1.2, 'M0 16V60', { opacity: 0.4 }),
      line(
        'strand',
        2.4,
        'M-34 63q6-5 12 0t12 0 12 0 12 0 12 0 8-2M-24 71q6-4 12 0t12 0 12 0 12 0',
      ),
    ].join(''),
  }),
}

export const children = [kite, paperBoat]
