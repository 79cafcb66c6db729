import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { Project } from '../../../../contracts/projects'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { aPayment, refused } from '../../gifts/journey/giving.fake'
import { aProject } from '../../projects/project.fake'
import { aPledge } from '../pledges.fake'
import { unsigned } from '../signing/sign'
import { StartScreen } from './start-screen'

const mockCall = jest.fn()
let mockKeys = 0
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => `key-number-${++mockKeys}`,
  record: () => undefined,
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:32:00Z') },
}))
const mockSign = jest.fn()
jest.mock('../../../platform/contract', () => ({
  signContract: (invitation: unknown) => mockSign(invitation),
}))
const mockPay = jest.fn()
jest.mock('../../../platform/pay', () => ({ pay: () => mockPay() }))

const ok = (value: unknown) => ({ ok: true, value })
const contract = { contractCode: 'code-1', appId: 'wx', path: 'p', extraData: {} }
const project = (about: Partial<Project> = {}) =>
  aProject({ projectId: 'lunch001', monthly: true, ...about })

type Answers = Record<string, unknown>

async function open(about: Partial<Project> = {}, answers: Answers = {}) {
  resetPhone()
  mockKeys = 0
  mockSign.mockReset()
  mockPay.mockReset().mockResolvedValue('ok')
  mockCall.mockReset().mockImplementation(async (name: string) => {
    if (name === 'projects.show') return ok(project(about))
    const answer = answers[name]
    return answer ?? refused('NO_SUCH_PLEDGE')
  })
  render(<StartScreen projectId="lunch001" via={{ scene: 1001 }} />)
  await act(async () => undefined)
}

const tap = (role: 'button' | 'radio', name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole(role, { name })))
const settle = () => act(async () => new Promise((done) => setTimeout(done, 20)))
const started = () =>
  mockCall.mock.calls.filter(([name]) => name === 'pledges.start').map(([, input]) => input)
const page = () => document.body.textContent ?? ''

test('what it will mean stands there before anything is done, and follows what is chosen', async () => {
  await open()
  expect(page()).toContain('今天先捐 ¥30。下次：1月7日，¥30')
  await tap('radio', '15 日')
  await tap('radio', '¥50')
  expect(page()).toContain('今天先捐 ¥50。下次：1月15日，¥50')
  await tap('radio', '到那天再捐')
  expect(page()).toContain('今天不付。第一次：12月15日，¥50')
  expect(started()).toEqual([])
})

test('of a day that some months lack it says what happens in them', async () => {
  await open()
  await tap('radio', '别的日子')
  await tap('radio', '31 日')
  expect(page()).toContain('没有 31 日的月份，在那个月的最后一天。')
})

test('given now: the payment opens, and the page of the pledge follows it', async () => {
  const value = { pledgeId: 'pledge-1', giftId: 'gift-1', payment: aPayment }
  await open({}, { 'pledges.start': ok(value) })
  await tap('button', '每月捐 ¥30')
  await settle()
  expect(started()).toEqual([
    {
      key: 'key-number-1',
      projectId: 'lunch001',
      amountFen: 3_000,
      day: 7,
      another: false,
      first: 'now',
      way: 'reminder',
      via: { scene: 1001 },
    },
  ])
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1&giftId=gift-1'])
})

test('a second tap promises nothing twice', async () => {
  await open({}, { 'pledges.start': new Promise(() => undefined) })
  await act(async () => {
    const button = screen.getByRole('button', { name: '每月捐 ¥30' })
    fireEvent.click(button)
    fireEvent.click(button)
  })
  expect(started()).toHaveLength(1)
})

test('on the day: nothing is paid now, and the page says that it is agreed', async () => {
  await open({}, { 'pledges.start': ok({ pledgeId: 'pledge-1' }) })
  await tap('radio', '到那天再捐')
  await tap('button', '每月捐 ¥30')
  await settle()
  expect(mockPay).not.toHaveBeenCalled()
  expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1&begun=yes'])
})

test('a debit is offered only where the charity can, and only as far as it goes', async () => {
  await open()
  expect(screen.queryByRole('radio', { name: /自动扣款/ })).toBeNull()
  cleanup()
  await open({ contractOffered: true })
  await tap('radio', /自动扣款/)
  await tap('radio', '自己定')
  fireEvent.change(screen.getByRole('textbox', { name: '自己定的金额，元' }), {
    target: { value: '600' },
  })
  expect(page()).toContain('自动扣款每次最多 ¥500；想多捐，可以选到日子提醒。')
  expect(page()).not.toContain('今天先捐')
  await tap('button', '改一下金额')
  expect(started()).toEqual([])
})

test('a large sum is asked about in words', async () => {
  await open({}, { 'pledges.start': ok({ pledgeId: 'pledge-1' }) })
  await tap('radio', '自己定')
  fireEvent.change(screen.getByRole('textbox', { name: '自己定的金额，元' }), {
    target: { value: '2000' },
  })
  await tap('button', '每月捐 ¥2,000')
  expect(page()).toContain('贰仟元整')
  expect(started()).toEqual([])
  expect(page()).toContain('你要每月捐给')
  await tap('button', '数目对，每月 ¥2,000')
  expect(started()).toMatchObject([{ amountFen: 200_000, confirmedLarge: true }])
})

describe('by contract', () => {
  const answers = { 'pledges.start': ok({ pledgeId: 'pledge-1', contract }) }
  const sign = async () => {
    await tap('radio', /自动扣款/)
    await tap('button', '每月捐 ¥30')
  }

  test('the pledge is written down before the phone leaves, and its page finds out the rest', async () => {
    await open({ contractOffered: true }, answers)
    let kept: object | undefined
    mockSign.mockImplementation(async () => {
      kept = unsigned.find('pledge-1')
      return 'signed'
    })
    await sign()
    expect(mockSign).toHaveBeenCalledWith(contract)
    expect(kept).toMatchObject({ projectId: 'lunch001' })
    expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1&begun=yes'])
  })

  test('while it is being signed nothing else can be done', async () => {
    await open({ contractOffered: true }, answers)
    mockSign.mockReturnValue(new Promise(() => undefined))
    await sign()
    expect(screen.getByRole('button', { name: '请在签约页完成' })).toBeTruthy()
  })

  test.each(['refused', 'cancelled'])(
    '%s: the server is asked, and it can be signed again under the same key',
    async (word) => {
      const { nextOn: _, ...waiting } = aPledge({ state: 'signing', way: 'contract' })
      await open({ contractOffered: true }, { ...answers, 'pledges.sync': ok(waiting) })
      mockSign.mockResolvedValue(word)
      await sign()
      expect(page()).toContain('没有签约，月捐没有开始，没有扣款。')
      expect(trips).toEqual([])
      await tap('button', '每月捐 ¥30')
      expect(new Set(started().map(({ key }) => key)).size).toBe(1)
      expect(mockSign).toHaveBeenCalledTimes(2)
    },
  )

  test('signed after all, whatever the phone said', async () => {
    const signed = ok(aPledge({ way: 'contract' }))
    await open({ contractOffered: true }, { ...answers, 'pledges.sync': signed })
    mockSign.mockResolvedValue('cancelled')
    await sign()
    expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1&begun=yes'])
  })

  test('after the app was closed in between, the page knows of it', async () => {
    await open({ contractOffered: true }, answers)
    mockSign.mockReturnValue(new Promise(() => undefined))
    await sign()
    cleanup()
    const { nextOn: _, ...waiting } = aPledge({ state: 'signing', way: 'contract' })
    mockCall.mockImplementation(async (name: string) =>
      ok(name === 'pledges.sync' ? waiting : name === 'pledges.mine' ? { items: [] } : project()),
    )
    render(<StartScreen projectId="lunch001" via={{}} />)
    await act(async () => undefined)
    await tap('button', '看一看')
    expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-1'])
  })
})

describe('beside a pledge for the same project that lives', () => {
  const living = aPledge({ pledgeId: 'pledge-7', projectId: 'lunch001', day: 28 })
  const already = refused('ALREADY_MONTHLY', { pledgeId: 'pledge-7' })

  test('the page says so, and leads to it', async () => {
    const ended = aPledge({ state: 'ended' })
    await open({}, { 'pledges.mine': ok({ items: [living, ended] }) })
    expect(page()).toContain('你已经在每月捐这个项目：¥30，每月 28 日')
    await tap('button', '看一看')
    expect(trips).toEqual(['/pages/pledge/index?pledgeId=pledge-7'])
    cleanup()
    await open({}, { 'pledges.mine': ok({ items: [ended, { ...living, projectId: 'other' }] }) })
    expect(page()).not.toContain('你已经在每月捐')
  })

  test('another one begins only after it was asked for once more', async () => {
    await open({}, { 'pledges.start': already })
    await tap('button', '每月捐 ¥30')
    expect(page()).toContain(already.trouble.sentence.zh)
    expect(screen.queryByRole('button', { name: '每月捐 ¥30' })).toBeNull()
    expect(mockPay).not.toHaveBeenCalled()
    await tap('button', '再约一份，每月 ¥30')
    const [one, two] = started()
    expect(one).toMatchObject({ another: false })
    expect(two).toMatchObject({ another: true })
    expect(two.key).not.toBe(one.key)
  })
})

test('what the server refuses is said, and nothing was charged', async () => {
  await open({}, { 'pledges.start': refused('REPORT_LATE') })
  await tap('button', '每月捐 ¥30')
  expect(page()).toContain(refused('REPORT_LATE').trouble.sentence.zh)
  expect(trips).toEqual([])
})

test('a project that takes nothing, one that is not monthly, and one that is not there', async () => {
  await open({ openness: { open: false, why: 'REPORT_LATE' } })
  expect(page()).toContain('项目现在不收捐款，也约不了月捐。')
  expect(screen.queryByRole('button', { name: /^每月捐/ })).toBeNull()
  cleanup()
  await open({ monthly: false })
  expect(page()).toContain('这个项目不按月募集')
  expect(page()).toContain('可以单次捐')
  cleanup()
  await open({ monthly: false, openness: { open: false, why: 'PROJECT_ENDED' } })
  expect(page()).toContain('这个项目现在不收捐款')
  expect(page()).not.toContain('单次捐')
  cleanup()
  mockCall.mockResolvedValue(refused('NO_SUCH_PROJECT'))
  render(<StartScreen projectId="nothing" via={{}} />)
  await act(async () => undefined)
  expect(page()).toContain('没有找到这个项目')
})
