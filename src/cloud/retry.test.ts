import { errors } from '../../contracts/errors'
import { pauseBefore, TRIES_MAX } from './retry'
import type { Trouble } from './trouble'
import type { Way } from './ways'

const busy: Trouble = { kind: 'busy', sentence: errors.BUSY }
const slow: Trouble = { kind: 'slow', sentence: errors.TIMED_OUT }
const refused: Trouble = {
  kind: 'refused',
  name: 'PROJECT_ENDED',
  details: {},
  sentence: errors.PROJECT_ENDED,
}
const keyed: Way = { needsPerson: true, repeat: 'keyed', money: 'none' }
const once: Way = { needsPerson: true, repeat: 'once', money: 'none' }

test('the pause lies anywhere between nothing and a bound that doubles', () => {
  const pauses = [1, 2, 3].map((tried) => pauseBefore(busy, { way: keyed, tried, chance: 0.5 }))
  expect(pauses).toEqual([300, 600, 1_200])
  expect(pauseBefore(busy, { way: keyed, tried: 1, chance: 0 })).toBe(0)
})

test('after the last try nobody waits', () => {
  expect(pauseBefore(busy, { way: keyed, tried: TRIES_MAX, chance: 0.5 })).toBeUndefined()
})

test('a write without a key is never sent again by itself', () => {
  expect(pauseBefore(busy, { way: once, tried: 1, chance: 0.5 })).toBeUndefined()
})

test('a "no" is an answer, and what was slow may still be under way: neither is repeated', () => {
  expect(pauseBefore(refused, { way: keyed, tried: 1, chance: 0.5 })).toBeUndefined()
  expect(pauseBefore(slow, { way: keyed, tried: 1, chance: 0.5 })).toBeUndefined()
})
