import './fixtures/patience'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aPaidOrder, pay, placeOrder } from './fixtures/a-merchant'
import { aProgram } from './fixtures/a-program'
import { aShop } from './fixtures/a-shop'
import type { Reachable, TestBed } from './fixtures/a-simulator'
import { aSimulator } from './fixtures/a-simulator'
import { DAY_MS, MINUTE_MS } from './time/beijing'

/** What a simulator that was killed without warning still knows when it starts again. */

let folder: string
let again: TestBed
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(async () => {
  await again.close()
  rmSync(folder, { recursive: true })
})

test('every payment that was answered is there again', async () => {
  const program = await aProgram({ SIMULATOR_DATA: folder })
  const settings = program.simulator.settingsForTheApp
  const orders = await Promise.all(Array.from({ length: 60 }, () => placeOrder(settings)))
  const answered: string[] = []
  // All at once, and killed in the middle of it: whoever had an answer by then was promised something.
  await Promise.allSettled(
    orders.map(async ({ number, prepayId }) => {
      await pay(program, prepayId)
      answered.push(number)
      if (answered.length === orders.length / 2) await program.kill()
    }),
  )

  again = await aSimulator({ dataFolder: folder })
  const ledger = await again.control<Ledger>('/ledger')
  const paid = ledger.orders.filter(({ state }) => state === 'SUCCESS')
  expect(paid.map(({ outTradeNo }) => outTradeNo)).toEqual(expect.arrayContaining(answered))
  expect(ledger.orders).toHaveLength(orders.length)
})

test('time has not gone back, though the journey never arrived', async () => {
  const program = await aProgram({ SIMULATOR_DATA: folder })
  const shop = await aShop(program.simulator.settingsForTheApp)
  shop.answer.status = 500
  const setOutMs = await nowMs(program)
  await aPaidOrder(program, { notify_url: shop.url })
  const journey = program.control('/clock', { advanceMs: DAY_MS }).catch(() => 'killed')
  // The fifth attempt comes four minutes after the first.
  await shop.received(5)
  await program.kill()
  expect(await journey).toBe('killed')
  await shop.close()

  again = await aSimulator({ dataFolder: folder })
  expect((await nowMs(again)) - setOutMs).toBeGreaterThanOrEqual(4 * MINUTE_MS)
})

const nowMs = async ({ control }: Reachable) =>
  Date.parse((await control<{ now: string }>('/clock')).now)

type Ledger = { orders: { outTradeNo: string; state: string }[] }
