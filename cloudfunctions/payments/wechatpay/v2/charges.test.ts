import {
  CONTRACT_ID,
  charge,
  debitAt,
  no,
  order,
  paidFields,
  payment,
  well,
} from '../fixtures/a-debit'
import { APPID, MCHID } from '../fixtures/a-merchant'
import { failureOf } from '../fixtures/failure-of'
import type { JudgingPlatform, Reply } from '../fixtures/judge'
import { startPlatform } from '../fixtures/judge'
import { fieldsOf } from '../fixtures/judge-v2'

let reply: Reply
let platform: JudgingPlatform
beforeAll(async () => {
  platform = await startPlatform(() => reply)
})
beforeEach(() => {
  platform.received.length = 0
})
afterAll(async () => {
  await platform.close()
  expect(platform.faults).toEqual([])
})
const debit = () => debitAt(platform.url)

describe('asking for a charge', () => {
  test('sends its terms, in XML that the judge accepts', async () => {
    reply = { xml: well }
    expect(await debit().charge(charge)).toEqual({ state: 'accepted' })
    const [request] = platform.received
    expect(request).toMatchObject({ method: 'POST', path: '/pay/pappayapply' })
    expect(fieldsOf(request?.body ?? '')).toEqual({
      appid: APPID,
      mch_id: MCHID,
      nonce_str: expect.any(String),
      trade_type: 'PAP',
      contract_id: CONTRACT_ID,
      out_trade_no: order.orderNumber,
      body: charge.description,
      total_fee: '3000',
      fee_type: 'CNY',
      spbill_create_ip: '127.0.0.1',
      notify_url: charge.notifyUrl,
      sign: expect.any(String),
    })
  })

  test.each([
    ['NOTENOUGH', 'NO_MONEY'],
    ['NOT_ENOUGH', 'NO_MONEY'],
    ['RULELIMIT', 'LIMIT'],
    ['RULE_LIMIT', 'LIMIT'],
    ['CONTRACTERROR', 'CONTRACT_ENDED'],
    ['CONTRACT_NOT_EXIST', 'CONTRACT_ENDED'],
    ['ACCOUNTERROR', 'CARD'],
    ['ACCOUNT_ERROR', 'CARD'],
    ['USER_ACCOUNT_ABNORMAL', 'CARD'],
  ])('that is refused for what its payer has: %s', async (code, why) => {
    reply = no(code)
    expect(await debit().charge(charge)).toEqual({ state: 'failed', why, code })
    expect(platform.received).toHaveLength(1)
  })

  test.each(['ORDERPAID', 'ORDER_PAID', 'ORDERCLOSED', 'OUT_TRADE_NO_USED'])(
    'under a number that stands for something: %s',
    async (code) => {
      reply = no(code)
      expect(await debit().charge(charge)).toEqual({ state: 'used' })
    },
  )

  test.each([
    ['SYSTEMERROR', 3],
    ['BANKERROR', 3],
    ['SIGNERROR', 1],
    ['NO_AUTH', 1],
    ['APPID_MCHID_NOT_MATCH', 1],
    ['SOMETHING_NEW', 1],
  ])('is not known to have failed after %s', async (code, tries) => {
    reply = no(code)
    expect(await failureOf(debit().charge(charge))).toEqual({ kind: 'busy', code })
    expect(platform.received).toHaveLength(tries)
  })

  test.each([
    ['FREQUENCY_LIMITED', no('FREQUENCY_LIMITED')],
    ['RATELIMIT_EXCEEDED', no('RATELIMIT_EXCEEDED')],
    ['HTTP_429', { status: 429, xml: {} }],
  ])('of which there are too many is given back at once: %s', async (code, answer) => {
    reply = answer
    const failure = await failureOf(debit().charge(charge))
    expect(failure).toEqual({ kind: 'busy', code, tooOften: true })
    expect(platform.received).toHaveLength(1)
  })

  test.each(['INVALID_REQUEST', 'PARAM_ERROR'])(
    'that is not taken as it is asked is refused: %s',
    async (code) => {
      reply = no(code)
      expect(await failureOf(debit().charge(charge))).toEqual({ kind: 'refused', code })
    },
  )

  test('repeats the same bytes, because the same number charges once', async () => {
    reply = no('SYSTEMERROR')
    await failureOf(debit().charge(charge))
    expect(new Set(platform.received.map(({ body }) => body)).size).toBe(1)
  })
})

describe('asking about a charge', () => {
  const state = (change: Record<string, string>) => {
    reply = { xml: { ...well, trade_type: 'PAP', ...paidFields, ...change } }
    return debit().queryCharge(order)
  }

  test('names it by our number', async () => {
    await state({})
    const [request] = platform.received
    expect(request).toMatchObject({ method: 'POST', path: '/pay/paporderquery' })
    expect(fieldsOf(request?.body ?? '')).toMatchObject({ out_trade_no: order.orderNumber })
  })

  test('that is paid, or was paid back', async () => {
    expect(await state({})).toEqual({ state: 'paid', payment })
    expect(await state({ fee_type: '' })).toEqual({ state: 'paid', payment })
    expect(await state({ trade_state: 'REFUND' })).toEqual({ state: 'refunded', payment })
  })

  test.each(['ACCEPT', 'NOTPAY', 'USERPAYING'])('that is under way: %s', async (trade_state) => {
    expect(await state({ trade_state })).toEqual({ state: 'processing' })
  })

  test.each([
    [{ err_code: 'NOTENOUGH' }, 'NO_MONEY'],
    [{ err_code: 'RULELIMIT' }, 'LIMIT'],
    [{ err_code: 'CONTRACTERROR' }, 'CONTRACT_ENDED'],
    [{ err_code: 'ACCOUNTERROR' }, 'CARD'],
    [{ err_code: 'SYSTEMERROR' }, 'SERVICE_DOWN'],
    [{ err_code: 'BANKERROR' }, 'SERVICE_DOWN'],
    [{ err_code: 'SOMETHING_NEW' }, 'CARD'],
  ])('that failed, and why: %p', async (change, why) => {
    const failed = { state: 'failed', why, code: change.err_code }
    expect(await state({ trade_state: 'PAY_FAIL', ...change })).toEqual(failed)
  })

  test('that failed without a reason is the bank’s; one that was closed is nobody’s', async () => {
    const failed = { state: 'failed', code: 'PAY_FAIL', why: 'CARD' }
    expect(await state({ trade_state: 'PAY_FAIL' })).toEqual(failed)
    for (const code of ['CLOSED', 'REVOKED']) {
      expect(await state({ trade_state: code })).toEqual({ ...failed, code, why: 'SERVICE_DOWN' })
    }
  })

  test('of which nobody there has heard', async () => {
    for (const code of ['ORDERNOTEXIST', 'ORDER_NOT_EXIST']) {
      reply = no(code)
      expect(await debit().queryCharge(order)).toEqual({ state: 'unknown-order' })
    }
  })

  test.each([
    ['another order', { out_trade_no: 'GIFT20260909000002' }],
    ['no order', { out_trade_no: '' }],
    ['a state we do not know', { trade_state: 'SOMETHING' }],
    ['no state', { trade_state: '' }],
    ['no amount', { total_fee: '' }],
    ['half a fen', { total_fee: '0.5' }],
    ['nothing at all', { total_fee: '0' }],
    ['less than nothing', { total_fee: '-3000' }],
    ['a sum in another notation', { total_fee: '3e3' }],
    ['nobody', { openid: '' }],
    ['no transaction', { transaction_id: '' }],
    ['no time', { time_end: '' }],
    ['a time that is none', { time_end: '20260231090909' }],
    ['a time in another spelling', { time_end: '2026-09-09 09:09:09' }],
  ])('an answer about %s is none', async (_, change) => {
    const unreadable = { kind: 'busy', code: 'UNREADABLE_REPLY' }
    expect(await failureOf(state(change))).toEqual(unreadable)
  })

  test.each([
    ['SYSTEMERROR', 'busy'],
    ['SOMETHING_NEW', 'busy'],
    ['INVALID_REQUEST', 'refused'],
  ])('after %s nothing is known of it', async (code, kind) => {
    reply = no(code)
    expect(await failureOf(debit().queryCharge(order))).toEqual({ kind, code })
  })
})
