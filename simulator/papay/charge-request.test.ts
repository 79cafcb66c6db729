import '../fixtures/patience'
import type { Fields } from '../fixtures/a-contract'
import { APPLY, aCharge, aContract, charge, keyOf, sendV2, signedBy } from '../fixtures/a-contract'
import { merchantOf } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'

/** What a request to charge has to be like, and whose it is. */

let bed: TestBed
let settings: AppSettings
let contractId: string
type Ledger = { orders: object[] }

beforeAll(async () => {
  bed = await aSimulator({ merchants: [{ charityId: 'one' }, { charityId: 'two' }] })
  settings = bed.simulator.settingsForTheApp
  contractId = (await aContract(bed)).contractId
})
afterAll(() => bed.close())

test.each<[string, Fields]>([
  ['body', { body: '' }],
  ['body', { body: '长'.repeat(128) }],
  ['body', { body: 'a\u0007b' }],
  ['attach', { attach: 'a'.repeat(129) }],
  ['detail', { detail: 'a'.repeat(8193) }],
  ['out_trade_no', { out_trade_no: 'a b' }],
  ['out_trade_no', { out_trade_no: 'a'.repeat(33) }],
  ['total_fee', { total_fee: '0' }],
  ['total_fee', { total_fee: '-1' }],
  ['total_fee', { total_fee: '30.00' }],
  ['total_fee', { total_fee: '1e3' }],
  ['fee_type', { fee_type: 'USD' }],
  ['spbill_create_ip', { spbill_create_ip: 'here' }],
  ['notify_url', { notify_url: 'https://lantern.example/x?a=1' }],
  ['notify_url', { notify_url: 'http://lantern.example/x' }],
  ['trade_type', { trade_type: 'JSAPI' }],
  ['contract_id', { contract_id: '' }],
  ['nonce_str', { nonce_str: 'n'.repeat(33) }],
  ['sub_mch_id', { sub_mch_id: '1' }],
])('names the field that does not fit: %s', async (field, change) => {
  const { fields } = await charge(settings, contractId, change)
  expect(fields).toMatchObject({ return_code: 'SUCCESS', result_code: 'FAIL' })
  expect(fields['err_code']).toBe('PARAM_ERROR')
  expect(fields['err_code_des']).toContain(field)
})

test('is answered with a signature of its own kind', async () => {
  for (const type of ['MD5', 'HMAC-SHA256'] as const) {
    const wish = aCharge(settings, contractId, { sign_type: type, total_fee: '50001' })
    const reply = await sendV2(settings, APPLY, wish, { type })
    expect(reply).toMatchObject({ status: 200, isSignatureGood: true })
    expect(reply.fields['sign']).toHaveLength(type === 'MD5' ? 32 : 64)
  }
})

test('with a forged signature is nobody’s, and nothing is signed for it', async () => {
  const wish = aCharge(settings, contractId)
  const forged: [Fields, string][] = [
    [signedBy('x'.repeat(32), wish), '签名错误'],
    [{ ...signedBy(keyOf(settings), wish), total_fee: '1' }, '签名错误'],
    [{ ...signedBy(keyOf(settings), wish), sign_type: 'HMAC-SHA256' }, '签名错误'],
    [wish, '签名错误'],
    [signedBy(keyOf(settings), { ...wish, mch_id: 'SIM0' }), '商户号不存在'],
  ]
  for (const [fields, sentence] of forged) {
    const xml = `<xml>${Object.entries(fields)
      .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
      .join('')}</xml>`
    const reply = await sendV2(settings, APPLY, { xml })
    expect(reply.fields).toEqual({ return_code: 'FAIL', return_msg: sentence })
  }
  const second = merchantOf({ ...settings, merchants: [...settings.merchants].reverse() })
  const crossed = await sendV2(settings, APPLY, wish, { key: second.debit.apiV2Key })
  expect(crossed.fields).toMatchObject({ return_msg: '签名错误' })
  expect((await bed.control<Ledger>('/ledger')).orders).toEqual([])
})

test.each([
  '<!DOCTYPE xml [<!ENTITY e "1">]><xml><mch_id>&e;</mch_id></xml>',
  '<xml><mch_id>&lt;</mch_id></xml>',
  '<xml><mch_id><b>1</b></mch_id></xml>',
  'not xml',
  '',
])('that is no flat XML is refused: %s', async (xml) => {
  const { fields } = await sendV2(settings, APPLY, { xml })
  expect(fields).toMatchObject({ return_code: 'FAIL' })
  expect(fields['return_msg']).toMatch(/^XML格式错误/)
})

test('in another app, by another’s contract, or by none, is refused', async () => {
  expect((await charge(settings, contractId, { appid: 'wxsim0' })).code).toBe(
    'APPID_MCHID_NOT_MATCH',
  )
  expect((await charge(settings, 'SIM0')).code).toBe('CONTRACT_NOT_EXIST')
  const theirs = { ...settings, merchants: [...settings.merchants].reverse() }
  expect((await charge(theirs, contractId)).code).toBe('CONTRACT_NOT_EXIST')
})

test('is heard at the backup host too, and at none that is down', async () => {
  const wish = aCharge(settings, contractId)
  const { fields } = await sendV2(settings, APPLY, wish, { host: settings.hosts.payBackup })
  expect(fields['result_code']).toBe('SUCCESS')
  await bed.control('/hosts', { main: 'down' })
  await expect(sendV2(settings, APPLY, wish)).rejects.toThrow()
  await bed.control('/hosts', { main: 'up' })
})
