import { statementPaper } from './statement-paper'

const item = {
  giftId: 'lamp0001-1',
  pledgeId: 'pledge0001',
  period: '2026-03',
  receiptNumber: 'LD20260308-ABCDEFGHIJ',
  settledAt: '2026-03-07T17:00:00.000Z',
  projectId: 'lamp0001',
  projectTitle: { zh: '山路上的灯（示例）', en: 'Lamps (example)' },
  charityName: { zh: '萤火（示例）', en: 'Firefly (example)' },
  amountFen: 3_000,
  refundedFen: 0,
}
const statement = {
  year: 2026,
  items: [item],
  givenFen: 3_000,
  refundedFen: 0,
  standsFen: 3_000,
  asOf: '2026-12-31T16:00:00.000Z',
}

test('a gift stands with its Beijing day, month, number and sum, its project in both languages', () => {
  const { rows, sums } = statementPaper(statement)
  expect(rows).toEqual([
    [
      '2026-03-08',
      '2026-03',
      '山路上的灯（示例）\n萤火（示例）\nLamps (example)\nFirefly (example)',
      'LD20260308-ABCDEFGHIJ',
      '¥30.00',
    ],
  ])
  expect(sums.map(({ value }) => value)).toEqual(['¥30.00', '¥30.00'])
})

test('what went back is shown beside its gift and in the sums', () => {
  const paper = statementPaper({
    ...statement,
    items: [{ ...item, refundedFen: 1_000 }],
    refundedFen: 1_000,
    standsFen: 2_000,
  })
  expect(paper.rows[0]?.[4]).toBe('¥30.00\n退回 −¥10.00')
  expect(paper.sums.map(({ value }) => value)).toEqual(['¥30.00', '−¥10.00', '¥20.00'])
})

test('it says of which moment it is, in Beijing', () => {
  expect(statementPaper(statement).about[0]?.zh).toContain('截至 2027-01-01 00:00:00')
})
