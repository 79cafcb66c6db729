import { wishOf } from './crowd-wish'

const typed = { people: '200', seconds: '60', scene: '', seed: '' }

test.each([
  ['nothing more is said than was typed', {}, {}],
  ['a number of the platform stays a number', { scene: '1008' }, { scene: 1008 }],
  ['a name stays a name', { scene: ' spring ' }, { scene: 'spring' }],
  ['a seed of 0 is one', { seed: '0' }, { seed: 0 }],
])('%s', (_name, more, wished) => {
  expect(wishOf({ ...typed, ...more })).toEqual({ people: 200, seconds: 60, ...wished })
})
