import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { aPledge } from '../pledges.fake'
import { unsigned } from '../signing/sign'
import { FoundPledge } from './found-pledge'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({ call: (...given: unknown[]) => mockCall(...given) }))

const { nextOn: _, ...waiting } = aPledge({ state: 'signing', way: 'contract' })

async function open(answer: object): Promise<void> {
  cleanup()
  mockCall.mockReset().mockResolvedValue(answer)
  render(<FoundPledge />)
  await act(async () => undefined)
}

const wentToSign = (): void =>
  unsigned.keep({ pledgeId: 'pledge-1', projectId: 'lunch001', at: '2026-12-07T06:32:00Z' })

beforeEach(() => resetPhone())

test.each([
  ['signed', { ok: true, value: aPledge({ way: 'contract' }) }],
  ['left, and it never began', { ok: true, value: aPledge({ state: 'ended', ended: 'unsigned' }) }],
  ['nobody’s', refused('NO_SUCH_PLEDGE')],
])(
  'the server is asked first: of one that is %s nothing is said, and the phone forgets it',
  async (_, answer) => {
    wentToSign()
    await open(answer)
    expect(mockCall).toHaveBeenCalledWith('pledges.sync', { pledgeId: 'pledge-1' })
    expect(document.body.textContent).toBe('')
    expect(unsigned.all()).toEqual([])
  },
)

test('without an answer its end is not known, and stays so', async () => {
  wentToSign()
  await open(unanswered())
  expect(document.body.textContent).toContain('还没有查到结果')
  expect(unsigned.all()).toHaveLength(1)
})

test('nothing is shown unless a contract was being signed; put away it stays so', async () => {
  await open({ ok: true, value: waiting })
  expect(mockCall).not.toHaveBeenCalled()
  wentToSign()
  await open({ ok: true, value: waiting })
  fireEvent.click(screen.getByRole('button', { name: '看一看' }))
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1'])
  expect(document.body.textContent).toBe('')
  await open({ ok: true, value: waiting })
  expect(document.body.textContent).toBe('')
})
