import { pino } from 'pino'
import { addDays, type Day, day, endOf } from '../../contracts/beijing'
import { aDatabase, MCHID, stopDatabases } from '../../tests/support/gifts'
import type { App } from '../app'
import { type Db, sql } from '../db'
import { type Job, runnerOf, type Worker } from '../jobs'
import { billWorker, planFirstBill } from './bill-job'

jest.setTimeout(60_000)

const FIRST = day('2026-12-01')
const noon = (at: Day) => new Date(endOf(at).getTime() - 12 * 3_600_000)

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await aDatabase('pglite'))
})
afterAll(async () => {
  await close()
  await stopDatabases()
})
beforeEach(() => db.script('delete from job'))

/** A merchant whose chain of bills began on the first day; every closed day has an empty bill. */
async function aMerchant({ comes = (_day: string): boolean => true } = {}) {
  const asked: string[] = []
  const told: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void told.push(line) })
  let now = noon(FIRST)
  const clock = { now: () => now }
  const parts: Partial<App> = {
    db,
    clock,
    log,
    pay: {
      async tradeBill({ day: of }: { day: string }) {
        asked.push(of)
        return comes(of) ? { ready: true, rows: [] } : { ready: false }
      },
    } as unknown as App['pay'],
  }
  const nothing: Worker = async (jobs: Job[]) => new Map(jobs.map(({ key }) => [key, 'done']))
  const bills = billWorker(parts as App)
  const workers = { 'gifts.query': nothing, 'gifts.refund': nothing, 'bills.reconcile': bills }
  const runner = runnerOf({ db, clock, log, workers, readers: [] })
  await planFirstBill(db, MCHID, now)
  return {
    asked,
    told,
    async passTo(at: Day) {
      now = noon(at)
      await runner.runDue()
    },
    next: async () => (await db.one<{ key: string }>(sql`select key from job`)).key,
  }
}

test('each day’s bill is read on the next one', async () => {
  const merchant = await aMerchant()
  await merchant.passTo(addDays(FIRST, 1))
  await merchant.passTo(addDays(FIRST, 3))
  expect(merchant.asked).toEqual(['2026-12-01', '2026-12-02', '2026-12-03'])
  expect(await merchant.next()).toBe(`${MCHID}:2026-12-04`)
})

test('after most of a year, bills go on with the oldest that can still be had, and somebody is told', async () => {
  const merchant = await aMerchant()
  const later = addDays(FIRST, 300)
  await merchant.passTo(later)
  expect(merchant.asked[0]).toBe(addDays(later, -80))
  expect(merchant.asked).toHaveLength(80)
  expect(await merchant.next()).toBe(`${MCHID}:${later}`)
  expect(merchant.told).toHaveLength(1)
  expect(JSON.parse(merchant.told[0] ?? '')).toMatchObject({
    day: FIRST,
    goesOnWith: addDays(later, -80),
  })
})

test('a bill that never comes holds up the others until it is given up, and no longer', async () => {
  const merchant = await aMerchant({ comes: (of) => of !== FIRST })
  await merchant.passTo(addDays(FIRST, 80))
  expect(await merchant.next()).toBe(`${MCHID}:${FIRST}`)
  await merchant.passTo(addDays(FIRST, 81))
  expect(await merchant.next()).toBe(`${MCHID}:${addDays(FIRST, 81)}`)
})
