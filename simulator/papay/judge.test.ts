import '../fixtures/patience'
import {
  aCharge,
  aContract,
  aListener,
  closeListeners,
  theLibraryV2,
  toldTo,
} from '../fixtures/a-contract'
import { merchantOf } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { DAY_MS, MINUTE_MS } from '../time/beijing'

/** The public library as a merchant: it signs what it asks, and refuses a reply whose signature is not good. */

let bed: TestBed
let settings: AppSettings
beforeEach(async () => {
  bed = await aSimulator({ startMs: Date.parse('2026-12-01T09:00:00+08:00') })
  settings = bed.simulator.settingsForTheApp
})
afterEach(async () => {
  await bed.close()
  await closeListeners()
})

const post = async (path: string, wish: object, config: object = {}) =>
  (await theLibraryV2(settings).chain(`v2/${path}`).post(wish, config)).data

const who = () => ({ appid: settings.appid, mch_id: merchantOf(settings).mchid })

test('a contract is asked for, charged and ended by the library', async () => {
  const { contractCode, contractId } = await aContract(bed)
  const { planId } = merchantOf(settings).debit
  const nonceless = { nonceless: true }
  const byId = { ...who(), contract_id: contractId, version: '1.0' }
  const signed = await post('papay/querycontract', byId, nonceless)
  expect(signed).toMatchObject({
    result_code: 'SUCCESS',
    contract_id: contractId,
    contract_code: contractCode,
    plan_id: planId,
    openid: PAYER,
    contract_state: '0',
    contract_signed_time: expect.stringMatching(/^2026-12-01 09:00:\d\d$/),
  })

  const wish = aCharge(settings, contractId)
  expect(await post('pay/pappayapply', wish)).toMatchObject({ result_code: 'SUCCESS' })
  await bed.advance(MINUTE_MS)
  const query = { ...who(), out_trade_no: wish['out_trade_no'] }
  expect(await post('pay/paporderquery', query)).toMatchObject({ trade_state: 'SUCCESS' })

  const byCode = { ...who(), plan_id: planId, contract_code: contractCode, version: '1.0' }
  const remark = { contract_termination_remark: '捐款人结束' }
  expect(await post('papay/deletecontract', { ...byCode, ...remark }, nonceless)).toMatchObject({
    contract_id: contractId,
    contract_code: contractCode,
  })
  expect(await post('papay/querycontract', byCode, nonceless)).toMatchObject({
    contract_state: '1',
    contract_termination_mode: '3',
    contract_termination_remark: '捐款人结束',
  })
})

test('the library hears a refusal, and its code', async () => {
  const refused = post('pay/pappayapply', aCharge(settings, 'SIM0'))
  await expect(refused).rejects.toMatchObject({
    code: 'EV2_RES_STATUS_CODE_NOT_SUCESS',
    response: { data: { err_code: 'CONTRACT_NOT_EXIST' } },
  })
})

test('the library does not believe a reply that was changed on its way', async () => {
  const { contractId } = await aContract(bed)
  await bed.fault({ next: [{ on: 'charge', kind: 'badSignature' }] })
  await expect(post('pay/pappayapply', aCharge(settings, contractId))).rejects.toMatchObject({
    code: 'EV2_RES_SIGNATURE_NOT_EQUAL',
  })
})

test('the library gives notice, asks and ends through API v3', async () => {
  const { contractCode, contractId } = await aContract(bed)
  await bed.advance(DAY_MS)
  const library = theLibraryV2(settings)
  const { mchid, debit } = merchantOf(settings)
  const body = { mchid, appid: settings.appid, estimated_amount: { amount: 3000 } }
  const notice = await library.chain(`v3/papay/contracts/${contractId}/notify`).post(body)
  expect(notice.status).toBe(204)
  const path = `v3/papay/sign/contracts/plan-id/${debit.planId}/out-contract-code/${contractCode}`
  expect((await library.chain(path).get()).data).toMatchObject({
    contract_id: contractId,
    plan_id: Number(debit.planId),
    contract_state: 'SIGNED',
  })
  const remark = { contract_termination_remark: '捐款人结束' }
  const ended = await library.chain(`${path}/terminate`).post(remark)
  expect(ended.data).toMatchObject({
    contract_state: 'TERMINATED',
    contract_terminate_info: { contract_termination_remark: '捐款人结束' },
  })
  await expect(library.chain(`${path}/terminate`).post(remark)).rejects.toMatchObject({
    response: { status: 400, data: { code: 'INVALID_REQUEST' } },
  })
})

test('what the simulator tells is signed as the library signs', async () => {
  const shop = await aListener(settings)
  const { contractId } = await aContract(bed, { notify_url: shop.url })
  const wish = aCharge(settings, contractId, { sign_type: 'HMAC-SHA256', notify_url: shop.url })
  await post('pay/pappayapply', wish)
  await bed.advance(MINUTE_MS)
  await shop.close()
  expect(toldTo(settings, shop).map(({ isSignatureGood }) => isSignatureGood)).toEqual([true, true])
})
