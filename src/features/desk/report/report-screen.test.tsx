import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { aDeskProject, answering, aReport, words, works } from '../desk.fake'
import { ReportScreen } from './report-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const mockNamed = jest.fn()
jest.mock('../../../platform/address', () => ({
  nameInAddress: (...given: unknown[]) => mockNamed(...given),
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:41:00Z') },
}))

const saved = { reportId: 'report-1', version: 4, savedAt: '2026-12-07T06:41:00Z' }
const base = {
  'staff.mine': works(),
  'projects.show': aDeskProject(),
  'reports.show': { draft: aReport() },
  'reports.save': saved,
  'files.link': { url: 'https://x/files/1', until: '2026-12-07T06:50:00Z' },
}

async function open(
  answers: Record<string, unknown> = {},
  opened: object = { reportId: 'report-1' },
) {
  mockCall.mockReset().mockImplementation(answering({ ...base, ...answers }))
  render(<ReportScreen {...opened} />)
  await passes(0)
}

const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const page = () => document.body.textContent ?? ''
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)
const isOff = (name: string) =>
  screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true'
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: text } })

beforeEach(() => {
  jest.useFakeTimers()
  resetPhone()
  mockNamed.mockReset()
})
afterEach(() => jest.useRealTimers())

test('what is written saves itself a moment later, and says since when it is safe', async () => {
  await open()
  expect(page()).toContain('已保存 14:30')
  type('地点', '渡口')
  await passes(0)
  expect(page()).toContain('还没保存')
  expect(sent('reports.save')).toHaveLength(0)
  await passes(1_300)
  expect(sent('reports.save')[0]?.[1]).toMatchObject({
    projectId: 'quilt001',
    reportId: 'report-1',
    version: 3,
    content: { place: '渡口', spending: [{ line: '运输', amountFen: 123_450 }, {}] },
  })
  expect(page()).toContain('已保存 14:41')
  type('地点', '渡口村')
  await passes(1_300)
  expect(sent('reports.save')[1]?.[1]).toMatchObject({ version: 4 })
})

test('a draft of another day says on which day it was saved', async () => {
  await open({ 'reports.show': { draft: aReport({ savedAt: '2026-11-30T06:30:00Z' }) } })
  expect(page()).toContain('已保存 11月30日 14:30')
})

test('without a network nothing is lost: it is tried again by itself', async () => {
  let tries = 0
  await open({ 'reports.save': () => (++tries === 1 ? unanswered() : saved) })
  type('地点', '渡口')
  await passes(1_300)
  expect(page()).toContain('没能保存，会再试')
  await passes(8_100)
  expect(page()).toContain('已保存 14:41')
})

test('what is refused is said, and asked again only when something else was written', async () => {
  await open({ 'reports.save': refused('REPORT_NOT_OPEN') })
  type('地点', '渡口')
  await passes(60_000)
  expect(page()).toContain('没有保存：')
  expect(sent('reports.save')).toHaveLength(1)
  type('地点', '渡口村')
  await passes(9_000)
  expect(sent('reports.save')).toHaveLength(2)
})

test('what somebody else saved meanwhile is not written over unasked', async () => {
  let refuses = true
  await open({ 'reports.save': () => (refuses ? refused('REPORT_CHANGED') : saved) })
  type('地点', '渡口')
  await passes(1_300)
  expect(page().match(/别人刚刚改过这份草稿/g)).toHaveLength(1)
  expect(page()).not.toContain('都写全了')
  expect(screen.getByRole('button', { name: '别人改过：先选用谁写的' })).toBeTruthy()
  expect(isOff('送给财务')).toBe(true)
  await passes(60_000)
  expect(sent('reports.save')).toHaveLength(1)
  refuses = false
  fireEvent.click(screen.getByRole('button', { name: '用我写的' }))
  await passes(1_300)
  expect(sent('reports.save')[1]?.[1]).not.toHaveProperty('version')
  expect(page()).toContain('已保存 14:41')
  expect(page()).toContain('都写全了')
  expect(isOff('送给财务')).toBe(false)
})

test('changed by somebody else when it is sent, it asks whose words stand, and saves mine again', async () => {
  await open({ 'reports.publish': refused('REPORT_CHANGED') })
  fireEvent.click(screen.getByRole('button', { name: '送给财务' }))
  await passes(10)
  expect(page().match(/别人刚刚改过这份草稿/g)).toHaveLength(1)
  expect(isOff('送给财务')).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: '用我写的' }))
  await passes(1_300)
  expect(sent('reports.save')[0]?.[1]).not.toHaveProperty('version')
  expect(isOff('送给财务')).toBe(false)
})

test('what is lacking is listed, and the report cannot be sent before', async () => {
  await open({}, { projectId: 'quilt001', kind: 'progress' })
  for (const lack of ['标题', '正文', '支出，或没有支出的原因']) {
    expect(screen.getByRole('button', { name: lack })).toBeTruthy()
  }
  expect(screen.getByRole('button', { name: '送给财务' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  expect(sent('reports.save')).toHaveLength(0)
})

test('a new report has its draft in the address from the first save on, and the page stays', async () => {
  await open({}, { projectId: 'quilt001', kind: 'progress' })
  const field = screen.getByRole('textbox', { name: '地点' })
  type('贴在这里', '项目\t金额')
  type('地点', '渡口')
  field.focus()
  await passes(1_300)
  expect(document.activeElement).toBe(field)
  expect(screen.getByDisplayValue(/^项目\s金额$/)).toBeTruthy()
  expect(mockNamed.mock.calls).toEqual([['deskReport', 'reportId', 'report-1']])
  type('地点', '渡口村')
  await passes(1_300)
  expect(sent('reports.save')[1]?.[1]).toMatchObject({ reportId: 'report-1', version: 4 })
  expect(mockNamed).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('textbox', { name: '地点' })).toBe(field)
})

test('people reached are a whole number: what is none is said at its field, and not sent', async () => {
  await open()
  type('帮到多少人', '-3')
  await passes(1_300)
  expect(page()).toContain('写成 120 这样的整数；这样写先不保存。')
  expect(screen.getByRole('textbox', { name: '帮到多少人' })).toHaveProperty('value', '-3')
  expect(sent('reports.save')[0]?.[1].content).not.toHaveProperty('reached')
  expect(screen.getByRole('button', { name: '帮到多少人，要写成整数' })).toBeTruthy()
  expect(isOff('送给财务')).toBe(true)
  type('帮到多少人', '1,200 人')
  await passes(1_300)
  expect(sent('reports.save')[1]?.[1].content).toMatchObject({ reached: 1_200 })
  expect(page()).not.toContain('写成 120 这样的整数')
  expect(isOff('送给财务')).toBe(false)
})

test('sent once, however often it is tapped, with all that was written', async () => {
  const answer = { reportId: 'report-1', state: 'waiting', version: 4 }
  await open({ 'reports.publish': answer })
  const button = screen.getByRole('button', { name: '送给财务' })
  fireEvent.click(button)
  fireEvent.click(button)
  await passes(10)
  expect(sent('reports.publish')).toHaveLength(1)
  expect(sent('reports.publish')[0]?.[1]).toMatchObject({
    kind: 'progress',
    title: '第三批 500 床',
    reportId: 'report-1',
    version: 3,
    spending: [{ line: '运输', amountFen: 123_450, vouchers: ['file-1'] }, {}],
  })
  expect(page()).toContain('已送给财务')
})

test('more than came in is among what is lacking, and is not sent before there is less', async () => {
  const reporting = { ...aDeskProject().reporting, spentFen: 33_550_000 }
  await open({ 'projects.show': aDeskProject({ reporting } as object) })
  expect(page()).toContain('比收到的还多，财务不能批准')
  expect(page()).not.toContain('都写全了')
  expect(screen.getByRole('button', { name: '支出比收到的还多，要改' })).toBeTruthy()
  expect(isOff('送给财务')).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: '移除第 1 笔' }))
  await passes(1_300)
  expect(page()).toContain('都写全了')
  expect(isOff('送给财务')).toBe(false)
})

test('what the server refuses is said where it was sent', async () => {
  await open({ 'reports.publish': refused('SPENT_TOO_MUCH') })
  fireEvent.click(screen.getByRole('button', { name: '送给财务' }))
  await passes(10)
  expect(page()).toContain('写的支出比收到的捐款还多')
})

test('a sheet with faults shows them by cell and changes nothing; a good one fills the lines', async () => {
  const cells = [
    { row: 3, column: 2, cell: 'B3', why: 'not-a-number' },
    { row: 5, column: 1, cell: 'A5', why: 'unknown-line' },
  ]
  let read: unknown = refused('SHEET_WRONG', { cells })
  await open({ 'reports.readSheet': () => read })
  const paste = () => {
    type('贴在这里', '项目\t金额\n运输\t12.50')
    fireEvent.click(screen.getByRole('button', { name: '读一读' }))
  }
  paste()
  await passes(10)
  expect(page()).toContain('B3金额不是数字')
  expect(page()).toContain('A5预算里没有这一项')
  read = { lines: [{ line: '运输', amountFen: 1_250 }], sumFen: 1_250 }
  paste()
  await passes(10)
  expect(page()).toContain('读到 1 笔，共 ¥12.50')
  fireEvent.click(screen.getByRole('button', { name: '换掉现有的' }))
  await passes(1_300)
  expect(sent('reports.save')[0]?.[1].content.spending).toEqual([
    { line: '运输', amountFen: 1_250 },
  ])
})

test.each([
  ['waiting', '在等财务'],
  ['published', '已经公布'],
] as const)('a report that is %s is not written on', async (state, said) => {
  await open({ 'reports.show': { draft: aReport({ state }) } })
  expect(page()).toContain(said)
  expect(screen.queryByRole('textbox')).toBeNull()
})

test.each([
  ['an outsider', { charities: [], operator: false }],
  [
    'who works for another charity',
    {
      charities: [{ charityId: 'hedeng', name: words('禾灯（示例）'), role: 'editor' }],
      operator: false,
    },
  ],
])('%s finds no form at its address, and nothing is saved', async (_, mine) => {
  await open({ 'staff.mine': mine }, { projectId: 'quilt001', kind: 'progress' })
  expect(page()).toContain('这里只有机构的工作人员能进')
  expect(page()).not.toContain('还有 7 天')
  expect(page()).not.toContain('记账')
  expect(screen.queryByRole('textbox')).toBeNull()
  await passes(10_000)
  expect(sent('reports.save')).toHaveLength(0)
})

test.each([
  ['finance', works('finance')],
  ['an operator', { charities: [], operator: true }],
])('%s may write one', async (_, mine) => {
  await open({ 'staff.mine': mine }, { projectId: 'quilt001', kind: 'progress' })
  expect(screen.getByRole('textbox', { name: '标题' })).toBeTruthy()
})

test.each([
  [refused('NO_SUCH_REPORT'), '没有找到'],
  [unanswered(), '没有网络'],
])('where it does not open it says why', async (answer, said) => {
  await open({ 'reports.show': answer })
  expect(page()).toContain(said)
})
