/** The database counts days as contracts/pledge-plan.ts does. */
import fc from 'fast-check'
import { addDays, day } from '../../contracts/beijing'
import {
  announcedAgainOn,
  dueDay,
  firstDue,
  nextPeriod,
  periodOf,
  windowEnd,
} from '../../contracts/pledge-plan'
import { stopDatabases } from '../../tests/support/gifts'
import { migratedPglite } from '../../tests/support/migrated'
import { type Db, sql } from '../db'

jest.setTimeout(240_000)
afterAll(stopDatabases)

let db: Db
beforeAll(async () => {
  db = await migratedPglite()
})
afterAll(() => db.close())

const CASES = 400

test('a due day, the first one from a day on, and the next month are the same in both', async () => {
  const someDay = fc
    .integer({ min: 0, max: 36_500 })
    .map((days) => addDays(day('2000-01-01'), days))
  const cases = fc.sample(
    fc.record({
      dayOfMonth: fc.integer({ min: 1, max: 31 }),
      since: someDay,
      atLeast: fc.option(someDay.map(periodOf), { nil: null }),
    }),
    { numRuns: CASES, seed: 20261201 },
  )
  const edges = ['2027-02-28', '2028-02-29', '2027-12-31', '2028-02-28', '2027-04-30'].flatMap(
    (at) => [28, 29, 30, 31].map((dayOfMonth) => ({ dayOfMonth, since: day(at), atLeast: null })),
  )
  const asked = [...cases, ...edges]
  const rows = await db.many<{
    n: number
    due: string
    first: string
    next: string
    ends: string
    again: string
  }>(sql`
    select n, due_day(period_of(since), "dayOfMonth") as due,
      first_due("dayOfMonth", since, "atLeast") as first, next_period(period_of(since)) as next,
      first_due("dayOfMonth", since, "atLeast") + 6 as ends,
      announced_again_on(beijing_hour(since, 21)) as again
    from jsonb_to_recordset(${JSON.stringify(asked.map((each, n) => ({ n, ...each })))}::jsonb)
      as c (n integer, "dayOfMonth" integer, since date, "atLeast" text)`)
  expect(rows).toHaveLength(asked.length)
  for (const { n, ...said } of rows) {
    const { dayOfMonth, since, atLeast } = asked[n] ?? asked[0] ?? never()
    const first = firstDue(dayOfMonth, since, atLeast ?? periodOf(since))
    expect([asked[n], said]).toEqual([
      asked[n],
      {
        due: dueDay(periodOf(since), dayOfMonth),
        first,
        next: nextPeriod(periodOf(since)),
        ends: windowEnd(first),
        again: announcedAgainOn(since),
      },
    ])
  }
})

function never(): never {
  throw new Error('there are cases')
}
