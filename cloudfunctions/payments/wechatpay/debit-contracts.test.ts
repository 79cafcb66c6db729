import { debitContracts } from './debit-contracts'
import { CONTRACT_ID, charge, contract, debitAt, heard, no, order, well } from './fixtures/a-debit'
import { APPID, deps, MCHID, PLAN_ID, settings } from './fixtures/a-merchant'
import { failureOf } from './fixtures/failure-of'
import type { JudgingPlatform, Received, Reply } from './fixtures/judge'
import { startPlatform } from './fixtures/judge'
import type { Attempt } from './tries'

const NOBODY = 'http://127.0.0.1:1'

const started: JudgingPlatform[] = []
async function platform(answer: (request: Received, count: number) => Reply) {
  const one = await startPlatform(answer)
  started.push(one)
  return one
}
afterEach(async () => {
  for (const one of started.splice(0)) {
    await one.close()
    expect(one.faults).toEqual([])
  }
})

describe('a charge is asked for with the patience of every call', () => {
  test('at the backup, when the main host cannot be reached', async () => {
    const backup = await platform(() => ({ xml: well }))
    const attempts: Attempt[] = []
    const debit = debitAt(NOBODY, backup.url, { observe: (attempt) => attempts.push(attempt) })
    expect(await debit.charge(charge)).toEqual({ state: 'accepted' })
    expect(await debit.charge(charge)).toEqual({ state: 'accepted' })
    expect(attempts.map(({ host, operation, trouble }) => [host, operation, trouble])).toEqual([
      [NOBODY, 'charge', 'NO_REPLY'],
      [backup.url, 'charge', ''],
      [backup.url, 'charge', ''],
    ])
  })

  test.each<[string, Reply]>([
    ['is in trouble', { status: 502, raw: Buffer.from('Bad Gateway') }],
    ['gives an answer that cannot be trusted', { xml: well, with: 'stranger' }],
    ['gives an answer to somebody else', { xml: { ...well, mch_id: '1900000002' } }],
    ['gives no XML', { raw: Buffer.from('yes') }],
  ])('at the backup, when the main host %s', async (_, reply) => {
    const main = await platform(() => reply)
    const backup = await platform(() => ({ xml: well }))
    expect(await debitAt(main.url, backup.url).charge(charge)).toEqual({ state: 'accepted' })
    expect([main.received.length, backup.received.length]).toEqual([1, 1])
    expect(main.received[0]?.body).toBe(backup.received[0]?.body)
  })

  test('three times with pauses, and then it is not known', async () => {
    const main = await platform(() => ({ status: 502, raw: Buffer.from('Bad Gateway') }))
    const patience = deps()
    const debit = debitContracts(settings({ hosts: [main.url, main.url] }), patience)
    expect(await failureOf(debit.charge(charge))).toEqual({ kind: 'busy', code: 'HTTP_502' })
    expect(main.received).toHaveLength(3)
    expect(patience.pauses).toEqual([100, 200])
  })

  test.each<[string, Reply]>([
    ['is not signed', { xml: well, with: 'no-signature' }],
    ['was signed with another key', { xml: well, with: 'stranger' }],
    ['was altered', { xml: well, with: 'another-body' }],
    ['has a document type', { raw: Buffer.from('<!DOCTYPE xml><xml><a>1</a></xml>') }],
    ['is JSON', { json: { return_code: 'SUCCESS' } }],
    ['is empty', { raw: Buffer.alloc(0) }],
    ['is to another merchant', { xml: { ...well, mch_id: '1900000002' } }],
    ['is to another app', { xml: { ...well, appid: 'wx00000000another0' } }],
    ['says that we were not heard', { xml: { return_code: 'FAIL', return_msg: '签名错误' } }],
  ])('an answer that %s is none', async (_, reply) => {
    const main = await platform(() => reply)
    const failure = await failureOf(debitAt(main.url).charge(charge))
    expect(failure).toEqual({ kind: 'busy', code: 'UNVERIFIED_REPLY' })
    expect(main.received).toHaveLength(3)
  })

  test('that we were not heard is said to the operator, and is not the host’s fault', async () => {
    const main = await platform(() => ({ xml: { return_code: 'FAIL', return_msg: '签名错误' } }))
    const error = await debitAt(main.url, NOBODY)
      .charge(charge)
      .catch((caught: unknown) => caught)
    expect(String(error)).toContain('签名错误')
    expect(main.received).toHaveLength(3)
  })

  test('an answer without a result is no success', async () => {
    const main = await platform(() => ({ xml: heard }))
    expect((await failureOf(debitAt(main.url).charge(charge))).kind).toBe('busy')
  })

  test('a second try counts', async () => {
    const main = await platform((_, count) => (count === 1 ? no('SYSTEMERROR') : { xml: well }))
    expect(await debitAt(main.url).charge(charge)).toEqual({ state: 'accepted' })
  })
})

describe('announcing a charge', () => {
  const notice = { mchid: MCHID, contractId: CONTRACT_ID, amountFen: 3000, days: 7 }
  const complaint = (status: number, code: string): Reply => ({
    status,
    json: { code, message: 'a sentence' },
  })
  const queried = (contract_state: string): Reply => ({
    xml: { ...well, contract_id: CONTRACT_ID, contract_state },
  })
  const announce = async (refusal: Reply, query: Reply = queried('0')) => {
    const main = await platform(({ path }) => (path.startsWith('/v3/') ? refusal : query))
    return failureOf(debitAt(main.url).announce(notice))
  }

  test('says at most how much, and for how long when that is not as usual', async () => {
    const main = await platform(() => ({ status: 204 }))
    const debit = debitAt(main.url)
    await debit.announce(notice)
    await debit.announce({ ...notice, days: 3 })
    const estimated_amount = { amount: 3000, currency: 'CNY' }
    expect(main.received.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array(2).fill(`POST /v3/papay/contracts/${CONTRACT_ID}/notify`),
    )
    expect(main.received.map(({ body }) => JSON.parse(body))).toEqual([
      { mchid: MCHID, appid: APPID, estimated_amount },
      { mchid: MCHID, appid: APPID, estimated_amount, deduct_duration: { count: 3, unit: 'DAY' } },
    ])
  })

  test.each(['RESOURCE_NOT_EXISTS', 'CONTRACT_NOT_EXIST'])(
    'to a contract that is not there: %s',
    async (code) => {
      const ended = { kind: 'refused', code: 'CONTRACT_ENDED' }
      expect(await announce(complaint(404, code))).toEqual(ended)
    },
  )

  test('is refused in one way for all reasons, so the contract is asked whether it has ended', async () => {
    const refusal = complaint(400, 'INVALID_REQUEST')
    const ended = { kind: 'refused', code: 'CONTRACT_ENDED' }
    expect(await announce(refusal, queried('1'))).toEqual(ended)
    expect(await announce(refusal, no('CONTRACT_NOT_EXIST'))).toEqual(ended)
    const goesOn = { kind: 'refused', code: 'INVALID_REQUEST' }
    expect(await announce(refusal, queried('0'))).toEqual(goesOn)
    expect(await announce(refusal, no('PARAM_ERROR'))).toEqual(goesOn)
  })

  test('is not known when it was refused, and the contract cannot be asked', async () => {
    const refusal = complaint(400, 'INVALID_REQUEST')
    expect((await announce(refusal, no('SYSTEMERROR'))).kind).toBe('busy')
    const another = { ...queried('1').xml, contract_id: '201710180325670966' }
    expect((await announce(refusal, { xml: another })).kind).toBe('busy')
  })

  test.each([
    [500, 'SYSTEM_ERROR'],
    [403, 'RULE_LIMIT'],
    [403, 'NO_AUTH'],
    [403, 'SOMETHING_NEW'],
  ])('is not known after %i %s', async (status, code) => {
    expect(await announce(complaint(status, code))).toEqual({ kind: 'busy', code })
  })

  test.each([
    ['RATELIMIT_EXCEEDED', complaint(429, 'RATELIMIT_EXCEEDED')],
    ['FREQUENCY_LIMITED', complaint(403, 'FREQUENCY_LIMITED')],
    // A gateway’s.
    ['UNVERIFIED_REPLY', { ...complaint(429, ''), with: 'no-signature' as const }],
  ])('of which there are too many is given back at once: %s', async (code, refusal) => {
    const main = await platform(() => refusal)
    const failure = await failureOf(debitAt(main.url).announce(notice))
    expect(failure).toEqual({ kind: 'busy', code, tooOften: true })
    expect(main.received).toHaveLength(1)
  })
})

describe('merchants', () => {
  const [merchant] = settings().merchants
  if (!merchant) throw new Error('the fixture has a merchant')
  const { debit: _, ...without } = merchant

  test('with a plan can debit, the others cannot', () => {
    const merchants = [merchant, { ...without, mchid: '1900000002' }]
    const { plans } = debitContracts(settings({ merchants }), deps())
    expect([...plans]).toEqual([[MCHID, { planId: PLAN_ID, mode: 'pre-notify' }]])
  })

  test('without a plan, or unknown, are asked for nothing', async () => {
    const debit = debitContracts(settings({ merchants: [without] }), deps())
    const noPlan = { kind: 'busy', code: 'NO_PLAN' }
    expect(await failureOf(debit.charge(charge))).toEqual(noPlan)
    expect(await failureOf(debit.queryCharge(order))).toEqual(noPlan)
    expect(await failureOf(debit.queryContract(contract))).toEqual(noPlan)
    expect(await failureOf(debit.endContract({ ...contract, remark: '' }))).toEqual(noPlan)
    const nobody = { ...order, mchid: '1900000009' }
    expect(await failureOf(debit.queryCharge(nobody))).toEqual({ kind: 'busy', code: 'NO_KEYS' })
  })
})
