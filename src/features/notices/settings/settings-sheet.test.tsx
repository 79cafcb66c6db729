import { act, fireEvent, render, screen } from '@testing-library/react'
import { noticeKinds } from '../../../../contracts/notices'
import { resetPhone } from '../../../../tests/support/taro'
import { unanswered } from '../../gifts/journey/giving.fake'
import { SettingsSheet } from './settings-sheet'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))

async function open(off: string[] = [], told: readonly string[] = noticeKinds) {
  resetPhone()
  const kinds = told.map((kind) => ({
    kind,
    on: !off.includes(kind),
    answers: kind === 'gift_settled',
  }))
  mockCall.mockReset().mockResolvedValue({ ok: true, value: { kinds } })
  render(<SettingsSheet open onClose={() => undefined} />)
  await act(async () => undefined)
}

const choice = (name: string | RegExp) => screen.getByRole('switch', { name })

test('every kind can be turned off, and what is off shows', async () => {
  await open(['friend_gave'])
  expect(screen.getAllByRole('switch')).toHaveLength(noticeKinds.length)
  expect(choice('朋友从我的卡片捐了').getAttribute('aria-checked')).toBe('false')
  expect(choice('项目有了进展').getAttribute('aria-checked')).toBe('true')
  expect(choice(/^我的捐款到账，你刚做完的事/)).toBeTruthy()
})

test('whoever is told of no due reports chooses nothing about them', async () => {
  await open(
    [],
    noticeKinds.filter((kind) => kind !== 'report_due'),
  )
  expect(screen.queryByRole('switch', { name: /报告快到期/ })).toBeNull()
  expect(choice('慈善组织的回音')).toBeTruthy()
})

test('a choice shows at once, and is kept', async () => {
  await open()
  await act(async () => fireEvent.click(choice('没有扣成')))
  expect(mockCall).toHaveBeenLastCalledWith('notices.set', { kind: 'pledge_failed', on: false })
  expect(choice('没有扣成').getAttribute('aria-checked')).toBe('false')
})

test('a choice that was not kept is taken back, and it says so', async () => {
  await open()
  mockCall.mockResolvedValue(unanswered())
  await act(async () => fireEvent.click(choice('没有扣成')))
  expect(choice('没有扣成').getAttribute('aria-checked')).toBe('true')
  expect(screen.getByText('没有回音。')).toBeTruthy()
})
