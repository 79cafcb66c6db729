/** Development's time outlives its programs: what starts again goes on at the simulator's day. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { sql } from '../../cloudfunctions/db'
import { buildProduct, type Product } from '../../cloudfunctions/product'
import { readSettings } from '../../cloudfunctions/settings'
import { simulatedClock } from '../../cloudfunctions/simulated-platform'
import { addDays, type Day, dayOf } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import { migratedPglite } from '../support/migrated'
import { byContract } from '../support/monthly-fates'
import { ANNOUNCING, begin } from '../support/monthly-year'
import { aWorld, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const LONGER_THAN_A_SCAN_MS = 1_500

describe('a product that starts after time was moved', () => {
  let world: World
  let product: Product
  let expected: Date
  beforeAll(async () => {
    world = await aWorld({ database: 'pglite' })
    await world.control('/clock', { advanceMs: 200 * DAY_MS, jump: true })
    const db = await migratedPglite()
    expected = new Date(Date.now() + 200 * DAY_MS)
    const settings = readSettings({ PORT: '0', SIMULATOR_URL: world.simulator.url })
    product = await buildProduct(
      { ...settings, sealingKey: Buffer.alloc(32, 7) },
      { db, log: pino({ level: 'silent' }) },
    )
  })
  afterAll(async () => {
    await product.close()
    await world.close()
  })

  test('is on the simulator’s day', () => {
    const aheadMs = product.app.clock.now().getTime() - expected.getTime()
    expect(Math.abs(aheadMs)).toBeLessThan(MINUTE_MS)
  })

  test('has sample projects that are as fresh as on any first day', async () => {
    const { items } = await product.app.pages.list({ limit: 50 })
    expect(items.filter(({ openness }) => openness.open).length).toBeGreaterThan(10)
    const today = dayOf(expected)
    const { first } = await product.db.one<{ first: string }>(
      sql`select max(starts_on) as first from project`,
    )
    expect(first > addDays(today, -30)).toBe(true)
  })

  test('begins its bills with that day', async () => {
    const jobs = await product.db.many<{ key: string }>(
      sql`select key from job where name = 'bills.reconcile'`,
    )
    expect(jobs.length).toBeGreaterThan(0)
    expect(new Set(jobs.map(({ key }) => key.split(':')[1]))).toEqual(new Set([dayOf(expected)]))
  })
})

describe('a product whose time is moved', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database: 'postgresql' })
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  test('finds no example late whose next report comes on the way, however long that takes', async () => {
    const { due } = await world.db.one<{ due: Day }>(
      sql`select next_report_due_on as due from project where id = ${ANNOUNCING}`,
    )
    const [fate] = byContract
    if (!fate) throw new Error('there are fates')
    const { control, aPerson } = world
    // Announced two days before, on the day after the report is due.
    const terms = { fate, day: Number(addDays(due, 3).slice(8)), projectId: ANNOUNCING }
    const { pledgeId } = await begin({ control, aPerson }, { ...terms, first: 'on-day' })
    const keeping = world.db.transaction(async (tx) => {
      await tx.run(sql`select from charity for no key update`)
      await wait(LONGER_THAN_A_SCAN_MS)
    })
    await control('/clock', { to: hourOf(addDays(due, 1), 12).toISOString(), jump: true })
    await keeping
    const pledge = await world.db.one(sql`
      select p.held, c.announced_at is not null as announced
      from pledge p join charge c on c.pledge_id = p.id and c.due_on = ${addDays(due, 3)}
      where p.id = ${pledgeId}`)
    expect(pledge).toEqual({ held: null, announced: true })
  })
})

describe('the clock of a product', () => {
  const isNow = ({ now }: { now(): Date }) => Math.abs(now().getTime() - Date.now()) < MINUTE_MS

  test('is the wall clock where somebody answers and tells no time, and where nobody does', async () => {
    const server = createServer((_request, response) => response.end('{"appid":"wx"}'))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}`
    expect(isNow(await simulatedClock(url))).toBe(true)
    await new Promise((closed) => server.close(closed))
    expect(isNow(await simulatedClock(url))).toBe(true)
  })
})
