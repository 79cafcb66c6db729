/** The Lantern Festival: a lantern of the palace kind, and the rabbit that children pull. */
import { at, disc, fill, line, oval, rect } from '../brush'
import { cordOf, round, tassel } from '../lantern'
import { CORD, type EnvelopeCover, paper } from './cover'
import { blossom } from './petals'

const palace: EnvelopeCover = {
  key: 'lantern-round',
  drawing: [
    paper('ui-accent'),
    cordOf(CORD),
    `<g transform="translate(0 6)"><path fill="url(#paper)" transform="scale(1.160 1)" d="${round.outline}"/>`,
    line('ui-accent', 1.3, 'M-12 0C-30 14-30 66-12 80M12 0C30 14 30 66 12 80', { opacity: 0.3 }),
    fill('ui-accent', blossom({ x: 0, y: 40, length: 21, count: 8, spread: 30 }), 0.9),
    fill('gilt', blossom({ x: 0, y: 40, length: 12, count: 8, spread: 30, turn: 22.5 })),
    disc('red', 0, 40, 3.4),
    line(
      'gilt',
      2,
      'M-37 16q5-6 10 0t10 0 10 0 7-1M37 16q-5-6-10 0t-10 0-10 0-7-1M-37 65q5 6 10 0t10 0 10 0 7 1M37 65q-5 6-10 0t-10 0-10 0-7 1',
    ),
    fill(
      'cap',
      'M-40-2C-30-4-22-8-18-14H18C22-8 30-4 40-2 44-1 46-5 44-8 48-2 44 4 38 3H-38C-44 4-48-2-44-8-46-5-44-1-40-2Z',
    ),
    rect('cap', [-26, 79, 52, 8], 3),
    line('gilt', 1.6, 'M-22 83H22M-15-10H15'),
    small(-41, 5),
    small(41, 5),
    '</g>',
    tassel(93),
  ].join(''),
}

/** A thin tassel at the corner of a roof. */
function small(x: number, y: number): string {
  return at(
    { x, y },
    line('cord', 1.2, 'M0 0v8'),
    disc('gilt', 0, 9, 2),
    line('ui-accent', 3, 'M0 13v16'),
  )
}

const rabbit: EnvelopeCover = {
  key: 'lantern-rabbit',
  drawing: [
    paper('gold'),
    cordOf(CORD),
    `<g fill="url(#paper)"><ellipse cx="-40" cy="-4" rx="7.500" ry="25" transform="rotate(-14 -40 -4)"/><ellipse cx="-25" cy="-6" rx="7.500" ry="25" transform="rotate(8 -25 -6)"/><circle cx="53" cy="48" r="11"/></g>`,
    at({ x: -41, y: -2, turn: -14 }, oval('red', [0, 0, 3.4, 17], 0.55)),
    at({ x: -25, y: -4, turn: 8 }, oval('red', [0, 0, 3.4, 17], 0.55)),
    `<ellipse fill="url(#paper)" cx="10" cy="54" rx="47" ry="34"/>`,
    `<circle fill="url(#paper)" cx="-34" cy="36" r="23"/>`,
    line('gold', 1.5, 'M-6 23C-16 40-16 68-6 86M12 20C8 40 8 68 12 88M30 24C40 40 40 68 32 84', {
      opacity: 0.6,
    }),
    disc('red', -42, 33, 2.8),
    line('red', 4.5, 'M-19 17C-9 28-9 46-20 56'),
    disc('red', -21, 59, 5),
    disc('gilt', -21, 59, 2.4),
    rect('cap', [-16, -8, 32, 8], 3),
    line('gilt', 1.6, 'M-12-4H12'),
    line('cord', 1.6, 'M-8 0V24M8 0V20'),
    rect('cap', [-8, 84, 40, 7], 3),
    at({ x: 12 }, tassel(91)),
  ].join(''),
}

export const lanternFestival = [palace, rabbit]
