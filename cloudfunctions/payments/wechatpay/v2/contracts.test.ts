import {
  CONTRACT_ID,
  contract,
  debitAt,
  no,
  OPENID,
  signedContract,
  well,
} from '../fixtures/a-debit'
import { APPID, MCHID, PLAN_ID } from '../fixtures/a-merchant'
import { failureOf } from '../fixtures/failure-of'
import type { JudgingPlatform, Received, Reply } from '../fixtures/judge'
import { startPlatform } from '../fixtures/judge'
import { fieldsOf, signatureBy } from '../fixtures/judge-v2'

const found = {
  ...well,
  contract_id: CONTRACT_ID,
  plan_id: PLAN_ID,
  contract_code: contract.contractCode,
  request_serial: '1695',
  contract_display_account: '灯愿',
  openid: OPENID,
  contract_state: '0',
  contract_signed_time: '2026-09-09 09:09:09',
  contract_expired_time: '2036-09-09 09:09:09',
}
const ended = {
  ...found,
  contract_state: '1',
  contract_terminated_time: '2026-10-01 00:00:00',
  contract_termination_mode: '2',
}

let answer: (request: Received) => Reply
let platform: JudgingPlatform
beforeAll(async () => {
  platform = await startPlatform((request) => answer(request))
})
beforeEach(() => {
  platform.received.length = 0
})
afterAll(async () => {
  await platform.close()
  expect(platform.faults).toEqual([])
})
const debit = () => debitAt(platform.url)

describe('an invitation', () => {
  const asked = {
    ...contract,
    serial: '1757380149000001',
    account: '灯愿 3F7K',
    notifyUrl: `https://lantern.example/callbacks/wechatpay/${MCHID}/contract`,
    at: new Date('2026-09-09T01:09:09.999Z'),
  }

  test('hands over what WeChat Pay’s own mini program takes, with a signature the judge accepts', () => {
    const { extraData, ...where } = debit().invite(asked)
    expect(where).toEqual({ appId: 'wxbd687630cd02ce1d', path: 'pages/index/index' })
    const { sign, ...fields } = extraData
    expect(fields).toEqual({
      appid: APPID,
      mch_id: MCHID,
      plan_id: PLAN_ID,
      contract_code: contract.contractCode,
      request_serial: asked.serial,
      contract_display_account: asked.account,
      notify_url: asked.notifyUrl,
      timestamp: '1788916149',
    })
    expect(sign).toBe(signatureBy(fields))
  })

  test('calls nobody, and a second one differs by its serial', () => {
    const serials = ['1', '2'].map((serial) => debit().invite({ ...asked, serial }).extraData)
    expect(serials[0]).not.toEqual(serials[1])
    expect(platform.received).toEqual([])
  })
})

describe('asking about a contract', () => {
  test('names it by plan and code, in XML that the judge accepts', async () => {
    answer = () => ({ xml: found })
    await debit().queryContract(contract)
    const [request] = platform.received
    expect(request).toMatchObject({ method: 'POST', path: '/papay/querycontract' })
    expect(fieldsOf(request?.body ?? '')).toEqual({
      appid: APPID,
      mch_id: MCHID,
      version: '1.0',
      plan_id: PLAN_ID,
      contract_code: contract.contractCode,
      sign: expect.stringMatching(/^[0-9A-F]{32}$/),
    })
  })

  test('that is signed, or has ended', async () => {
    answer = () => ({ xml: found })
    const signedAt = '2026-09-09T01:09:09.000Z'
    const state = { contract: signedContract, signedAt }
    expect(await debit().queryContract(contract)).toEqual({ state: 'signed', ...state })
    answer = () => ({ xml: ended })
    expect(await debit().queryContract(contract)).toEqual({
      state: 'ended',
      contract: signedContract,
      endedAt: '2026-09-30T16:00:00.000Z',
    })
  })

  test('a time in another spelling is left out, and the state counts all the same', async () => {
    answer = () => ({ xml: { ...found, contract_signed_time: '1438141845' } })
    const known = { state: 'signed', contract: signedContract }
    expect(await debit().queryContract(contract)).toEqual(known)
  })

  test.each(['CONTRACT_NOT_EXIST', 'CONTRACT_NOT_EXISTS', 'RESOURCE_NOT_EXISTS'])(
    'that nobody has signed: %s',
    async (code) => {
      answer = () => no(code)
      expect(await debit().queryContract(contract)).toEqual({ state: 'unknown-contract' })
    },
  )

  test('that nobody has signed, told as ended without an id', async () => {
    const { contract_id: _, ...unsigned } = ended
    answer = () => ({ xml: unsigned })
    expect(await debit().queryContract(contract)).toEqual({ state: 'unknown-contract' })
  })

  test.each([
    ['another contract', { contract_code: 'PLEDGE20260909000002' }],
    ['another plan', { plan_id: '12536' }],
    ['a state we do not know', { contract_state: '2' }],
    ['no state', { contract_state: '' }],
    ['no id', { contract_id: '' }],
    ['nobody', { openid: '' }],
  ])('an answer about %s is none', async (_, change) => {
    answer = () => ({ xml: { ...found, ...change } })
    expect(await failureOf(debit().queryContract(contract))).toEqual({
      kind: 'busy',
      code: 'UNREADABLE_REPLY',
    })
  })

  test.each([
    ['SYSTEMERROR', 'busy'],
    ['SIGNERROR', 'busy'],
    ['NO_AUTH', 'busy'],
    ['SOMETHING_NEW', 'busy'],
    ['PARAM_ERROR', 'refused'],
    ['INVALID_REQUEST', 'refused'],
  ])('after %s nothing is known of it', async (code, kind) => {
    answer = () => no(code)
    expect(await failureOf(debit().queryContract(contract))).toEqual({ kind, code })
  })
})

describe('ending a contract', () => {
  const end = () => debit().endContract({ ...contract, remark: '捐赠人结束了月捐' })

  test('says why', async () => {
    answer = () => ({ xml: { ...well, contract_id: CONTRACT_ID } })
    await end()
    const [request] = platform.received
    expect(request?.path).toBe('/papay/deletecontract')
    expect(fieldsOf(request?.body ?? '')).toMatchObject({
      version: '1.0',
      plan_id: PLAN_ID,
      contract_code: contract.contractCode,
      contract_termination_remark: '捐赠人结束了月捐',
    })
  })

  test('that was never signed is done', async () => {
    answer = () => no('CONTRACT_NOT_EXIST')
    await end()
    expect(platform.received).toHaveLength(1)
  })

  test.each(['CONTRACTERROR', 'INVALID_REQUEST', 'SOMETHING_NEW'])(
    'that has ended already is done, however that is told: %s',
    async (code) => {
      answer = ({ path }) => (path === '/papay/querycontract' ? { xml: ended } : no(code))
      await end()
      expect(platform.received.map(({ path }) => path)).toEqual([
        '/papay/deletecontract',
        '/papay/querycontract',
      ])
    },
  )

  test.each([
    ['CONTRACTERROR', 'busy'],
    ['INVALID_REQUEST', 'refused'],
    ['NO_AUTH', 'busy'],
  ])('that goes on after %s is not', async (code, kind) => {
    answer = ({ path }) => (path === '/papay/querycontract' ? { xml: found } : no(code))
    expect(await failureOf(end())).toEqual({ kind, code })
  })

  test('of which no answer came is not', async () => {
    answer = () => ({ with: 'no-reply' })
    expect(await failureOf(end())).toEqual({ kind: 'busy', code: 'NO_REPLY' })
  })
})
