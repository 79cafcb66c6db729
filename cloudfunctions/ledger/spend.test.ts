/** What is booked as spent, against what came in: to the fen, also when everybody comes at once. */
import fc from 'fast-check'
import { aProject } from '../../tests/support/books'
import { aDatabase, frozenGifts, stopDatabases } from '../../tests/support/gifts'
import { entryChecks } from '../checks/entries'
import { look } from '../checks/finding'
import { spendingChecks } from '../checks/spending'
import { type Db, sql } from '../db'
import { holdLedgerOpen, settlerOf, spend } from '.'

jest.setTimeout(240_000)

const NOON = new Date('2026-12-01T04:00:00Z')
const seed = process.env['FC_SEED']

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('spending on %s', (kind) => {
  let db: Db
  let close: () => Promise<void>
  let project = ''
  let [projects, reports] = [0, 0]
  beforeAll(async () => {
    ;({ db, close } = await aDatabase(kind))
  })
  afterAll(() => close())
  beforeEach(async () => {
    projects += 1
    project = await aProject(db, `spend00${projects}`, {})
  })

  async function given(amountFen: number): Promise<string> {
    const [payment] = await frozenGifts(db, 1, { projectId: project, amountFen })
    if (!payment) throw new Error('one was made')
    await settlerOf({ db, clock: { now: () => NOON } }).settle(payment)
    return payment.giftId
  }
  /** A row for the report, and what it books. */
  function spent(...amounts: number[]) {
    reports += 1
    const reportId = `${project}-spent-${reports}`
    return db.transaction(async (tx) => {
      await holdLedgerOpen(tx)
      const lines = amounts.map((amountFen) => ({ line: '被子与床品', amountFen }))
      const said = await spend(tx, { projectId: project, reportId, lines, at: NOON })
      if (said.posted) {
        await tx.run(sql`
          insert into report (project_id, id, kind, content, spent_fen, vouchers, published_at)
          values (${project}, ${reportId}, 'progress', '{}', 0, 0, ${NOON})`)
      }
      return said
    })
  }
  async function refund(giftId: string, amountFen: number) {
    const id = `${giftId}R`
    await db.run(sql`
      insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
      values (${giftId.slice(0, 8)}, ${id}, ${giftId}, ${amountFen}, 'under_way', 'operator', ${NOON})`)
    return () => db.run(sql`select settle_refund(${giftId.slice(0, 8)}, ${id}, ${NOON})`)
  }
  const total = () =>
    db.one<{ raisedFen: number; spentFen: number }>(sql`
      select raised_fen as "raisedFen", spent_fen as "spentFen" from project_total
      where project_id = ${project}`)
  const entries = async () => {
    const rows = await db.many<{ entry: string }>(sql`
      select split_part(entry_id, ':', 1) || ' ' || line || ' ' || split_part(account, ':', 1) || ' ' || amount_fen as entry
      from ledger_entry where project_id = ${project} and starts_with(entry_id, 'report:')
      order by seq`)
    return rows.map(({ entry }) => entry)
  }
  async function lies() {
    const findings = []
    for (const check of [...entryChecks, ...spendingChecks]) findings.push(await look(db, check))
    return findings.flatMap(({ lies: of }) => of)
  }

  test('all that came in can be spent, and not a fen more', async () => {
    await given(1000)
    expect(await spent(600, 401)).toEqual({ posted: false, cameInFen: 1000, spentFen: 0 })
    expect(await entries()).toEqual([])
    expect(await spent(600, 400)).toEqual({ posted: true, cameInFen: 1000, spentFen: 0 })
    expect(await spent(1)).toEqual({ posted: false, cameInFen: 1000, spentFen: 1000 })
    expect(await entries()).toEqual(['report 1 spent 1000', 'report 2 merchant -1000'])
    expect(await total()).toEqual({ raisedFen: 1000, spentFen: 1000 })
    expect(await lies()).toEqual([])
  })

  test('what is taken back is a pair of lines of its own, and can be spent again', async () => {
    await given(1000)
    await spent(1000)
    expect(await spent(-300, 100)).toMatchObject({ posted: true })
    expect((await entries()).slice(2)).toEqual([
      'report 1 spent -300',
      'report 2 merchant 300',
      'report 3 spent 100',
      'report 4 merchant -100',
    ])
    expect(await total()).toMatchObject({ spentFen: 800 })
    expect(await spent(201)).toMatchObject({ posted: false })
    expect(await spent(200)).toMatchObject({ posted: true })
    await expect(spent(-1001)).rejects.toThrow('check')
    expect(await lies()).toEqual([])
  })

  test('what is on its way back to a giver is not to be spent', async () => {
    const giftId = await given(1000)
    const carriedOut = await refund(giftId, 400)
    expect(await spent(601)).toMatchObject({ posted: false, cameInFen: 600 })
    await carriedOut()
    expect(await spent(601)).toMatchObject({ posted: false, cameInFen: 600 })
    expect(await spent(600)).toMatchObject({ posted: true })
    expect(await lies()).toEqual([])
  })

  test('what an envelope still holds is not to be spent; what was directed here for good is', async () => {
    const giftId = await given(1000)
    await db.run(sql`
      insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
        opened, cover, hours, started_at)
      values (${project}, ${`${project}E1`}, ${giftId}, 'donor-0', array[${project}::text, 'books001'],
        'equal', '', array[500, 500], 1, 'round', 24, ${NOON})`)
    await db.run(sql`
      insert into envelope_portion (project_id, id, envelope_id, place, amount_fen, opener_id, opened_at)
      values (${project}, ${`${project}P1`}, ${`${project}E1`}, 1, 500, 'bo', ${NOON})`)
    expect(await spent(1)).toMatchObject({ posted: false, cameInFen: 0 })
    await db.run(sql`
      select * from direct_portions(${JSON.stringify([
        {
          n: 1,
          project_id: project,
          portion_id: `${project}P1`,
          donor_id: 'bo',
          to_project: project,
        },
      ])}::json, ${NOON})`)
    expect(await spent(501)).toMatchObject({ posted: false, cameInFen: 500 })
    expect(await spent(500)).toMatchObject({ posted: true })
  })

  test('a refund after the money was spent is booked all the same, and then nothing more is spent', async () => {
    const giftId = await given(1000)
    await spent(900)
    await (await refund(giftId, 1000))()
    expect(await total()).toEqual({ raisedFen: 0, spentFen: 900 })
    expect(await spent(1)).toEqual({ posted: false, cameInFen: 0, spentFen: 900 })
    expect(await spent(-100)).toMatchObject({ posted: true })
    await given(800)
    expect(await spent(1)).toMatchObject({ posted: false })
    await given(1)
    expect(await spent(1)).toMatchObject({ posted: true })
    expect(await lies()).toEqual([])
  })

  test('the database keeps what was spent, and refuses more than came in from whoever asks', async () => {
    await given(1000)
    await spent(600)
    await expect(db.script('update spending set amount_fen = 1')).rejects.toThrow(
      'spending is kept',
    )
    await expect(db.script('delete from spending')).rejects.toThrow('spending is kept')
    await expect(db.script('update report set spent_fen = 1')).rejects.toThrow('is kept')
    await expect(
      db.run(sql`update project_total set spent_fen = 1001 where project_id = ${project}`),
    ).rejects.toThrow('more would be spent than came in')
  })

  test('whatever comes at once, nothing beyond what came in is spent, and the books are right', async () => {
    const deed = fc.record({
      what: fc.constantFrom('gift', 'spend', 'spend', 'take back', 'refund' as const),
      fen: fc.integer({ min: 1, max: 900 }),
    })
    // The deeds of one moment come together.
    const moments = fc.array(fc.array(deed, { minLength: 1, maxLength: 6 }), { maxLength: 5 })
    const settled: string[] = []
    async function carryOut({ what, fen }: { what: string; fen: number }) {
      if (what === 'gift') settled.push(await given(fen))
      else if (what === 'spend') await spent(fen, 1)
      else if (what === 'take back') await spent(-fen, fen + 1).catch(() => {})
      else {
        const giftId = settled.shift()
        if (giftId !== undefined) await (await refund(giftId, 1))()
      }
    }
    await fc.assert(
      fc.asyncProperty(moments, async (story) => {
        for (const together of story) await Promise.all(together.map(carryOut))
        expect(await lies()).toEqual([])
      }),
      { numRuns: 15, ...(seed !== undefined && { seed: Number(seed) }) },
    )
    const { n } = await db.one<{ n: number }>(sql`select count(*) as n from spending`)
    expect(n).toBeGreaterThan(5)
  })

  test('the audit names what was forged', async () => {
    await given(1000)
    await spent(600)
    await db.script(`
      alter table spending disable trigger user;
      update spending set amount_fen = 500 where project_id = '${project}';
      alter table spending enable trigger user;
      update project_total set spent_fen = 500 where project_id = '${project}'`)
    const named = (await lies()).join('\n')
    expect(named).toContain(`should be spent:${project} 500, stands as spent:${project} 600`)
    expect(named).toContain(`${project} shows 500, entries say 600`)
  })

  test('the audit names what was spent before it had come in', async () => {
    await given(1000)
    await db.script(`
      insert into ledger_entry (project_id, entry_id, line, account, amount_fen, posted_at) values
        ('${project}', 'report:${project}-r', 1, 'spent:${project}', 1001, '2026-12-01'),
        ('${project}', 'report:${project}-r', 2, 'merchant:shandu', -1001, '2026-12-01');
      insert into report (project_id, id, kind, content, spent_fen, vouchers, published_at)
        values ('${project}', '${project}-r', 'progress', '{}', 1001, 0, '2026-12-01');
      insert into spending (project_id, report_id, n, line, amount_fen)
        values ('${project}', '${project}-r', 1, '运输', 1001)`)
    await given(1000)
    expect(await lies()).toContain(`report:${project}-r makes 1001 of 1000`)
  })
})
