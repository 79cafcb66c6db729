/** Reports shared over the gifts of a database: in sets of any size, through any crash, the same rows. */
import fc from 'fast-check'
import { stopDatabases } from '../../tests/support/gifts'
import { audit } from '../checks'
import { type Db, sql } from '../db'
import { AT, aProjectWithReports, OTHER, PROJECT, type Spending } from './fixtures/spending'

jest.setTimeout(240_000)
afterAll(stopDatabases)

/** A database whose first transactions die, before they commit or after. */
function dying(db: Db, fates: readonly ('well' | 'before' | 'after')[]): Db {
  let n = 0
  return {
    ...db,
    async transaction(work, options) {
      const fate = fates[n++]
      const result = await db.transaction(async (tx) => {
        const done = await work(tx)
        if (fate === 'before') throw new Error('died')
        return done
      }, options)
      if (fate === 'after') throw new Error('died')
      return result
    },
  }
}

describe.each(['pglite', 'postgresql'] as const)('sharing on %s', (kind) => {
  let spending: Spending
  beforeEach(async () => {
    spending = await aProjectWithReports(kind)
  })
  afterEach(() => spending.close())

  /** What the lines of each shared report come to over all gifts, against the report itself. */
  async function linesAddUp(): Promise<void> {
    const lines = await spending.db.many<{ said: number; shared: number }>(sql`
      select (line->>'fen')::bigint as said, (
          select coalesce(sum(u.shares[line_n]), 0)::bigint from gift_use u
          where u.project_id = s.project_id and u.report_id = s.report_id) as shared
      from spending_share s
      cross join lateral jsonb_array_elements(s.lines) with ordinality as lines (line, line_n)`)
    expect(lines.length).toBeGreaterThan(0)
    for (const { said, shared } of lines) expect(shared).toBe(said)
  }

  test('each line is borne by all that stood, in proportion, and later gifts bear none of it', async () => {
    await spending.gifts([5_000, 3_000, 2_000])
    const report = await spending.report([
      ['被子与床品', 3_600],
      ['运输', 600],
    ])
    await spending.gifts([9_000])
    expect(await spending.share(report)).toBe('shared')
    const rows = await spending.db.many<{ shares: number[] }>(sql`
      select array_to_json(u.shares) as shares from gift_use u
      join gift g on g.project_id = u.project_id and g.id = u.gift_id order by g.amount_fen desc`)
    expect(rows.map(({ shares }) => shares)).toEqual([
      [1_800, 300],
      [1_080, 180],
      [720, 120],
    ])
    await linesAddUp()
  })

  test('a report without spending, and one that is shared already, are done at once', async () => {
    await spending.gifts([1_000])
    const none = await spending.report([])
    expect(await spending.share(none)).toBe('shared')
    const report = await spending.report([['运输', 10]])
    await spending.share(report)
    const before = await spending.uses()
    expect(await spending.share(report)).toBe('shared')
    expect(await spending.uses()).toEqual(before)
  })

  test('portions bear the lines of the project to which they were directed, until they come back', async () => {
    const [wrapped = ''] = await spending.gifts([9_000])
    const [own = ''] = await spending.gifts([3_000], OTHER)
    const portion = await spending.directed(wrapped, 1_000)
    const here = await spending.report([['被子与床品', 800]])
    const there = await spending.report([['灯', 400]], { projectId: OTHER })
    await spending.share(there)
    await spending.share(here)
    expect(await spending.uses([wrapped, own])).toEqual([
      `${there} gift 0 ${portion}: 100`,
      `${there} gift 1: 300`,
      `${here} gift 0: 800`,
    ])
    // It goes back whole, and with it the portion; the others bear what it had borne.
    await spending.refund(wrapped, 9_000)
    const next = await spending.report([['电池', 200]], { projectId: OTHER })
    await spending.share(next)
    expect((await spending.uses([wrapped, own])).slice(2, 4)).toEqual([
      `${next} gift 0 ${portion}: 0 -100`,
      `${next} gift 1: 200 100`,
    ])
    await linesAddUp()
  })

  test('a correction comes after the report that it corrects, whichever is asked for first', async () => {
    const ids = await spending.gifts([3_000, 1_000])
    const report = await spending.report([['运输', 400]])
    const correction = await spending.report([['运输', -200]])
    await spending.share(correction)
    expect((await spending.uses(ids)).map((row) => row.replace(`${PROJECT}-`, ''))).toEqual([
      `${report.slice(9)} gift 0: 300`,
      `${report.slice(9)} gift 1: 100`,
      `${correction.slice(9)} gift 0: -150`,
      `${correction.slice(9)} gift 1: -50`,
    ])
    await linesAddUp()
  })

  test('when more was spent than stood, what is given meanwhile bears it', async () => {
    await spending.gifts([1_000])
    const report = await spending.report([['运输', 1_500]], { unchecked: true })
    expect(await spending.share(report)).toBe('more than stood')
    await spending.gifts([1_000])
    expect(await spending.share(report)).toBe('more than stood')
    expect(await spending.share(report)).toBe('shared')
    await linesAddUp()
  })

  test('sets of any size and deaths at any moment give the same rows', async () => {
    const ids = await spending.gifts([5_000, 1, 333, 20_000, 6_60, 990, 100, 7, 52_000, 2_000, 13])
    const wrapped = await spending.gifts([4_500], OTHER)
    await spending.directed(wrapped[0] ?? '', 500, PROJECT)
    const reports = [
      await spending.report([
        ['被子与床品', 30_001],
        ['运输', 1_003],
      ]),
    ]
    await spending.refund(ids[3] ?? '', 19_999)
    await spending.directed(ids[8] ?? '', 5_000)
    reports.push(await spending.report([['管理费', 7_777]]))
    reports.push(
      await spending.report([
        ['运输', -501],
        ['走访核对', 499],
      ]),
    )
    const all = async (giftsASet: number, on: Db) => {
      for (const report of reports) await spending.share(report, giftsASet, on)
    }
    await all(1_000, spending.db)
    await linesAddUp()
    const expected = await spending.uses()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 14 }),
        fc.array(fc.constantFrom('well', 'before', 'after'), { maxLength: 9 }),
        async (giftsASet, deaths) => {
          await spending.forget()
          const db = dying(spending.db, deaths)
          for (let tries = 0; ; tries += 1) {
            if (tries > 1_000) throw new Error('it never ends')
            try {
              await all(giftsASet, db)
              break
            } catch (error) {
              if ((error as Error).message !== 'died') throw error
            }
          }
          expect(await spending.uses()).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('a share that somebody writes by hand is found by the audit', async () => {
    const [first = ''] = await spending.gifts([5_000, 3_000])
    const report = await spending.report([['运输', 777]])
    await spending.share(report)
    const { db } = spending
    const lies = async () =>
      (await audit({ db, clock: { now: () => AT } }))
        .filter(({ check }) => /^(shared reports|of no gift)/.test(check))
        .flatMap(({ lies }) => lies)
    expect(await lies()).toEqual([])
    await db.run(sql`
      insert into gift_use (project_id, gift_id, portion, report_id, shares, used_fen)
      values (${PROJECT}, ${first}, 'by hand', ${report}, array[6000], 6000)`)
    expect(await lies()).toEqual([
      `${report} shares 6777 of line 1, which is 777`,
      `${first} gave 0, and 6000 was used of it`,
    ])
  })

  test('two workers at once share each gift once', async () => {
    await spending.gifts(Array.from({ length: 12 }, (_, n) => 100 + n))
    const report = await spending.report([['运输', 777]])
    await Promise.all([spending.share(report, 2), spending.share(report, 2)])
    await linesAddUp()
  })
})
