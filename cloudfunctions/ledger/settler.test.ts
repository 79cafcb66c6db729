import { aDatabase, frozenGifts, MCHID, stopDatabases, sumsOf } from '../../tests/support/gifts'
import { lineTo } from '../../tests/support/line'
import { type Db, isLostConnection, openPostgresql, type Sql, sql } from '../db'
import { type Outcome, type Payment, type Settler, settlerOf } from '.'

jest.setTimeout(240_000)

const clock = { now: () => new Date('2026-12-01T02:02:00Z') }
const settled: Outcome = { kind: 'settled' }
const PROJECTS =
  'quilt001 books001 kite0001 lamp0001 milk0001 ramp0001 loom0001 stove001 porch001 willow01 clinic01 listen01 lunch001 flood001'.split(
    ' ',
  )

afterAll(stopDatabases)

/** Hands all of them over at one moment, so that they share a batch. */
async function settleAll(settler: Settler, payments: Payment[]) {
  const results = await Promise.allSettled(payments.map((payment) => settler.settle(payment)))
  return results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason))
}

const kindsOf = (outcomes: { kind?: string }[]) => [...new Set(outcomes.map(({ kind }) => kind))]

const alarmsOf = (db: Db) =>
  db.many<{ giftId: string; why: string }>(
    sql`select gift_id as "giftId", why from payment_alarm order by id`,
  )

describe.each(['pglite', 'postgresql'] as const)('settling on %s', (kind) => {
  let db: Db
  let close: () => Promise<void>
  let settler: Settler
  beforeAll(async () => {
    ;({ db, close } = await aDatabase(kind))
    settler = settlerOf({ db, clock })
  })
  afterAll(() => close())

  // Each test has a project of its own, so that sums tell of it alone.
  const projects = [...PROJECTS]
  let projectId: string
  beforeEach(() => {
    projectId = projects.pop() ?? unreachable()
  })
  const gifts = (count: number, more: object = {}) => frozenGifts(db, count, { projectId, ...more })
  const alarms = async () =>
    (await alarmsOf(db)).filter(({ giftId }) => giftId.startsWith(projectId))

  test('books every payment of a batch once, and adds up donors and sums', async () => {
    const payments = await gifts(700, { donors: 300, amountFen: 250 })
    expect(kindsOf(await settleAll(settler, payments))).toEqual(['settled'])
    expect(await sumsOf(db, projectId)).toEqual({
      settled: 700,
      entries: 1400,
      fundFen: 175_000,
      raisedFen: 175_000,
      gifts: 700,
      donors: 300,
    })
  })

  test('one payment that does not fit its gift harms no neighbour', async () => {
    const [first, second, third, fourth, fifth, last] = await gifts(6)
    if (!first || !second || !third || !fourth || !fifth || !last) throw new Error('six were made')
    const outcomes = await settleAll(settler, [
      first,
      { ...second, paidFen: second.paidFen - 1 },
      { ...third, payerHash: 'somebody else' },
      { ...fourth, mchid: 'SIM1900002' },
      { ...fifth, currency: 'USD' },
      { ...first, giftId: `${projectId}-nobody`, transactionId: 'none' },
      last,
    ])
    expect(outcomes).toEqual([
      settled,
      { kind: 'refused', why: 'amount' },
      { kind: 'refused', why: 'payer' },
      { kind: 'refused', why: 'merchant' },
      { kind: 'refused', why: 'currency' },
      { kind: 'refused', why: 'unknown gift' },
      settled,
    ])
    expect(await sumsOf(db, projectId)).toMatchObject({
      settled: 2,
      entries: 4,
      gifts: 2,
      raisedFen: 2000,
    })
    expect((await alarms()).map(({ why }) => why).sort()).toEqual([
      'amount',
      'currency',
      'merchant',
      'payer',
      'unknown gift',
    ])
  })

  test('one payment that the database refuses harms no neighbour', async () => {
    const payments = await gifts(5)
    const [, , odd] = payments
    await db.script(`
      create function refuse_one() returns trigger language plpgsql as $$
      begin raise exception 'not this one'; end $$;
      create trigger refuse_one before insert on ledger_entry for each row
      when (new.gift_id = '${odd?.giftId}') execute function refuse_one();`)
    const outcomes = await settleAll(settler, payments)
    expect(outcomes.map((outcome) => outcome.kind ?? String(outcome))).toEqual([
      'settled',
      'settled',
      expect.stringContaining('not this one'),
      'settled',
      'settled',
    ])
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 4, entries: 8, gifts: 4 })

    await db.script('drop trigger refuse_one on ledger_entry')
    expect(await settleAll(settler, payments)).toEqual(payments.map(() => settled))
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 5, entries: 10, gifts: 5 })
  })

  test('one payment that the database refuses costs its neighbours a few statements, not one each', async () => {
    const payments = await gifts(256)
    const [, odd] = payments
    if (odd) odd.paidAt = 'no time at all'
    let statements = 0
    const counted = {
      ...db,
      many<Row>(query: Sql) {
        statements += 1
        return db.many<Row>(query)
      },
    }
    const outcomes = await settleAll(settlerOf({ db: counted, clock }), payments)
    expect(outcomes.filter(({ kind }) => kind === 'settled')).toHaveLength(255)
    expect(statements).toBeLessThanOrEqual(1 + 2 * 8)
  })

  test('a database in trouble is asked again with the whole batch, not with its halves', async () => {
    const payments = await gifts(16)
    const troubles = ['40P01', '57014', '53200']
    let statements = 0
    const troubled = {
      ...db,
      async many<Row>(query: Sql) {
        statements += 1
        const code = troubles.pop()
        if (code) throw Object.assign(new Error('in trouble'), { code })
        return db.many<Row>(query)
      },
    }
    const outcomes = await settleAll(settlerOf({ db: troubled, clock }), payments)
    expect(kindsOf(outcomes)).toEqual(['settled'])
    expect(statements).toBe(4)
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 16, entries: 32 })
  })

  test('a payment that cannot even be read harms no neighbour', async () => {
    const [first, second] = await gifts(2)
    if (!first || !second) throw new Error('two were made')
    const outcomes = await settleAll(settler, [first, { ...second, paidAt: 'no time at all' }])
    expect(outcomes[0]).toEqual(settled)
    expect(outcomes[1]).toMatchObject({ message: expect.any(String) })
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 1 })
  })

  test('one payment that stands three times in a batch is booked once and answered three times', async () => {
    const [payment] = await gifts(1)
    if (!payment) throw new Error('one was made')
    const thrice = [payment, { ...payment, source: 'query' as const }, payment]
    expect(await settleAll(settler, thrice)).toEqual([settled, settled, settled])
    expect(await settleAll(settler, thrice)).toEqual([settled, settled, settled])
    expect(await sumsOf(db, projectId)).toMatchObject({
      settled: 1,
      entries: 2,
      gifts: 1,
      donors: 1,
    })
    expect(await alarms()).toEqual([])
  })

  test('of two payments for one gift in one batch the second is refused, not passed off as booked', async () => {
    const [payment, neighbour] = await gifts(2)
    if (!payment || !neighbour) throw new Error('two were made')
    const second = { ...payment, transactionId: '42-another' }
    expect(await settleAll(settler, [payment, second, neighbour, payment])).toEqual([
      settled,
      { kind: 'refused', why: 'another payment' },
      settled,
      settled,
    ])
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 2, gifts: 2 })
    expect(await alarms()).toEqual([{ giftId: payment.giftId, why: 'another payment' }])
  })

  test('a payment that has paid another gift is refused, in its batch and in a later one', async () => {
    const [payment, second, neighbour, later] = await gifts(4)
    if (!payment || !second || !neighbour || !later) throw new Error('four were made')
    const { transactionId } = payment
    const reused = { kind: 'refused', why: 'payment of another gift' }
    const batch = [payment, { ...second, transactionId }, neighbour]
    expect(await settleAll(settler, batch)).toEqual([settled, reused, settled])
    expect(await settler.settle({ ...later, transactionId })).toEqual(reused)
    expect(await settler.settle({ ...later, transactionId })).toEqual(reused)
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 2, entries: 4, gifts: 2 })
    expect(await alarms()).toEqual(
      [second, later].map(({ giftId }) => ({ giftId, why: reused.why })),
    )
    // What was refused is not lost: the gift's own payment still settles it.
    expect(await settleAll(settler, [second, later])).toEqual([settled, settled])
  })

  test('what comes too late for its project is held, and says so whenever it is asked', async () => {
    const [payment] = await gifts(1)
    if (!payment) throw new Error('one was made')
    await db.script(`update project set state = 'closed' where id = '${projectId}'`)
    const twice = await settleAll(settler, [payment, payment])
    expect(twice).toEqual([{ kind: 'held' }, { kind: 'held' }])
    await db.run(sql`select settle_refund(${projectId}, ${`${payment.giftId}H`}, ${clock.now()})`)
    expect(await settleAll(settler, [payment])).toEqual([{ kind: 'held' }])
    expect(await sumsOf(db, projectId)).toMatchObject({
      settled: 0,
      entries: 4,
      fundFen: 0,
      gifts: 0,
    })
  })

  test('a payment of a gift that was given up goes back, because nobody waits for it any more', async () => {
    const [payment] = await gifts(1)
    if (!payment) throw new Error('one was made')
    await db.run(sql`update gift set state = 'expired' where id = ${payment.giftId}`)
    expect(await settleAll(settler, [payment, payment])).toEqual([
      { kind: 'held' },
      { kind: 'held' },
    ])
    const refund = await db.one(sql`
      select state, why, amount_fen as "amountFen" from refund where gift_id = ${payment.giftId}`)
    expect(refund).toEqual({ state: 'under_way', why: 'not_accepted', amountFen: payment.paidFen })
    expect(await alarms()).toEqual([])
    expect(await sumsOf(db, projectId)).toMatchObject({ settled: 0, entries: 2, fundFen: 0 })
  })

  test('the bytes of an event are kept as they came, each with its own payment', async () => {
    const payments = await gifts(3)
    const bytes = ['{"first":1}', '', 'zweite \u0000 \\ "灯"'].map((text) => Buffer.from(text))
    for (const [n, payment] of payments.entries()) payment.event = n === 1 ? undefined : bytes[n]
    await settleAll(settler, payments)
    const kept = await db.many<{ event: Buffer | null }>(sql`
      select p.event from payment p
      join unnest(${payments.map(({ giftId }) => giftId)}::text[]) with ordinality as g (id, n)
        on g.id = p.gift_id
      order by g.n`)
    expect(kept.map(({ event }) => event)).toEqual([bytes[0], null, bytes[2]])
  })

  test('what does not fit stands in the alarms once, with how many times it was said', async () => {
    const [payment] = await gifts(1)
    if (!payment) throw new Error('one was made')
    const wrong = { ...payment, paidFen: 1 }
    await settleAll(settler, [wrong, wrong])
    await settleAll(settler, [wrong])
    await settleAll(settler, [wrong])
    const stands = await db.many(sql`
      select kind, why, times from payment_alarm where gift_id = ${payment.giftId}`)
    expect(stands).toEqual([{ kind: 'payment', why: 'amount', times: 4 }])
  })

  test('is drained when the last one was answered', async () => {
    const payments = await gifts(1200)
    let answered = 0
    const answers = payments.map(async (payment) => {
      await settler.settle(payment)
      answered += 1
    })
    await settler.drained()
    await Promise.resolve()
    expect(answered).toBe(1200)
    await Promise.all(answers)
  })
})

test('when too many wait already, one more is turned away at once and the others keep waiting', async () => {
  const never = { many: () => new Promise<never>(() => {}) } as unknown as Db
  const settler = settlerOf({ db: never, clock })
  const payment: Payment = {
    projectId: 'quilt001',
    giftId: 'quilt001-one',
    transactionId: '42',
    paidFen: 1,
    currency: 'CNY',
    payerHash: '',
    mchid: MCHID,
    paidAt: clock.now().toISOString(),
    source: 'callback',
  }
  let answered = 0
  const waiting = () => void settler.settle(payment).finally(() => (answered += 1))
  for (let n = 0; n < 20_000; n += 1) waiting()
  await expect(settler.settle(payment)).rejects.toThrow('too many wait already')
  expect(answered).toBe(0)
})

describe('settling over a line that breaks', () => {
  let db: Db
  let close: () => Promise<void>
  let line: Awaited<ReturnType<typeof lineTo>>
  let through: Db
  let settler: Settler
  beforeEach(async () => {
    const database = await aDatabase('postgresql')
    ;({ db, close } = database)
    line = await lineTo(database.url)
    through = openPostgresql(line.url)
    settler = settlerOf({ db: through, clock })
  })
  afterEach(async () => {
    await through.close()
    await line.close()
    await close()
  })

  test('a batch whose answer is lost after its commit is sent again, and everybody hears the truth', async () => {
    const payments = await frozenGifts(db, 200)
    const [, wrong] = payments
    if (!wrong) throw new Error('two hundred were made')
    wrong.paidFen += 1
    const cut = line.loseReplyTo(wrong.giftId)
    const outcomes = await settleAll(settler, payments)
    await cut
    expect(outcomes.filter((outcome) => outcome.kind === 'settled')).toHaveLength(199)
    expect(outcomes[1]).toEqual({ kind: 'refused', why: 'amount' })
    expect(await sumsOf(db)).toMatchObject({
      settled: 199,
      entries: 398,
      gifts: 199,
      raisedFen: 199_000,
    })
  })

  test('a batch that was lost on its way is sent again', async () => {
    const payments = await frozenGifts(db, 50)
    const cut = line.loseRequest(payments[7]?.giftId ?? '')
    expect(await settleAll(settler, payments)).toEqual(payments.map(() => settled))
    await cut
    expect(await sumsOf(db)).toMatchObject({ settled: 50, entries: 100, gifts: 50 })
  })

  test('a database that is away for a moment is waited for', async () => {
    const payments = await frozenGifts(db, 50)
    await line.down()
    const outcomes = settleAll(settler, payments)
    setTimeout(() => void line.up(), 800)
    expect(await outcomes).toEqual(payments.map(() => settled))
    expect(await sumsOf(db)).toMatchObject({ settled: 50, gifts: 50 })
  })

  test('a database that stays away is told to the callers, and what they bring again is booked once', async () => {
    const payments = await frozenGifts(db, 20)
    await line.down()
    const outcomes = await settleAll(settler, payments)
    expect(outcomes.every((outcome) => isLostConnection(outcome))).toBe(true)
    await line.up()
    expect(await settleAll(settler, payments)).toEqual(payments.map(() => settled))
    expect(await sumsOf(db)).toMatchObject({ settled: 20, entries: 40, gifts: 20 })
  })
})

describe('settling in two processes on one database', () => {
  test('the same payments brought to both are booked once, without a deadlock', async () => {
    const { db, url, close } = await aDatabase('postgresql')
    const other = openPostgresql(url)
    const settlers = [settlerOf({ db, clock }), settlerOf({ db: other, clock })]
    const payments = [
      ...(await frozenGifts(db, 1500, { donors: 200 })),
      ...(await frozenGifts(db, 1500, { donors: 200, projectId: 'books001' })),
    ]
    const backwards = [...payments].reverse()
    const outcomes = await Promise.all([
      settleAll(settlers[0] ?? unreachable(), payments),
      settleAll(settlers[1] ?? unreachable(), backwards),
    ])
    expect(kindsOf(outcomes.flat())).toEqual(['settled'])
    for (const projectId of ['quilt001', 'books001']) {
      expect(await sumsOf(db, projectId)).toEqual({
        settled: 1500,
        entries: 3000,
        fundFen: 1_500_000,
        raisedFen: 1_500_000,
        gifts: 1500,
        donors: 200,
      })
    }
    const { deadlocks } = await db.one<{ deadlocks: number }>(
      sql`select deadlocks from pg_stat_database where datname = current_database()`,
    )
    expect(deadlocks).toBe(0)
    await other.close()
    await close()
  })

  test('totals that another one changes while a batch waits for them are not lost', async () => {
    const { db, close } = await aDatabase('postgresql')
    const settler = settlerOf({ db, clock })
    const payments = await frozenGifts(db, 40, { donors: 30 })
    let outcomes: Promise<unknown[]> | undefined
    await db.transaction(async (tx) => {
      await tx.run(sql`update project_total
        set raised_fen = raised_fen + 7, donors = donors + 1 where project_id = 'quilt001'`)
      outcomes = settleAll(settler, payments)
      await tx.run(sql`select pg_sleep(0.3)`)
    })
    expect(await outcomes).toEqual(payments.map(() => settled))
    expect(await sumsOf(db)).toMatchObject({ raisedFen: 40_007, gifts: 40, donors: 31 })
    await close()
  })
})

function unreachable(): never {
  throw new Error('there are enough of them')
}
