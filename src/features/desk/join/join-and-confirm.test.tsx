import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { answering, works } from '../desk.fake'
import { ConfirmScreen } from '../login/confirm-screen'
import { JoinScreen } from './join-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))
let mockRead: string | undefined
jest.mock('../../../platform/camera-code', () => ({
  cameraCode: { draw: () => undefined, canRead: true, read: async () => mockRead },
}))

const answer = (answers: Record<string, unknown>) => {
  resetPhone()
  mockCall.mockReset().mockImplementation(answering({ 'staff.mine': works(), ...answers }))
}
const tap = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
const page = () => document.body.textContent ?? ''
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)

test('joining by a code leads to the charity’s desk', async () => {
  answer({ 'staff.join': { charityId: 'shandu', role: 'finance' } })
  render(<JoinScreen code={undefined} />)
  type('邀请码', 'ABCD-EFGH')
  type('怎么称呼你（同事看得到）', ' 林 ')
  await tap('加入')
  expect(sent('staff.join')).toEqual([['staff.join', { code: 'ABCD-EFGH', name: '林' }]])
  expect(page()).toContain('你的角色是财务')
  await tap('去工作台')
  expect(trips).toEqual(['/pages/desk/index?charityId=shandu'])
})

test.each([
  ['INVITE_USED', '已经用过了'],
  ['INVITE_ENDED', '已经过期'],
  ['NO_SUCH_INVITE', '没有这个邀请码'],
] as const)('%s is said where it was typed', async (name, said) => {
  answer({ 'staff.join': refused(name) })
  render(<JoinScreen code="abcd" />)
  await tap('加入')
  expect(page()).toContain(said)
})

test('the phone confirms the code that it read, after a word of warning', async () => {
  answer({ 'desk.confirm': {} })
  mockRead = 'pages/desk/confirm/index?code=abcdefgh'
  render(<ConfirmScreen code={undefined} />)
  expect(page()).toContain('别人发来的码，不要确认')
  await tap('扫大屏上的码')
  await tap('确认登录')
  expect(sent('desk.confirm')).toEqual([['desk.confirm', { code: 'abcdefgh' }]])
  expect(page()).toContain('大屏已登录')
})

test('another code is none of ours', async () => {
  answer({})
  mockRead = 'https://example.org/?code=abcd'
  render(<ConfirmScreen code={undefined} />)
  await tap('扫大屏上的码')
  expect(page()).toContain('这不是大屏上的登录码')
})
