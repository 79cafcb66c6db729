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
  ...jest.requireActual('../../../cloud/use-pages'),
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
  'charities.list': { items: [] },
}

async function open(answers: Record<string, unknown> = {}, charityId?: string) {
  resetPhone()
  mockCall.mockReset().mockImplementation(answering({ ...base, ...answers }))
  render(<DeskScreen charityId={charityId} />)
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

const waiting = (given: object) => aReport({ state: 'waiting', mine: false, ...given })
const rows = () =>
  screen.getAllByRole('button').flatMap(({ textContent }) => {
    const [said] =
      /等你批准|在等财务|已退回|报告还有.*财务|报告还有 \d+ 天/.exec(textContent ?? '') ?? []
    return said ? [said] : []
  })

test('what finance is to approve stands first and says so; a reminder says that its report is sent', async () => {
  const items = [
    aReport({ reportId: 'report-1', state: 'returned', mine: false }),
    waiting({ reportId: 'report-2', mine: true }),
    waiting({ reportId: 'report-3' }),
  ]
  await open({ 'staff.mine': works('finance'), 'reports.drafts': { items } })
  expect(rows()).toEqual(['等你批准', '报告还有 7 天 · 已送给财务', '已退回', '在等财务'])
  fireEvent.click(screen.getByRole('button', { name: /等你批准/ }))
  expect(trips).toEqual(['/pages/desk/approval/index?reportId=report-3'])
})

test.each([
  ['owner', false],
  ['editor', false],
  ['editor', true],
] as const)(
  'whoever approves nothing (%s) reads that finance is waited for',
  async (role, operator) => {
    await open({
      'staff.mine': works(role, operator),
      'reports.drafts': { items: [waiting({})] },
    })
    expect(rows()).toEqual(['报告还有 7 天 · 已送给财务', '在等财务'])
  },
)

test.each([
  ['progress', 'correction', '报告还有 7 天'],
  ['final', 'progress', '总结报告还有 7 天'],
  ['final', 'final', '总结报告还有 7 天 · 已送给财务'],
] as const)('a reminder of a %s report: one that waits and is a %s', async (next, kind, said) => {
  const reporting = { ...aDeskProject().reporting, next }
  await open({
    'projects.show': aDeskProject({ reporting } as object),
    'reports.drafts': { items: [waiting({ content: { kind } })] },
  })
  const due = screen.getByRole('button', { name: /报告还有/ })
  expect(due.textContent).toContain(`${said}一床厚被子`)
})

test('finance writes no projects: it looks at them, and is not asked to write one', async () => {
  const [one] = drafts.items
  const reporting = { ...aDeskProject().reporting, filingDaysLeft: 20 }
  await open({
    'staff.mine': works('finance'),
    'drafts.mine': { items: [one, { ...one, projectId: 'books001', state: 'draft' }] },
    'projects.show': aDeskProject({ reporting } as object),
  })
  expect(screen.queryByRole('button', { name: /修改|新项目|备案编号/ })).toBeNull()
  expect(page()).toContain('备案编号还有 20 天要补上')
  for (const way of screen.getAllByRole('button', { name: /看看/ })) fireEvent.click(way)
  expect(trips).toEqual([
    '/pages/project/index?projectId=quilt001',
    '/pages/desk/preview/index?projectId=books001',
  ])
})

test('whoever is finance and an operator too may write projects', async () => {
  await open({ 'staff.mine': works('finance', true) })
  expect(screen.getByRole('button', { name: /修改/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: /新项目/ })).toBeTruthy()
})

test('who works nowhere is led to a code', async () => {
  await open({ 'staff.mine': { charities: [], operator: false } })
  fireEvent.click(screen.getByRole('button', { name: '用邀请码加入' }))
  expect(trips).toEqual(['/pages/desk/join/index'])
})

const listed = (n: number, given: object = {}) => ({
  charityId: `charity${n}`,
  name: words(`机构${n}`),
  example: true,
  certificateUntil: '2029-07-04',
  expired: false,
  merchant: true,
  projects: 2,
  ...given,
})
const operating = { 'staff.mine': { charities: [], operator: true } }

test('an operator finds all charities, and enters one with a tap', async () => {
  const items = [
    listed(1),
    listed(2, { expired: true, projects: 0 }),
    listed(3, { merchant: false }),
  ]
  await open({ ...operating, 'charities.list': { items } })
  expect(page()).toContain('2 个项目在募集 · 证书到2029年7月4日')
  expect(page()).toContain('证书已过期')
  expect(page()).toContain('没有商户号')
  expect(screen.queryByRole('textbox')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /机构2/ }))
  expect(trips).toEqual(['/pages/desk/index?charityId=charity2'])
})

test('many charities are searched once the typing has paused', async () => {
  const many = Array.from({ length: 8 }, (_, n) => listed(n))
  const list = ({ search }: { search?: string }) => ({ items: search ? [] : many })
  await open({ ...operating, 'charities.list': list })
  await passes(0)
  const field = screen.getByRole('textbox', { name: /找一家/ })
  fireEvent.change(field, { target: { value: '山' } })
  fireEvent.change(field, { target: { value: '山渡' } })
  await passes(400)
  const asked = mockCall.mock.calls.filter(([name]) => name === 'charities.list')
  expect(asked.map(([, input]) => input)).toEqual([{}, { search: '山渡' }])
  expect(page()).toContain('没有找到')
  expect(screen.getByRole('textbox', { name: /找一家/ })).toBeTruthy()
})

test('an operator is at the desk of a charity where they have no role', async () => {
  const name = words('禾灯（示例）')
  await open({ ...operating, 'charities.show': { charityId: 'hedeng', name } }, 'hedeng')
  expect(page()).toContain('禾灯（示例）')
  expect(page()).toContain('报告还有 7 天')
  fireEvent.click(screen.getByRole('button', { name: /机构资料.*证书/ }))
  expect(trips).toEqual(['/pages/desk/charity/index?charityId=hedeng'])
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
