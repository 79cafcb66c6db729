/** Months that are not simply the page's: another project's, given back, many that were missed. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Pledge } from '../../../../contracts/pledges'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { aProject } from '../../projects/project.fake'
import { aMonth, aPledge, theMonths } from '../pledges.fake'
import { PledgeScreen } from './pledge-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => 'key-number-1',
  record: () => undefined,
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:32:00Z') },
}))

const ok = (value: unknown) => ({ ok: true, value })
const words = (zh: string) => ({ zh, en: zh })
const projects = {
  lunch001: aProject({
    projectId: 'lunch001',
    title: words('热乎的午饭'),
    recordNumber: '53330000MJK112A26004',
  }),
  stove001: aProject({
    projectId: 'stove001',
    title: words('老兵的炉火'),
    recordNumber: '53310000MJK207A26008',
  }),
}

async function open(pledges: readonly Pledge[], answers: Record<string, unknown> = {}) {
  resetPhone()
  let looks = 0
  mockCall.mockReset().mockImplementation(async (name: string, input: Record<string, string>) => {
    if (name in answers) return answers[name]
    if (name === 'projects.show') return ok(projects[input['projectId'] as keyof typeof projects])
    if (name === 'notices.mine') return ok({ items: [], unread: 0, templates: [] })
    looks += 1
    return ok(pledges[Math.min(looks, pledges.length) - 1])
  })
  render(
    <PledgeScreen
      pledgeId="pledge-1"
      via={{}}
      period={undefined}
      giftId={undefined}
      begun={false}
    />,
  )
  await act(async () => undefined)
  await act(async () => undefined)
}
const page = () => document.body.textContent ?? ''
const tap = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

const moved = {
  projectId: 'stove001',
  projectTitle: words('老兵的炉火'),
  charityName: words('长桥助老'),
  way: 'contract',
  announced: true,
} as const

test('a month that is due is paid under its own project and record number, not under the page’s', async () => {
  const months = theMonths({ state: 'announced', way: 'reminder', canPay: true })
  await open([aPledge({ ...moved, months })])
  expect(page()).toContain('这里付的，捐给「热乎的午饭」')
  expect(page()).toContain('53330000MJK112A26004')
  expect(page()).not.toContain('53310000MJK207A26008')
  // It waits for a hand, and nothing debits it.
  expect(page()).toContain('等你付，没有自动扣')
  expect(page()).not.toContain('已经定了')
})

test('what was given is told by where it went, and so is what it did', async () => {
  await open([aPledge(moved)])
  expect(page()).toContain('捐给「热乎的午饭」')
  expect(page()).toContain('「热乎的午饭」的钱做了什么')
  expect(page()).not.toContain('老兵的炉火」的钱')
})

test('a missed month of another project names it above its record number', async () => {
  await open([
    aPledge({ ...moved, months: [aMonth('2026-10', { state: 'missed', canPay: true })] }),
  ])
  expect(page()).toContain('10月没有捐，补不补都可以。')
  expect(page()).toContain('这里付的，捐给「热乎的午饭」')
  expect(page()).toContain('53330000MJK112A26004')
})

test('of six missed months each can be added', async () => {
  const missed = ['11', '10', '09', '08', '07', '06'].map((month) =>
    aMonth(`2026-${month}`, { state: 'missed', canPay: true }),
  )
  await open([aPledge({ months: missed })])
  expect(screen.getAllByRole('button', { name: /^补上/ })).toHaveLength(3)
  await tap('还有 3 个月')
  expect(screen.getAllByRole('button', { name: /^补上/ })).toHaveLength(6)
  expect(screen.queryByRole('button', { name: /还有/ })).toBeNull()
})

test('a month that was given back hangs as an outline, and says so', async () => {
  const months = [aMonth('2026-12', { refundedFen: 3_000 }), aMonth('2026-11')]
  await open([aPledge({ months, gifts: 1 })])
  expect(screen.getByRole('img', { name: /亮着 1 盏/ })).toBeTruthy()
  expect(page()).toContain('12月的已经退回给你，不算在一共里。')
})

test('a month of which a part was given back glows, and says how much', async () => {
  const months = [aMonth('2026-12', { refundedFen: 1_000 }), aMonth('2026-11')]
  await open([aPledge({ months, gifts: 2 })])
  expect(screen.getByRole('img', { name: /亮着 2 盏/ })).toBeTruthy()
  expect(page()).toContain('12月的有 ¥10 退回给你，不算在一共里。')
})

test('once the reminder has come, nobody is told that one will come', async () => {
  const months = theMonths({ state: 'announced', way: 'reminder', canPay: true })
  await open([aPledge({ announced: true, months })])
  expect(page()).toContain('这一次，现在可以付')
  expect(page()).not.toContain('提醒你')
})

test('ended on the phone while the page was open: what is refused shows how it stands', async () => {
  const ended = { state: 'ended', ended: 'service', endedAt: '2026-12-07T03:00:00Z' } as const
  await open([aPledge(), aPledge({ ...ended, months: [] })], {
    'pledges.skip': refused('PLEDGE_ENDED'),
  })
  await tap(/^跳过下一次/)
  await tap('跳过这一次')
  await act(async () => undefined)
  expect(page()).toContain('微信支付里的扣款约定结束了')
  expect(screen.queryByRole('button', { name: /^跳过下一次/ })).toBeNull()
})
