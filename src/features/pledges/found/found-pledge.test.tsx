import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { unsigned } from '../signing/sign'
import { FoundPledge } from './found-pledge'

jest.mock('../../../cloud', () => ({ call: () => undefined }))

test('nothing is shown unless a contract was being signed; put away it stays so', () => {
  resetPhone()
  render(<FoundPledge />)
  expect(document.body.textContent).toBe('')
  cleanup()
  unsigned.keep({ pledgeId: 'pledge-1', projectId: 'lunch001', at: '2026-12-07T06:32:00Z' })
  render(<FoundPledge />)
  fireEvent.click(screen.getByRole('button', { name: '看一看' }))
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1'])
  expect(document.body.textContent).toBe('')
  cleanup()
  render(<FoundPledge />)
  expect(document.body.textContent).toBe('')
})
