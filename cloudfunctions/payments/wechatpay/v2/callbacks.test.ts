import type { CallbackPost } from '../../provider'
import { debitContracts } from '../debit-contracts'
import { contract, OPENID, order, paidFields, payment, signedContract } from '../fixtures/a-debit'
import {
  API_V3_KEY,
  APPID,
  deps,
  MCHID,
  merchantKeys,
  PLAN_ID,
  settings,
} from '../fixtures/a-merchant'
import { aV2Callback, fieldsOf, signatureBy } from '../fixtures/judge-v2'

const OTHER_MCHID = '1900000002'
const OTHER_KEY = '0'.repeat(32)
const NO_PLAN_MCHID = '1900000003'
const merchant = (mchid: string, apiV2Key?: string) => ({
  mchid,
  serialNumber: '5157F09EFDC096DE15EBE81A47057A72000000AB',
  privateKeyPem: merchantKeys.privateKey,
  apiV3Key: API_V3_KEY,
  ...(apiV2Key && { debit: { planId: '777', mode: '24-hour' as const, apiV2Key } }),
})
const given = settings()
const debit = debitContracts(
  {
    ...given,
    merchants: [...given.merchants, merchant(OTHER_MCHID, OTHER_KEY), merchant(NO_PLAN_MCHID)],
  },
  deps(),
)
const refused = (reason: string) => ({ kind: 'refused', reason })

const well = { return_code: 'SUCCESS', return_msg: 'OK', result_code: 'SUCCESS', mch_id: MCHID }
const paid = { ...well, appid: APPID, nonce_str: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS', ...paidFields }
const failed = {
  ...well,
  appid: APPID,
  result_code: 'FAIL',
  err_code: 'NOTENOUGH',
  err_code_des: '余额不足',
  nonce_str: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
  out_trade_no: order.orderNumber,
  contract_id: signedContract.contractId,
}
const added = {
  ...well,
  contract_code: contract.contractCode,
  plan_id: PLAN_ID,
  openid: OPENID,
  change_type: 'ADD',
  operate_time: '2026-09-09 09:09:09',
  contract_id: signedContract.contractId,
  contract_expired_time: '2036-09-09 09:09:09',
  request_serial: '1695',
}
const deleted = { ...added, change_type: 'DELETE', contract_termination_mode: '2' }
const AT = '2026-09-09T01:09:09.000Z'

const both: [string, Record<string, string>, (post: CallbackPost) => Promise<unknown>][] = [
  ['a charge', paid, (post) => debit.readChargeCallback(post)],
  ['a failed charge', failed, (post) => debit.readChargeCallback(post)],
  ['a contract', added, (post) => debit.readContractCallback(post)],
  ['the end of a contract', deleted, (post) => debit.readContractCallback(post)],
]

describe.each(both)('a callback of %s', (_, fields, read) => {
  test('is genuine as it came, also in the other kind of signature', async () => {
    expect(await read(aV2Callback(fields))).not.toMatchObject({ kind: 'refused' })
    const sign = signatureBy(fields, undefined, 'HMAC-SHA256')
    expect(await read(aV2Callback(fields, { fields: { sign } }))).toEqual(
      await read(aV2Callback(fields)),
    )
  })

  test.each(Object.keys(fields))('is forged once %s is another, or is gone', async (name) => {
    for (const value of [`${fields[name]}0`, '', undefined]) {
      expect(await read(aV2Callback(fields, { fields: { [name]: value } }))).toEqual(
        refused('forged'),
      )
    }
  })

  test('is forged with another signature, without one, or with a field more', async () => {
    const sign = signatureBy(fields)
    for (const other of [
      sign.replace(/^./, (first) => (first === '0' ? '1' : '0')),
      '',
      undefined,
    ]) {
      expect(await read(aV2Callback(fields, { fields: { sign: other } }))).toEqual(
        refused('forged'),
      )
    }
    expect(await read(aV2Callback(fields, { fields: { attach: '1' } }))).toEqual(refused('forged'))
  })

  test('is refused at the address of a merchant that is unknown, or cannot debit', async () => {
    for (const mchid of ['1900000009', NO_PLAN_MCHID]) {
      expect(await read(aV2Callback(fields, { mchid }))).toEqual(refused('unknown-merchant'))
    }
  })

  test('is forged at the address of another merchant, whose key did not sign it', async () => {
    expect(await read(aV2Callback(fields, { mchid: OTHER_MCHID }))).toEqual(refused('forged'))
  })

  test('is refused when the other merchant signed it about this one', async () => {
    const sign = signatureBy(fields, OTHER_KEY)
    const post = aV2Callback(fields, { mchid: OTHER_MCHID, fields: { sign } })
    expect(await read(post)).toEqual(refused('wrong-merchant'))
  })

  test('is refused when it is about another app, or about no merchant', async () => {
    const other = { ...fields, appid: 'wx00000000another0' }
    expect(await read(aV2Callback(other))).toEqual(refused('wrong-merchant'))
    expect(await read(aV2Callback({ ...fields, mch_id: '' }))).toEqual(refused('wrong-merchant'))
  })

  test.each([
    ['with a document type', (xml: string) => `<!DOCTYPE xml>${xml}`],
    ['with an entity', (xml: string) => xml.replace('</mch_id>', '&x;</mch_id>')],
    [
      'with a field twice',
      (xml: string) => xml.replace('</xml>', '<openid>x</openid><openid>x</openid></xml>'),
    ],
    ['with a field in a field', (xml: string) => xml.replace('<mch_id>', '<mch_id><x/>')],
    ['with one bracket less', (xml: string) => xml.slice(0, -1)],
    ['of a hundred thousand characters', (xml: string) => xml + ' '.repeat(100_000)],
    ['as JSON', () => JSON.stringify(fields)],
    ['as nothing', () => ''],
  ])('%s is unreadable', async (_what, spoil) => {
    const xml = aV2Callback(fields).rawBody.toString('utf8')
    const rawBody = Buffer.from(spoil(xml), 'utf8')
    expect(await read({ mchid: MCHID, headers: {}, rawBody })).toEqual(refused('unreadable'))
  })
})

describe('of a charge', () => {
  const read = (fields: Record<string, string>) => debit.readChargeCallback(aV2Callback(fields))

  test('that is paid, it states the payment', async () => {
    expect(await read(paid)).toEqual({ kind: 'paid', payment })
    const { fee_type: _, trade_state: __, ...shorter } = paid
    expect(await read(shorter)).toEqual({ kind: 'paid', payment })
  })

  test.each([
    ['NOTENOUGH', 'NO_MONEY'],
    ['RULELIMIT', 'LIMIT'],
    ['CONTRACT_NOT_EXIST', 'CONTRACT_ENDED'],
    ['CONTRACTERROR', 'CONTRACT_ENDED'],
    ['ACCOUNTERROR', 'CARD'],
    ['USER_ACCOUNT_ABNORMAL', 'CARD'],
    ['SYSTEMERROR', 'SERVICE_DOWN'],
    ['0', 'SERVICE_DOWN'],
    ['SOMETHING_NEW', 'SERVICE_DOWN'],
  ])('that failed, it says why: %s', async (code, why) => {
    expect(await read({ ...failed, err_code: code })).toEqual({ kind: 'failed', order, why, code })
  })

  test('that failed without a code, it says so', async () => {
    const why = 'CARD'
    const state = { trade_state: 'PAY_FAIL' }
    const without = { ...failed, err_code: '', ...state }
    expect(await read(without)).toEqual({ kind: 'failed', order, why, code: 'PAY_FAIL' })
    expect(await read({ ...paid, ...state })).toMatchObject({ kind: 'failed', why })
    expect(await read({ ...failed, err_code: '' })).toMatchObject({ why: 'SERVICE_DOWN' })
  })

  test.each([
    ['openid', ''],
    ['transaction_id', ''],
    ['transaction_id', '4'.repeat(33)],
    ['total_fee', ''],
    ['total_fee', '30.00'],
    ['total_fee', '0'],
    ['total_fee', '-1'],
    ['total_fee', '99999999999'],
    ['time_end', ''],
    ['time_end', '20261301000000'],
    ['out_trade_no', ''],
  ])('whose %s is "%s", it is unreadable', async (name, value) => {
    expect(await read({ ...paid, [name]: value })).toEqual(refused('unreadable'))
  })

  test('it is refused without a number, an app or a result', async () => {
    expect(await read({ ...failed, out_trade_no: '' })).toEqual(refused('unreadable'))
    expect(await read({ ...paid, appid: '' })).toEqual(refused('wrong-merchant'))
    expect(await read({ ...paid, result_code: '' })).toEqual(refused('unknown-event'))
    expect(await read({ ...paid, trade_state: 'ACCEPT' })).toEqual(refused('unknown-event'))
  })

  test('a paid one is no callback of a contract', async () => {
    expect(await debit.readContractCallback(aV2Callback(paid))).toEqual(refused('unreadable'))
  })
})

describe('of a contract', () => {
  const read = (fields: Record<string, string>) => debit.readContractCallback(aV2Callback(fields))

  test('that was signed, with or without the app in it', async () => {
    const signed = { kind: 'signed', contract: signedContract, at: AT }
    expect(await read(added)).toEqual(signed)
    expect(await read({ ...added, appid: APPID })).toEqual(signed)
  })

  test.each([
    ['1', 'time'],
    ['2', 'payer'],
    ['3', 'merchant'],
    ['4', 'merchant'],
    ['5', 'other'],
    ['9', 'other'],
    ['', 'other'],
  ])('that has ended, by mode "%s": %s', async (mode, by) => {
    const ended = { kind: 'ended', contract: signedContract, at: AT, by }
    expect(await read({ ...deleted, contract_termination_mode: mode })).toEqual(ended)
  })

  test('of another plan it is refused', async () => {
    expect(await read({ ...added, plan_id: '12536' })).toEqual(refused('wrong-plan'))
    expect(await read({ ...deleted, plan_id: '777' })).toEqual(refused('wrong-plan'))
  })

  test.each(['contract_code', 'contract_id', 'plan_id', 'openid', 'operate_time'])(
    'without %s it is unreadable',
    async (name) => {
      expect(await read({ ...added, [name]: '' })).toEqual(refused('unreadable'))
      expect(await read({ ...deleted, [name]: '' })).toEqual(refused('unreadable'))
    },
  )

  test('at a time that is none it is unreadable', async () => {
    expect(await read({ ...added, operate_time: '2026-02-30 09:09:09' })).toEqual(
      refused('unreadable'),
    )
  })

  test('that says something else, or that it did not come about, it is unknown', async () => {
    expect(await read({ ...added, change_type: 'RENEW' })).toEqual(refused('unknown-event'))
    expect(await read({ ...added, change_type: '' })).toEqual(refused('unknown-event'))
    expect(await read({ ...added, result_code: 'FAIL' })).toEqual(refused('unknown-event'))
  })
})

test('they are answered in the XML that the judge reads', () => {
  const answers = [true, false].map((is) => debit.acknowledge(is))
  expect(answers.map(({ body }) => fieldsOf(body))).toEqual([
    { return_code: 'SUCCESS', return_msg: 'OK' },
    { return_code: 'FAIL', return_msg: 'FAIL' },
  ])
  expect(new Set(answers.map(({ contentType }) => contentType))).toEqual(
    new Set(['text/xml; charset=utf-8']),
  )
})
