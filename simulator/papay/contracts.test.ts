import '../fixtures/patience'
import type { Fields } from '../fixtures/a-contract'
import {
  aContract,
  aListener,
  closeListeners,
  extraDataOf,
  keyOf,
  sendV2,
  signedBy,
  toldTo,
} from '../fixtures/a-contract'
import { merchantOf, send } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { DAY_MS, HOUR_MS, SECOND_MS, YEAR_MS } from '../time/beijing'

/** Contracts are signed, asked for and ended, and the merchant is told of it. */

const PRODUCT = 'http://127.0.0.1:3000'
let bed: TestBed
let settings: AppSettings
let theirs: AppSettings
beforeAll(async () => {
  bed = await aSimulator({
    startMs: Date.parse('2026-12-01T09:00:00+08:00'),
    merchants: [{ charityId: 'one', name: '示例<书屋>' }, { charityId: 'two' }],
    productOrigins: [PRODUCT],
  })
  settings = bed.simulator.settingsForTheApp
  theirs = { ...settings, merchants: [...settings.merchants].reverse() }
})
afterEach(closeListeners)
afterAll(() => bed.close())

const act = (code: string, body: object) => bed.control<Fields>(`/contracts/${code}`, body)
const CHANGES: [string, Fields][] = [
  ['appid', { appid: 'wxsim0' }],
  ['plan_id', { plan_id: '1' }],
  ['plan_id', { plan_id: 'monthly' }],
  ['contract_code', { contract_code: 'PLEDGE-1' }],
  ['contract_code', { contract_code: 'P'.repeat(33) }],
  ['request_serial', { request_serial: '012' }],
  ['request_serial', { request_serial: '9223372036854775808' }],
  ...['', 'a', '1.5', '12x', '1e3', '１２'].map((serial): [string, Fields] => [
    'request_serial',
    { request_serial: serial },
  ]),
  ['contract_display_account', { contract_display_account: '月捐\u{1F3EE}' }],
  ['notify_url', { notify_url: 'https://lantern.example/x?y=1' }],
  ['timestamp', { timestamp: '1790000000000' }],
  ['sub_mch_id', { sub_mch_id: '1' }],
]

describe('an invitation', () => {
  test.each(CHANGES)('is refused for its %s: %j', async (field, change) => {
    const extraData = extraDataOf(settings, change)
    const sentence = field === 'appid' || change['plan_id'] === '1' ? 'plan_id' : field
    await expect(bed.control('/contracts', { openid: PAYER, extraData })).rejects.toThrow(sentence)
    const code = extraData['contract_code'] ?? ''
    const signing = act(encodeURIComponent(code), { action: 'sign', openid: PAYER, extraData })
    await expect(signing).rejects.toThrow(/^400 /)
  })

  test.each<[string, (fields: Fields) => Fields]>([
    ['changed after it was signed', (fields) => ({ ...fields, contract_display_account: '他' })],
    ['signed with another key', (fields) => signedBy('x'.repeat(32), fields)],
    ['signed in the other way', (fields) => signedBy(keyOf(settings), fields, 'HMAC-SHA256')],
    ['of another merchant', (fields) => ({ ...fields, mch_id: merchantOf(theirs).mchid })],
  ])('is refused when it was %s', async (_what, change) => {
    const extraData = change(extraDataOf(settings))
    await expect(bed.control('/contracts', { openid: PAYER, extraData })).rejects.toThrow('签名')
  })

  test('shows whom, how much and how, and may carry numbers', async () => {
    const fields = extraDataOf(settings)
    const extraData = { ...fields, timestamp: Number(fields['timestamp']) }
    const path = 'pages/index/index'
    const wish = { openid: PAYER, appId: 'wxbd687630cd02ce1d', path, extraData }
    expect(await bed.control('/contracts', wish)).toMatchObject({
      contractCode: fields['contract_code'],
      payee: '示例<书屋>',
      displayAccount: '示例月捐',
      mode: 'pre-notify',
      ceilingFen: 50_000,
      isSigned: false,
    })
    for (const other of [{ appId: 'wx0' }, { path: 'pages/home/index' }]) {
      await expect(bed.control('/contracts', { ...wish, ...other })).rejects.toThrow('400')
    }
  })

  test('keeps its serial to itself', async () => {
    const { extraData } = await aContract(bed)
    const change = { request_serial: extraData['request_serial'] ?? '' }
    await expect(aContract(bed, change)).rejects.toThrow('请求序列号重复')
  })
})

describe('signing', () => {
  test('is told to the merchant, refusing is not', async () => {
    const shop = await aListener(settings)
    const change = { notify_url: shop.url }
    const refused = extraDataOf(settings, change)
    const code = refused['contract_code'] ?? ''
    const answer = await act(code, { action: 'refuse', openid: PAYER, extraData: refused })
    expect(answer['return_code']).toBe('FAIL')
    const { contractCode, contractId, extraData } = await aContract(bed, change)
    await shop.received(1)
    await shop.close()
    expect(toldTo(settings, shop)).toMatchObject([
      {
        isSignatureGood: true,
        fields: {
          return_code: 'SUCCESS',
          result_code: 'SUCCESS',
          mch_id: merchantOf(settings).mchid,
          contract_code: contractCode,
          contract_id: contractId,
          plan_id: merchantOf(settings).debit.planId,
          request_serial: extraData['request_serial'],
          openid: PAYER,
          change_type: 'ADD',
          operate_time: expect.stringMatching(/^2026-12-\d\d \d\d:\d\d:\d\d$/),
          contract_expired_time: expect.stringMatching(/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/),
        },
      },
    ])
  })

  test('twice is one contract, and nobody signs what another one did or was asked to', async () => {
    const stranger = await bed.newPerson('另一位')
    const { contractCode, contractId } = await aContract(bed)
    const again = await act(contractCode, { action: 'sign', openid: PAYER })
    expect(again['contract_id']).toBe(contractId)
    await expect(act(contractCode, { action: 'sign', openid: stranger })).rejects.toThrow('403')
    const extraData = extraDataOf(settings)
    const code = extraData['contract_code'] ?? ''
    await bed.control('/contracts', { extraData })
    await expect(act(code, { action: 'sign' })).rejects.toThrow('say who signs')
    await expect(act(code, { action: 'sign', openid: 'oSIM-nobody' })).rejects.toThrow('404')
    await act(code, { action: 'sign', openid: stranger })
    await expect(act(code, { action: 'sign', openid: PAYER })).rejects.toThrow('409')
  })

  test('needs what was handed over, unless somebody has brought it', async () => {
    await expect(act('NOBODY', { action: 'sign', openid: PAYER })).rejects.toThrow('404')
    const extraData = extraDataOf(settings)
    const other = act('OTHER', { action: 'sign', openid: PAYER, extraData })
    await expect(other).rejects.toThrow('contract_code')
    await bed.control('/contracts', { openid: PAYER, extraData })
    const signed = await act(extraData['contract_code'] ?? '', { action: 'sign' })
    expect(signed['return_code']).toBe('SUCCESS')
  })

  test('the same code at two merchants is two contracts', async () => {
    const { contractCode } = await aContract(bed)
    const bedOfTheirs = { ...bed, simulator: { settingsForTheApp: theirs } }
    await aContract(bedOfTheirs, { contract_code: contractCode })
    await expect(act(contractCode, { action: 'end' })).rejects.toThrow('say mchid')
    const ended = await act(contractCode, { action: 'end', mchid: merchantOf(theirs).mchid })
    expect(ended).toMatchObject({ charityId: 'two', state: 'ended' })
    const list = await bed.control<Fields[]>(`/contracts?openid=${PAYER}`)
    const both = list.filter((one) => one['contractCode'] === contractCode)
    expect(both.map(({ charityId, state }) => [charityId, state])).toEqual([
      ['one', 'signed'],
      ['two', 'ended'],
    ])
  })
})

describe('ending', () => {
  test('by the person is told, once, and is final', async () => {
    const shop = await aListener(settings)
    const { contractCode, contractId } = await aContract(bed, { notify_url: shop.url })
    await shop.received(1)
    const stranger = await bed.newPerson('另一位')
    const byStranger = act(contractCode, { action: 'end', openid: stranger })
    await expect(byStranger).rejects.toThrow('403')
    await act(contractCode, { action: 'end', openid: PAYER })
    await expect(act(contractCode, { action: 'end' })).rejects.toThrow('409')
    await shop.received(2)
    await shop.close()
    expect(toldTo(settings, shop)[1]).toMatchObject({
      isSignatureGood: true,
      fields: {
        change_type: 'DELETE',
        contract_id: contractId,
        contract_termination_mode: '2',
      },
    })
  })

  test('by the merchant, and by time, is told with who it was', async () => {
    const shop = await aListener(settings)
    const change = { notify_url: shop.url }
    const { contractCode } = await aContract(bed, change)
    await aContract(bed, change)
    await shop.received(2)
    const { mchid, debit } = merchantOf(settings)
    const path = `/v3/papay/sign/contracts/plan-id/${debit.planId}/out-contract-code/${contractCode}`
    const body = { contract_termination_remark: '结束' }
    expect(await send(theirs, { path })).toMatchObject({ status: 404 })
    expect(await send(theirs, { path: `${path}/terminate`, body })).toMatchObject({ status: 404 })
    const unknownPlan = path.replace(debit.planId, '1')
    expect(await send(settings, { path: unknownPlan })).toMatchObject({ status: 404 })
    expect(await send(settings, { path: `${path}/terminate`, body })).toMatchObject({ status: 200 })
    await shop.received(3)
    await bed.control('/clock', { advanceMs: 10 * YEAR_MS + HOUR_MS, jump: true })
    await shop.received(4)
    await shop.close()
    expect(toldTo(settings, shop).map(({ fields }) => fields['contract_termination_mode'])).toEqual(
      [undefined, undefined, '3', '1'],
    )
    expect((await send(settings, { path })).json).toMatchObject({
      mchid,
      contract_state: 'TERMINATED',
      contract_terminate_info: { contract_termination_remark: '结束' },
    })
  })
})

describe('API v2', () => {
  const who = (of = settings) => ({ appid: of.appid, mch_id: merchantOf(of).mchid, version: '1.0' })
  const QUERY = '/papay/querycontract'
  const END = '/papay/deletecontract'

  test('knows no contract of another merchant, or of another plan', async () => {
    const { contractCode: contract_code, contractId: contract_id } = await aContract(bed)
    const { planId: plan_id } = merchantOf(settings).debit
    const contract_termination_remark = '结束'
    const unknown: [AppSettings, string, Fields][] = [
      [theirs, QUERY, { contract_id }],
      [theirs, QUERY, { plan_id, contract_code }],
      [theirs, END, { contract_id, contract_termination_remark }],
      [settings, QUERY, { plan_id: '1', contract_code }],
      [settings, QUERY, { contract_id: 'SIM0' }],
    ]
    for (const [of, path, wish] of unknown) {
      const { fields } = await sendV2(of, path, { ...who(of), ...wish })
      expect(fields['err_code']).toBe('CONTRACT_NOT_EXIST')
    }
    const { fields } = await sendV2(settings, QUERY, { ...who(), contract_id })
    expect(fields['contract_state']).toBe('0')
  })

  test.each<[string, string, Fields]>([
    ['contract_id', QUERY, {}],
    ['contract_id', QUERY, { contract_code: 'C1' }],
    ['version', QUERY, { contract_id: 'SIM1', version: '2.0' }],
    ['nonce_str', QUERY, { contract_id: 'SIM1', nonce_str: 'n' }],
    ['contract_termination_remark', END, { contract_id: 'SIM1' }],
    ['sign_type', QUERY, { contract_id: 'SIM1', sign_type: 'SHA256' }],
  ])('names the field that does not fit: %s', async (field, path, wish) => {
    const { fields } = await sendV2(settings, path, { ...who(), ...wish })
    expect(fields['err_code']).toBe('PARAM_ERROR')
    expect(fields['err_code_des']).toContain(field)
  })

  test('may be signed with HMAC-SHA256, and is answered alike', async () => {
    const { contractCode, contractId: contract_id } = await aContract(bed)
    const type = 'HMAC-SHA256'
    const wish = { ...who(), contract_id, sign_type: type }
    const asked = await sendV2(settings, QUERY, wish, { type })
    expect(asked).toMatchObject({ isSignatureGood: true, fields: { contract_state: '0' } })
    const remark = { contract_termination_remark: '结束' }
    const ended = await sendV2(settings, END, { ...wish, ...remark }, { type })
    expect(ended).toMatchObject({ isSignatureGood: true, fields: { contract_code: contractCode } })
    for (const { fields } of [asked, ended]) expect(fields['sign']).toHaveLength(64)
    const said = await sendV2(settings, QUERY, { ...who(), contract_id, sign_type: 'MD5' })
    expect(said.fields['contract_state']).toBe('1')
  })

  test.each([QUERY, END])('%s is refused when it is not signed as it says', async (path) => {
    const { contractId: contract_id } = await aContract(bed)
    const wish = { ...who(), contract_id, contract_termination_remark: '结束' }
    const forged: [Fields, 'MD5' | 'HMAC-SHA256'][] = [
      [{ ...wish, sign_type: 'MD5' }, 'HMAC-SHA256'],
      [{ ...wish, sign_type: 'HMAC-SHA256' }, 'MD5'],
      [wish, 'HMAC-SHA256'],
    ]
    for (const [fields, type] of forged) {
      const reply = await sendV2(settings, path, fields, { type })
      expect(reply.fields).toEqual({ return_code: 'FAIL', return_msg: '签名错误' })
    }
  })

  test('ends nothing twice', async () => {
    const { contractId: contract_id } = await aContract(bed)
    const wish = { ...who(), contract_id, contract_termination_remark: '结束' }
    expect((await sendV2(settings, END, wish)).fields['result_code']).toBe('SUCCESS')
    expect((await sendV2(settings, END, wish)).fields['err_code']).toBe('CONTRACTERROR')
  })
})

describe('the news of a contract', () => {
  test('is repeated on its schedule', async () => {
    const shop = await aListener(settings)
    shop.answer.body = shop.answer.body?.replace('SUCCESS', 'FAIL') ?? ''
    const { contractCode } = await aContract(bed, { notify_url: shop.url })
    await shop.received(1)
    await bed.advance(DAY_MS)
    await shop.close()
    type Notice = { state: string; attempts: { at: string }[] }
    const [notice] = await bed.control<Notice[]>(`/callbacks?outTradeNo=${contractCode}`)
    const at = notice?.attempts.map((attempt) => Date.parse(attempt.at)) ?? []
    const waits = at.slice(1).map((ms, index) => Math.round((ms - (at[index] ?? 0)) / SECOND_MS))
    expect(notice?.state).toBe('given-up')
    expect(waits).toEqual([10, 10, 10, 30, 30, 30, ...Array(23).fill(300)])
  })

  test('of its end may come before that of its beginning', async () => {
    const shop = await aListener(settings)
    const extraData = extraDataOf(settings, { notify_url: shop.url })
    const code = extraData['contract_code'] ?? ''
    await bed.fault({ next: [{ on: 'contract-callback', kind: 'outOfOrder', outTradeNo: code }] })
    await act(code, { action: 'sign', openid: PAYER, extraData })
    await act(code, { action: 'end', openid: PAYER })
    await shop.received(2)
    await shop.close()
    expect(toldTo(settings, shop).map(({ fields }) => fields['change_type'])).toEqual([
      'DELETE',
      'ADD',
    ])
  })

  test.each([
    ['badSignature', false],
    ['truncated', false],
    ['wrongMerchant', true],
    ['wrongPayer', true],
    ['unknownContract', true],
  ] as const)('is false as planned: %s', async (kind, isSignatureGood) => {
    const shop = await aListener(settings)
    await bed.fault({ next: [{ on: 'contract-callback', kind }] })
    const { contractId } = await aContract(bed, { notify_url: shop.url })
    await shop.received(1)
    await shop.close()
    const [news] = toldTo(settings, shop)
    expect(news?.isSignatureGood).toBe(isSignatureGood)
    const { mch_id, openid, contract_id } = news?.fields ?? {}
    const honest = [merchantOf(settings).mchid, PAYER, contractId]
    if (isSignatureGood) expect([mch_id, openid, contract_id]).not.toEqual(honest)
  })
})

describe('the page', () => {
  const open = async (fields: Fields, more: Fields = {}) => {
    const query = new URLSearchParams({ ...fields, ...more })
    const response = await fetch(`${bed.simulator.url}/contract?${query}`)
    return { status: response.status, html: await response.text(), headers: response.headers }
  }

  test('shows what is agreed to, and says that it is simulated', async () => {
    const back = { return: `${PRODUCT}/pledge?id=1`, openid: PAYER }
    const { status, html, headers } = await open(extraDataOf(settings), back)
    expect(status).toBe(200)
    expect(html).toContain('模拟签约 · Simulated signing')
    expect(html).toContain('示例&#60;书屋&#62;')
    expect(html).toContain('¥500')
    expect(html).toContain('data-action="sign"')
    expect(html).toContain('data-action="refuse"')
    expect(html).toContain(`"returnUrl":"${PRODUCT}/pledge?id=1"`)
    expect(html.match(/<option/g)).toHaveLength(1)
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${PRODUCT}`)
    const script = await fetch(`${bed.simulator.url}/contract/script.js`)
    expect(script.headers.get('content-type')).toContain('javascript')
  })

  test('remembers who was asked', async () => {
    const fields = extraDataOf(settings)
    await open(fields, { openid: PAYER })
    const signed = await act(fields['contract_code'] ?? '', { action: 'sign' })
    expect(signed['contract_id']).toMatch(/^SIM/)
    const { html } = await open(fields, { openid: PAYER })
    expect(html).toContain('已经签约')
  })

  test('lets anybody sign when that was not said', async () => {
    const { html } = await open(extraDataOf(settings))
    expect(html.match(/<option/g)?.length).toBeGreaterThan(1)
  })

  test('refuses a signed serial that is no number', async () => {
    const { status, html } = await open(extraDataOf(settings, { request_serial: 'a' }))
    expect(status).toBe(400)
    expect(html).toContain('无法签约')
    expect(html).toContain('request_serial')
  })

  test.each<[string, Fields, Fields]>([
    ['a field that was changed', { contract_display_account: '他' }, {}],
    ['a field that is not in the documentation', { foo: '1' }, {}],
    ['a return address elsewhere', {}, { return: 'https://elsewhere.example/x' }],
    ['a return address that is a script', {}, { return: 'javascript:alert(1)' }],
    ['a person who is not there', {}, { openid: 'oSIM-nobody' }],
  ])('refuses %s', async (_what, change, more) => {
    const { status, html } = await open({ ...extraDataOf(settings), ...change }, more)
    expect(status).toBe(400)
    expect(html).toContain('无法签约')
    expect(html).not.toContain('data-action')
  })
})
