import '../fixtures/patience'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  aContract,
  aListener,
  charge,
  closeListeners,
  queryCharge,
  toldTo,
} from '../fixtures/a-contract'
import { merchantOf } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { DAY_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../time/beijing'

/** What one run leaves of contracts and charges to the next. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(async () => {
  await stop()
  await closeListeners()
  rmSync(folder, { recursive: true })
})

const merchants = [{ charityId: 'reading-room' }, { charityId: 'clinic' }]
const startMs = Date.parse('2026-12-01T09:00:00+08:00')
let running: TestBed | undefined
const start = async (more: object = {}) => {
  running = await aSimulator({ dataFolder: folder, merchants, ...more })
  return running
}
const stop = async () => {
  await running?.close()
  running = undefined
}

test('accounts that were made before there were contracts get what those need, and keep it', async () => {
  const first = await start()
  const before = first.simulator.settingsForTheApp.merchants
  await stop()
  const file = join(folder, 'keys.json')
  const keys: { merchants: Record<string, unknown>[] } = JSON.parse(readFileSync(file, 'utf8'))
  for (const merchant of keys.merchants) {
    delete merchant['apiV2Key']
    delete merchant['planId']
  }
  writeFileSync(file, JSON.stringify(keys))

  const second = await start()
  const upgraded = second.simulator.settingsForTheApp.merchants
  await stop()
  const third = await start()
  const after = third.simulator.settingsForTheApp.merchants
  await stop()
  expect(upgraded.map(({ apiV3Key }) => apiV3Key)).toEqual(before.map(({ apiV3Key }) => apiV3Key))
  for (const { debit } of upgraded) {
    expect(debit).toEqual({
      apiV2Key: expect.stringMatching(/^[0-9A-Za-z]{32}$/),
      planId: expect.stringMatching(/^\d+$/),
      mode: 'pre-notify',
    })
  }
  expect(new Set(upgraded.map(({ debit }) => debit.planId)).size).toBe(2)
  expect(after).toEqual(upgraded)
})

test('contracts, a charge that was under way, the mode and the bank go on', async () => {
  const first = await start({ startMs })
  const settings = first.simulator.settingsForTheApp
  const shop = await aListener(settings)
  const { contractId } = await aContract(first)
  const other = await aContract(first)
  await first.control(`/people/${PAYER}/bank`, { next: ['ok', 'card'], always: 'no-money' })
  await charge(settings, other.contractId)
  await first.advance(10 * SECOND_MS)
  await first.control(`/merchants/${merchantOf(settings).mchid}`, { mode: '24-hour' })
  await first.advance(DAY_MS)
  const { number } = await charge(settings, contractId, { notify_url: shop.url })
  const before = await first.control('/contracts')
  await stop()

  const second = await start()
  const now = second.simulator.settingsForTheApp
  expect(now.merchants[0]?.debit.mode).toBe('24-hour')
  expect(await second.control('/contracts')).toEqual(before)
  expect(await queryCharge(now, number)).toMatchObject({ trade_state: 'ACCEPT' })
  expect((await charge(now, contractId)).code).toBe('RULELIMIT')
  await second.advance(DAY_MS)
  expect(await queryCharge(now, number)).toMatchObject({
    trade_state: 'PAY_FAIL',
    err_code: 'ACCOUNTERROR',
  })
  await stop()
  await shop.close()
  expect(toldTo(settings, shop)).toMatchObject([
    { isSignatureGood: true, fields: { out_trade_no: number, err_code: 'ACCOUNTERROR' } },
  ])
})

test('a contract still runs out in its time', async () => {
  const first = await start()
  const { contractCode, contractId } = await aContract(first)
  await stop()
  const second = await start()
  await second.control('/clock', { advanceMs: 10 * YEAR_MS + MINUTE_MS, jump: true })
  const [contract] = await second.control<object[]>('/contracts')
  await stop()
  expect(contract).toMatchObject({ contractCode, contractId, state: 'ended', endMode: 1 })
})
