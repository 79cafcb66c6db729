import './fixtures/patience'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pay, placeOrder } from './fixtures/a-merchant'
import { aProgram } from './fixtures/a-program'
import type { TestBed } from './fixtures/a-simulator'
import { aSimulator } from './fixtures/a-simulator'

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

type Ledger = { orders: { outTradeNo: string; state: string }[] }
