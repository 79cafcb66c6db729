import '../fixtures/patience'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  APPLY,
  aCharge,
  aContract,
  aListener,
  charge,
  closeListeners,
  extraDataOf,
  keyOf,
  queryCharge,
  sendV2,
  toldTo,
} from '../fixtures/a-contract'
import { merchantOf, newNumber, placeOrder, send } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

/** Charging by contract over HTTP: what is refused, what comes of it, and who is told. */

let bed: TestBed
let settings: AppSettings
const startMs = Date.parse('2026-12-01T09:00:00+08:00')
type Ledger = { orders: Record<string, unknown>[] }

const merchants = [{ charityId: 'one' }, { charityId: 'two' }]
/** Keys take the longest to make: one set of them serves all the simulators here, each with books of its own. */
let keys: string
let dataFolder: string
const aFolder = () => mkdtempSync(join(tmpdir(), 'simulator-'))
const begin = async (more: object = {}) => {
  bed = await aSimulator({ startMs, merchants, dataFolder, ...more })
  settings = bed.simulator.settingsForTheApp
}

beforeAll(async () => {
  keys = aFolder()
  await (await aSimulator({ merchants, dataFolder: keys })).close()
})
afterAll(() => rmSync(keys, { recursive: true }))
beforeEach(async () => {
  dataFolder = aFolder()
  copyFileSync(join(keys, 'keys.json'), join(dataFolder, 'keys.json'))
  await begin()
})
afterEach(async () => {
  await bed.close()
  await closeListeners()
  rmSync(dataFolder, { recursive: true })
})

const inMode = (mode: string) => bed.control(`/merchants/${merchantOf(settings).mchid}`, { mode })
const goTo = (moment: string) => bed.control('/clock', { to: `${moment}+08:00` })
const announce = (contractId: string, change: object = {}) =>
  send(settings, {
    path: `/v3/papay/contracts/${contractId}/notify`,
    body: {
      mchid: merchantOf(settings).mchid,
      appid: settings.appid,
      estimated_amount: { amount: 3000, currency: 'CNY' },
      ...change,
    },
  })

describe('a charge within twelve hours after the signing', () => {
  test('is accepted, made a moment later, and told', async () => {
    const shop = await aListener(settings)
    const { contractId } = await aContract(bed)
    const change = { notify_url: shop.url, attach: 'p=1' }
    const { number, fields } = await charge(settings, contractId, change)
    expect(fields).toMatchObject({ return_code: 'SUCCESS', result_code: 'SUCCESS' })
    expect(await queryCharge(settings, number)).toMatchObject({ trade_state: 'ACCEPT' })
    await bed.advance(3 * SECOND_MS)
    await shop.received(1)
    await shop.close()
    const paid = {
      out_trade_no: number,
      contract_id: contractId,
      openid: PAYER,
      total_fee: '3000',
      trade_state: 'SUCCESS',
      attach: 'p=1',
      transaction_id: expect.stringMatching(/^42\d{26}$/),
      time_end: expect.stringMatching(/^20261201090\d{3}$/),
    }
    expect(toldTo(settings, shop)).toMatchObject([
      {
        isSignatureGood: true,
        fields: { ...paid, return_code: 'SUCCESS', result_code: 'SUCCESS' },
      },
    ])
    const asked = await queryCharge(settings, number)
    expect(asked).toMatchObject({ ...paid, trade_type: 'PAP', result_code: 'SUCCESS' })
    const byTransaction = await sendV2(settings, '/pay/paporderquery', {
      appid: settings.appid,
      mch_id: merchantOf(settings).mchid,
      nonce_str: 'n',
      transaction_id: asked['transaction_id'] ?? '',
    })
    expect(byTransaction.fields).toMatchObject(paid)
  })

  test('under the same number is made once', async () => {
    const { contractId } = await aContract(bed)
    const { wish, number } = await charge(settings, contractId)
    expect((await sendV2(settings, APPLY, wish)).fields['result_code']).toBe('SUCCESS')
    const another = { ...wish, total_fee: '3001' }
    expect((await sendV2(settings, APPLY, another)).fields['err_code']).toBe('OUT_TRADE_NO_USED')
    await bed.advance(MINUTE_MS)
    expect((await sendV2(settings, APPLY, wish)).fields['err_code']).toBe('ORDERPAID')
    const { orders } = await bed.control<Ledger>('/ledger')
    expect(orders).toMatchObject([
      { kind: 'charge', outTradeNo: number, contractId, totalFen: 3000, state: 'SUCCESS' },
    ])
  })

  test('does not share its number with an ordinary order', async () => {
    const { contractId } = await aContract(bed)
    const { number } = await placeOrder(settings)
    const { code } = await charge(settings, contractId, { out_trade_no: number })
    expect(code).toBe('OUT_TRADE_NO_USED')
    expect(await queryCharge(settings, number)).toMatchObject({ err_code: 'INVALID_REQUEST' })
    expect(await queryCharge(settings, 'NOBODY')).toMatchObject({ err_code: 'ORDERNOTEXIST' })
    const { number: charged } = await charge(settings, contractId)
    await expect(placeOrder(settings, { out_trade_no: charged })).rejects.toThrow('INVALID_REQUEST')
  })

  test('is one a day, and at most 500 yuan', async () => {
    const { contractId } = await aContract(bed)
    expect((await charge(settings, contractId, { total_fee: '50001' })).code).toBe('RULELIMIT')
    expect((await charge(settings, contractId, { total_fee: '50000' })).code).toBeUndefined()
    expect((await charge(settings, contractId)).code).toBe('RULELIMIT')
    await bed.advance(HOUR_MS)
    expect((await charge(settings, contractId)).code).toBe('RULELIMIT')
  })

  test('comes again after signing anew', async () => {
    const { contractCode, contractId, extraData } = await aContract(bed)
    await bed.advance(DAY_MS)
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    const { control } = bed
    await control(`/contracts/${contractCode}`, { action: 'end', openid: PAYER })
    const again = await control<{ contract_id: string }>(`/contracts/${contractCode}`, {
      action: 'sign',
      openid: PAYER,
      extraData,
    })
    expect(again.contract_id).not.toBe(contractId)
    expect((await charge(settings, again.contract_id)).code).toBeUndefined()
  })
})

describe('what a person’s bank says', () => {
  test('ends a charge, and the next ones are what they were said to be', async () => {
    const shop = await aListener(settings)
    const { contractId } = await aContract(bed)
    await bed.control(`/people/${PAYER}/bank`, { next: ['no-money', 'limit', 'card'] })
    const codes = []
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const { number, code } = await charge(settings, contractId, { notify_url: shop.url })
      expect(code).toBeUndefined()
      await bed.advance(MINUTE_MS)
      const { trade_state, err_code } = await queryCharge(settings, number)
      codes.push([trade_state, err_code])
    }
    await shop.close()
    expect(codes).toEqual([
      ['PAY_FAIL', 'NOTENOUGH'],
      ['PAY_FAIL', 'RULELIMIT'],
      ['PAY_FAIL', 'ACCOUNTERROR'],
      ['SUCCESS', undefined],
    ])
    expect(
      toldTo(settings, shop).map(({ fields, isSignatureGood }) => [
        fields['result_code'],
        fields['err_code'],
        fields['total_fee'],
        isSignatureGood,
      ]),
    ).toEqual([
      ['FAIL', 'NOTENOUGH', undefined, true],
      ['FAIL', 'RULELIMIT', undefined, true],
      ['FAIL', 'ACCOUNTERROR', undefined, true],
      ['SUCCESS', undefined, '3000', true],
    ])
  })

  test('stays what it is always', async () => {
    const { contractId } = await aContract(bed)
    await bed.control(`/people/${PAYER}/bank`, { always: 'no-money', next: ['card'] })
    for (const failure of ['ACCOUNTERROR', 'NOTENOUGH', 'NOTENOUGH']) {
      const { number, wish } = await charge(settings, contractId)
      await bed.advance(MINUTE_MS)
      const { orders } = await bed.control<Ledger>(`/ledger?outTradeNo=${number}`)
      expect(orders).toMatchObject([{ kind: 'charge', state: 'PAY_FAIL', failure }])
      // A number that failed is used up.
      expect((await sendV2(settings, APPLY, wish)).fields['err_code']).toBe('ORDERCLOSED')
    }
    expect(await bed.control(`/people/${PAYER}/bank`)).toMatchObject({
      next: [],
      always: 'no-money',
    })
  })
})

describe('with a notice ahead', () => {
  let contractId: string
  beforeEach(async () => {
    contractId = (await aContract(bed)).contractId
    await goTo('2026-12-05T10:00:00')
  })

  test('it is charged from the third day on, once', async () => {
    expect((await charge(settings, contractId)).fields).toMatchObject({
      err_code: 'INVALID_REQUEST',
      err_code_des: '扣费前未下发扣费通知',
    })
    expect(await announce(contractId)).toMatchObject({ status: 204, isSignatureGood: true })
    await goTo('2026-12-06T12:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    await goTo('2026-12-07T06:59:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    await goTo('2026-12-07T07:00:00')
    expect((await charge(settings, contractId, { total_fee: '3001' })).code).toBe('INVALID_REQUEST')
    expect((await charge(settings, contractId)).code).toBeUndefined()
    await goTo('2026-12-08T12:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    expect(await announce(contractId)).toMatchObject({ status: 204 })
  })

  test('one that fails is tried again until the ninth day', async () => {
    await announce(contractId)
    await bed.control(`/people/${PAYER}/bank`, { always: 'no-money' })
    for (const day of ['07', '08', '13']) {
      await goTo(`2026-12-${day}T21:59:00`)
      expect((await charge(settings, contractId)).code).toBeUndefined()
    }
    await goTo('2026-12-14T07:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
  })

  test('the notice is given by day, and its first day stays the first', async () => {
    expect((await announce(contractId)).status).toBe(204)
    await goTo('2026-12-05T21:59:00')
    expect((await announce(contractId)).status).toBe(204)
    const more = { estimated_amount: { amount: 4000 } }
    expect((await announce(contractId, more)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-06T09:00:00')
    expect((await announce(contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-14T22:00:00')
    expect((await announce(contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-15T06:59:00')
    expect((await announce(contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-15T07:00:00')
    expect((await announce(contractId)).status).toBe(204)
    const [contract] = await bed.control<object[]>(`/contracts?openid=${PAYER}`)
    expect(contract).toMatchObject({
      notice: { amountFen: 3000, from: '2026-12-17', to: '2026-12-23', isOpen: true },
    })
  })

  test('a shorter window is kept to', async () => {
    const deduct_duration = { count: 1, unit: 'DAY' }
    expect((await announce(contractId, { deduct_duration })).status).toBe(204)
    await goTo('2026-12-08T12:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
  })

  test.each<[string, number, object]>([
    ['PARAM_ERROR', 400, { mchid: 'SIM0' }],
    ['APPID_MCHID_NOT_MATCH', 400, { appid: 'wxsim0' }],
    ['PARAM_ERROR', 400, { contract_id: 'in the body too' }],
    ['PARAM_ERROR', 400, { deduct_duration: { count: 4, unit: 'DAY' } }],
    ['PARAM_ERROR', 400, { deduct_duration: { count: 1, unit: 'HOUR' } }],
    ['PARAM_ERROR', 400, { estimated_amount: { amount: 0 } }],
    ['PARAM_ERROR', 400, { estimated_amount: { amount: 100, currency: 'USD' } }],
    ['RULE_LIMIT', 403, { estimated_amount: { amount: 50_001 } }],
  ])('a notice is refused with %s (%s): %j', async (code, status, change) => {
    expect(await announce(contractId, change)).toMatchObject({ status, json: { code } })
  })

  test('a notice by another merchant, or to a contract that has ended, is refused', async () => {
    const theirs = { ...settings, merchants: [...settings.merchants].reverse() }
    const body = {
      mchid: merchantOf(theirs).mchid,
      appid: settings.appid,
      estimated_amount: { amount: 1 },
    }
    const path = `/v3/papay/contracts/${contractId}/notify`
    expect(await send(theirs, { path, body })).toMatchObject({ status: 404 })
    const [{ contractCode } = { contractCode: '' }] =
      await bed.control<{ contractCode: string }[]>('/contracts')
    await announce(contractId)
    await bed.control(`/contracts/${contractCode}`, { action: 'end' })
    expect((await announce(contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-07T09:00:00')
    expect((await charge(settings, contractId)).code).toBe('CONTRACTERROR')
  })
})

describe('in 24-hour mode', () => {
  test('what is asked for today is charged at this hour tomorrow, unless it was ended', async () => {
    await inMode('24-hour')
    const { contractId } = await aContract(bed)
    const { contractId: endedId, contractCode } = await aContract(bed)
    await goTo('2026-12-05T23:00:00')
    const { number } = await charge(settings, contractId)
    const { number: ended } = await charge(settings, endedId)
    expect((await announce(contractId)).json.code).toBe('NO_AUTH')
    await goTo('2026-12-06T22:59:00')
    expect(await queryCharge(settings, number)).toMatchObject({ trade_state: 'ACCEPT' })
    expect((await charge(settings, contractId)).code).toBe('RULELIMIT')
    await bed.control(`/contracts/${contractCode}`, { action: 'end' })
    await goTo('2026-12-06T23:00:01')
    expect(await queryCharge(settings, number)).toMatchObject({
      trade_state: 'SUCCESS',
      time_end: '20261206230000',
    })
    expect(await queryCharge(settings, ended)).toMatchObject({
      trade_state: 'PAY_FAIL',
      err_code: 'CONTRACTERROR',
    })
  })

  test('the mode is the merchant’s, and told to the app', async () => {
    await inMode('24-hour')
    const { merchants } = await bed.control<AppSettings>('/app-settings')
    expect(merchants.map(({ debit }) => debit.mode)).toEqual(['24-hour', 'pre-notify'])
    await expect(inMode('hourly')).rejects.toThrow('400')
    await expect(bed.control('/merchants/SIM0', { mode: '24-hour' })).rejects.toThrow('404')
  })
})

describe('a charge is an order like any other', () => {
  test('it is asked for through API v3, refunded and listed in the bills', async () => {
    const { contractId } = await aContract(bed)
    const { number } = await charge(settings, contractId)
    const { mchid } = merchantOf(settings)
    const path = `/v3/pay/transactions/out-trade-no/${number}`
    const asked = async () => (await send(settings, { path: `${path}?mchid=${mchid}` })).json
    expect(await asked()).toMatchObject({ trade_state: 'ACCEPT' })
    expect((await send(settings, { path: `${path}/close`, body: { mchid } })).status).toBe(429)
    await bed.advance(MINUTE_MS)
    expect(await asked()).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'PAP' })
    const amount = { refund: 1000, total: 3000, currency: 'CNY' }
    const body = { out_trade_no: number, out_refund_no: 'R1', amount }
    const refund = await send(settings, { path: '/v3/refund/domestic/refunds', body })
    expect(refund.status).toBe(200)
    expect(await queryCharge(settings, number)).toMatchObject({ trade_state: 'REFUND' })
    await goTo('2026-12-02T10:00:01')
    const bill = await send(settings, { path: '/v3/bill/tradebill?bill_date=2026-12-01' })
    const { pathname, search } = new URL(String(bill.json['download_url']))
    const { text } = await send(settings, { path: pathname + search })
    const rows = text.split('\r\n').filter((row) => row.includes(number))
    expect(
      rows.map((row) => [row.includes('`PAP,`SUCCESS'), row.includes('`PAP,`REFUND')]),
    ).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('one that failed is in no bill, and cannot be refunded', async () => {
    await bed.control(`/people/${PAYER}/bank`, { always: 'no-money' })
    const { contractId } = await aContract(bed)
    const { number } = await charge(settings, contractId)
    await bed.advance(MINUTE_MS)
    const { mchid } = merchantOf(settings)
    const query = await send(settings, {
      path: `/v3/pay/transactions/out-trade-no/${number}?mchid=${mchid}`,
    })
    expect(query.json).toMatchObject({ trade_state: 'PAYERROR' })
    const amount = { refund: 1, total: 3000, currency: 'CNY' }
    const body = { out_trade_no: number, out_refund_no: 'R2', amount }
    expect((await send(settings, { path: '/v3/refund/domestic/refunds', body })).status).toBe(400)
    await goTo('2026-12-02T10:00:01')
    const bill = await send(settings, { path: '/v3/bill/tradebill?bill_date=2026-12-01' })
    expect(bill.json.code).toBe('NO_STATEMENT_EXIST')
  })
})

describe('the news of a charge', () => {
  test('is repeated on its schedule until the answer says SUCCESS', async () => {
    const shop = await aListener(settings)
    // A status alone says nothing to API v2.
    shop.answer.body = 'ok'
    const { contractId } = await aContract(bed)
    const { number } = await charge(settings, contractId, { notify_url: shop.url })
    await bed.advance(DAY_MS)
    await shop.close()
    type Notice = { state: string; attempts: { at: string; failure?: string }[] }
    const [notice] = await bed.control<Notice[]>(`/callbacks?outTradeNo=${number}`)
    const at = notice?.attempts.map((attempt) => Date.parse(attempt.at)) ?? []
    const waits = at.slice(1).map((ms, index) => Math.round((ms - (at[index] ?? 0)) / SECOND_MS))
    expect(notice?.state).toBe('given-up')
    expect(waits).toEqual([15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600])
    expect(new Set(shop.callbacks.map(({ raw }) => raw)).size).toBe(1)
  })

  test('is lost, doubled and forged as planned', async () => {
    const shop = await aListener(settings)
    const kinds = ['lost', 'duplicate', 'badSignature', 'wrongAmount', 'wrongMerchant'] as const
    const told = []
    for (const kind of kinds) {
      await bed.fault({ next: [{ on: 'charge-callback', kind }] })
      const { contractId } = await aContract(bed)
      const before = shop.callbacks.length
      await charge(settings, contractId, { notify_url: shop.url })
      await bed.advance(MINUTE_MS)
      const news = toldTo(settings, shop).slice(before)
      told.push([
        kind,
        news.map(({ fields, isSignatureGood }) => [
          isSignatureGood,
          fields['total_fee'],
          fields['mch_id'] === merchantOf(settings).mchid,
        ]),
      ])
    }
    await shop.close()
    const honest = [true, '3000', true]
    expect(told).toEqual([
      ['lost', []],
      ['duplicate', [honest, honest]],
      ['badSignature', [[false, '3000', true]]],
      ['wrongAmount', [[true, '3001', true]]],
      ['wrongMerchant', [[true, '3000', false]]],
    ])
  })
})

describe('a service that is down', () => {
  test('fails before or after it has done what it was asked for', async () => {
    const { contractId } = await aContract(bed)
    const endsAt = new Date(startMs + HOUR_MS).toISOString()
    await bed.fault({ next: [{ on: 'charge', kind: 'error', times: 'always', endsAt }] })
    const { fields, wish } = await charge(settings, contractId)
    expect(fields).toMatchObject({ return_code: 'SUCCESS', err_code: 'SYSTEMERROR' })
    expect((await bed.control<Ledger>('/ledger')).orders).toEqual([])
    await bed.advance(HOUR_MS)
    await bed.fault({ next: [{ on: 'charge', kind: 'errorAfterCommit' }] })
    expect((await sendV2(settings, APPLY, wish)).fields['err_code']).toBe('SYSTEMERROR')
    expect((await sendV2(settings, APPLY, wish)).fields['result_code']).toBe('SUCCESS')
    expect((await bed.control<Ledger>('/ledger')).orders).toHaveLength(1)
  })

  test('cuts off, asks for patience, and is forged', async () => {
    const { contractId } = await aContract(bed)
    const kinds = ['reset', '429', 'badSignature'] as const
    await bed.fault({ next: kinds.map((kind) => ({ on: 'charge' as const, kind })) })
    await expect(charge(settings, contractId)).rejects.toThrow()
    expect((await charge(settings, contractId)).code).toBe('FREQUENCY_LIMITED')
    const forged = await sendV2(settings, APPLY, aCharge(settings, contractId))
    expect(forged.isSignatureGood).toBe(false)
  })

  test('a merchant who asks too often in real time is told so, and nothing is done', async () => {
    await bed.close()
    await begin({ chargesASecondMax: 2 })
    const { contractId } = await aContract(bed)
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => charge(settings, contractId, { total_fee: '50001' })),
    )
    const codes = replies.map(({ code }) => code)
    // Each second lets two of them through to the rules, and nobody is so slow as to need four for all.
    expect(codes.filter((code) => code === 'FREQUENCY_LIMITED').length).toBeGreaterThanOrEqual(4)
    expect(codes.filter((code) => code === 'RULELIMIT').length).toBeGreaterThanOrEqual(2)
  })
})

test('charges and contracts stand in the log, without a secret', async () => {
  await bed.control(`/people/${PAYER}/bank`, { next: ['no-money'] })
  const { contractId } = await aContract(bed)
  await announce(contractId)
  await charge(settings, contractId)
  await bed.advance(MINUTE_MS)
  await charge(settings, contractId)
  await bed.advance(MINUTE_MS)
  const log = await bed.control<{ kind: string; body: Record<string, unknown> }[]>('/log')
  const about = log.filter(({ kind }) => ['contract', 'charge', 'payment', 'order'].includes(kind))
  expect(
    about.map(({ kind, body }) => [kind, body['change'] ?? body['state'], body['reason']]),
  ).toEqual([
    ['contract', 'signed', undefined],
    ['contract', 'announced', undefined],
    ['charge', 'NOTPAY', undefined],
    ['charge', 'PAY_FAIL', 'NOTENOUGH'],
    ['charge', 'NOTPAY', undefined],
    ['charge', 'SUCCESS', undefined],
  ])
  expect(JSON.stringify(log)).not.toContain(keyOf(settings))
})

test('an invitation that nobody has signed is no contract', async () => {
  const extraData = extraDataOf(settings)
  await bed.control('/contracts', { openid: PAYER, extraData })
  expect(await bed.control('/contracts')).toEqual([])
  expect((await charge(settings, newNumber())).code).toBe('CONTRACT_NOT_EXIST')
})
