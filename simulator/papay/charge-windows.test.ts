import '../fixtures/patience'
import { aContract, charge, queryCharge } from '../fixtures/a-contract'
import { merchantOf, send } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { PAYER } from '../fixtures/a-simulator'
import { announce, debitBeds } from '../fixtures/debit-beds'
import type { AppSettings } from '../index'

/** When a charge is accepted over HTTP: after a notice, or a day ahead. */

const begin = debitBeds()
let bed: TestBed
let settings: AppSettings
beforeEach(async () => {
  bed = await begin()
  settings = bed.simulator.settingsForTheApp
})

const inMode = (mode: string) => bed.control(`/merchants/${merchantOf(settings).mchid}`, { mode })
const goTo = (moment: string) => bed.control('/clock', { to: `${moment}+08:00` })

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
    expect(await announce(settings, contractId)).toMatchObject({
      status: 204,
      isSignatureGood: true,
    })
    await goTo('2026-12-06T12:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    await goTo('2026-12-07T06:59:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    await goTo('2026-12-07T07:00:00')
    expect((await charge(settings, contractId, { total_fee: '3001' })).code).toBe('INVALID_REQUEST')
    expect((await charge(settings, contractId)).code).toBeUndefined()
    await goTo('2026-12-08T12:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
    expect(await announce(settings, contractId)).toMatchObject({ status: 204 })
  })

  test('one that fails is tried again until the ninth day', async () => {
    await announce(settings, contractId)
    await bed.control(`/people/${PAYER}/bank`, { always: 'no-money' })
    for (const day of ['07', '08', '13']) {
      await goTo(`2026-12-${day}T21:59:00`)
      expect((await charge(settings, contractId)).code).toBeUndefined()
    }
    await goTo('2026-12-14T07:00:00')
    expect((await charge(settings, contractId)).code).toBe('INVALID_REQUEST')
  })

  test('the notice is given by day, and its first day stays the first', async () => {
    expect((await announce(settings, contractId)).status).toBe(204)
    await goTo('2026-12-05T21:59:00')
    expect((await announce(settings, contractId)).status).toBe(204)
    const more = { estimated_amount: { amount: 4000 } }
    expect((await announce(settings, contractId, more)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-06T09:00:00')
    expect((await announce(settings, contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-14T22:00:00')
    expect((await announce(settings, contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-15T06:59:00')
    expect((await announce(settings, contractId)).json.code).toBe('INVALID_REQUEST')
    await goTo('2026-12-15T07:00:00')
    expect((await announce(settings, contractId)).status).toBe(204)
    const [contract] = await bed.control<object[]>(`/contracts?openid=${PAYER}`)
    expect(contract).toMatchObject({
      notice: { amountFen: 3000, from: '2026-12-17', to: '2026-12-23', isOpen: true },
    })
  })

  test('a shorter window is kept to', async () => {
    const deduct_duration = { count: 1, unit: 'DAY' }
    expect((await announce(settings, contractId, { deduct_duration })).status).toBe(204)
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
    expect(await announce(settings, contractId, change)).toMatchObject({ status, json: { code } })
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
    await announce(settings, contractId)
    await bed.control(`/contracts/${contractCode}`, { action: 'end' })
    expect((await announce(settings, contractId)).json.code).toBe('INVALID_REQUEST')
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
    expect((await announce(settings, contractId)).json.code).toBe('NO_AUTH')
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
