import { day } from '../../../contracts/beijing'
import { sceneCalled, standingOf } from '../../../contracts/scenes/which-scene'
import { countedTo, daysLeft, leftUntil } from './countdown'

function counted(key: string, instant: string, at: string) {
  const scene = sceneCalled(key)
  if (!scene) throw new Error(`no scene ${key}`)
  return countedTo(scene, standingOf(scene, day(at)), new Date(instant))?.toISOString()
}

test('it counts to the festival’s own day in Beijing, also within its days', () => {
  expect(counted('spring', '2027-01-10T00:00:00Z', '2027-01-10')).toBe('2027-02-05T16:00:00.000Z')
  expect(counted('spring', '2027-02-03T09:41:18Z', '2027-02-03')).toBe('2027-02-05T16:00:00.000Z')
})

test('from its own day on, after it, and for a scene that does not count, there is nothing to count', () => {
  expect(counted('spring', '2027-02-05T16:00:00Z', '2027-02-06')).toBeUndefined()
  expect(counted('spring', '2027-02-09T00:00:00Z', '2027-02-09')).toBeUndefined()
  expect(counted('spring', '2027-02-20T00:00:00Z', '2027-02-20')).toBeUndefined()
  expect(counted('qingming', '2027-04-01T00:00:00Z', '2027-04-01')).toBeUndefined()
})

test('what is left is in whole parts, never below zero', () => {
  const until = new Date('2027-02-05T16:00:00.000Z')
  expect(leftUntil(until, new Date('2027-02-03T09:41:18.000Z'))).toEqual({
    days: 2,
    hours: 6,
    minutes: 18,
    seconds: 42,
  })
  expect(leftUntil(until, new Date('2027-02-05T15:59:59.999Z')).seconds).toBe(1)
  expect(leftUntil(until, new Date('2027-02-06T00:00:00.000Z'))).toEqual({
    days: 0,
    hours: 0,
    minutes: 0,
    seconds: 0,
  })
})

test('its end is counted in days', () => {
  expect(daysLeft('2027-02-12', new Date('2027-02-12T15:59:59Z'))).toBe(0)
  expect(daysLeft('2027-02-12', new Date('2027-02-10T16:00:00Z'))).toBe(1)
})
