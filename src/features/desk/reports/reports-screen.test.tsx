import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { aDeskProject, answering, aReport, works } from '../desk.fake'
import { ReportsScreen } from './reports-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const open = async (answers: Record<string, unknown>) => {
  resetPhone()
  mockCall.mockReset().mockImplementation(
    answering({
      'staff.mine': works(),
      'projects.show': aDeskProject(),
      'reports.list': { items: aDeskProject().reports },
      ...answers,
    }),
  )
  render(<ReportsScreen projectId="quilt001" />)
  await act(async () => undefined)
}
const page = () => document.body.textContent ?? ''

test('staff see what is being written beside what stands, and can write', async () => {
  await open({ 'reports.drafts': { items: [aReport()] } })
  expect(page()).toContain('第三批 500 床')
  expect(screen.getByRole('button', { name: /写进展报告/ })).toBeTruthy()
})

test('finance reads of a report that waits that it waits for them', async () => {
  const items = [aReport({ state: 'waiting', mine: false })]
  await open({ 'staff.mine': works('finance'), 'reports.drafts': { items } })
  expect(page()).toContain('等你批准')
})

test('a correction is offered where one is taken: not of an example’s old report', async () => {
  const [old] = aDeskProject().reports
  if (!old) throw new Error('the example has no report')
  const ours = { ...old, reportId: 'report-2', mayCorrect: true }
  await open({
    'reports.drafts': { items: [] },
    'reports.list': { items: [{ ...old, mayCorrect: false }, ours] },
  })
  const [correct, ...more] = screen.getAllByRole('button', { name: '写更正' })
  expect(more).toEqual([])
  fireEvent.click(correct as HTMLElement)
  expect(trips).toEqual(['/pages/desk/report/index?projectId=quilt001&corrects=report-2'])
})

test('somebody who does not work there is offered nothing to write', async () => {
  await open({ 'reports.drafts': refused('FORBIDDEN') })
  expect(page()).toContain('这里只有机构的工作人员能进')
  expect(screen.queryByRole('button', { name: /写/ })).toBeNull()
})
