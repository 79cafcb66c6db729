import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { aDeskProject, answering, aReport, words, works } from '../desk.fake'
import { DeskScreen } from './desk-screen'

const mockCall = jest.fn()
const mockEnter = jest.fn()
let mockKnown = true
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  enter: (token: string) => mockEnter(token),
  knowsPerson: () => mockKnown,
}))
let mockWide = false
jest.mock('../../../platform/camera-code', () => ({
  cameraCode: {
    draw: (text: string) => (mockWide ? `drawn:${text}` : undefined),
    canRead: false,
    read: async () => undefined,
  },
}))

const drafts = {
  items: [
    {
      projectId: 'quilt001',
      title: words('一床厚被子'),
      state: 'published',
      version: 2,
      unpublished: true,
      updatedAt: '2026-12-01T00:00:00Z',
    },
  ],
}
const base = {
  'staff.mine': works(),
  'drafts.mine': drafts,
  'reports.drafts': { items: [aReport({ state: 'returned' })] },
  'projects.show': aDeskProject(),
}

async function open(answers: Record<string, unknown> = {}) {
  resetPhone()
  mockCall.mockReset().mockImplementation(answering({ ...base, ...answers }))
  render(<DeskScreen charityId={undefined} />)
  await passes(0)
}
const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const page = () => document.body.textContent ?? ''
const started = { code: 'abcdefgh', ticket: 'ticket-1', endsAt: '2026-12-07T06:45:00Z' }

beforeEach(() => {
  jest.useFakeTimers()
  mockWide = false
  mockKnown = true
  mockEnter.mockReset().mockResolvedValue(undefined)
})
afterEach(() => jest.useRealTimers())

test('what waits: a report that is due, one that was returned, and the projects', async () => {
  await open()
  expect(page()).toContain('报告还有 7 天')
  expect(page()).toContain('已退回')
  expect(page()).toContain('有没发布的改动')
  fireEvent.click(screen.getByRole('button', { name: '报告：一床厚被子' }))
  expect(trips).toEqual(['/pages/desk/reports/index?projectId=quilt001'])
})

test('a late report is said with its consequence', async () => {
  const reporting = { ...aDeskProject().reporting, daysLeft: 0, lateDays: 3 }
  await open({ 'projects.show': aDeskProject({ reporting } as object) })
  expect(page()).toContain('报告晚了 3 天，先不收新捐款')
})

test('who works nowhere is led to a code', async () => {
  await open({ 'staff.mine': { charities: [], operator: false } })
  fireEvent.click(screen.getByRole('button', { name: '用邀请码加入' }))
  expect(trips).toEqual(['/pages/desk/join/index'])
})

test('without a network it says so, and whom it does not concern as well', async () => {
  await open({ 'drafts.mine': unanswered() })
  expect(page()).toContain('没有网络')
  document.body.innerHTML = ''
  await open({ 'drafts.mine': refused('FORBIDDEN') })
  expect(page()).toContain('这里只有机构的工作人员能进')
})

test('a wide screen shows its code, waits for a phone, and goes on as its person', async () => {
  mockWide = true
  mockKnown = false
  let taken: unknown = { waiting: true }
  await open({ 'desk.start': started, 'desk.take': () => taken })
  expect(page()).toContain('abcd efgh')
  expect(page()).toContain('14:45 前有效')
  expect(screen.getByRole('img', { name: '给手机扫的登录码' }).getAttribute('src')).toBe(
    'drawn:pages/desk/confirm/index?code=abcdefgh',
  )
  await passes(2_100)
  taken = { sessionToken: 'token-1' }
  await passes(2_100)
  expect(mockEnter).toHaveBeenCalledWith('token-1')
  expect(page()).toContain('报告还有 7 天')
})

test('a code that has ended says so, and another one is one tap away', async () => {
  mockWide = true
  mockKnown = false
  await open({ 'desk.start': started, 'desk.take': refused('NO_SUCH_DESK') })
  await passes(2_100)
  expect(page()).toContain('这个码已经过期')
  fireEvent.click(screen.getByRole('button', { name: '换一个码' }))
  await passes(0)
  expect(page()).toContain('abcd efgh')
  expect(mockCall.mock.calls.filter(([name]) => name === 'desk.start')).toHaveLength(2)
})
