import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { unanswered } from '../../gifts/journey/giving.fake'
import { aPledge, theMonths } from '../pledges.fake'
import { unsigned } from '../signing/sign'
import { PledgesScreen } from './pledges-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const ok = (items: object[], next?: string) => ({ ok: true, value: { items, next } })

async function open(...answers: object[]) {
  mockCall.mockReset()
  for (const answer of answers) mockCall.mockResolvedValueOnce(answer)
  render(<PledgesScreen />)
  await act(async () => undefined)
}

beforeEach(() => resetPhone())

test('each pledge with its day, its sum and how it stands', async () => {
  const { nextOn: _, ...ended } = aPledge({ pledgeId: 'p-5', state: 'ended' })
  await open(
    ok([
      aPledge(),
      aPledge({ pledgeId: 'p-2', months: theMonths({ state: 'announced', canPay: true }) }),
      aPledge({ pledgeId: 'p-3', state: 'paused', resumesOn: '2027-02-08' }),
      aPledge({ pledgeId: 'p-4', held: 'REPORT_LATE' }),
      ended,
    ]),
  )
  const states = ['下次 12月8日', '可以付了', '先歇一歇，2月8日继续', '先不扣款', '已结束']
  for (const state of states) expect(screen.getByText(`每月 8 日 · ${state}`)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '热乎的午饭，每月 ¥30，可以付了' }))
  fireEvent.click(screen.getByRole('button', { name: /一年的明细/ }))
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=p-2', '/pages/pledge/statement/index'])
})

test('page by page', async () => {
  await open(ok([aPledge()], 'next'), ok([aPledge({ pledgeId: 'p-2' })]))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再看一些' })))
  expect(mockCall).toHaveBeenLastCalledWith('pledges.mine', { cursor: 'next' })
  expect(screen.getAllByText('热乎的午饭')).toHaveLength(2)
})

test('with none there is the way to a first one', async () => {
  await open(ok([]))
  expect(screen.getByText('还没有约过月捐')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '看看每月捐的项目' }))
  expect(trips).toEqual(['/pages/projects/index?monthly=yes'])
})

test('one that went to be signed and is not in the list is found again', async () => {
  unsigned.keep({ pledgeId: 'pledge-9', projectId: 'lunch001', at: '2026-12-07T06:32:00Z' })
  await open(ok([aPledge()]))
  fireEvent.click(screen.getByRole('button', { name: /有一份月捐在等签约结果/ }))
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-9'])
})

test('without a network it says so', async () => {
  await open(unanswered())
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
})
