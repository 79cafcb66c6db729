/** For days of giving and of lending a hand: gloves, an umbrella, a letter, a door, lanterns together. */
import { type Body, drop, round, tall } from '../../../src/ui/lantern/bodies'
import { at, disc, fill, type Layer, line, oval, rect } from '../brush'
import { type EnvelopeCover, paper, worn } from './cover'
import { petal } from './petals'

const hands: EnvelopeCover = {
  key: 'helping-hands',
  drawing: worn(round, {
    motif: [
      disc('white', 0, 24, 9, 0.9),
      at({ x: -17, y: 52, turn: 14 }, glove('red')),
      at({ x: 17, y: 52, turn: -14 }, `<g transform="scale(-1 1)">${glove('strand')}</g>`),
    ].join(''),
  }),
}

/** A woollen glove of a left hand, fingers up, its thumb to the right. Origin: the middle of the palm. */
function glove(ink: 'red' | 'strand'): Layer {
  return [
    line(ink, 6, 'M-8-6-10-18M-2.500-8-3-23M3.500-7 4.500-20M10 2 16-7'),
    rect(ink, [-12, -9, 23, 19], 7),
    rect('lit', [-10, 10, 19, 8], 2),
    line('wood', 1.2, 'M-6 11v6M-2 11v6M2 11v6M6 11v6', { opacity: 0.5 }),
  ].join('')
}

const umbrella: EnvelopeCover = {
  key: 'umbrella',
  drawing: worn(round, {
    rim: 'strand',
    motif: [
      line(
        'strand',
        1.8,
        'M-30 16-33 24M-14 8-17 16M16 10 13 18M32 20 29 28M-37 52-40 60M36 50 33 58M-26 62-29 70M28 62 25 70',
        { opacity: 0.7 },
      ),
      line('cap', 2.6, 'M0 22V66C0 74 10 74 10 66'),
      fill(
        'red',
        'M0 20C-20 20-34 34-37 48-31 43-25 43-19 48-13 43-6 43 0 48 6 43 13 43 19 48 25 43 31 43 37 48 34 34 20 20 0 20Z',
      ),
      line('lit', 1.5, 'M0 21C-10 26-16 36-19 47M0 21C10 26 16 36 19 47M0 21V47', {
        opacity: 0.8,
      }),
      disc('cap', 0, 19, 2.6),
    ].join(''),
  }),
}

const letter: EnvelopeCover = {
  key: 'letter',
  drawing: worn(round, {
    heart: 'win',
    motif: at(
      { x: 0, y: 42, turn: -6 },
      rect('shade', [-21, -24, 46, 54], 2),
      rect('lit', [-24, -27, 46, 54], 2),
      line('red', 1, 'M-15-22V22M-6-22V22M3-22V22M12-22V22', { opacity: 0.45 }),
      line('cap', 2.2, 'M16.500-18V12M7.500-18V18M-1.500-18V2', { dash: '3.4 4.6' }),
      line('strand', 1.8, 'M-19 24C-14 14-12 6-12-4'),
      fill(
        'strand',
        petal({ x: -16, y: 18, turn: -10, length: 13, spread: 24 }) +
          petal({ x: -14, y: 12, turn: 200, length: 12, spread: 24 }) +
          petal({ x: -12, y: 4, turn: -34, length: 12, spread: 24 }) +
          petal({ x: -12, y: -2, turn: -100, length: 11, spread: 24 }),
      ),
    ),
  }),
}

const door: EnvelopeCover = {
  key: 'open-door',
  drawing: worn(tall, {
    motif: [
      fill('cap', 'M-30 36 0 14 30 36V40H-30z'),
      rect('red', [-26, 40, 52, 44]),
      rect('win', [-13, 46, 26, 38]),
      oval('white', [0, 62, 10, 20], 0.8),
      fill('cap', 'M-13 46-22 50V90L-13 84zM13 46 22 50V90L13 84z'),
      disc('gilt', -19.5, 68, 1.4),
      disc('gilt', 19.5, 68, 1.4),
      fill('lit', 'M-13 84H13L22 97H-22z'),
      fill('cap', 'M-26 84H-22V90L-13 84H-26zM26 84H22V90L13 84H26z', 0.5),
    ].join(''),
  }),
}

const two: EnvelopeCover = {
  key: 'two-lanterns',
  drawing: [
    paper('ui-accent'),
    line('cord', 1.6, 'M0-100V-38M0-38-37-22V4M0-38 38-22V22'),
    disc('gilt', 0, -38, 3),
    at({ x: -37, y: 10, scale: 0.8 }, hung(round)),
    at({ x: 38, y: 28, scale: 0.7 }, hung(drop)),
  ].join(''),
}

const many: EnvelopeCover = {
  key: 'many-lanterns',
  drawing: [
    paper('ui-accent'),
    line('cord', 1.6, 'M0-100V-56'),
    line('cap', 4, 'M-76-48C-40-58 40-58 76-48'),
    line('cord', 1.4, 'M-70-50V-8M-36-54V26M0-56V-8M36-54V34M70-50V0'),
    at({ x: -70, y: -4, scale: 0.44 }, hung({ ...drop, ribs: '' })),
    at({ x: 70, y: 4, scale: 0.44 }, hung({ ...tall, ribs: '' })),
    at({ x: -36, y: 32, scale: 0.5 }, hung(tall)),
    at({ x: 36, y: 38, scale: 0.5 }, hung(drop)),
    at({ x: 0, y: -4, scale: 0.62 }, hung(round)),
  ].join(''),
}

/** A lantern without its cord, in few strokes. */
function hung({ outline, ribs, cap, height }: Omit<Body, 'halo' | 'core'>): Layer {
  return [
    `<path fill="url(#paper)" d="${outline}"/>`,
    ribs ? line('ui-accent', 1.4, ribs, { opacity: 0.32 }) : '',
    line('cap', 8, `M${5 - cap}-4H${cap - 5}M${5 - cap} ${height + 3}H${cap - 5}`),
    disc('gilt', 0, height + 14, 3.6),
    line('ui-accent', 8, `M0 ${height + 22}v14`),
  ].join('')
}

export const together = [hands, umbrella, letter, door, two, many]
