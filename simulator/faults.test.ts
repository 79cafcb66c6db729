import './fixtures/patience'
import { parseControl } from './control/control-error'
import type { FaultPlan, Forgery, Outage } from './fault-plan'
import { faultPlanSchema } from './fault-plan'
import { createFaults } from './faults'
import type { RawReply } from './fixtures/a-merchant'
import { aPrepay, merchantOf, placeOrder, send } from './fixtures/a-merchant'
import type { TestBed } from './fixtures/a-simulator'
import { aSimulator } from './fixtures/a-simulator'
import type { AppSettings } from './index'
import { forgetfulJournal } from './journal'

const NOW_MS = Date.parse('2026-11-02T00:00:00Z')

const planned = (plan: FaultPlan, nowMs = () => NOW_MS) => {
  const faults = createFaults(forgetfulJournal, nowMs)
  faults.change(faultPlanSchema.parse(plan))
  return faults
}

describe('chance', () => {
  const rates = { error: 0.2, errorAfterCommit: 0.1, timeout: 0.1, duplicate: 0.3, lost: 0.1 }
  const kinds = (seed: number) => {
    const faults = planned({ seed, rates })
    return Array.from({ length: 200 }, (_, index) => {
      // Queries in between don't shift what happens to prepays.
      if (index % 3 === seed % 2) faults.forCall('query')
      return faults.forCall('prepay')?.kind
    })
  }

  test('the same seed strikes the same calls, another seed others', () => {
    const fault = planned({ seed: 7, rates })
    const alone = Array.from({ length: 200 }, () => fault.forCall('prepay')?.kind)
    expect(kinds(7)).toEqual(alone)
    expect(kinds(8)).not.toEqual(alone)
  })

  test('rates are met roughly', () => {
    const faults = planned({ seed: 3, rates })
    const drawn = Array.from({ length: 10_000 }, () => faults.forCall('query')?.kind)
    const share = (kind: string | undefined) => drawn.filter((one) => one === kind).length / 10_000
    expect(share('error')).toBeCloseTo(0.2, 1)
    expect(share('timeout')).toBeCloseTo(0.1, 1)
    expect(share(undefined)).toBeCloseTo(0.6, 1)
    const news = Array.from({ length: 10_000 }, () => faults.forNotice('callback', 'GIFT1')?.kind)
    expect(new Set(news)).toEqual(new Set([undefined, 'duplicate', 'lost']))
  })

  test('a probe comes as often as one in fifty when it is asked for', () => {
    const faults = planned({ rates: { signtest: 0.02 } })
    const drawn = Array.from({ length: 10_000 }, () => faults.forNotice('callback', 'GIFT1')?.kind)
    expect(new Set(drawn)).toEqual(new Set([undefined, 'signtest']))
    expect(drawn.filter((kind) => kind === 'signtest').length / 10_000).toBeCloseTo(0.02, 2)
  })

  test('nothing strikes unless it is asked for', () => {
    const faults = createFaults(forgetfulJournal, () => NOW_MS)
    expect(Array.from({ length: 100 }, () => faults.forCall('prepay'))).toEqual(
      Array(100).fill(undefined),
    )
  })
})

describe('the queue', () => {
  test('strikes once each, in order, and only the calls and orders that it names', () => {
    const faults = planned({
      next: [
        { on: 'prepay', kind: 'error', outTradeNo: 'GIFT2' },
        { on: 'prepay', kind: '429', times: 2 },
      ],
    })
    expect(faults.forCall('query')).toBeUndefined()
    const met = ['GIFT1', 'GIFT2', 'GIFT1', 'GIFT2'].map((no) => faults.forCall('prepay', no)?.kind)
    expect(met).toEqual(['429', 'error', '429', undefined])
  })

  test('strikes always when it is told so, until it is cleared', () => {
    const faults = planned({ next: [{ on: 'prepay', kind: 'slow', times: 'always' }] })
    const met = Array.from({ length: 50 }, () => faults.forCall('prepay')?.kind)
    expect(new Set(met)).toEqual(new Set(['slow']))
    faults.change({ clear: true })
    expect(faults.forCall('prepay')).toBeUndefined()
  })

  test('ends at its moment, used up or not, and is then no longer shown', () => {
    let nowMs = NOW_MS
    const endsAt = '2026-11-02T08:01:00+08:00'
    const faults = planned(
      {
        next: [
          { on: 'callback', kind: 'lost', times: 'always', endsAt },
          { on: 'callback', kind: 'duplicate' },
        ],
      },
      () => nowMs,
    )
    nowMs += 59_999
    expect(faults.forNotice('callback', 'GIFT1')?.kind).toBe('lost')
    expect(faults.show().next).toHaveLength(2)
    nowMs += 1
    expect(faults.show().next).toMatchObject([{ kind: 'duplicate' }])
    expect(faults.forNotice('callback', 'GIFT1')?.kind).toBe('duplicate')
  })

  test('is forgotten on request', () => {
    const faults = planned({ next: [{ on: 'prepay', kind: 'error' }] })
    faults.change({ clear: true })
    expect(faults.forCall('prepay')).toBeUndefined()
  })

  test.each<[object, RegExp]>([
    [{ on: 'prepay', kind: 'lost' }, /^next\.0\.kind: must be one of error, .*, early$/],
    [{ on: 'callback', kind: 'error' }, /^next\.0\.kind: must be one of lost, duplicate, /],
    [
      { on: 'prepay', kind: 'error', times: 'often' },
      /^next\.0\.times: must be a whole number from 1, or/,
    ],
    [{ on: 'prepay', kind: 'error', endsAt: 'in a minute' }, /^next\.0\.endsAt: /],
    [{ on: 'weather', kind: 'error' }, /^next\.0\.on: .*'code' \| 'callback'/],
    // What would strike and change nothing.
    [{ on: 'query', kind: 'early' }, /kind: must be one of/],
    [{ on: 'refund', kind: 'early' }, /kind: must be one of/],
    [{ on: 'close', kind: 'notEnough' }, /kind: must be one of/],
    [{ on: 'login', kind: 'badSignature' }, /kind: must be one of/],
    [{ on: 'bill-download', kind: 'badSignature' }, /kind: must be one of/],
    [{ on: 'refund-callback', kind: 'wrongPayer' }, /kind: must be one of/],
    [{ on: 'refund-callback', kind: 'wrongCurrency' }, /kind: must be one of/],
    [{ on: 'callback', kind: 'unknownRefund' }, /kind: must be one of/],
    [{ on: 'query', kind: 'error', code: 'WEATHER' }, /^next\.0\.code: must be one of USERPAYING/],
    [{ on: 'query', kind: 'slow', code: 'NO_AUTH' }, /^next\.0\.kind: must be error when a code/],
  ])('takes no fault that it does not know: %j', (fault, sentence) => {
    expect(() => parseControl(faultPlanSchema, { next: [fault] })).toThrow(sentence)
  })

  test('takes no rate above one', () => {
    expect(faultPlanSchema.safeParse({ rates: { error: 2 } }).success).toBe(false)
  })
})

describe('what a merchant meets', () => {
  let bed: TestBed
  let settings: AppSettings
  beforeAll(async () => {
    bed = await aSimulator()
    settings = bed.simulator.settingsForTheApp
  })
  afterAll(() => bed.close())

  const meet = async (kind: Outage | Forgery, delayMs?: number) => {
    await bed.fault({ next: [{ on: 'prepay', kind, delayMs }] })
    const body = aPrepay(settings)
    const startMs = Date.now()
    const reply: RawReply | undefined = await send(settings, {
      path: '/v3/pay/transactions/jsapi',
      body,
    }).catch(() => undefined)
    const { orders } = await bed.control<{ orders: object[] }>(
      `/ledger?outTradeNo=${body.out_trade_no}`,
    )
    return { reply, isPlaced: orders.length === 1, tookMs: Date.now() - startMs }
  }

  test.each<[Outage | Forgery, object, boolean]>([
    ['error', { status: 500, json: { code: 'SYSTEM_ERROR' }, isSignatureGood: true }, false],
    ['errorAfterCommit', { status: 500, isSignatureGood: true }, true],
    ['429', { status: 429, json: { code: 'FREQUENCY_LIMITED' } }, false],
    ['badSignature', { status: 200, isSignatureGood: false }, true],
    ['unknownSerial', { status: 200, isSignatureGood: false }, true],
    ['stale', { status: 200, isSignatureGood: true }, true],
    ['oldKey', { status: 200, isSignatureGood: true }, true],
    ['signtest', { status: 200, isSignatureGood: false }, true],
  ])('%s answers as it should', async (kind, reply, isPlaced) => {
    expect(await meet(kind)).toMatchObject({ reply, isPlaced })
  })

  test.each<[Outage | Forgery, boolean]>([
    ['reset', false],
    ['resetAfterCommit', true],
    ['timeout', false],
    ['timeoutAfterCommit', true],
  ])('%s gives no answer', async (kind, isPlaced) => {
    expect(await meet(kind)).toMatchObject({ reply: undefined, isPlaced })
  })

  test.each<[Outage | Forgery, object]>([
    ['badSignature', { status: 404, isSignatureGood: false }],
    ['unknownSerial', { status: 404, isSignatureGood: false }],
    ['oldKey', { status: 404, isSignatureGood: true }],
    ['errorAfterCommit', { status: 500, isSignatureGood: true }],
  ])('%s strikes a refusal too', async (kind, reply) => {
    await bed.fault({ next: [{ on: 'query', kind }] })
    const { mchid } = merchantOf(settings)
    const path = `/v3/pay/transactions/out-trade-no/NEVER00001?mchid=${mchid}`
    const [struck, next] = [await send(settings, { path }), await send(settings, { path })]
    expect(struck).toMatchObject(reply)
    expect(next).toMatchObject({ status: 404, isSignatureGood: true })
    expect(struck.serial === next.serial).toBe(kind !== 'oldKey' && kind !== 'unknownSerial')
  })

  test.each([
    ['USERPAYING', 202],
    ['NO_AUTH', 403],
    ['RULE_LIMIT', 403],
    ['TRADE_ERROR', 403],
    ['OUT_TRADE_NO_USED', 403],
    ['USER_ACCOUNT_ABNORMAL', 403],
    ['RATELIMIT_EXCEEDED', 429],
  ] as const)('%s is refused with %d and nothing is done', async (code, status) => {
    await bed.fault({ next: [{ on: 'prepay', kind: 'error', code }] })
    const body = aPrepay(settings)
    const path = '/v3/pay/transactions/jsapi'
    const struck = await send(settings, { path, body })
    expect(struck).toMatchObject({ status, json: { code }, isSignatureGood: true })
    expect(await bed.control(`/ledger?outTradeNo=${body.out_trade_no}`)).toMatchObject({
      orders: [],
    })
  })

  test.each<[Outage, number | undefined, string]>([
    ['error', 500, 'NOTPAY'],
    ['429', 429, 'NOTPAY'],
    ['reset', undefined, 'NOTPAY'],
    ['timeout', undefined, 'NOTPAY'],
    ['errorAfterCommit', 500, 'CLOSED'],
    ['resetAfterCommit', undefined, 'CLOSED'],
    ['timeoutAfterCommit', undefined, 'CLOSED'],
  ])('a close that meets %s leaves the order as it says', async (kind, status, state) => {
    const { number, body } = await placeOrder(settings)
    // Aimed at another order it does not strike.
    await bed.fault({ next: [{ on: 'close', kind, outTradeNo: number }] })
    const closeOf = async ({ number: of }: { number: string }) => {
      const path = `/v3/pay/transactions/out-trade-no/${of}/close`
      const reply = send(settings, { path, body: { mchid: body.mchid } })
      return (await reply.catch(() => undefined))?.status
    }
    expect(await closeOf(await placeOrder(settings))).toBe(204)
    expect(await closeOf({ number })).toBe(status)
    const path = `/v3/pay/transactions/out-trade-no/${number}?mchid=${body.mchid}`
    expect((await send(settings, { path })).json).toMatchObject({ trade_state: state })
  })

  test('a forged reply without a body is forged all the same', async () => {
    const { number, body } = await placeOrder(settings)
    await bed.fault({ next: [{ on: 'close', kind: 'badSignature' }] })
    const path = `/v3/pay/transactions/out-trade-no/${number}/close`
    const reply = await send(settings, { path, body: { mchid: body.mchid } })
    expect(reply).toMatchObject({ status: 204, isSignatureGood: false })
  })

  test('a time-out holds the call as long as it was told to', async () => {
    const { tookMs, reply } = await meet('timeout', 200)
    expect(reply).toBeUndefined()
    expect(tookMs).toBeGreaterThanOrEqual(195)
  })

  test('a slow answer is late and right', async () => {
    const { tookMs, reply, isPlaced } = await meet('slow', 150)
    expect(tookMs).toBeGreaterThanOrEqual(145)
    expect({ status: reply?.status, isPlaced }).toEqual({ status: 200, isPlaced: true })
  })

  test('a request that fails its signature uses up no fault', async () => {
    await bed.fault({ next: [{ on: 'prepay', kind: 'error' }] })
    const path = '/v3/pay/transactions/jsapi'
    const forged = await send(settings, { path, body: aPrepay(settings), serial: 'SIM00' })
    expect(forged.status).toBe(401)
    expect((await send(settings, { path, body: aPrepay(settings) })).status).toBe(500)
    expect((await placeOrder(settings)).prepayId).toMatch(/^wxsim/)
  })
})
