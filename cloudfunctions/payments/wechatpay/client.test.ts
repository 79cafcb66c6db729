import { deps, MCHID, settings } from './fixtures/a-merchant'
import { failureOf } from './fixtures/failure-of'
import type { JudgingPlatform, Received, Reply } from './fixtures/judge'
import { startPlatform } from './fixtures/judge'
import type { Attempt, WechatPayDeps } from './tries'
import { wechatPay } from './wechat-pay'

const order = { mchid: MCHID, orderNumber: 'GIFT20260909000001' }
const frozen = {
  ...order,
  description: '灯愿捐赠：山区营养午餐, "一份"',
  amountFen: 2000,
  payerOpenid: 'oSamplePerson000000000000001',
  expiresAt: '2026-09-09T01:09:09.123Z',
  notifyUrl: 'https://lantern.example/callbacks/wechatpay/1900000001',
}
const unpaid = {
  json: { mchid: MCHID, out_trade_no: order.orderNumber, trade_state: 'NOTPAY' },
}
const NOBODY = 'http://127.0.0.1:1'

const started: JudgingPlatform[] = []
async function platform(answer: (request: Received, count: number) => Reply) {
  const one = await startPlatform(answer)
  started.push(one)
  return one
}
afterEach(async () => {
  for (const one of started.splice(0)) {
    await one.close()
    expect(one.faults).toEqual([])
  }
})

const payThrough = (main: string, backup: string, change: Partial<WechatPayDeps> = {}) =>
  wechatPay(settings({ hosts: [main, backup] }), deps(change))

describe('two hosts', () => {
  test('when the main one cannot be reached the backup is asked, and stays first for a minute', async () => {
    const backup = await platform(() => unpaid)
    let now = Date.now()
    const attempts: Attempt[] = []
    const pay = payThrough(NOBODY, backup.url, {
      wallClock: { now: () => new Date(now) },
      observe: (attempt) => attempts.push(attempt),
    })
    expect(await pay.query(order)).toEqual({ state: 'unpaid' })
    expect(await pay.query(order)).toEqual({ state: 'unpaid' })
    now += 61_000
    await pay.query(order)
    expect(attempts.map(({ host, status, trouble }) => [host, status, trouble])).toEqual([
      [NOBODY, 0, 'NO_REPLY'],
      [backup.url, 200, ''],
      [backup.url, 200, ''],
      [NOBODY, 0, 'NO_REPLY'],
      [backup.url, 200, ''],
    ])
  })

  test('when the main one answers 500 the backup is asked with the same bytes, signed anew', async () => {
    const error = { status: 500, json: { code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' } }
    const main = await platform(() => error)
    const backup = await platform(() => ({ json: { prepay_id: 'wx0909' } }))
    expect(await payThrough(main.url, backup.url).prepare(frozen)).toEqual({ prepayId: 'wx0909' })
    expect(main.received).toHaveLength(1)
    expect(backup.received).toHaveLength(1)
    expect(backup.received[0]?.body).toBe(main.received[0]?.body)
    expect(backup.received[0]?.nonce).not.toBe(main.received[0]?.nonce)
  })
})

describe('when both have failed', () => {
  test('each call tries once, at one and the other in turn, until one of them answers', async () => {
    const error = { status: 502, json: {} }
    let down = true
    const backup = await platform(() => (down ? error : unpaid))
    const own = deps()
    const pay = wechatPay(settings({ hosts: [NOBODY, backup.url] }), own)
    const tries: number[] = []
    const tried = async () => {
      const before = own.pauses.length
      await pay.query(order).catch(() => {})
      tries.push(own.pauses.length - before + 1)
    }
    await tried()
    await tried()
    await tried()
    expect(backup.received).toHaveLength(2)
    down = false
    await tried()
    await tried()
    expect(tries).toEqual([3, 1, 1, 1, 1])
  })

  test('a moment later a call tries again as often as ever', async () => {
    let now = Date.now()
    const attempts: Attempt[] = []
    const pay = payThrough(NOBODY, 'http://127.0.0.1:2', {
      wallClock: { now: () => new Date(now) },
      observe: (attempt) => attempts.push(attempt),
    })
    for (const passedMs of [0, 1_000, 6_000]) {
      now += passedMs
      await expect(pay.query(order)).rejects.toThrow()
    }
    expect(attempts.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 3, 1, 1, 2, 3])
  })
})

describe('what is repeated, and what is not', () => {
  test('a connection that breaks after sending is repeated, with pauses that grow', async () => {
    const main = await platform((_, count) => (count < 3 ? { with: 'no-reply' } : unpaid))
    const own = deps()
    const pay = wechatPay(settings({ hosts: [main.url, main.url] }), own)
    expect(await pay.query(order)).toEqual({ state: 'unpaid' })
    expect(own.pauses).toEqual([100, 200])
  })

  test('after three tries it is "busy": the outcome is open, nothing is written off', async () => {
    const main = await platform(() => ({ with: 'no-reply' }))
    const failure = await failureOf(payThrough(main.url, main.url).prepare(frozen))
    expect(failure).toEqual({ kind: 'busy', code: 'NO_REPLY' })
    expect(main.received).toHaveLength(3)
  })

  test('"too often" is repeated at the same host, which is not to blame', async () => {
    const often = { status: 429, json: { code: 'FREQUENCY_LIMITED', message: '频率超限' } }
    const main = await platform((_, count) => (count < 2 ? often : unpaid))
    expect(await payThrough(main.url, NOBODY).query(order)).toEqual({ state: 'unpaid' })
    expect(main.received).toHaveLength(2)
  })

  test('a "no" is never repeated', async () => {
    const wrong = { status: 400, json: { code: 'PARAM_ERROR', message: '参数错误' } }
    const main = await platform(() => wrong)
    const failure = await failureOf(payThrough(main.url, main.url).prepare(frozen))
    expect(failure).toEqual({ kind: 'refused', code: 'PARAM_ERROR' })
    expect(main.received).toHaveLength(1)
  })

  test('a host that takes a request and never answers is given up', async () => {
    const timeouts: number[] = []
    const pay = payThrough(NOBODY, NOBODY, {
      exchange: async ({ timeoutMs }) => {
        timeouts.push(timeoutMs)
        throw new Error(`no reply within ${timeoutMs} ms`)
      },
    })
    expect(await failureOf(pay.query(order))).toEqual({ kind: 'busy', code: 'NO_REPLY' })
    // Three of them and the pauses fit into the 15 seconds of a function.
    expect(timeouts).toEqual([4000, 4000, 4000])
  })

  test('a merchant whose keys we do not hold is not called, and nothing of it is written off', async () => {
    const failure = await failureOf(payThrough(NOBODY, NOBODY).query({ ...order, mchid: '7' }))
    expect(failure).toEqual({ kind: 'busy', code: 'NO_KEYS' })
  })
})

describe('an answer that is not WeChat Pay’s own', () => {
  const spoiled = ['no-signature', 'stranger', 'old-date', 'another-body'] as const

  test.each(spoiled)('with %s is not believed, neither yes nor no', async (fault) => {
    const paid = { json: { prepay_id: 'wx-of-a-thief' }, with: fault }
    const main = await platform(() => paid)
    const failure = await failureOf(payThrough(main.url, main.url).prepare(frozen))
    expect(failure).toEqual({ kind: 'busy', code: 'UNVERIFIED_REPLY' })
  })

  test('is not believed when it says that an order does not exist', async () => {
    const json = { code: 'ORDER_NOT_EXIST', message: '订单不存在' }
    const main = await platform(() => ({ status: 404, json, with: 'no-signature' }))
    const failure = await failureOf(payThrough(main.url, main.url).query(order))
    expect(failure.kind).toBe('busy')
  })

  test('about another order is not believed, although it is signed', async () => {
    const json = { ...unpaid.json, out_trade_no: 'GIFT20260909000002' }
    const main = await platform(() => ({ json }))
    const failure = await failureOf(payThrough(main.url, main.url).query(order))
    expect(failure).toEqual({ kind: 'busy', code: 'UNREADABLE_REPLY' })
  })
})
