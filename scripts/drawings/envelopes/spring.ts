/** The Spring Festival: plum in blossom, a carp, a window with a paper flower. */
import { disc, fill, line, rect } from '../brush'
import { cordOf, round, tassel } from '../lantern'
import { CORD, type EnvelopeCover, paper, worn } from './cover'
import { blossom } from './petals'

const plums = [
  [-16, 28, 11],
  [14, 44, 12.5],
  [-4, 60, 9],
] as const

const plum: EnvelopeCover = {
  key: 'spring-plum',
  drawing: worn(round, {
    heart: 'win',
    motif: [
      line('cap', 3, 'M-38 62C-24 58-18 46-6 42S20 30 26 12'),
      line('cap', 2, 'M-22 54C-24 44-20 36-16 28M-6 42C4 48 8 46 14 44M-26 58C-16 62-10 62-4 60'),
      fill(
        'lit',
        plums.map(([x, y, length]) => blossom({ x, y, length, count: 5, spread: 48 })).join(''),
      ),
      plums.map(([x, y]) => disc('red', x, y, 2.4)).join(''),
      fill(
        'red',
        'M24 16a3.600 3.600 0 1 0 7 0 3.600 3.600 0 1 0-7 0M-30 46a3 3 0 1 0 6 0 3 3 0 1 0-6 0M18 24a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
      ),
    ].join(''),
  }),
}

const fish: EnvelopeCover = {
  key: 'spring-fish',
  drawing: [
    paper('ui-accent'),
    cordOf(CORD),
    fill('gold', 'M-26 20C-18 0 14-4 30 24z'),
    fill('red', 'M34 42C50 20 62 14 72 14 66 30 66 54 74 72 60 70 48 62 34 42z'),
    fill(
      'gold',
      'M-16 66C-14 80-6 88 6 88 2 80 4 72 8 66zM38 42C52 34 60 32 66 32 63 38 63 48 66 54 58 54 50 50 38 42z',
    ),
    `<path fill="url(#paper)" d="M-62 46C-46 14 10 2 42 42 10 80-44 78-62 46Z"/>`,
    line('ui-accent', 1.5, 'M-34 25C-25 38-25 54-34 66'),
    line(
      'ui-accent',
      1.4,
      'M-22 22q9 7 0 14 9 7 0 14 9 7 0 14M-8 18q9 8 0 16 9 8 0 16 9 8 0 16M6 18q9 8 0 16 9 8 0 16 9 7 0 15M20 26q8 8 0 16 8 8 0 15',
      { opacity: 0.5 },
    ),
    disc('cap', -45, 40, 3),
    rect('cap', [-13, -8, 26, 8], 3),
    line('gilt', 1.6, 'M-9-4H9'),
    line('cord', 1.6, 'M-7 0V12M7 0V11'),
    tassel(84),
  ].join(''),
}

const window: EnvelopeCover = {
  key: 'spring-window',
  drawing: [
    paper('ui-accent'),
    cordOf(CORD),
    `<rect fill="url(#paper)" x="-42" width="84" height="84"/>`,
    line(
      'cap',
      2.4,
      'M-22 22H22V62H-22zM-42 22H-22M22 22H42M-42 62H-22M22 62H42M-22 0V22M22 0V22M-22 62V84M22 62V84M-42 11H-22M22 11H42M-42 73H-22M22 73H42M-10 0V11H10V0M-10 84V73H10V84',
    ),
    fill('ui-accent', blossom({ x: 0, y: 42, length: 17, count: 6, spread: 32 })),
    fill('gilt', blossom({ x: 0, y: 42, length: 7, count: 6, spread: 34, turn: 30 })),
    line('cap', 5, 'M-42 0H42V84H-42z'),
    rect('cap', [-52, -9, 104, 9], 4),
    rect('cap', [-48, 84, 96, 8], 4),
    line('gilt', 1.6, 'M-47-4.500H47M-43 88H43'),
    tassel(92),
  ].join(''),
}

export const spring = [plum, fish, window]
