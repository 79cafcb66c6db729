import { monthlyCover } from './monthly-cover'

const project = {
  goalFen: 12_000_000,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  monthlyGivers: { people: 2, monthlyFen: 99_900 },
}

test('a goal is spread over the months of its term, and what is agreed on is a part of one', () => {
  expect(monthlyCover(project)).toEqual({ needFen: 1_000_000, percent: 9 })
})

test('a term below a month is one, and nobody covers nothing', () => {
  const short = { ...project, endsOn: '2026-01-03', monthlyGivers: undefined }
  expect(monthlyCover(short)).toEqual({ needFen: 12_000_000, percent: 0 })
})

test('more than is needed is more than a hundred', () => {
  const much = { ...project, monthlyGivers: { people: 1, monthlyFen: 2_500_000 } }
  expect(monthlyCover(much).percent).toBe(250)
})
