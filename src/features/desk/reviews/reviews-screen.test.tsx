import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { answering, words, works } from '../desk.fake'
import { ReviewsScreen } from './reviews-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const item = {
  reviewId: '7',
  kind: 'gift',
  projectId: 'quilt001',
  projectTitle: words('一床厚被子'),
  at: '2026-12-07T06:00:00Z',
  name: '阿明',
  message: '冬天快点过去',
}
const open = async (answers: Record<string, unknown> = {}) => {
  resetPhone()
  mockCall.mockReset().mockImplementation(
    answering({
      'staff.mine': works('owner', true),
      'reviews.open': { items: [item] },
      ...answers,
    }),
  )
  render(<ReviewsScreen />)
  await act(async () => undefined)
}
const tap = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const page = () => document.body.textContent ?? ''

test('words are shown once an operator says so, and the decision stays to be seen', async () => {
  await open({ 'reviews.decide': { reviewId: '7', shown: true } })
  expect(page()).toContain('冬天快点过去')
  await tap('可以显示')
  expect(mockCall).toHaveBeenLastCalledWith('reviews.decide', { reviewId: '7', show: true })
  expect(page()).toContain('已显示')
  expect(screen.queryByRole('button', { name: '不显示' })).toBeNull()
})

test('what a colleague has decided meanwhile is said', async () => {
  await open({ 'reviews.decide': refused('REVIEW_DECIDED') })
  await tap('不显示')
  expect(page()).toContain('这条文字已经有了决定')
})

test.each([
  [{ items: [] }, '没有等着看的话'],
  [refused('FORBIDDEN'), '这里只有机构的工作人员能进'],
])('nothing to read, or not for this person', async (answer, said) => {
  await open({ 'reviews.open': answer })
  expect(page()).toContain(said)
})
