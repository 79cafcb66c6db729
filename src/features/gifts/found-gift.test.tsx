import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../tests/support/taro'
import { FoundGift } from './found-gift'
import { aPhone } from './journey/giving.fake'

const mockPhone = aPhone()
jest.mock('./outside', () => ({
  get outside() {
    return mockPhone.outside
  },
}))

test('a gift that was paid before the app was closed is offered on the first page, once', async () => {
  resetPhone()
  mockPhone.unfinished.keep({
    key: 'key-number-1',
    projectId: 'quilt',
    at: '2026-12-07T06:31:00Z',
    giftId: 'gift-1',
  })
  const { unmount } = render(<FoundGift />)
  await act(() => mockPhone.lookSays('settled', '2026-12-07T06:32:00Z'))
  expect(screen.getByText('找到一笔刚付的捐款，¥50.00 已记到「一床厚被子」账上。')).toBeTruthy()

  fireEvent.click(screen.getByRole('button', { name: '看一看' }))
  expect(trips).toEqual(['/pages/result/index?giftId=gift-1'])
  expect(screen.queryByRole('status')).toBeNull()

  unmount()
  render(<FoundGift />)
  await act(async () => undefined)
  expect(screen.queryByRole('status')).toBeNull()
  expect(mockPhone.looks).toHaveLength(1)
})
