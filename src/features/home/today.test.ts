import type { ProjectCard } from '../../../contracts/projects'
import { partOfDay, reasonFor } from './today'

function aCard(projectId: string, about: Partial<ProjectCard> = {}): ProjectCard {
  return {
    projectId,
    title: { zh: '一床厚被子', en: 'A Thick Quilt' },
    summary: { zh: '', en: '' },
    cause: 'education',
    cover: 'quilt',
    charityName: { zh: '', en: '' },
    example: true,
    monthly: false,
    emergency: false,
    goalFen: 100,
    presetsFen: [1000, 2000, 5000, 9900, 20_000],
    openness: { open: true },
    totals: { raisedFen: 0, refundedFen: 0, gifts: 0, donors: 0, asOf: '2026-12-07T06:00:00.000Z' },
    ...about,
  }
}

const MONDAY = '2026-12-07T06:32:08.000Z'
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
  const flood = aCard('flood', { emergency: true })
  expect(reasonFor([aCard('quilt'), flood], MONDAY)).toBe(flood)
})

test('an emergency that no longer takes gifts makes room for the others', () => {
  const closed = { open: false, why: 'REPORT_LATE', lateDays: 3 } as const
  const flood = aCard('flood', { emergency: true, openness: closed })
  expect(reasonFor([flood, aCard('quilt')], MONDAY)?.projectId).toBe('quilt')
})

test('on ordinary days the projects take turns, whatever the order of the list', () => {
  const cards = [aCard('a'), aCard('b'), aCard('c')]
  const monday = reasonFor(cards, MONDAY)
  expect(reasonFor([...cards].reverse(), MONDAY)).toBe(monday)
  expect(reasonFor(cards, TUESDAY)).not.toBe(monday)
})

test('no reason is made up when nothing takes gifts', () => {
  expect(reasonFor([], MONDAY)).toBeUndefined()
})
