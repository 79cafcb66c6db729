import { withNewestTotals } from './totals'

const totals = (raisedFen: number, asOf: string) => ({
  raisedFen,
  refundedFen: 0,
  movedInFen: 0,
  movedOutFen: 0,
  gifts: 1,
  donors: 1,
  asOf,
})

test('an answer that comes late does not take a total back', () => {
  const quilt = { projectId: 'quilt-late' }
  withNewestTotals({ ...quilt, totals: totals(5000, '2026-12-07T06:32:08.000Z') })
  const shown = withNewestTotals({ ...quilt, totals: totals(3000, '2026-12-07T06:32:07.000Z') })
  expect(shown.totals.raisedFen).toBe(5000)
})

test('a refund that is newer lowers the total, with its time', () => {
  const quilt = { projectId: 'quilt-refund' }
  withNewestTotals({ ...quilt, totals: totals(5000, '2026-12-07T06:32:08.000Z') })
  const shown = withNewestTotals({ ...quilt, totals: totals(3000, '2026-12-07T06:32:09.000Z') })
  expect(shown.totals).toEqual(totals(3000, '2026-12-07T06:32:09.000Z'))
})

test('one project’s total says nothing about another’s', () => {
  withNewestTotals({ projectId: 'willow-1', totals: totals(5000, '2026-12-07T06:32:08.000Z') })
  const other = { projectId: 'willow-2', totals: totals(1, '2026-12-01T00:00:00.000Z') }
  expect(withNewestTotals(other)).toBe(other)
})
