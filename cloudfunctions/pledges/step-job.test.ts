/** Many workers, crashes between any two lines, and the rate. */
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed, MCHID } from '../../tests/support/givers'
import type { Donor } from '../bind'
import { type Db, type Sql, sql } from '../db'
import { changePledge, endPledge, stepWorker } from '.'

jest.setTimeout(240_000)
afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('work on pledges on %s', (kind) => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())
  afterEach(async () => {
    const lies = await bed.lies()
    const rules = [...bed.bank.broken]
    bed.app.settings.debitsASecond = 10_000
    await bed.reset()
    expect(rules).toEqual([])
    expect(lies).toEqual([])
  })

  async function givers(count: number): Promise<{ donor: Donor; pledgeId: string }[]> {
    const all = []
    for (let n = 0; n < count; n += 1) {
      const donor = await bed.aDonor(`donor-${n}`)
      all.push({ donor, ...(await bed.signed(donor)) })
    }
    return all
  }
  const job = (pledgeId: string) => ({
    name: 'pledges.step' as const,
    key: pledgeId,
    dueAt: bed.world.now,
    attempt: 0,
    payload: {},
  })
  const paid = () =>
    bed.db.one<{ paid: number }>(sql`select count(*) as paid from charge where state = 'paid'`)

  test('two runners and a worker that takes what is theirs charge each pledge once', async () => {
    const all = await givers(30)
    await bed.passTo('2026-12-07T04:00:00Z')
    bed.world.now = new Date('2026-12-08T01:00:00Z')
    const other = bed.aRunner()
    const step = stepWorker(bed.app)
    const jobs = all.map(({ pledgeId }) => job(pledgeId))
    await Promise.all([bed.runner.runDue(), other.runDue(), step(jobs), step([...jobs].reverse())])
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(await paid()).toEqual({ paid: 30 })
    expect(bed.bank.charges.size).toBe(30)
    expect((await bed.gifts()).map(({ state }) => state)).toEqual(Array(30).fill('settled'))
  })

  test('ended between freezing and asking: the payment service never hears of it', async () => {
    const [giver] = await givers(1)
    if (!giver) throw new Error('one was made')
    await bed.passTo('2026-12-07T04:00:00Z')
    bed.world.now = new Date('2026-12-08T01:00:00Z')
    const { db } = bed.app
    const slow = between(db, 'pace_calls', async () => {
      await bed.done(endPledge, giver.donor, { pledgeId: giver.pledgeId })
    })
    await stepWorker({ ...bed.app, db: slow })([job(giver.pledgeId)])
    expect((await bed.gifts()).map(({ state }) => state)).toEqual(['started'])
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(bed.bank.calls.filter(({ call }) => call === 'charge')).toEqual([])
    expect(await bed.months(giver.pledgeId)).toEqual(['2026-12 skipped 2026-12-08 x1'])
    expect((await bed.gifts()).map(({ state }) => state)).toEqual(['expired'])
  })

  test('what its donor changes while it is worked on is not overwritten', async () => {
    const [giver] = await givers(1)
    if (!giver) throw new Error('one was made')
    await bed.passTo('2026-12-05T22:00:00Z')
    bed.world.now = new Date('2026-12-05T23:00:00Z')
    const { db } = bed.app
    const slow = between(db, 'record_answers', async () => {
      await bed.done(changePledge, giver.donor, { pledgeId: giver.pledgeId, amountFen: 100 })
    })
    await stepWorker({ ...bed.app, db: slow })([job(giver.pledgeId)])
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(await bed.show(giver.donor, giver.pledgeId)).toMatchObject({
      amountFen: 100,
      totalFen: 3000,
    })
  })

  test('which the payment service puts off: nobody is told of that, it is counted, and charged once', async () => {
    const [giver] = await givers(1)
    if (!giver) throw new Error('one was made')
    bed.bank.outcome = (_order, tries) => (tries < 6 ? 'put off' : 'paid')
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(await bed.months(giver.pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 planned 2027-01-08',
    ])
    const charges = bed.bank.calls.filter(({ call }) => call === 'charge')
    expect(charges.length).toBeGreaterThan(1)
    expect(new Set(charges.map(({ at }) => at.getTime())).size).toBe(charges.length)
    expect(await bed.notices()).toEqual(['donor-0 pledge_announced'])
    expect(await bed.db.one(sql`select failures, why from charge where state = 'paid'`)).toEqual({
      failures: 0,
      why: null,
    })
    const { offs } = await bed.db.one<{ offs: number }>(
      sql`select sum(put_off)::integer as offs from pace`,
    )
    expect(offs).toBe(charges.length - 1)
    const line = bed.logged.filter((text) => text.includes('"charge:put_off":1'))
    expect(line).toHaveLength(offs)
  })

  const statements = ['step_pledges', 'pace_calls', 'record_answers']
  const calls = ['announce', 'charge', 'queryCharge', 'endContract']
  test.each([
    ...statements.flatMap((name) => [`before ${name}`, `after ${name}`]),
    ...calls.map((call) => `at ${call}`),
  ])('dies %s, every second time: nothing happens twice', async (where) => {
    const all = await givers(3)
    bed.bank.outcome = (order) => (order.orderNumber.endsWith('0') ? 'NO_MONEY' : 'paid')
    const [when = '', name = ''] = where.split(' ')
    const dyingDb = when === 'at' ? bed.app.db : dying(bed.app.db, name, when)
    if (when === 'at') {
      // Alternately: before the payment service has heard, as every second call.
      let count = 0
      bed.bank.dies = (call) => {
        if (call !== name) return false
        count += 1
        return count % 2 === 1
      }
    }
    const step = stepWorker({ ...bed.app, db: dyingDb })
    for (let hours = 0; hours < 24 * 16; hours += 1) {
      bed.world.now = new Date(Date.parse('2026-12-05T23:00:00Z') + hours * 3_600_000)
      for (let tries = 0; tries < 3; tries += 1) {
        const due = await bed.db.many<{ key: string }>(sql`
          select key from job where name = 'pledges.step' and due_at <= ${bed.world.now} order by key`)
        if (due.length === 0) break
        await step(due.map(({ key }) => job(key))).catch(() => {})
      }
      await bed.runner.runDue()
      if (hours === 24 * 12)
        await bed.done(endPledge, all[0]?.donor ?? never(), { pledgeId: all[0]?.pledgeId })
    }
    const { paid: months } = await paid()
    expect(months).toBe(bed.bank.taken().length)
    const [{ most } = { most: 0 }] = await bed.db.many<{ most: number }>(sql`
      select max(n) as most from (select count(*) as n from charge_attempt a
        join gift g on g.id = a.gift_id where g.settled_at is not null group by pledge_id, period) x`)
    expect(most ?? 0).toBeLessThanOrEqual(1)
    expect(months).toBeGreaterThan(0)
  })

  test('calls go at no more than the rate, in the slots that all workers share', async () => {
    const all = await givers(40)
    await bed.passTo('2026-12-07T04:00:00Z')
    bed.world.now = new Date('2026-12-08T01:00:00Z')
    bed.app.settings.debitsASecond = 40
    const times: number[] = []
    bed.bank.dies = (call) => {
      if (call === 'charge') times.push(performance.now())
      return false
    }
    const step = stepWorker(bed.app)
    const jobs = all.map(({ pledgeId }) => job(pledgeId))
    // The first step freezes; the next one asks.
    await Promise.all([step(jobs.slice(0, 20)), step(jobs.slice(20))])
    await Promise.all([step(jobs.slice(0, 20)), step(jobs.slice(20))])
    expect(times).toHaveLength(40)
    times.sort((a, b) => a - b)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan((39 / 40) * 1000 * 0.9)
    const pace = await bed.db.one<{ sent: number }>(
      sql`select sent + sent_before as sent from pace where mchid = ${MCHID} and call = 'charge'`,
    )
    expect(pace.sent).toBe(40)
  })

  test('more than fit a day run over into the next days of the window', async () => {
    await givers(3)
    // A day of 15 hours holds two.
    bed.app.settings.debitsASecond = 2.5 / (15 * 3600)
    const slots = [0, 1, 2].map((n) => ({
      pledge_id: '',
      period: '',
      mchid: MCHID,
      day: '2026-12-08',
      n,
    }))
    const due = await bed.db.many<{ id: string }>(sql`select id from pledge order by id`)
    const wanted = due.map(({ id }, n) => ({ ...slots[n], pledge_id: id, period: '2026-12' }))
    await bed.db.run(sql`
      select give_slots(${JSON.stringify(wanted)}::jsonb, ${bed.app.settings.debitsASecond}::float8)`)
    const times = await bed.db.many<{ at: Date }>(
      sql`select next_at as at from charge order by pledge_id`,
    )
    expect(times.map(({ at }) => at.toISOString())).toEqual([
      '2026-12-07T23:00:00.000Z',
      '2026-12-08T05:00:00.000Z',
      '2026-12-08T23:00:00.000Z',
    ])
    expect(await bed.db.many(sql`select day, taken from charge_day order by day`)).toEqual([
      { day: '2026-12-08', taken: 2 },
      { day: '2026-12-09', taken: 1 },
    ])
  })

  test('what no day of the window can hold is missed: nothing is debited after it', async () => {
    await givers(9)
    await bed.passTo('2026-12-07T04:00:00Z')
    // A day of 15 hours holds one, and the last one another in its evening.
    const aSecond = 1.25 / (15 * 3600)
    await bed.db.script('delete from charge_day')
    await bed.db.run(sql`
      select give_slots((
        select jsonb_agg(jsonb_build_object('pledge_id', pledge_id, 'period', period, 'mchid', mchid,
          'day', due_on)) from charge), ${aSecond}::float8)`)
    await bed.db.run(sql`
      select schedule_pledges(array(select id from pledge), ${bed.world.now})`)
    const times = await bed.db.many<{ at: Date }>(
      sql`select next_at as at from charge order by next_at`,
    )
    expect(times.map(({ at }) => at.toISOString().slice(5, 16))).toEqual([
      ...['07', '08', '09', '10', '11', '12', '13'].map((day) => `12-${day}T23:00`),
      '12-14T11:00',
      '12-14T23:00',
    ])
    await bed.passTo('2026-12-14T16:30:00Z')
    expect(await paid()).toEqual({ paid: 8 })
    await bed.passTo('2026-12-16T04:00:00Z')
    expect(await paid()).toEqual({ paid: 8 })
    expect(bed.bank.charges.size).toBe(8)
    expect(
      await bed.db.many(sql`select period, due_on as on from charge where state = 'missed'`),
    ).toEqual([{ period: '2026-12', on: '2026-12-08' }])
  })
})

/** A database on which something happens just before a statement, once. */
function between(db: Db, name: string, happens: () => Promise<void>): Db {
  let done = false
  const first = async (query: Sql) => {
    if (done || !query.text.includes(name)) return
    done = true
    await happens()
  }
  return wrapped(db, first, async () => {})
}

/** A process that dies before or after a statement, every second time. */
function dying(db: Db, name: string, when: string): Db {
  let count = 0
  const die = async (query: Sql, now: string) => {
    if (now !== when || !query.text.includes(name)) return
    count += 1
    if (count % 2 === 1) throw new Error('the process died')
  }
  return wrapped(
    db,
    (query) => die(query, 'before'),
    (query) => die(query, 'after'),
  )
}

function wrapped(
  db: Db,
  before: (query: Sql) => Promise<void>,
  after: (query: Sql) => Promise<void>,
): Db {
  const through =
    <Result>(run: (query: Sql) => Promise<Result>) =>
    async (query: Sql) => {
      await before(query)
      const result = await run(query)
      await after(query)
      return result
    }
  return { ...db, many: through(db.many), run: through(db.run) } as Db
}

function never(): never {
  throw new Error('there are givers')
}
