import { pino } from 'pino'
import { stopDatabases } from '../../tests/support/gifts'
import { until } from '../../tests/support/world'
import { type Db, sql } from '../db'
import { signerOf } from '../ledger'
import { honestBooks } from './fixtures/honest-books'
import { auditWorker, planAudit } from './nightly'

jest.setTimeout(240_000)

const NIGHT = new Date('2026-12-01T20:00:00Z')
const job = { name: 'books.audit', key: 'nightly', dueAt: NIGHT, attempt: 0, payload: {} } as const

let db: Db
let close: () => Promise<void>
let logged: string[]
beforeEach(async () => {
  ;({ db, close } = await honestBooks('postgresql'))
  logged = []
})
afterEach(() => close())
afterAll(stopDatabases)

async function aNight(): Promise<string> {
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  const night = { db, clock: { now: () => NIGHT }, log, signer: signerOf(Buffer.alloc(32)) }
  const next = await auditWorker(night)([job])
  expect(next.get('nightly')).toEqual({ at: new Date('2026-12-02T20:00:00Z') })
  await until(async () => logged.length > 0)
  return logged.join()
}

test('a night is planned once, for four in the morning', async () => {
  await planAudit(db, new Date('2026-12-01T19:00:00Z'))
  await planAudit(db, new Date('2026-12-01T21:00:00Z'))
  const planned = await db.many(sql`select due_at as at from job where name = 'books.audit'`)
  expect(planned).toEqual([{ at: NIGHT }])
})

test('a night on which the books are right says so', async () => {
  expect(await aNight()).toContain('the books are right')
})

test('a night on which they are wrong names what lies, and nothing is held up by it', async () => {
  await db.script('delete from project_day')
  expect(await aNight()).toMatch(/"level":50,.*days equal the gifts of their day: books001 on 2026/)
})

test('a night on which the database is away says that nothing was proven', async () => {
  const there = db
  db = { ...there, transaction: () => Promise.reject(new Error('away')) }
  expect(await aNight()).toContain('could not be carried out')
  db = there
})
