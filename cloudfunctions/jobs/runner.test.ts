import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { aDatabase, stopDatabases } from '../../tests/support/gifts'
import { type Db, openPostgresql, sql } from '../db'
import {
  type Next,
  type OutboxReader,
  type OutboxReaders,
  oneByOne,
  plan,
  type Runner,
  runnerOf,
  type Worker,
} from '.'
import { claim, type Job, type JobName, nextDueAt, settleJobs } from './jobs'
import { drainOutbox } from './outbox'

jest.setTimeout(240_000)

const NOON = new Date('2026-12-01T04:00:00Z')
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000)
const log = pino({ level: 'silent' })

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('jobs on %s', (kind) => {
  let db: Db
  let url: string
  let close: () => Promise<void>
  let now: Date
  beforeAll(async () => {
    ;({ db, url, close } = await aDatabase(kind))
  })
  afterAll(() => close())
  beforeEach(async () => {
    now = NOON
    await db.script('delete from job; delete from outbox; delete from event')
  })

  const planJob = (key: string, dueAt: Date, name: JobName = 'gifts.query') =>
    db.transaction((tx) => plan(tx, { name, key, dueAt, payload: { of: key } }))
  const planMany = async (count: number) => {
    for (let n = 0; n < count; n += 1) await planJob(`job-${n}`, NOON)
  }
  const dueTimes = async () => {
    const rows = await db.many<{ key: string; dueAt: Date }>(
      sql`select key, due_at as "dueAt" from job order by key`,
    )
    return Object.fromEntries(rows.map(({ key, dueAt }) => [key, dueAt]))
  }
  const done: Worker = async (jobs) => new Map(jobs.map(({ key }) => [key, 'done']))
  function aRunner(
    worker: Worker,
    given: {
      readers?: OutboxReaders
      on?: Db
      refunds?: Worker
      renewMs?: number
      rounds?: number
    } = {},
  ): Runner {
    const { readers = {}, on = db, refunds = done, renewMs = 20_000, rounds = 1 } = given
    const workers = {
      'gifts.query': worker,
      'gifts.refund': refunds,
      'envelopes.end': done,
      'pledges.step': done,
      'bills.reconcile': done,
      'books.audit': done,
      'ledger.close': done,
      'calendar.remind': done,
      'reports.due': done,
      'echoes.tell': done,
      'reports.share': done,
      'notices.report': done,
      'notices.send': done,
    }
    return runnerOf({
      db: on,
      clock: { now: () => now },
      log,
      workers,
      readers,
      renewMs,
      rounds: { 'gifts.query': rounds },
    })
  }

  test.each([
    [200, 1],
    [500, 3],
  ])(
    'of %i jobs that are due together a claim takes 200, and %i rounds stand beside each other',
    async (count, expected) => {
      await db.run(sql`insert into job (name, key, due_at)
      select 'gifts.query', 'job-' || n, ${NOON} from generate_series(1, ${count}::integer) n`)
      let [together, most] = [0, 0]
      const slow: Worker = async (jobs) => {
        together += 1
        most = Math.max(most, together)
        await wait(300)
        together -= 1
        return done(jobs)
      }
      await aRunner(slow, { rounds: 3 }).runDue()
      expect(most).toBe(expected)
      expect(await dueTimes()).toEqual({})
    },
  )

  test('what a job has written of its own next time is kept, also when it was changed meanwhile', async () => {
    await planJob('kept', now)
    const runner = aRunner(async (jobs) => {
      await db.run(sql`update job set due_at = ${later(30)} where key = 'kept'`)
      return new Map(jobs.map(({ key }) => [key, 'kept']))
    })
    await runner.runDue()
    const [left] = await db.many(
      sql`select due_at, attempt, leased_until from job where key = 'kept'`,
    )
    expect(left).toEqual({ due_at: later(30), attempt: 0, leased_until: null })
    expect(await runner.nextDueAt()).toEqual(later(30))
  })

  test('a job is planned once, and waits for its time on the clock that moves', async () => {
    await planJob('later', later(60))
    await planJob('later', later(5))
    const did: Job[] = []
    const runner = aRunner(async (jobs) => {
      did.push(...jobs)
      return done(jobs)
    })
    await runner.runDue()
    expect(did).toEqual([])
    expect(await runner.nextDueAt()).toEqual(later(60))

    now = later(60)
    await runner.runDue()
    expect(did).toEqual([
      { name: 'gifts.query', key: 'later', dueAt: later(60), attempt: 0, payload: { of: 'later' } },
    ])
    expect(await runner.nextDueAt()).toBeNull()
  })

  test('a job is claimed by one of two runners', async () => {
    await planMany(60)
    const did: string[] = []
    const slowly: Worker = async (jobs) => {
      did.push(...jobs.map(({ key }) => key))
      await wait(20)
      return done(jobs)
    }
    const other = url ? openPostgresql(url) : db
    const runners = [aRunner(slowly), aRunner(slowly, { on: other })]
    await Promise.all(runners.map((runner) => runner.runDue()))
    expect(did.sort()).toEqual(Array.from({ length: 60 }, (_, n) => `job-${n}`).sort())
    expect(await nextDueAt(db)).toBeNull()
    if (other !== db) await other.close()
  })

  test('what is due is done when it answers, also when the round that listens has taken it', async () => {
    const did: string[] = []
    const runner = aRunner(async (jobs) => {
      await wait(20)
      did.push(...jobs.map(({ key }) => key))
      return done(jobs)
    })
    await runner.start()
    const missed: string[] = []
    for (let n = 0; n < 100; n += 1) {
      const key = `job-${n}`
      await planJob(key, NOON)
      await wait((n % 10) / 2)
      await runner.runDue()
      if (!did.includes(key)) missed.push(key)
    }
    await runner.stop()
    expect(missed).toEqual([])
  })

  test('one round runs at a time, also when work is told of while somebody waits for what is due', async () => {
    const did: string[] = []
    let atOnce = 0
    let atOnceMax = 0
    const runner = aRunner(async (jobs) => {
      atOnce += 1
      atOnceMax = Math.max(atOnceMax, atOnce)
      if (did.length === 0) await planJob('second', NOON)
      await wait(100)
      did.push(...jobs.map(({ key }) => key))
      atOnce -= 1
      return done(jobs)
    })
    await runner.start()
    await runner.runDue()
    // Without a word to the listening runner: whoever asks finds it.
    await db.run(sql`insert into job (name, key, due_at) values ('gifts.query', 'first', ${NOON})`)
    const another = runner.runDue()
    await runner.runDue()
    expect(did).toEqual(['first', 'second'])
    await another
    await runner.stop()
    expect(atOnceMax).toBe(1)
  })

  test('a fact that a job tells of has had its effects by the answer', async () => {
    await planJob('teller', NOON)
    const hear: OutboxReader = sql`insert into event (step, at, recorded_at, by_server, reason)
      select 'settled', at, at, true, gift_id from taken`
    const runner = aRunner(
      async (jobs) => {
        await db.script(`insert into outbox (project_id, kind, subject, facts, at)
          values ('quilt001', 'gift.settled', 'told late', '{}', '2026-12-01')`)
        return done(jobs)
      },
      { readers: { hear } },
    )
    await runner.runDue()
    expect(await db.many(sql`select reason from event`)).toEqual([{ reason: 'told late' }])
  })

  test('what a dead worker had claimed is let go after its lease, and counted as tried', async () => {
    await planJob('orphan', NOON)
    expect(await claim(db, 'gifts.query', NOON, 10)).toMatchObject([{ key: 'orphan', attempt: 0 }])
    expect(await claim(db, 'gifts.query', later(86_400), 10)).toEqual([])
    const lease = sql`select extract(epoch from leased_until - now())::integer as seconds from job`
    const { seconds } = await db.one<{ seconds: number }>(lease)
    expect(seconds).toBeGreaterThan(55)
    expect(seconds).toBeLessThanOrEqual(60)

    await db.script(`update job set leased_until = leased_until - interval '60 seconds'`)
    expect(await claim(db, 'gifts.query', NOON, 10)).toMatchObject([{ key: 'orphan', attempt: 1 }])
  })

  test('a worker that takes long keeps its jobs', async () => {
    await planJob('long', NOON)
    const leftSeconds: number[] = []
    const runner = aRunner(
      async (jobs) => {
        await db.script(`update job set leased_until = now() - interval '1 second'`)
        const lease = sql`select extract(epoch from leased_until - now())::integer as left from job`
        for (let tries = 0; tries < 100 && (leftSeconds.at(-1) ?? -1) < 0; tries += 1) {
          await wait(20)
          leftSeconds.push((await db.one<{ left: number }>(lease)).left)
        }
        return done(jobs)
      },
      { renewMs: 10 },
    )
    await runner.runDue()
    expect(leftSeconds.at(-1)).toBeGreaterThan(50)
  })

  test('work of one kind does not wait for a long one of another kind', async () => {
    await planJob('long', NOON)
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const did: string[] = []
    const runner = aRunner(
      async (jobs) => {
        await ended
        did.push('long')
        return done(jobs)
      },
      {
        refunds: async (jobs) => {
          did.push(...jobs.map(({ key }) => key))
          return done(jobs)
        },
      },
    )
    const all = runner.runDue()
    await wait(50)
    await runner.start()
    await planJob('short', NOON, 'gifts.refund')
    while (did.length === 0) await wait(10)
    end()
    await all
    await runner.stop()
    expect(did).toEqual(['short', 'long'])
  })

  test('a job whose time has not come is not claimed for being let go', async () => {
    await planJob('tomorrow', later(86_400))
    await db.script(`update job set leased_until = now() - interval '1 hour'`)
    expect(await claim(db, 'gifts.query', NOON, 10)).toEqual([])
  })

  test('a job that fails comes back after two seconds, then four, then eight, at most an hour', async () => {
    await planJob('hard', NOON)
    const runner = aRunner(async () => {
      throw new Error('not today')
    })
    const pauses: number[] = []
    for (let tries = 0; tries < 14; tries += 1) {
      await runner.runDue()
      const due = (await dueTimes())['hard'] ?? now
      pauses.push((due.getTime() - now.getTime()) / 1_000)
      now = due
    }
    expect(pauses.slice(0, 4)).toEqual([2, 4, 8, 16])
    expect(pauses.at(-1)).toBe(3_600)
  })

  test('one job that fails keeps no other from its end', async () => {
    await planMany(20)
    const runner = aRunner(
      oneByOne(log, async ({ key }): Promise<Next> => {
        if (key === 'job-7') throw new Error('not this one')
        return key === 'job-8' ? { at: later(90) } : 'done'
      }),
    )
    await runner.runDue()
    expect(await dueTimes()).toEqual({ 'job-7': later(2), 'job-8': later(90) })
  })

  test('a job that its worker forgot comes back', async () => {
    await planMany(2)
    await aRunner(async () => new Map([['job-0', 'done']])).runDue()
    expect(await dueTimes()).toEqual({ 'job-1': later(2) })
  })

  test('more jobs than fit one claim are all done in one round', async () => {
    await db.script(`insert into job (name, key, due_at)
      select 'gifts.query', 'n' || n, '2026-12-01' from generate_series(1, 450) n`)
    const claims: number[] = []
    await aRunner(async (jobs) => {
      claims.push(jobs.length)
      return done(jobs)
    }).runDue()
    expect(claims).toEqual([200, 200, 50])
  })

  test('a job that ended elsewhere is not brought back by whoever was slower', async () => {
    await planJob('slow', NOON)
    await claim(db, 'gifts.query', NOON, 1)
    await settleJobs(db, 'gifts.query', new Map([['slow', 'done']]))
    await settleJobs(db, 'gifts.query', new Map([['slow', { at: later(5) }]]))
    expect(await dueTimes()).toEqual({})
  })

  describe('the outbox', () => {
    const tell = (count: number) =>
      db.script(`insert into outbox (project_id, kind, subject, facts, at)
        select 'quilt001', 'gift.settled', 'gift-' || n, '{}', '2026-12-01' from generate_series(1, ${count}) n`)
    const note: OutboxReader = sql`insert into event (step, at, recorded_at, by_server, reason)
      select 'settled', ${NOON}::timestamptz, ${NOON}::timestamptz, true, gift_id from taken`
    const noted = async () =>
      (await db.many<{ reason: string }>(sql`select reason from event order by id`)).map(
        ({ reason }) => reason,
      )

    test('each fact has its effects once, also when two runners read and one reader throws', async () => {
      await tell(30)
      await db.script('create table mood (patience integer); insert into mood values (0)')
      const moody: OutboxReader = sql`insert into mood select 1 / patience from mood, taken`
      const readers = { note, moody }
      const other = url ? openPostgresql(url) : db
      const runners = [aRunner(done, { readers }), aRunner(done, { readers, on: other })]
      for (const runner of runners)
        await expect(runner.runDue()).rejects.toThrow('division by zero')
      expect(await noted()).toEqual([])

      await db.script('update mood set patience = 1')
      await Promise.all(runners.map((runner) => runner.runDue()))
      for (const runner of runners) await runner.runDue()
      expect(await noted()).toHaveLength(30)
      expect(new Set(await noted()).size).toBe(30)
      if (other !== db) await other.close()
    })

    test('a full outbox is read to its end, set by set, and others have their turn in between', async () => {
      await tell(4_500)
      const draining = drainOutbox(db, { note })
      await immediate()
      const { left } = await db.one<{ left: number }>(sql`select count(*) as left from outbox`)
      expect(left).toBeGreaterThan(0)
      expect(await draining).toBe(4_500)
      expect(await noted()).toHaveLength(4_500)
    })

    test('a reader reads what one before it returns', async () => {
      await tell(2)
      const again: OutboxReader = sql`insert into event (step, at, recorded_at, by_server, reason)
        select 'settled', ${NOON}::timestamptz, ${NOON}::timestamptz, true, reason || ' again' from noted`
      const facts = await drainOutbox(db, {
        noted: sql`${note} returning reason`,
        again,
      })
      expect(facts).toBe(2)
      expect((await noted()).sort()).toEqual(['gift-1', 'gift-1 again', 'gift-2', 'gift-2 again'])
    })

    test('a reader that throws keeps no job from its work, and the runner says that it is not well', async () => {
      await tell(1)
      await planMany(3)
      const runner = aRunner(done, {
        readers: { moody: sql`insert into event (step) select 'without a time' from taken` },
      })
      await runner.start()
      while (runner.healthy()) await wait(10)
      await runner.stop()
      expect(await nextDueAt(db)).toBeNull()
      expect(await noted()).toEqual([])
      const { n } = await db.one<{ n: number }>(sql`select count(*) as n from outbox`)
      expect(n).toBe(1)
    })
  })

  test('a runner that was stopped begins nothing, and ends what it began', async () => {
    await planMany(3)
    const did: string[] = []
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => {
      begun = resolve
    })
    const runner = aRunner(async (jobs) => {
      begun()
      await wait(50)
      did.push(...jobs.map(({ key }) => key))
      return done(jobs)
    })
    await runner.start()
    await beginning
    await runner.stop()
    expect(did).toHaveLength(3)
    expect(await dueTimes()).toEqual({})
    await planMany(1)
    await wait(1_200)
    expect(did).toHaveLength(3)
  })

  test('what is done between rounds happens in the midst of none', async () => {
    const spans: [Date, Date][] = []
    const runner = aRunner(
      async (jobs) => {
        const from = now
        await wait(10)
        spans.push([from, now])
        return done(jobs)
      },
      { rounds: 2 },
    )
    await runner.start()
    for (let n = 1; n <= 30; n += 1) {
      await planJob(`job-${n}`, NOON)
      await wait(n % 8)
      await planJob(`another-${n}`, NOON)
      await runner.between(async () => {
        now = later(n)
      })
    }
    await runner.runDue()
    await runner.stop()
    expect(spans.length).toBeGreaterThan(10)
    expect(spans.filter(([from, to]) => from !== to)).toEqual([])
    expect(await dueTimes()).toEqual({})
  })

  test('a runner hears of work from another process', async () => {
    const runner = aRunner(done)
    await runner.start()
    await wait(50)
    await planMany(1)
    await db.script(`notify lantern_work`)
    while ((await nextDueAt(db)) !== null) await wait(10)
    expect(runner.healthy()).toBe(true)
    await runner.stop()
  })
})
