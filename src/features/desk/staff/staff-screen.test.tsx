import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { ChangesScreen } from '../changes/changes-screen'
import { answering, words, works } from '../desk.fake'
import { StaffScreen } from './staff-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const people = {
  items: [
    { staffId: 'd-owner', name: '周', role: 'owner', since: '2026-09-01T00:00:00Z', you: true },
    { staffId: 'd-editor', role: 'editor', since: '2026-10-01T00:00:00Z', you: false },
  ],
  invites: [{ role: 'finance', endsAt: '2026-12-12T00:00:00Z' }],
}

const answer = (answers: Record<string, unknown>) => {
  resetPhone()
  mockCall
    .mockReset()
    .mockImplementation(
      answering({ 'staff.mine': works('owner'), 'staff.list': people, ...answers }),
    )
}
const open = async () => {
  render(<StaffScreen charityId="shandu" />)
  await act(async () => undefined)
}
const tap = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const page = () => document.body.textContent ?? ''
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)

test('an owner invites by a code, which is shown with its end', async () => {
  answer({ 'staff.invite': { code: 'abcdefghijkl', endsAt: '2026-12-14T06:00:00Z' } })
  await open()
  fireEvent.click(screen.getByRole('radio', { name: '财务：审核支出' }))
  await tap('生成邀请码')
  expect(sent('staff.invite')).toEqual([['staff.invite', { charityId: 'shandu', role: 'finance' }]])
  expect(page()).toContain('abcdefghijkl')
  expect(page()).toContain('12月14日前有效')
})

test('removal is asked about, and the last owner’s refusal is said there', async () => {
  answer({ 'staff.remove': refused('LAST_OWNER') })
  await open()
  await tap('移除没有写名字')
  expect(sent('staff.remove')).toEqual([])
  const [, yes] = screen.getAllByRole('button', { name: /^移除/ })
  await act(async () => fireEvent.click(yes as HTMLElement))
  expect(sent('staff.remove')[0]?.[1]).toEqual({ charityId: 'shandu', staffId: 'd-editor' })
  expect(screen.getByRole('dialog').textContent).toContain('这是最后一位负责人')
})

test('an id stands only where there is no name, and where nobody works it says so', async () => {
  answer({})
  await open()
  expect(page()).toContain('d-editor')
  expect(page()).not.toContain('d-owner')
  document.body.innerHTML = ''
  answer({ 'staff.list': { items: [], invites: [] } })
  await open()
  expect(page()).toContain('还没有人在这里工作。')
})

test('who is no owner only reads', async () => {
  answer({ 'staff.mine': works('editor') })
  await open()
  expect(screen.queryByRole('button', { name: '生成邀请码' })).toBeNull()
  expect(screen.queryByRole('button', { name: /移除/ })).toBeNull()
})

test('the log says who changed what, before and after', async () => {
  const items = [
    {
      at: '2026-12-07T06:00:00Z',
      who: { staffId: 'd-owner', name: '周', operator: false },
      what: 'charity.changed',
      subject: 'shandu',
      before: { certificateUntil: '2027-01-01' },
      after: { certificateUntil: '2029-01-01' },
    },
  ]
  answer({ 'staff.changes': { items } })
  render(<ChangesScreen charityId="shandu" />)
  await act(async () => undefined)
  expect(page()).toContain('周 改了机构资料')
  expect(page()).toContain('证书有效到2027年1月1日→2029年1月1日')
})

test('the log names projects and colleagues, and gives an id only to what has no name', async () => {
  const who = { staffId: 'd-owner', name: '周', operator: false }
  const note = (what: string, more: object) => ({ at: '2026-12-07T06:00:00Z', who, what, ...more })
  const items = [
    note('project.published', { subject: 'quilt001', project: words('一床暖被') }),
    note('staff.removed', { subject: 'd-editor', colleague: '吴' }),
    note('draft.saved', { subject: 'nameless' }),
    note('staff.invited', { subject: 'shandu' }),
  ]
  answer({ 'staff.changes': { items } })
  render(<ChangesScreen charityId="shandu" />)
  await act(async () => undefined)
  expect(page()).toContain('周 发布了项目')
  expect(page()).toContain('「一床暖被」')
  expect(page()).toContain('吴')
  expect(page()).toContain('编号 nameless')
  expect(page()).not.toContain('shandu')
})

test('the log says of a report its title, and of what was decided its sum, its reason, its kind', async () => {
  const who = { staffId: 'd-owner', name: '周', operator: false }
  const title = words('第一批')
  const note = (what: string, after: object) => ({
    at: '2026-12-07T06:00:00Z',
    who,
    what,
    subject: 'quilt001-r7',
    after,
  })
  const items = [
    note('report.approved', { title, spentFen: 10_333 }),
    note('report.returned', { title, why: '发票少一张。' }),
    note('report.sent', { title, kind: 'correction' }),
    note('staff.invited', { role: 'editor', endsAt: '2026-12-14T06:00:00.000Z' }),
  ]
  answer({ 'staff.changes': { items } })
  render(<ChangesScreen charityId="shandu" />)
  await act(async () => undefined)
  expect(page()).toContain('「第一批」支出¥103.33')
  expect(page()).toContain('「第一批」原因发票少一张。')
  expect(page()).toContain('「第一批」种类更正报告')
  expect(page()).toContain('有效到2026年12月14日 14:00')
})
