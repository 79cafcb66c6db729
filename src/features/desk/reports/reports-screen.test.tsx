import { act, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
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

test('somebody who does not work there is offered nothing to write', async () => {
  await open({ 'reports.drafts': refused('FORBIDDEN') })
  expect(page()).toContain('这里只有机构的工作人员能进')
  expect(screen.queryByRole('button', { name: /写/ })).toBeNull()
})
