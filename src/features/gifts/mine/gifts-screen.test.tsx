import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { aGift, unanswered } from '../journey/giving.fake'
import { GiftsScreen } from './gifts-screen'

let mockNow = '2026-12-15T04:00:00.000Z'
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { now: () => new Date(mockNow) },
}))

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const page = (given: object) => ({
  ok: true,
  value: { items: [], totalFen: 0, lanterns: 0, ...given },
})

async function open(answer: object) {
  resetPhone()
  mockCall.mockReset().mockResolvedValue(answer)
  render(<GiftsScreen />)
  await act(async () => undefined)
}

test('lanterns and their sum, and each gift with its state', async () => {
  await open(
    page({
      items: [aGift(), aGift({ giftId: 'gift-2', state: 'expired', amountFen: 660 })],
      totalFen: 5_000,
      lanterns: 1,
    }),
  )
  expect(screen.getByText('点亮 1 盏灯')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '一床厚被子，¥50.00，已记到账上' }))
  expect(trips).toEqual(['/pages/gift/index?giftId=gift-1'])
  expect(screen.getByRole('button', { name: '一床厚被子，¥6.60，没有付成，没有扣款' })).toBeTruthy()
})

test('a refund on its way says more than the state that it will change', async () => {
  const asked = {
    refundId: 'refund-1',
    amountFen: 5_000,
    state: 'asked',
    why: 'request',
    askedAt: '2026-12-07T06:50:00Z',
  } as const
  await open(page({ items: [aGift({ refunds: [asked] })], totalFen: 5_000, lanterns: 1 }))
  expect(screen.getByRole('button', { name: /退款申请处理中/ })).toBeTruthy()
})

test('more gifts come a page at a time, and none of them twice', async () => {
  await open(page({ items: [aGift()], next: 'after-1', totalFen: 10_000, lanterns: 2 }))
  mockCall.mockResolvedValue(page({ items: [aGift(), aGift({ giftId: 'gift-2' })] }))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再看一些' })))
  expect(mockCall).toHaveBeenLastCalledWith('gifts.mine', { cursor: 'after-1' })
  expect(screen.getAllByRole('button', { name: /一床厚被子/ })).toHaveLength(2)
  expect(screen.queryByRole('button', { name: '再看一些' })).toBeNull()
})

test('somebody without a gift is shown the way to a first one', async () => {
  await open(page({}))
  fireEvent.click(screen.getByRole('button', { name: '看看项目' }))
  expect(trips).toEqual(['/pages/projects/index'])
})

test('without a network it says so and tries again', async () => {
  await open(unanswered())
  expect(screen.getByText('没有回音。')).toBeTruthy()
  mockCall.mockResolvedValue(page({ items: [aGift()], totalFen: 5_000, lanterns: 1 }))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(screen.getByText('点亮 1 盏灯')).toBeTruthy()
})

test('a gift of another year has its year', async () => {
  mockNow = '2027-09-15T04:00:00.000Z'
  await open(page({ items: [aGift()], totalFen: 5_000, lanterns: 1 }))
  expect(screen.getByText(/^2026年12月\d+日 · /)).toBeTruthy()
  mockNow = '2026-12-15T04:00:00.000Z'
})
