import '../fixtures/patience'
import {
  APPLY,
  aContract,
  aListener,
  charge,
  extraDataOf,
  queryCharge,
  sendV2,
  toldTo,
} from '../fixtures/a-contract'
import { merchantOf, newNumber, placeOrder, send } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { PAYER } from '../fixtures/a-simulator'
import { debitBeds } from '../fixtures/debit-beds'
import type { AppSettings } from '../index'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

/** Charging by contract over HTTP: what comes of it, and that it is an order like any other. */

const begin = debitBeds()
let bed: TestBed
let settings: AppSettings
beforeEach(async () => {
  bed = await begin()
  settings = bed.simulator.settingsForTheApp
})

const goTo = (moment: string) => bed.control('/clock', { to: `${moment}+08:00` })
type Ledger = { orders: Record<string, unknown>[] }

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

test('an invitation that nobody has signed is no contract', async () => {
  const extraData = extraDataOf(settings)
  await bed.control('/contracts', { openid: PAYER, extraData })
  expect(await bed.control('/contracts')).toEqual([])
  expect((await charge(settings, newNumber())).code).toBe('CONTRACT_NOT_EXIST')
})
