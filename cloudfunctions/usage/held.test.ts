import { type Held, spentOf } from './held'

const words = (zh: string) => ({ zh, en: zh })
const held = (given: Partial<Held>): Held => ({
  projectId: 'quilt001',
  standsFen: 5_000,
  budget: [
    { line: words('被子'), per100: 72 },
    { line: words('运输'), per100: 12 },
    { line: words('走访'), per100: 8 },
    { line: words('管理费'), per100: 8 },
  ],
  uses: [],
  ...given,
})
const use = (line: string, usedFen: number, reportId = 'r1') => ({ line, usedFen, reportId })
const planned = (of: Held) => spentOf(of).planned.map(({ line, fen }) => [line.zh, fen])

test('what is not used yet stands under the lines that the budget still has', () => {
  const of = held({ uses: [use('被子', 3_600), use('运输', 600)] })
  expect(spentOf(of)).toMatchObject({ uses: of.uses, unusedFen: 800 })
  expect(planned(of)).toEqual([
    ['走访', 400],
    ['管理费', 400],
  ])
})

test('a line that took more than its part leaves the others less', () => {
  const of = held({ uses: [use('被子', 4_999)] })
  expect(planned(of)).toEqual([['管理费', 1]])
  expect(planned(held({ uses: [use('被子', 5_000)] }))).toEqual([])
})

test('nothing used: the whole budget', () => {
  expect(planned(held({})).reduce((sum, [, fen]) => sum + Number(fen), 0)).toBe(5_000)
})

test('never more is said to be used than stands, line by line in proportion', () => {
  const of = held({ standsFen: 1_000, uses: [use('被子', 3_600), use('运输', 400, 'r2')] })
  expect(spentOf(of)).toEqual({
    uses: [use('被子', 900), use('运输', 100, 'r2')],
    unusedFen: 0,
    planned: [],
  })
  expect(spentOf(held({ standsFen: 0, uses: of.uses }))).toMatchObject({ uses: [], unusedFen: 0 })
})

test('what a correction gave back is not used', () => {
  const of = held({ uses: [use('被子', 3_600), use('被子', -600, 'r2')] })
  expect(spentOf(of)).toMatchObject({ unusedFen: 2_000, uses: of.uses })
})
