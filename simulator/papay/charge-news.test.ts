import '../fixtures/patience'
import {
  APPLY,
  aCharge,
  aContract,
  aListener,
  charge,
  keyOf,
  sendV2,
  toldTo,
} from '../fixtures/a-contract'
import { merchantOf } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { PAYER } from '../fixtures/a-simulator'
import { announce, debitBeds, STARTS_MS } from '../fixtures/debit-beds'
import type { AppSettings } from '../index'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

/** How the news of a charge comes, and what goes wrong with the service. */

const begin = debitBeds()
let bed: TestBed
let settings: AppSettings
beforeEach(async () => {
  bed = await begin()
  settings = bed.simulator.settingsForTheApp
})

type Ledger = { orders: Record<string, unknown>[] }

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
    const endsAt = new Date(STARTS_MS + HOUR_MS).toISOString()
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
    bed = await begin({ chargesASecondMax: 2 })
    settings = bed.simulator.settingsForTheApp
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
  await announce(settings, contractId)
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
