import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { aDeskProject, answering, aReport, works } from '../desk.fake'
import { ApprovalScreen } from './approval-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const waiting = aReport({ state: 'waiting', mine: false, sentAt: '2026-12-07T06:32:00Z' })

async function open(answers: Record<string, unknown> = {}) {
  resetPhone()
  mockCall.mockReset().mockImplementation(
    answering({
      'staff.mine': works('finance'),
      'projects.show': aDeskProject(),
      'reports.show': { draft: waiting },
      ...answers,
    }),
  )
  render(<ApprovalScreen reportId="report-1" />)
  await act(async () => undefined)
}

const page = () => document.body.textContent ?? ''
const tap = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
async function decide(way: '批准并公布' | '退回') {
  await tap(way)
  if (way === '批准并公布') {
    await tap('批准')
    return
  }
  fireEvent.change(screen.getByRole('textbox', { name: '原因' }), { target: { value: '少一张' } })
  const send = screen.getAllByRole('button', { name: '退回' }).pop() as HTMLElement
  await act(async () => fireEvent.click(send))
}
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)

test('what will be booked and what remains stand beside the lines', async () => {
  await open()
  expect(page()).toContain('收到¥386,420.00')
  expect(page()).toContain('之前已用¥71,680.00')
  expect(page()).toContain('这次¥51,234.50')
  expect(page()).toContain('之后剩下¥263,505.50')
  expect(screen.getByRole('button', { name: '打开凭证 1' })).toBeTruthy()
})

test('it is asked once more, and the version that was read is approved', async () => {
  const approved = {
    reportId: 'report-1',
    state: 'published',
    counts: true,
    nextReportDueOn: '2027-03-07',
  }
  await open({ 'reports.approve': approved })
  await tap('批准并公布')
  expect(screen.getByRole('dialog').textContent).toContain('马上入账 ¥51,234.50')
  await tap('批准')
  expect(sent('reports.approve')).toEqual([
    ['reports.approve', { reportId: 'report-1', version: 3 }],
  ])
  expect(page()).toContain('已公布，账已记好')
  expect(page()).toContain('2027年3月7日')
})

test('returned with a reason', async () => {
  await open({ 'reports.return': { reportId: 'report-1', state: 'returned' } })
  await tap('退回')
  const send = screen.getAllByRole('button', { name: '退回' }).pop() as HTMLElement
  expect(send.getAttribute('aria-disabled')).toBe('true')
  fireEvent.change(screen.getByRole('textbox', { name: '原因' }), {
    target: { value: ' 少一张发票 ' },
  })
  await act(async () => fireEvent.click(send))
  expect(sent('reports.return')).toEqual([
    ['reports.return', { reportId: 'report-1', why: '少一张发票' }],
  ])
  expect(page()).toContain('已退回')
})

test.each<[string, Record<string, unknown>, string]>([
  ['its writer', { 'reports.show': { draft: { ...waiting, mine: true } } }, '这份报告你写过'],
  ['an editor', { 'staff.mine': works('editor') }, '由财务来审核'],
])('%s reads it and decides nothing', async (_, answers, said) => {
  await open(answers)
  expect(page()).toContain(said)
  expect(screen.queryByRole('button', { name: '批准并公布' })).toBeNull()
})

test('what was changed meanwhile is shown anew and not approved', async () => {
  await open({ 'reports.approve': refused('REPORT_CHANGED') })
  await tap('批准并公布')
  await tap('批准')
  expect(page()).toContain('别人刚刚改过这份报告')
  expect(sent('reports.show')).toHaveLength(2)
})

test.each([
  ['批准并公布', 'reports.approve', 'published', '已公布'],
  ['退回', 'reports.return', 'published', '已公布'],
  ['批准并公布', 'reports.approve', 'returned', '已退回'],
] as const)(
  '%s after it was decided elsewhere ends here, as the server tells it',
  async (way, name, state, said) => {
    let draft = waiting
    await open({ 'reports.show': () => ({ draft }), [name]: refused('REPORT_NOT_WAITING') })
    draft = { ...waiting, state }
    await decide(way)
    expect(page()).toContain(said)
    expect(page()).toContain('这份报告已经不在等待审核')
    expect(page()).not.toContain('之后剩下')
    expect(screen.queryByRole('button', { name: '批准并公布' })).toBeNull()
    expect(screen.queryByRole('button', { name: '退回' })).toBeNull()
  },
)

test('decided elsewhere, it ends here also where the server cannot be asked how', async () => {
  let answer: unknown = { draft: waiting }
  await open({ 'reports.show': () => answer, 'reports.approve': refused('REPORT_NOT_WAITING') })
  answer = unanswered()
  await decide('批准并公布')
  expect(page()).toContain('已经处理过了')
  expect(screen.queryByRole('button', { name: '批准并公布' })).toBeNull()
})

test('returned elsewhere and sent again, it waits for a decision once more', async () => {
  let draft = waiting
  await open({
    'reports.show': () => ({ draft }),
    'reports.approve': refused('REPORT_NOT_WAITING'),
  })
  draft = { ...waiting, version: 4, sentAt: '2026-12-07T08:00:00Z' }
  await decide('批准并公布')
  expect(screen.getByRole('button', { name: '批准并公布' })).toBeTruthy()
})

test('a report that stands is opened as decided', async () => {
  await open({ 'reports.show': { draft: { ...waiting, state: 'published' } } })
  expect(page()).toContain('这份报告已经不在等待审核')
  expect(screen.queryByRole('button', { name: '批准并公布' })).toBeNull()
})
