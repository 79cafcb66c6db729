/** Closed days on both databases: which entries they have, and that each entry leads to its day's root. */
import { bytesToHex } from '@noble/hashes/utils'
import { addDays, type Day, day } from '../../contracts/beijing'
import {
  brokenLinks,
  type ClosedDay,
  dayHash,
  isSignedBy,
  NO_DAY,
} from '../../contracts/proofs/day'
import { entryHash } from '../../contracts/proofs/entry'
import { EMPTY_ROOT, rootAlong } from '../../contracts/proofs/merkle'
import { aDatabase, frozenGifts, stopDatabases } from '../../tests/support/gifts'
import { refundDone } from '../checks/fixtures/honest-books'
import { type Db, type Sql, sql } from '../db'
import { closeDays, readDays, sealDays } from './closing'
import { provenEntry } from './inclusion'
import { settlerOf } from './settler'
import { signerOf } from './signer'

jest.setTimeout(240_000)
afterAll(stopDatabases)

const NOON = new Date('2026-12-01T04:00:00Z')
const TODAY = day('2026-12-01')
const signer = signerOf(Buffer.alloc(32, 7))
const isSigned = (closed: ClosedDay) => isSignedBy(signer.publicKey, closed)

async function give(db: Db, gifts: number): Promise<void> {
  const settler = settlerOf({ db, clock: { now: () => NOON } })
  const payments = await frozenGifts(db, gifts)
  await Promise.all(payments.map((payment) => settler.settle(payment)))
}

const close = (db: Db, upTo: Day) => closeDays({ db, signer }, upTo, NOON)

/** Every entry by its day, its proof checked by the code that others check receipts with. */
async function provenByDay(db: Db): Promise<Record<string, number>> {
  const entries = await db.many<{ projectId: string; entryId: string }>(sql`
    select project_id as "projectId", entry_id as "entryId" from ledger_entry where line = 1`)
  const counts: Record<string, number> = {}
  for (const of of entries) {
    const proven = await provenEntry(db, of)
    const { closed, index = -1, path = [] } = proven?.inclusion ?? {}
    if (!proven || !closed) continue
    const root = rootAlong(
      entryHash(proven.entry),
      { index, size: closed.entries },
      path.map((step) => Buffer.from(step, 'hex')),
    )
    if (!root || bytesToHex(root) !== closed.root) throw new Error(`${of.entryId} leads elsewhere`)
    counts[closed.day] = (counts[closed.day] ?? 0) + 1
  }
  return counts
}

describe.each(['pglite', 'postgresql'] as const)('on %s', (kind) => {
  let db: Db
  let end: () => Promise<void>
  beforeEach(async () => {
    ;({ db, close: end } = await aDatabase(kind))
  })
  afterEach(() => end())

  test('each entry leads to the root of the day that closed after it, over many tiles', async () => {
    await give(db, 520)
    await close(db, TODAY)
    await give(db, 3)
    await refundDone(db, 'quilt001', 400)
    await close(db, addDays(TODAY, 1))
    expect(await provenByDay(db)).toEqual({ '2026-12-01': 520, '2026-12-02': 4 })
    const days = await readDays(db, undefined, 10)
    expect(days.map(({ entries }) => entries)).toEqual([520, 4])
    expect(brokenLinks(days, isSigned)).toEqual([])
    expect(days[0]?.before).toBe(NO_DAY)
  })

  test('days on which nothing was posted have the empty root, and are chained too', async () => {
    await give(db, 1)
    await close(db, TODAY)
    await close(db, addDays(TODAY, 3))
    const days = await readDays(db, undefined, 10)
    expect(days.map(({ day, entries }) => [day, entries])).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 0],
      ['2026-12-03', 0],
      ['2026-12-04', 0],
    ])
    expect(days.slice(1).map(({ root }) => root)).toEqual(Array(3).fill(bytesToHex(EMPTY_ROOT)))
    expect(days[3]?.before).toBe(days[2] && dayHash(days[2]))
  })

  test('closing again changes nothing, and what is posted later waits for the next day', async () => {
    await give(db, 2)
    await close(db, TODAY)
    await give(db, 1)
    expect(await sealDays(db, TODAY, NOON)).toBe(0)
    await close(db, TODAY)
    expect(await provenByDay(db)).toEqual({ '2026-12-01': 2 })
  })

  test('whatever is cut off in between is gone on with', async () => {
    await give(db, 300)
    await sealDays(db, TODAY, NOON)
    // So few numbers at a time that a tile needs several looks.
    await db.one(sql`select hash_ledger_tiles(${TODAY}::date, 10)`)
    await close(db, TODAY)
    expect(await provenByDay(db)).toEqual({ '2026-12-01': 300 })
  })

  test.each([
    ['update', sql`update ledger_day set root = sha256('') where day = ${TODAY}::date`],
    ['delete', sql`delete from ledger_day`],
    ['update', sql`update ledger_node set hash = sha256('')`],
    ['delete', sql`delete from ledger_node`],
  ])('the database refuses to %s what is closed', async (_, statement) => {
    await give(db, 1)
    await close(db, TODAY)
    await expect(db.run(statement)).rejects.toThrow(/closed day/)
  })
})

describe('while others post', () => {
  let db: Db
  let end: () => Promise<void>
  beforeEach(async () => {
    ;({ db, close: end } = await aDatabase('postgresql'))
  })
  afterEach(() => end())

  test('every entry belongs to one day and none is left behind', async () => {
    const giving = Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let times = 0; times < 10; times++) await give(db, 3)
      }),
    )
    let last = TODAY
    for (let over = false; !over; last = addDays(last, 1)) {
      over = await Promise.race([giving.then(() => true), close(db, last).then(() => false)])
    }
    await close(db, addDays(last, 1))
    const counts = Object.values(await provenByDay(db))
    expect(counts.length).toBeGreaterThan(1)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(180)
    const days = await readDays(db, undefined, 1_000)
    expect(days.reduce((sum, { entries }) => sum + entries, 0)).toBe(180)
    expect(brokenLinks(days, isSigned)).toEqual([])
  })

  test('closing waits for an entry that has its number and is not there yet', async () => {
    const [posted, decided] = [aMoment(), aMoment()]
    const slow = db.transaction(async (tx) => {
      await tx.run(sql`
        insert into ledger_entry (project_id, entry_id, line, account, amount_fen, posted_at)
        values ('quilt001', 'gift:slow', 1, 'merchant:shandu', 5, ${NOON}),
          ('quilt001', 'gift:slow', 2, 'fund:quilt001', -5, ${NOON})`)
      posted.come()
      await decided.hasCome
    })
    await posted.hasCome
    await give(db, 1)
    const closing = close(db, TODAY)
    await Promise.race([
      closing,
      until(db, sql`select from pg_locks where locktype = 'advisory' and not granted`),
    ])
    decided.come()
    await Promise.all([slow, closing])
    expect(await provenByDay(db)).toEqual({ '2026-12-01': 2 })
  })
})

function aMoment(): { come(): void; hasCome: Promise<void> } {
  let come = () => {}
  const hasCome = new Promise<void>((resolve) => {
    come = resolve
  })
  return { come: () => come(), hasCome }
}

async function until(db: Db, rows: Sql): Promise<void> {
  while ((await db.many(rows)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
}
