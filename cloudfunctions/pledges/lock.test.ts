/** Whoever is at work on a pledge waits for whoever was there first, and works with what stands then. */
import { setTimeout as wait } from 'node:timers/promises'
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed } from '../../tests/support/givers'
import { type Sql, sql, type Tx } from '../db'
import { settleJobs } from '../jobs/jobs'
import { hideNames } from '../privacy/names'

jest.setTimeout(240_000)
afterAll(stopDatabases)

const DUE = new Date('2026-12-08T01:00:00Z')

describe('a pledge that two are at work on', () => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed('postgresql')
  })
  afterAll(() => bed.close())
  afterEach(() => bed.reset())

  /** Does the first, and the second before the first one's transaction has ended. */
  async function together(first: Sql, second: (tx: Tx) => Promise<unknown>) {
    let begun: Promise<unknown> = Promise.resolve()
    await bed.db.transaction(async (tx) => {
      await tx.many(first)
      begun = bed.db.transaction(second)
      const waits = sql`select from pg_locks where not granted`
      for (let tries = 0; (await bed.db.many(waits)).length === 0; tries += 1) {
        if (tries > 2_000) throw new Error('the second did not wait')
        await wait(5)
      }
    })
    await begun
  }
  const stepOf = (pledgeId: string) =>
    sql`select call from step_pledges(array[${pledgeId}::text], 'https://lantern.example', 100, ${bed.world.now})`

  async function announced(name = 'donor') {
    const donor = await bed.aDonor(name)
    const { pledgeId, code } = await bed.signed(donor, { showName: true, name: '示例' })
    await bed.passTo('2026-12-07T04:00:00Z')
    bed.world.now = DUE
    return { donor, pledgeId, code }
  }

  test('a step that comes while it is being paused debits nothing', async () => {
    const { donor, pledgeId } = await announced()
    const pause = sql`select pause_pledge(${pledgeId}, ${donor.donorId}, '2027-02-01', ${DUE})`
    await together(pause, (tx) => tx.many(stepOf(pledgeId)))
    expect(await bed.gifts()).toEqual([])
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 skipped 2026-12-08')
  })

  test('a step that comes while it is being ended finds nothing to do', async () => {
    const { donor, pledgeId } = await announced()
    const end = sql`select end_pledge(${pledgeId}, ${donor.donorId}, ${DUE})`
    await together(end, (tx) => tx.many(stepOf(pledgeId)))
    expect(await bed.gifts()).toEqual([])
  })

  test('whoever pauses while a step freezes the debit comes after it', async () => {
    const { donor, pledgeId } = await announced()
    const pause = sql`select pause_pledge(${pledgeId}, ${donor.donorId}, '2027-02-01', ${DUE})`
    await together(stepOf(pledgeId), (tx) => tx.many(pause))
    expect(await bed.gifts()).toMatchObject([{ state: 'started' }])
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 charging 2026-12-08 x1')
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(bed.bank.calls.filter(({ call }) => call === 'charge')).toEqual([])
  })

  test('a name that is taken back while a step freezes the debit is on no gift', async () => {
    const { donor, pledgeId } = await announced()
    await together(stepOf(pledgeId), (tx) => hideNames(tx, donor.donorId))
    const gifts = await bed.db.many(sql`select show_name, name_sealed from gift`)
    expect(gifts).toEqual([{ show_name: false, name_sealed: null }])
  })

  test('of one that has ended and has no job the second waits as well', async () => {
    const donor = await bed.aDonor('donor')
    const { pledgeId } = await bed.start(donor)
    await bed.db.run(sql`select end_pledge(${pledgeId}, ${donor.donorId}, ${DUE})`)
    expect(await bed.db.many(sql`select from job where key = ${pledgeId}`)).toEqual([])
    const lock = sql`select lock_pledges(array[${pledgeId}::text])`
    await together(lock, (tx) => tx.many(lock))
  })

  test('rounds that end and whoever holds many pledges never wait in a circle', async () => {
    const ids: string[] = []
    for (let n = 0; n < 60; n += 1) {
      const { pledgeId } = await bed.start(await bed.aDonor(`donor-${n}`))
      ids.push(pledgeId)
    }
    const kept = (keys: readonly string[]) => new Map(keys.map((key) => [key, 'kept'] as const))
    const backwards = [...ids].reverse()
    const locked = (keys: readonly string[]) =>
      bed.db.transaction((tx) =>
        tx.run(sql`select lock_pledges(array(
          select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))`),
      )
    for (let round = 0; round < 40; round += 1) {
      await Promise.all([
        settleJobs(bed.db, 'pledges.step', kept(ids)),
        settleJobs(bed.db, 'pledges.step', kept(backwards)),
        locked(ids),
        locked(backwards),
      ])
    }
    const { deadlocks } = await bed.db.one<{ deadlocks: number }>(
      sql`select deadlocks from pg_stat_database where datname = current_database()`,
    )
    expect(deadlocks).toBe(0)
  })
})
