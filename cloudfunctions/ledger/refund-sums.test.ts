/** What pages show is what stands: a refund takes its part out of totals, days and donors. */
import { aDatabase, frozenGifts, stopDatabases, sumsOf } from '../../tests/support/gifts'
import { type Db, openPostgresql, sql } from '../db'
import { type Payment, settlerOf } from '.'

jest.setTimeout(240_000)

const MONDAY = new Date('2026-12-07T04:00:00Z')
const TUESDAY = new Date('2026-12-08T04:00:00Z')
const PROJECT = 'quilt001'

afterAll(stopDatabases)

async function settle(db: Db, payments: Payment[], at = MONDAY) {
  const settler = settlerOf({ db, clock: { now: () => at } })
  for (const { kind } of await Promise.all(payments.map((payment) => settler.settle(payment)))) {
    expect(kind).toBe('settled')
  }
}

/** Sends a part of a gift back, as the provider's last word does. */
async function refund(db: Db, { giftId }: Payment, amountFen: number, at = TUESDAY) {
  const { id } = await db.one<{ id: string }>(sql`
    insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
    select ${PROJECT}, ${giftId} || 'R' || count(*), ${giftId}, ${amountFen}, 'under_way', 'operator', ${at}
    from refund where gift_id = ${giftId}
    returning id`)
  await db.one(sql`select settle_refund(${PROJECT}, ${id}, ${at})`)
}

const daysOf = (db: Db) =>
  db.many(sql`
    select day, raised_fen as "raisedFen", refunded_fen as "refundedFen", gifts
    from project_day where project_id = ${PROJECT} order by day`)

const pageOf = async (db: Db) => {
  const { raisedFen, gifts, donors, fundFen } = await sumsOf(db, PROJECT)
  const { refundedFen } = await db.one<{ refundedFen: number }>(sql`
    select refunded_fen as "refundedFen" from project_total where project_id = ${PROJECT}`)
  // The fund of the ledger is what a page calls raised.
  expect(raisedFen).toBe(fundFen)
  return { raisedFen, refundedFen, gifts, donors }
}

describe.each(['pglite', 'postgresql'] as const)('on %s', (kind) => {
  let db: Db
  let close: () => Promise<void>
  /** Two gifts of one donor; between them somebody else gave the same. */
  let first: Payment
  let second: Payment
  beforeEach(async () => {
    ;({ db, close } = await aDatabase(kind))
    const payments = await frozenGifts(db, 3, { donors: 2 })
    const [one, other, again] = payments
    if (!one || !other || !again) throw new Error('three were made')
    first = one
    second = again
    await settle(db, payments)
  })
  afterEach(() => close())

  test('a part that goes back is taken off the sum and the day of its gift, and nobody is gone', async () => {
    await refund(db, first, 300)
    expect(await pageOf(db)).toEqual({ raisedFen: 2700, refundedFen: 300, gifts: 3, donors: 2 })
    expect(await daysOf(db)).toEqual([
      { day: '2026-12-07', raisedFen: 2700, refundedFen: 300, gifts: 3 },
    ])
  })

  test('a gift that goes back whole is counted no more, and a donor when none of theirs stands', async () => {
    await refund(db, first, 300)
    await refund(db, first, 700)
    expect(await pageOf(db)).toEqual({ raisedFen: 2000, refundedFen: 1000, gifts: 2, donors: 2 })
    await refund(db, second, 1000)
    expect(await pageOf(db)).toEqual({ raisedFen: 1000, refundedFen: 2000, gifts: 1, donors: 1 })
    expect(await daysOf(db)).toEqual([
      { day: '2026-12-07', raisedFen: 1000, refundedFen: 2000, gifts: 1 },
    ])

    // Whoever comes back is a donor again, on the day of the new gift.
    await settle(db, await frozenGifts(db, 1, { donors: 1 }), TUESDAY)
    expect(await pageOf(db)).toEqual({ raisedFen: 2000, refundedFen: 2000, gifts: 2, donors: 2 })
    expect(await daysOf(db)).toMatchObject([{ raisedFen: 1000 }, { raisedFen: 1000, gifts: 1 }])
  })
})

test('donors whose gifts come and go at the same moments are counted right, without a deadlock', async () => {
  const { db, url, close } = await aDatabase('postgresql')
  const others = [openPostgresql(url), openPostgresql(url)]
  const donors = 60
  for (let round = 0; round < 3; round += 1) {
    const going = await frozenGifts(db, donors, { donors })
    const coming = await frozenGifts(db, donors, { donors })
    await settle(db, going)
    const [one = db, two = db] = others
    await Promise.all([
      ...going.map((gift) => refund(one, gift, 1000)),
      // In small batches, so that they meet in many ways.
      (async () => {
        for (let n = 0; n < donors; n += 4) await settle(two, coming.slice(n, n + 4))
      })(),
    ])
    expect(await pageOf(db)).toEqual({
      raisedFen: donors * 1000,
      refundedFen: donors * 1000 * (2 * round + 1),
      gifts: donors,
      donors,
    })
    for (const gift of coming) await refund(db, gift, 1000)
    expect(await pageOf(db)).toMatchObject({ raisedFen: 0, gifts: 0, donors: 0 })
  }
  const { deadlocks } = await db.one<{ deadlocks: number }>(
    sql`select deadlocks from pg_stat_database where datname = current_database()`,
  )
  expect(deadlocks).toBe(0)
  for (const other of others) await other.close()
  await close()
})
