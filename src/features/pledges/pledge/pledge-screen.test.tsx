import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { aGift, aPayment, refused, unanswered } from '../../gifts/journey/giving.fake'
import { aCard, aProject, MONDAY } from '../../projects/project.fake'
import { aMonth, aPledge, theMonths } from '../pledges.fake'
import { unsigned } from '../signing/sign'
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
const mockSign = jest.fn()
jest.mock('../../../platform/contract', () => ({
  signContract: (invitation: unknown) => mockSign(invitation),
}))
const mockPay = jest.fn()
jest.mock('../../../platform/pay', () => ({ pay: () => mockPay() }))
const mockAdd = jest.fn()
jest.mock('../../../platform/calendar', () => ({
  phoneCalendar: { addMonthly: (day: unknown) => mockAdd(day) },
}))

const ok = (value: unknown) => ({ ok: true, value })
type Answers = Record<string, (input: Record<string, unknown>) => unknown>
type Opened = Partial<ComponentProps<typeof PledgeScreen>>

async function open(pledge: Pledge | undefined, answers: Answers = {}, opened: Opened = {}) {
  resetPhone()
  mockSign.mockReset()
  mockAdd.mockReset().mockResolvedValue('added')
  mockPay.mockReset().mockResolvedValue('ok')
  mockCall.mockReset().mockImplementation(async (name: string, input: Record<string, unknown>) => {
    const answer = answers[name]?.(input)
    if (answer) return answer
    if (name === 'projects.show') return ok(aProject({ projectId: 'lunch001', monthly: true }))
    if (name === 'notices.mine') {
      const templates = [{ kind: 'pledge_due', templateId: 'due' }]
      return ok({ items: [], unread: 0, templates })
    }
    if (name === 'projects.list') {
      const items = [
        aCard({ projectId: 'stove001', title: { zh: '冬天的炉火', en: 'Stove' } }),
        aCard({ projectId: 'late0001', openness: { open: false, why: 'REPORT_LATE' } }),
      ]
      return ok({ items, today: { raisedFen: 0, refundedFen: 0, gifts: 0, asOf: MONDAY } })
    }
    return pledge ? ok(pledge) : refused('NO_SUCH_PLEDGE')
  })
  const props = {
    pledgeId: 'pledge-1',
    via: {},
    period: undefined,
    giftId: undefined,
    begun: false,
  }
  render(<PledgeScreen {...props} {...opened} />)
  await act(async () => undefined)
  await act(async () => undefined)
}

const tap = (role: 'button' | 'radio', name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole(role, { name })))
const settle = () => act(async () => new Promise((done) => setTimeout(done, 20)))
const page = () => document.body.textContent ?? ''
const asked = (name: string) =>
  mockCall.mock.calls.filter(([called]) => called === name).map(([, input]) => input)
const without = (pledge: Pledge): Pledge => {
  const { nextOn: _on, nextFen: _fen, ...rest } = pledge
  return rest
}

test('the months as lanterns in words, what was given, what comes next, and what it did', async () => {
  await open(aPledge())
  expect(
    screen.getByRole('img', { name: '3月到2月，亮着 8 盏，7月没有捐成，下一盏是12月' }),
  ).toBeTruthy()
  expect(page()).toContain('已点亮 8 盏')
  expect(screen.getByRole('img', { name: '¥240.00' })).toBeTruthy()
  expect(page()).toContain('12月8日 周二')
  expect(page()).toContain('下一次，那天 19:00 提醒你')
  expect(page()).toContain('这些钱做了什么')
})

test('somebody else’s pledge, or none, leads to one’s own', async () => {
  await open(undefined)
  expect(page()).toContain('没有找到这份月捐。')
  await tap('button', '我的月捐')
  expect(trips).toEqual(['/pages/pledge/mine/index'])
})

test('without a network it says so and tries again', async () => {
  await open(aPledge(), { 'pledges.show': () => unanswered() })
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
})

describe('each state has its plain sentence', () => {
  test.each<[string, Partial<Pledge>, string]>([
    ['paused', { state: 'paused', resumesOn: '2027-02-08' }, '先歇一歇，2月8日继续。'],
    ['held for a late report', { held: 'REPORT_LATE' }, '项目的报告晚了，收到前先不扣款。'],
    ['held at the end', { held: 'PROJECT_ENDED' }, '可以换一个项目，或者结束月捐。'],
    ['held otherwise', { held: 'CERTIFICATE_EXPIRED' }, '项目现在不收捐款，先不扣款。'],
    [
      'ended by its donor',
      { state: 'ended', ended: 'donor', endedAt: '2026-12-01T03:00:00Z' },
      '12月1日结束了。以后不再扣款，捐过的都还在。',
    ],
    [
      'ended by the payment service',
      { state: 'ended', ended: 'service', endedAt: '2026-12-01T03:00:00Z' },
      '12月1日，微信支付里的扣款约定结束了，月捐也跟着结束。',
    ],
    ['never paid', { state: 'ended', ended: 'unpaid' }, '第一笔没有付，月捐没有开始，没有扣款。'],
    ['never signed', { state: 'ended', ended: 'unsigned' }, '没有签约，月捐没有开始，没有扣款。'],
    [
      'sent before the end',
      { underWay: { period: '2026-12', giftId: 'gift-12' } },
      '12月的一笔已经送去扣款，可能还会扣成',
    ],
    [
      'tried again',
      { months: theMonths({ state: 'retrying', why: 'NO_MONEY', againOn: '2026-12-09' }) },
      '12月这次没扣成：余额不够。12月9日再试一次，不用你做什么。',
    ],
    ['being charged', { months: theMonths({ state: 'charging' }) }, '12月的正在扣款'],
  ])('%s', async (_, given, sentence) => {
    await open(aPledge(given))
    expect(page()).toContain(sentence)
  })

  test('of a payment service that is away nobody hears', async () => {
    const months = theMonths({ state: 'retrying', why: 'SERVICE_DOWN', againOn: '2026-12-09' })
    await open(aPledge({ way: 'contract', months }))
    expect(page()).not.toContain('没扣成')
  })
})

describe('a month that is due', () => {
  const due = aPledge({
    announced: true,
    months: theMonths({ state: 'announced', dueOn: '2026-12-07', canPay: true }),
  })
  const pays: Answers = {
    'pledges.pay': () => ok({ giftId: 'gift-12', payment: aPayment, expiresAt: MONDAY }),
    'gifts.sync': () => ok(aGift({ giftId: 'gift-12', amountFen: 3_000 })),
  }

  test('is filled in: one tap pays it, and its lantern is told of', async () => {
    await open(due, pays, { period: '2026-12' })
    expect(page()).toContain('今天是约好的月捐日。12月的到12月13日为止都可以付。')
    await tap('button', '捐12月的 ¥30')
    await settle()
    expect(asked('pledges.pay')).toEqual([{ pledgeId: 'pledge-1', period: '2026-12', via: {} }])
    expect(page()).toContain('谢谢你，灯亮了。')
    expect(page()).toContain('下次：12月8日，¥30')
    expect(asked('pledges.show').length).toBeGreaterThan(1)
  })

  test('once it is paid nobody is asked for it again, and its lantern is waited for', async () => {
    let looks = 0
    const paying = theMonths({ state: 'announced', canPay: true, giftId: 'gift-12' })
    const paid = theMonths({ state: 'paid', giftId: 'gift-12' })
    const shown = (): unknown => {
      looks += 1
      return ok(aPledge({ gifts: 9, months: looks > 2 ? paid : paying }))
    }
    await open(due, { ...pays, 'pledges.show': shown }, { giftId: 'gift-12' })
    expect(page()).toContain('谢谢你，灯亮了。')
    expect(screen.queryByRole('button', { name: '捐12月的 ¥30' })).toBeNull()
    // It would be the month that is paid.
    expect(screen.queryByRole('button', { name: /先歇一歇/ })).toBeNull()
    await act(async () => new Promise((done) => setTimeout(done, 1_400)))
    expect(screen.getByRole('img', { name: /亮着 9 盏/ })).toBeTruthy()
    expect(looks).toBe(3)
    expect(screen.getByRole('button', { name: /先歇一歇/ })).toBeTruthy()
  })

  test('a cashier that was left moved no money, and can be opened again', async () => {
    mockPay.mockResolvedValue('cancel')
    await open(due, { ...pays, 'gifts.sync': () => ok(aGift({ state: 'started' })) })
    mockPay.mockResolvedValue('cancel')
    await tap('button', '捐12月的 ¥30')
    await settle()
    expect(page()).toContain('没有付款，钱没有动。')
    expect(screen.getByRole('button', { name: '捐12月的 ¥30' })).toBeTruthy()
  })

  test('that has been paid meanwhile is refused in plain words', async () => {
    await open(due, { ...pays, 'pledges.pay': () => refused('MONTH_PAID') })
    await tap('button', '捐12月的 ¥30')
    expect(page()).toContain('这个月已经捐过了，不会再扣。')
  })

  test.each([
    ['paid', '12月的已经捐过了，谢谢你。'],
    ['skipped', '12月的跳过了，没有扣款。'],
    ['missed', '12月的过了付款的日子，没有扣款。想补就补，不补也没关系。'],
    ['planned', '12月的还没到日子，没有扣款。'],
  ] as const)('opened from a notice, and %s by now', async (state, sentence) => {
    await open(aPledge({ months: theMonths({ state }) }), {}, { period: '2026-12' })
    expect(page()).toContain(sentence)
    expect(screen.queryByRole('button', { name: /^捐12月的/ })).toBeNull()
  })
})

test('a missed month is made up only if its donor taps', async () => {
  await open(aPledge(), {
    'pledges.payMissed': () => ok({ giftId: 'gift-7', payment: aPayment, expiresAt: MONDAY }),
    'gifts.sync': () => ok(aGift({ giftId: 'gift-7' })),
  })
  expect(page()).toContain('7月没捐成，也没有补扣。')
  await tap('button', '补上7月的 ¥30')
  await settle()
  expect(asked('pledges.payMissed')).toEqual([{ pledgeId: 'pledge-1', period: '2026-07', via: {} }])
  expect(page()).toContain('谢谢你，灯亮了。')
})

test('a payment that was interrupted is looked after when the page is opened again', async () => {
  const opened = { giftId: 'gift-12' }
  await open(aPledge(), { 'gifts.sync': () => ok(aGift({ state: 'started' })) }, opened)
  expect(page()).toContain('正在核对')
  cleanup()
  await open(aPledge(), { 'gifts.sync': () => ok(aGift({ state: 'expired' })) }, opened)
  expect(page()).toContain('没有付款，钱没有动。')
})

describe('in two taps, and each says first what it will mean', () => {
  test('skip', async () => {
    await open(aPledge(), { 'pledges.skip': () => ok(aPledge({ nextOn: '2027-01-08' })) })
    await tap('button', /跳过下一次/)
    expect(page()).toContain('下次：1月8日，¥30')
    expect(asked('pledges.skip')).toEqual([])
    await tap('button', '跳过这一次')
    expect(asked('pledges.skip')).toEqual([{ pledgeId: 'pledge-1', period: '2026-12' }])
    expect(page()).toContain('这一次跳过了。 下次：1月8日，¥30')
  })

  test('pause for months', async () => {
    const paused = aPledge({ state: 'paused', resumesOn: '2027-02-08', nextOn: '2027-02-08' })
    await open(aPledge(), { 'pledges.pause': () => ok(paused) })
    await tap('button', /先歇一歇/)
    await tap('radio', '2 个月')
    expect(page()).toContain('歇到2月8日，这之前一分不扣。下次：2月8日，¥30')
    await tap('button', '歇到2月8日')
    expect(asked('pledges.pause')).toEqual([{ pledgeId: 'pledge-1', until: '2027-02-08' }])
    expect(page()).toContain('先歇一歇，2月8日继续。')
  })

  test('pause until a day', async () => {
    await open(aPledge())
    await tap('button', /先歇一歇/)
    await tap('radio', '到某一天')
    expect(screen.queryByRole('radio', { name: '7 日' })).toBeNull()
    await tap('radio', '3月')
    await tap('radio', '20 日')
    expect(page()).toContain('歇到3月20日，这之前一分不扣。下次：4月8日，¥30')
    await tap('button', '歇到3月20日')
    expect(asked('pledges.pause')).toEqual([{ pledgeId: 'pledge-1', until: '2027-03-20' }])
  })

  test('resume', async () => {
    await open(aPledge({ state: 'paused', resumesOn: '2027-02-08' }), {
      'pledges.resume': () => ok(aPledge()),
    })
    await tap('button', /现在就继续/)
    expect(page()).toContain('下次：12月8日，¥30')
    await tap('button', '继续')
    expect(asked('pledges.resume')).toEqual([{ pledgeId: 'pledge-1' }])
  })

  test('end, which offers pausing once', async () => {
    const ended = without(aPledge({ state: 'ended', ended: 'donor', endedAt: MONDAY }))
    await open(aPledge(), { 'pledges.end': () => ok(ended) })
    await tap('button', /^结束月捐/)
    expect(page()).toContain('结束月捐？以后不再扣款，捐过的都还在。')
    expect(screen.getByRole('button', { name: '先歇一歇，1月8日继续' })).toBeTruthy()
    const buttons = screen.getAllByRole('button', { name: /^结束月捐/ })
    await act(async () => fireEvent.click(buttons[buttons.length - 1] as HTMLElement))
    expect(asked('pledges.end')).toEqual([{ pledgeId: 'pledge-1' }])
    expect(page()).toContain('月捐结束了，以后不再扣款。')
    expect(screen.queryByRole('button', { name: /改金额或日子/ })).toBeNull()
  })

  test('change', async () => {
    const changed = aPledge({ amountFen: 5_000, day: 15, nextOn: '2026-12-15', nextFen: 5_000 })
    await open(aPledge(), { 'pledges.change': () => ok(changed) })
    await tap('button', /改金额或日子/)
    await tap('radio', '¥50')
    await tap('radio', '15 日')
    expect(page()).toContain('改好后，下次：12月15日，¥50')
    await tap('button', '就这样改')
    expect(asked('pledges.change')).toEqual([{ pledgeId: 'pledge-1', amountFen: 5_000, day: 15 }])
    expect(page()).toContain('改好了。 下次：12月15日，¥50')
  })

  test('change the hour and the project; one that takes nothing is not offered', async () => {
    await open(aPledge())
    await tap('button', /改金额或日子/)
    await tap('radio', '08:00')
    await tap('button', '换一个项目')
    expect(screen.getAllByRole('radio', { name: /（示例）/ })).toHaveLength(1)
    await tap('radio', /冬天的炉火/)
    await tap('button', '就这样改')
    expect(asked('pledges.change')).toEqual([
      { pledgeId: 'pledge-1', hour: 8, projectId: 'stove001' },
    ])
  })

  test('what is announced stays as it was announced', async () => {
    await open(aPledge({ announced: true }))
    await tap('button', /改金额或日子/)
    await tap('radio', '¥50')
    expect(page()).toContain('12月8日，¥30 这一次已经定了，照旧。')
    expect(page()).toContain('再下一次起照新的：1月8日，¥50')
  })

  test('a sum far above the usual is asked about, as the server wants it', async () => {
    await open(aPledge(), {
      'pledges.change': ({ confirmedLarge }) =>
        confirmedLarge ? ok(aPledge()) : refused('CONFIRM_LARGE_AMOUNT', { medianFen: 1_000 }),
    })
    await tap('button', /改金额或日子/)
    await tap('radio', '¥100')
    await tap('button', '就这样改')
    expect(page()).toContain('这次比你平时捐的多不少。')
    await tap('button', '数目对，捐 ¥100')
    expect(asked('pledges.change')).toEqual([
      { pledgeId: 'pledge-1', amountFen: 10_000 },
      { pledgeId: 'pledge-1', amountFen: 10_000, confirmedLarge: true },
    ])
  })

  test('a change that comes too late says so', async () => {
    await open(aPledge(), { 'pledges.skip': () => refused('MONTH_UNDER_WAY') })
    await tap('button', /跳过下一次/)
    await tap('button', '跳过这一次')
    expect(page()).toContain('这个月正在扣款，先别重复付款；结果一定会记上。')
  })

  test('a second tap does it once', async () => {
    await open(aPledge(), { 'pledges.skip': () => new Promise(() => undefined) })
    await tap('button', /跳过下一次/)
    await act(async () => {
      const button = screen.getByRole('button', { name: '跳过这一次' })
      fireEvent.click(button)
      fireEvent.click(button)
    })
    expect(asked('pledges.skip')).toHaveLength(1)
  })
})

describe('a contract', () => {
  const contract = { contractCode: 'code-1', appId: 'wx', path: 'p', extraData: {} }

  test('for another way is signed, and until then all is as before', async () => {
    const waiting = aPledge({ contractOffered: true, unsigned: { projectId: 'lunch001' } })
    let stands = aPledge({ contractOffered: true })
    await open(stands, {
      'pledges.show': () => ok(stands),
      'pledges.sync': () => ok(stands),
      'pledges.change': () => {
        stands = waiting
        return ok({ ...waiting, contract })
      },
    })
    mockSign.mockResolvedValue('signed')
    await tap('button', /改金额或日子/)
    await tap('radio', /自动扣款/)
    expect(page()).toContain('自动扣款要先在微信支付里签约；签好之前照原来的。')
    await tap('button', '就这样改')
    expect(asked('pledges.change')).toEqual([{ pledgeId: 'pledge-1', way: 'contract' }])
    expect(mockSign).toHaveBeenCalledWith(contract)
    expect(unsigned.find('pledge-1')).toBeDefined()
    expect(page()).toContain('改动在等签约，签好之前照原来的。')
  })

  test('is asked after until it is signed', async () => {
    const waiting = without(aPledge({ state: 'signing', way: 'contract', months: [] }))
    let syncs = 0
    await open(waiting, {
      'pledges.sync': () => {
        syncs += 1
        return ok(syncs > 1 ? aPledge({ way: 'contract' }) : waiting)
      },
    })
    unsigned.keep({ pledgeId: 'pledge-1', projectId: 'lunch001', at: MONDAY })
    expect(page()).toContain('正在核对签约')
    await act(async () => new Promise((done) => setTimeout(done, 600)))
    expect(page()).not.toContain('签约')
    expect(unsigned.find('pledge-1')).toBeUndefined()
  })
})

describe('a contract that nobody signs', () => {
  const contract = { contractCode: 'code-1', appId: 'wx', path: 'p', extraData: {} }
  const waiting = without(
    aPledge({
      state: 'signing',
      way: 'contract',
      months: [],
      unsigned: { projectId: 'lunch001' },
    }),
  )

  /** Looks with growing pauses, about two minutes in all. */
  async function openAndWait(pledge: Pledge, answers: Answers) {
    jest.useFakeTimers()
    await open(pledge, { 'pledges.sync': () => ok(pledge), ...answers })
    for (let looks = 0; looks < 20; looks += 1) {
      await act(async () => jest.advanceTimersByTimeAsync(11_000))
    }
    jest.useRealTimers()
  }

  test('is said to be unsigned after a while, and can be signed once more', async () => {
    await openAndWait(waiting, { 'pledges.change': () => ok({ ...waiting, contract }) })
    expect(page()).toContain('没查到签好的约定，月捐还没有开始，没有扣款。')
    mockSign.mockResolvedValue('refused')
    await tap('button', '再签一次')
    expect(asked('pledges.change')).toEqual([
      { pledgeId: 'pledge-1', projectId: 'lunch001', way: 'contract' },
    ])
    expect(mockSign).toHaveBeenCalledWith(contract)
    expect(page()).toContain('还没有签约')
  })

  test('can be left, which ends what never began', async () => {
    const ended = without(aPledge({ state: 'ended', ended: 'unsigned' }))
    await openAndWait(waiting, { 'pledges.end': () => ok(ended) })
    await tap('button', '不签了')
    expect(asked('pledges.end')).toEqual([{ pledgeId: 'pledge-1' }])
    expect(page()).toContain('没有签约，月捐没有开始，没有扣款。')
  })

  test('of a change keeps what was to be changed', async () => {
    const changing = aPledge({ unsigned: { projectId: 'lunch001' } })
    resetPhone()
    await openAndWait(changing, { 'pledges.change': () => ok({ ...changing, contract }) })
    const changes = { amountFen: 5_000, way: 'contract' } as const
    unsigned.keep({ pledgeId: 'pledge-1', projectId: 'lunch001', at: MONDAY, changes })
    mockSign.mockResolvedValue('signed')
    await tap('button', '再签一次')
    expect(asked('pledges.change')).toEqual([
      { pledgeId: 'pledge-1', projectId: 'lunch001', amountFen: 5_000, way: 'contract' },
    ])
    expect(unsigned.find('pledge-1')?.changes).toEqual(changes)
  })
})

describe('to keep the next one in mind', () => {
  test('a message is offered, and the phone’s own calendar', async () => {
    await open(aPledge())
    expect(page()).toContain('下个月到日子提醒我')
    await tap('button', /放进手机日历/)
    expect(mockAdd).toHaveBeenCalledWith({
      title: '月捐：「热乎的午饭」',
      description: '约好的月捐日：¥30，方便时打开灯愿点一下。',
      startsAt: new Date('2026-12-08T11:00:00Z'),
    })
    expect(page()).toContain('放好了，手机到日子会提醒。')
  })

  test('a day that not every month has cannot stand in a calendar, and a debit needs no reminder', async () => {
    await open(aPledge({ day: 29 }))
    expect(screen.queryByRole('button', { name: /放进手机日历/ })).toBeNull()
    cleanup()
    await open(aPledge({ way: 'contract' }))
    expect(screen.queryByRole('button', { name: /放进手机日历/ })).toBeNull()
    expect(page()).not.toContain('下个月到日子提醒我')
  })
})

test('just agreed: it says when the first one comes', async () => {
  await open(aPledge({ months: [aMonth('2026-12', { state: 'planned' })] }), {}, { begun: true })
  expect(page()).toContain('约好了。第一次：12月8日，¥30')
})

test('a first payment that was not made can be made, or begun anew', async () => {
  const months = [aMonth('2026-12', { state: 'announced', canPay: true })]
  await open(without(aPledge({ state: 'signing', months })))
  expect(page()).toContain('第一笔还没有付')
  expect(screen.getByRole('button', { name: '捐12月的 ¥30' })).toBeTruthy()
  cleanup()
  await open(without(aPledge({ state: 'signing', months: [] })))
  await tap('button', '再约一次')
  expect(trips).toEqual(['/pages/pledge/start/index?projectId=lunch001'])
})

test('on its anniversary it says so, on no other day, and never of one that has ended', async () => {
  const years = '今天满 2 年，一共亮了 8 盏。'
  await open(aPledge({ startedAt: '2024-12-06T16:30:00Z' }))
  expect(page()).toContain(years)
  cleanup()
  await open(aPledge({ startedAt: '2024-12-06T15:30:00Z' }))
  expect(page()).not.toContain('今天满')
  cleanup()
  await open(aPledge({ startedAt: '2026-12-06T16:30:00Z' }))
  expect(page()).not.toContain('今天满')
  cleanup()
  const ended = { state: 'ended', ended: 'donor', endedAt: '2026-11-01T00:00:00Z' } as const
  await open(aPledge({ startedAt: '2024-12-06T16:30:00Z', ...ended }))
  expect(page()).not.toContain('今天满')
})
