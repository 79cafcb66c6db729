/** A contract that waits for its signature. */
import { act, cleanup } from '@testing-library/react'
import type { Pledge } from '../../../../contracts/pledges'
import { resetPhone } from '../../../../tests/support/taro'
import { MONDAY } from '../../projects/project.fake'
import { aMonth, aPledge, theMonths } from '../pledges.fake'
import { unsigned } from '../signing/sign'
import { mockSign } from './outside.fake'
import { type Answers, asked, ok, open, page, tap, without } from './pledge-page.fake'

jest.mock('../../../cloud', () => jest.requireActual('./outside.fake').cloud())
jest.mock('../../../cloud/server-time', () => jest.requireActual('./outside.fake').serverTime())
jest.mock('../../../platform/contract', () => jest.requireActual('./outside.fake').contract())
jest.mock('../../../platform/pay', () => jest.requireActual('./outside.fake').pay())
jest.mock('../../../platform/calendar', () => jest.requireActual('./outside.fake').calendar())

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
    expect(page()).toContain('改动在等签约还什么都没有改，签好之前照原来的。')
    expect(page()).not.toContain('改好了')
  })

  test('that was refused, or that waits, leaves the change undone, and it can be dropped', async () => {
    let stands = aPledge({ contractOffered: true })
    await open(stands, {
      'pledges.show': () => ok(stands),
      'pledges.sync': () => ok(stands),
      'pledges.change': () => {
        stands = aPledge({ contractOffered: true, unsigned: { projectId: 'lunch001' } })
        return ok({ ...stands, contract })
      },
      'pledges.dropChange': () => {
        stands = aPledge({ contractOffered: true })
        return ok(stands)
      },
    })
    mockSign.mockResolvedValue('refused')
    await tap('button', /改金额或日子/)
    await tap('radio', /自动扣款/)
    await tap('button', '就这样改')
    expect(page()).toContain('还什么都没有改')
    expect(page()).not.toContain('改好了')
    await tap('button', '不改了')
    expect(asked('pledges.dropChange')).toEqual([{ pledgeId: 'pledge-1' }])
    expect(page()).not.toContain('改动在等签约')
    expect(unsigned.find('pledge-1')).toBeUndefined()
  })

  test('just signed is said: it is agreed, the first is charged today, and then it is thanked for', async () => {
    const first = (given: object) => [aMonth('2026-12', { dueOn: '2026-12-07', ...given })]
    const signed = { way: 'contract', gifts: 0 } as const
    await open(aPledge({ ...signed, months: theMonths().slice(0, 1) }), {}, { begun: true })
    expect(page()).toContain('约好了。第一次：12月8日，¥30')
    cleanup()
    for (const state of ['announced', 'charging'] as const) {
      const atOnce = aPledge({ ...signed, months: first({ state }) })
      await open(without(atOnce), {}, { begun: true })
      expect(page()).toContain('约好了。第一次今天就扣 ¥30，扣好了灯会亮。')
      cleanup()
    }
    // A day so near that it is announced with the signature is still that day.
    const near = first({ state: 'announced', dueOn: '2026-12-08' })
    await open(aPledge({ ...signed, announced: true, months: near }), {}, { begun: true })
    expect(page()).toContain('约好了。第一次：12月8日，¥30')
    expect(page()).not.toContain('今天就扣')
    cleanup()
    const paid = [...first({ giftId: 'gift-12' })]
    await open(aPledge({ ...signed, gifts: 1, months: paid }), {}, { begun: true })
    expect(page()).toContain('谢谢你，灯亮了。下次：12月8日，¥30')
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
