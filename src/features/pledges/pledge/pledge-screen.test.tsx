import { cleanup, screen } from '@testing-library/react'
import type { Pledge } from '../../../../contracts/pledges'
import { trips } from '../../../../tests/support/taro'
import { unanswered } from '../../gifts/journey/giving.fake'
import { aProject } from '../../projects/project.fake'
import { aMonth, aPledge, theMonths } from '../pledges.fake'
import { mockAdd } from './outside.fake'
import { ok, open, page, tap } from './pledge-page.fake'

jest.mock('../../../cloud', () => jest.requireActual('./outside.fake').cloud())
jest.mock('../../../cloud/server-time', () => jest.requireActual('./outside.fake').serverTime())
jest.mock('../../../platform/contract', () => jest.requireActual('./outside.fake').contract())
jest.mock('../../../platform/pay', () => jest.requireActual('./outside.fake').pay())
jest.mock('../../../platform/calendar', () => jest.requireActual('./outside.fake').calendar())

test('the months as lanterns in words, what was given, what comes next, and what it did', async () => {
  await open(aPledge())
  expect(
    screen.getByRole('img', { name: '3月到2月，亮着 8 盏，7月没有捐，下一盏是12月' }),
  ).toBeTruthy()
  expect(page()).toContain('已点亮 8 盏')
  expect(screen.getByRole('img', { name: '¥240.00' })).toBeTruthy()
  expect(page()).toContain('12月8日 周二')
  expect(page()).toContain('下一次，那天 19:00 提醒你')
  expect(page()).toContain('这些钱做了什么')
})

test.each([
  ['to come', '2026-12-30', '下一份 12月30日前到。'],
  ['late', '2026-12-01', '该在 12月1日前到的一份还没到。'],
])('with no report since it began, the next is said to be %s', async (_, due, words) => {
  const project = aProject({ projectId: 'lunch001', monthly: true, nextReportDueOn: due })
  await open(aPledge({ startedAt: '2026-12-06T16:30:00Z' }), { 'projects.show': () => ok(project) })
  expect(page()).toContain(`还没有新的报告，${words}`)
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
    [
      'sent before the end, in vain',
      {
        ...{ state: 'ended', ended: 'donor', endedAt: '2026-12-08T03:00:00Z' },
        months: theMonths({ state: 'skipped', way: 'contract', giftId: 'gift-12' }),
      },
      '12月送去扣的那一笔没有扣成，钱没有动。',
    ],
    ['being charged', { months: theMonths({ state: 'charging' }) }, '12月的正在扣款'],
  ])('%s', async (_, given, sentence) => {
    await open(aPledge(given))
    expect(page()).toContain(sentence)
  })

  test('a month left out with nothing under way, or whose outcome is not known, is not called in vain', async () => {
    const ended = { state: 'ended', ended: 'donor', endedAt: '2026-12-08T03:00:00Z' } as const
    for (const given of [{}, { giftId: 'gift-12', paying: true as const }]) {
      await open(
        aPledge({ ...ended, months: theMonths({ state: 'skipped', way: 'contract', ...given }) }),
      )
      expect(page()).not.toContain('没有扣成')
      cleanup()
    }
  })

  test('a debit under way of a pledge that has ended is told of once', async () => {
    const underWay = { period: '2026-12', giftId: 'gift-12' }
    await open(aPledge({ underWay, months: theMonths({ state: 'charging' }) }))
    expect(page()).toContain('已经送去扣款')
    expect(page()).not.toContain('正在扣款')
  })

  test('one that is tried again is no next one', async () => {
    const months = theMonths({ state: 'retrying', why: 'NO_MONEY', againOn: '2026-12-09' })
    await open(aPledge({ way: 'contract', announced: true, nextOn: '2026-12-09', months }))
    expect(page()).toContain('这一次再试的日子12月9日 周三')
    expect(page()).not.toContain('扣款前先告诉你')
    cleanup()
    await open(aPledge({ way: 'contract' }))
    expect(page()).toContain('下一次，扣款前先告诉你12月8日 周二')
  })

  test('of a payment service that is away nobody hears', async () => {
    const months = theMonths({ state: 'retrying', why: 'SERVICE_DOWN', againOn: '2026-12-09' })
    await open(aPledge({ way: 'contract', months }))
    expect(page()).not.toContain('没扣成')
  })
})

describe('to keep the next one in mind', () => {
  test('a message is offered, and the phone’s own calendar', async () => {
    await open(aPledge())
    expect(page()).toContain('下次到日子提醒我')
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
    expect(page()).not.toContain('下次到日子提醒我')
  })
})

test('just agreed: it says when the first one comes', async () => {
  await open(aPledge({ months: [aMonth('2026-12', { state: 'planned' })] }), {}, { begun: true })
  expect(page()).toContain('约好了。第一次：12月8日，¥30')
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
