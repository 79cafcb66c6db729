/** A month that is due, missed or begun with, and its payment. */
import { act, cleanup, screen } from '@testing-library/react'
import { trips } from '../../../../tests/support/taro'
import { aGift, aPayment, refused } from '../../gifts/journey/giving.fake'
import { MONDAY } from '../../projects/project.fake'
import { aMonth, aPledge, theMonths } from '../pledges.fake'
import { mockPay } from './outside.fake'
import { type Answers, asked, ok, open, page, settle, tap, without } from './pledge-page.fake'

jest.mock('../../../cloud', () => jest.requireActual('./outside.fake').cloud())
jest.mock('../../../cloud/server-time', () => jest.requireActual('./outside.fake').serverTime())
jest.mock('../../../platform/contract', () => jest.requireActual('./outside.fake').contract())
jest.mock('../../../platform/pay', () => jest.requireActual('./outside.fake').pay())
jest.mock('../../../platform/calendar', () => jest.requireActual('./outside.fake').calendar())

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

test('a month that was skipped while it was being paid has no outcome yet, and nobody says that nothing was charged', async () => {
  const months = theMonths({ state: 'skipped', paying: true })
  await open(aPledge({ months }))
  expect(page()).toContain('12月有一笔付款还没有结果。先别重复付款；若已扣款，一定会记上。')
  expect(page()).not.toContain('没有扣款')
})

test.each(['announced', 'missed'] as const)(
  'a %s month whose payment was opened elsewhere says so, and can be gone on with',
  async (state) => {
    await open(aPledge({ months: theMonths({ state, paying: true, canPay: true }) }))
    expect(page()).toContain(
      '12月的付款打开过，还没有结果。付了就不用再付，一定会记上；没付，可以接着付。',
    )
    expect(screen.getByRole('button', { name: /12月的 ¥30$/ })).toBeTruthy()
  },
)

test('what was left just now is said, and not that it has no outcome', async () => {
  const months = theMonths({ state: 'announced', dueOn: '2026-12-07', canPay: true, paying: true })
  await open(aPledge({ announced: true, months }), {
    'pledges.pay': () => ok({ giftId: 'gift-7', payment: aPayment, expiresAt: MONDAY }),
    'gifts.sync': () => ok(aGift({ giftId: 'gift-7', state: 'started' })),
  })
  mockPay.mockResolvedValue('cancel')
  await tap('button', '捐12月的 ¥30')
  await settle()
  expect(page()).toContain('没有付款，钱没有动。')
  expect(page()).not.toContain('还没有结果')
})

test('of a month that can be paid by now nobody is told again', async () => {
  const due = theMonths({ state: 'announced', dueOn: '2026-12-07', canPay: true })
  await open(aPledge({ announced: true, months: due }))
  expect(page()).toContain('这一次，现在可以付')
  expect(page()).not.toContain('那天 19:00 提醒你')
})

test('one whose debit failed can be paid instead, and says when it is tried again', async () => {
  const given = { state: 'retrying', why: 'NO_MONEY', againOn: '2026-12-09', canPay: true } as const
  await open(aPledge({ way: 'contract', announced: true, months: theMonths(given) }))
  expect(page()).toContain('到那天会再试；想现在付也可以，付了就不再扣。')
  expect(page()).toContain('这一次再试的日子')
})

test('a missed month is made up only if its donor taps', async () => {
  await open(aPledge(), {
    'pledges.payMissed': () => ok({ giftId: 'gift-7', payment: aPayment, expiresAt: MONDAY }),
    'gifts.sync': () => ok(aGift({ giftId: 'gift-7' })),
  })
  expect(page()).toContain('7月没有捐，补不补都可以。')
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

test('a first payment that was not made can be made, or begun anew', async () => {
  const months = [aMonth('2026-12', { state: 'announced', canPay: true })]
  await open(without(aPledge({ state: 'signing', months, gifts: 0, totalFen: 0, given: [] })))
  expect(page()).not.toContain('这些钱做了什么')
  expect(page()).toContain('第一笔还没有付')
  expect(screen.getByRole('button', { name: '捐12月的 ¥30' })).toBeTruthy()
  cleanup()
  await open(without(aPledge({ state: 'signing', months: [] })))
  await tap('button', '再约一次')
  expect(trips).toEqual(['/pages/pledge/start/index?projectId=lunch001'])
})
