import { aCard, MONDAY } from '../projects/project.fake'
import { partOfDay, reasonFor } from './today'

const TUESDAY = '2026-12-08T06:32:08.000Z'

test.each([
  ['2026-12-07T22:30:00.000Z', 'morning'],
  ['2026-12-07T06:32:08.000Z', 'afternoon'],
  ['2026-12-07T14:59:00.000Z', 'evening'],
  ['2026-12-07T15:00:00.000Z', 'night'],
])('at %s it is %s in Beijing', (instant, part) => {
  expect(partOfDay(instant)).toBe(part)
})

test('an emergency that takes gifts is the reason of the day', () => {
  const flood = aCard({ projectId: 'flood', emergency: true })
  expect(reasonFor([aCard({ projectId: 'quilt' }), flood], MONDAY)).toBe(flood)
})

test('an emergency that no longer takes gifts makes room for the others', () => {
  const closed = { open: false, why: 'REPORT_LATE', lateDays: 3 } as const
  const flood = aCard({ projectId: 'flood', emergency: true, openness: closed })
  expect(reasonFor([flood, aCard({ projectId: 'quilt' })], MONDAY)?.projectId).toBe('quilt')
})

test('on ordinary days the projects take turns, whatever the order of the list', () => {
  const cards = [aCard({ projectId: 'a' }), aCard({ projectId: 'b' }), aCard({ projectId: 'c' })]
  const monday = reasonFor(cards, MONDAY)
  expect(reasonFor([...cards].reverse(), MONDAY)).toBe(monday)
  expect(reasonFor(cards, TUESDAY)).not.toBe(monday)
})

test('no reason is made up when nothing takes gifts', () => {
  expect(reasonFor([], MONDAY)).toBeUndefined()
})
