/**
 * Our debits and the simulator's, which were written apart from WeChat Pay's documentation: each is the
 * other's examiner here, over real HTTP.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Simulator } from '../../../../simulator'
import { startSimulator } from '../../../../simulator'
import type { ChargeReading, ContractReading, DebitProvider } from '../../debit'
import type { CallbackPost } from '../../provider'
import { debitContracts } from '../debit-contracts'
import { deps } from '../fixtures/a-merchant'
import { failureOf } from '../fixtures/failure-of'
import { wechatPay } from '../wechat-pay'

const OPENID = 'oSamplePerson000000000000001'
let simulator: Simulator
let debit: DebitProvider
let mchid: string
let inbox: Awaited<ReturnType<typeof openInbox>>

beforeEach(async () => {
  simulator = await startSimulator({
    merchants: [{ charityId: 'charity-1', name: '示例基金会' }],
    people: [{ name: '示例用户', openid: OPENID }],
    startMs: Date.parse('2026-12-01T09:00:00+08:00'),
  })
  debit = debitContracts(platform(), deps())
  mchid = platform().merchants[0]?.mchid ?? ''
  inbox = await openInbox()
}, 240_000)
afterEach(async () => {
  await inbox.close()
  await simulator.close()
})

test('a contract is signed, charged at once, announced, charged again, paid back, and ended', async () => {
  expect([...debit.plans.keys()]).toEqual([mchid])
  const contract = { mchid, contractCode: 'PLEDGE20261201000001' }
  expect(await debit.queryContract(contract)).toEqual({ state: 'unknown-contract' })
  const { contractId } = await sign(contract.contractCode)
  const known = { ...contract, contractId, openid: OPENID, planId: debit.plans.get(mchid)?.planId }
  const signedAt = '2026-12-01T01:00:00.000Z'
  const signed = await inbox.contracts.next()
  expect(signed).toMatchObject({ kind: 'signed', contract: known })
  expect(await debit.queryContract(contract)).toMatchObject({ state: 'signed', contract: known })
  expect(signed.kind === 'signed' && signed.at.slice(0, 16)).toBe(signedAt.slice(0, 16))

  const first = aCharge('hd-first00000000000000000', contractId)
  expect(await debit.queryCharge(first)).toEqual({ state: 'unknown-order' })
  expect(await debit.charge(first)).toEqual({ state: 'accepted' })
  expect(await debit.charge(first)).toEqual({ state: 'accepted' })
  expect(await debit.queryCharge(first)).toEqual({ state: 'processing' })
  await clock('2026-12-01T09:10:00+08:00')
  const paid = await inbox.charges.next()
  expect(paid).toMatchObject({
    kind: 'paid',
    payment: { mchid, orderNumber: first.orderNumber, paidFen: 3000, payerOpenid: OPENID },
  })
  const payment = paid.kind === 'paid' && paid.payment
  expect(await debit.queryCharge(first)).toEqual({ state: 'paid', payment })
  expect(await debit.charge(first)).toEqual({ state: 'used' })

  // Next month: not before it was announced, and not before the third day.
  await clock('2027-01-01T08:00:00+08:00')
  const second = aCharge('hd-second0000000000000000', contractId)
  const notNow = { kind: 'refused', code: 'INVALID_REQUEST' }
  expect(await failureOf(debit.charge(second))).toEqual(notNow)
  const notice = { mchid, contractId, amountFen: 3000, days: 7 }
  await debit.announce(notice)
  await debit.announce(notice)
  await clock('2027-01-02T08:00:00+08:00')
  expect(await failureOf(debit.charge(second))).toEqual(notNow)
  await clock('2027-01-03T08:00:00+08:00')
  expect(await failureOf(debit.charge({ ...second, amountFen: 3001 }))).toEqual(notNow)
  expect(await debit.charge(second)).toEqual({ state: 'accepted' })
  await clock('2027-01-03T08:10:00+08:00')
  expect(await inbox.charges.next()).toMatchObject({ kind: 'paid' })

  const pay = wechatPay(platform(), deps())
  const refund = {
    mchid,
    orderNumber: second.orderNumber,
    refundNumber: 'UNDO20270103000001',
    refundFen: 3000,
    totalFen: 3000,
    reason: '捐赠人撤回',
    notifyUrl: `${inbox.url}/refund`,
  }
  expect(await pay.refund(refund)).toMatchObject({ state: 'processing' })

  await debit.endContract({ ...contract, remark: '捐赠人结束了月捐' })
  await debit.endContract({ ...contract, remark: '捐赠人结束了月捐' })
  expect(await inbox.contracts.next()).toMatchObject({
    kind: 'ended',
    contract: known,
    by: 'merchant',
  })
  expect(await debit.queryContract(contract)).toMatchObject({ state: 'ended', contract: known })
  expect(await failureOf(debit.announce(notice))).toEqual({
    kind: 'refused',
    code: 'CONTRACT_ENDED',
  })
  const late = aCharge('hd-late000000000000000000', contractId)
  expect(await debit.charge(late)).toMatchObject({ state: 'failed', why: 'CONTRACT_ENDED' })
}, 240_000)

test.each([
  ['no-money', 'NO_MONEY'],
  ['limit', 'LIMIT'],
  ['card', 'CARD'],
])(
  'a bank that says %s is told alike by the callback and the query',
  async (answer, why) => {
    await control(`/people/${OPENID}/bank`, { always: answer })
    const { contractId } = await sign('PLEDGE20261201000002')
    const charge = aCharge('hd-failing000000000000000', contractId)
    expect(await debit.charge(charge)).toEqual({ state: 'accepted' })
    await clock('2026-12-01T09:10:00+08:00')
    const failed = { why, code: expect.any(String) }
    expect(await inbox.charges.next()).toEqual({
      kind: 'failed',
      order: { mchid, orderNumber: charge.orderNumber },
      ...failed,
    })
    expect(await debit.queryCharge(charge)).toEqual({ state: 'failed', ...failed })
    expect(await debit.charge(charge)).toEqual({ state: 'used' })
  },
  60_000,
)

test('a person who ends the contract alone is heard of', async () => {
  const contract = { mchid, contractCode: 'PLEDGE20261201000003' }
  await sign(contract.contractCode)
  expect(await inbox.contracts.next()).toMatchObject({ kind: 'signed' })
  await control(`/contracts/${contract.contractCode}`, { action: 'end' })
  expect(await inbox.contracts.next()).toMatchObject({ kind: 'ended', contract, by: 'payer' })
  await debit.endContract({ ...contract, remark: '捐赠人结束了月捐' })
}, 240_000)

function platform() {
  const { appid, hosts, platformKeys, merchants } = simulator.settingsForTheApp
  return {
    appid,
    hosts: [hosts.pay, hosts.payBackup] as const,
    platformKeys: platformKeys.map(({ id, publicKeyPem }) => ({ serial: id, publicKeyPem })),
    merchants,
  }
}

function aCharge(orderNumber: string, contractId: string) {
  const description = '灯愿月捐：示例项目'
  return {
    mchid,
    orderNumber,
    contractId,
    description,
    amountFen: 3000,
    notifyUrl: `${inbox.url}/debit`,
  }
}

/** The person signs what the phone would hand over. */
async function sign(contractCode: string): Promise<{ contractId: string }> {
  const { extraData, ...where } = debit.invite({
    mchid,
    contractCode,
    serial: String(Date.now()),
    account: '灯愿 0001',
    notifyUrl: `${inbox.url}/contract`,
    at: new Date(),
  })
  await control('/contracts', { ...where, openid: OPENID, extraData })
  const answer = await control(`/contracts/${contractCode}`, { action: 'sign' })
  const { contract_id: contractId } = answer as { contract_id: string }
  return { contractId }
}

const clock = (to: string) => control('/clock', { to, jump: true })

async function control(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${simulator.url}/control${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${path} answered ${JSON.stringify(answer)}`)
  return answer
}

/** The addresses that callbacks are posted to: reads each as the product does, and acknowledges it. */
async function openInbox() {
  const contracts = queue<ContractReading>()
  const charges = queue<ChargeReading>()
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = []
    for await (const piece of incoming) pieces.push(piece as Buffer)
    const { headers, url } = incoming
    const post: CallbackPost = { mchid, headers, rawBody: Buffer.concat(pieces) }
    if (url?.endsWith('/contract')) contracts.add(await debit.readContractCallback(post))
    if (url?.endsWith('/debit')) charges.add(await debit.readChargeCallback(post))
    const { contentType, body } = debit.acknowledge(true)
    outgoing.writeHead(200, { 'content-type': contentType }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/wechatpay`,
    contracts,
    charges,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function queue<T>() {
  const waiting: T[] = []
  let wake = () => {}
  return {
    add(one: T) {
      waiting.push(one)
      wake()
    },
    async next(): Promise<T> {
      for (;;) {
        const one = waiting.shift()
        if (one) return one
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
