/** What a donor can do alone, in two taps. */
import { act, fireEvent, screen } from '@testing-library/react'
import { refused } from '../../gifts/journey/giving.fake'
import { MONDAY } from '../../projects/project.fake'
import { aPledge, theMonths } from '../pledges.fake'
import { asked, ok, open, page, tap, without } from './pledge-page.fake'

jest.mock('../../../cloud', () => jest.requireActual('./outside.fake').cloud())
jest.mock('../../../cloud/server-time', () => jest.requireActual('./outside.fake').serverTime())
jest.mock('../../../platform/contract', () => jest.requireActual('./outside.fake').contract())
jest.mock('../../../platform/pay', () => jest.requireActual('./outside.fake').pay())
jest.mock('../../../platform/calendar', () => jest.requireActual('./outside.fake').calendar())

test('the month that is announced stays, and from when on it is as changed is said', async () => {
  const months = theMonths({ state: 'announced' })
  await open(
    aPledge({ way: 'contract', announced: true, amountFen: 5_000, nextFen: 3_000, months }),
  )
  expect(page()).toContain('再下一次起照新的：1月8日，¥50')
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
    await tap('button', '数目对，每月 ¥100')
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
